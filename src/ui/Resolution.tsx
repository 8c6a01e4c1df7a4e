import { Field, Input, Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { draftContext } from '../app/desk.ts';
import { asksTooMany, needsChangeReason } from '../domain/case/draft.ts';
import { resolutionName, ruleText, type Resolution as ResolutionOf } from '../domain/policy/resolve.ts';
import { whyRule } from '../domain/policy/why.ts';
import { AskException } from './AskException.tsx';
import { offersException } from './offersException.ts';
import { PlanLines } from './PlanLines.tsx';
import { useDesk } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { Why } from './Why.tsx';
import { t, type TextKey } from './wording.ts';

function ChangeReason(): ReactNode {
  const { state, actions } = useDesk();
  return (
    <Field>
      <Field.Label>{t('panel.changeReason')}</Field.Label>
      <Textarea
        isCompact
        minRows={2}
        value={state.draft.changeReason}
        onChange={(event) => {
          const changeReason = event.target.value;
          actions.edit((draft) => ({ ...draft, changeReason }));
        }}
      />
      <Field.Hint>{t('panel.changeReasonHint')}</Field.Hint>
    </Field>
  );
}

function AskedWhen(): ReactNode {
  const { state, actions } = useDesk();
  return (
    <Field>
      <Field.Label>{t('panel.askedWhen')}</Field.Label>
      <Input
        isCompact
        value={state.draft.askedWhen}
        onChange={(event) => {
          const askedWhen = event.target.value;
          actions.edit((draft) => ({ ...draft, askedWhen }));
        }}
      />
    </Field>
  );
}

/** Why this belongs before Reggie, and the way there. */
function Only({ reason }: { readonly reason: TextKey }): ReactNode {
  return (
    <div className="only">
      <p>{t(reason)}</p>
      <AskException />
    </div>
  );
}

/** The playbook's answer: what happens to each invoice and the account, why, and what comes next. */
export function Resolution({ resolution }: { readonly resolution: ResolutionOf }): ReactNode {
  const { state, ports } = useDesk();
  const { rule, plan, boundary, settingsActed } = resolution;
  const hasException = state.draft.exception !== null;
  // Where an exception is begun, its own heading is what comes next.
  const heading = useArrivalFocus<HTMLHeadingElement>(rule, !hasException);
  const closes = plan.account === 'closes' ? ' closing' : '';
  const title = t(`resolution.${resolutionName(rule, settingsActed)}`);
  const said = (
    <>
      <PlanLines plan={plan} />
      <p>
        {t(`rule.${ruleText(rule, settingsActed)}`)} <span className="badge">{rule}</span>
      </p>
      <Why
        of={rule}
        // Inactivity has a line of its own above.
        sentences={whyRule(rule, state.draft.answers.request, settingsActed).filter((id) => id !== 'P1')}
      />
      {hasException && state.draft.answers.request === 'refund-other' ? (
        <p className="hint">{t('note.refundOther')}</p>
      ) : null}
      {boundary ? <p className="hint">{t('note.boundary')}</p> : null}
      {settingsActed.map((setting) => (
        <p key={setting} className="hint">
          {t(`note.setting.${setting}`)}
        </p>
      ))}
      {offersException(state.draft, resolution) ? (
        <Only reason={asksTooMany(plan) ? 'exception.tooFewToCollect' : 'exception.otherReason'} />
      ) : null}
      {hasException || asksTooMany(plan) ? null : (
        <p className="next">
          <strong>{t('panel.next')}</strong> {t(`next.${ruleText(rule, settingsActed)}`)}
        </p>
      )}
    </>
  );
  const fields = (
    <>
      {needsChangeReason(state.draft, draftContext(state, ports.settings)) ? <ChangeReason /> : null}
      {rule === 'R8' ? <AskedWhen /> : null}
    </>
  );
  // What the exception departs from is folded: the form below is what is to be filled in.
  if (hasException) {
    return (
      <div className="card resolution overruled" data-rule={rule}>
        <details>
          <summary>{t('panel.playbookWould', { what: title })}</summary>
          <div className="stack">{said}</div>
        </details>
        {fields}
      </div>
    );
  }
  return (
    <div className={`card resolution${closes}`} data-rule={rule}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {said}
      {fields}
    </div>
  );
}
