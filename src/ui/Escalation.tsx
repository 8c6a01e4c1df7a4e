import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import type { SessionState } from '../app/sessionState.ts';
import { flaggedEscalation } from '../domain/case/caseState.ts';
import { isAbove, type Escalation as Level } from '../domain/policy/facts.ts';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { Why } from './Why.tsx';
import { t } from './wording.ts';

/** Said by the agent, and not flagged yet: it comes before everything else (P10). */
export function isEscalationUnflagged(state: SessionState): boolean {
  return isAbove(state.draft.answers.escalation, flaggedEscalation(caseOf(state)));
}

function useEscalation(): { readonly drafted: Level; readonly recorded: Level; readonly set: (level: Level) => void } {
  const { state, actions } = useDesk();
  return {
    drafted: state.draft.answers.escalation,
    recorded: flaggedEscalation(caseOf(state)),
    set: (escalation) => {
      actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, escalation } }));
    },
  };
}

/** An escalation that Reggie does not know of yet: nobody answers the customer before the flag (P10). */
export function EscalationAlert(): ReactNode {
  const { state, actions } = useDesk();
  const { drafted, recorded, set } = useEscalation();
  const isUnflagged = isEscalationUnflagged(state);
  const heading = useArrivalFocus<HTMLHeadingElement>(isUnflagged);
  if (!isUnflagged) return null;
  return (
    <section className="card danger" role="alert">
      <h3 ref={heading} tabIndex={-1}>
        {t('panel.escalation.unflagged')}
      </h3>
      <p>{t(`note.escalation.${drafted === 'chargeback' ? 'chargeback' : 'escalates'}`)}</p>
      <p>{t('panel.escalation.first')}</p>
      <Why of={t('panel.escalation.unflagged')} sentences={['P10']} />
      <Button
        isPrimary
        isDanger
        isStretched
        disabled={state.busy !== null || state.ticket?.id == null}
        onClick={() => {
          void actions.flag('');
        }}
      >
        {state.busy === 'recording' ? t('panel.recording') : t('panel.flagNow')}
      </Button>
      <LinkButton
        small
        onClick={() => {
          set(recorded);
        }}
      >
        {t('panel.escalation.takeBack')}
      </LinkButton>
    </section>
  );
}

/** The way to say at any time that the customer escalates. */
export function Escalation(): ReactNode {
  const { drafted, recorded, set } = useEscalation();
  const held: Level = isAbove(drafted, recorded) ? drafted : recorded;
  if (held === 'chargeback') return null;
  return (
    <section className="trouble" aria-labelledby="trouble">
      <h3 id="trouble">{t('panel.escalation.title')}</h3>
      <p className="hint">{t('panel.escalation.holds')}</p>
      <div className="ways">
        {held === 'none' ? (
          <LinkButton
            small
            onClick={() => {
              set('escalates');
            }}
          >
            {t('panel.escalation.escalates')}
          </LinkButton>
        ) : null}
        <LinkButton
          small
          onClick={() => {
            set('chargeback');
          }}
        >
          {t('panel.escalation.chargeback')}
        </LinkButton>
      </div>
    </section>
  );
}
