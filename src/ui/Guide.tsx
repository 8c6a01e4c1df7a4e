import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { draftContext, hasDraft } from '../app/desk.ts';
import { flaggedEscalation } from '../domain/case/caseState.ts';
import { outcomeOf, type Draft } from '../domain/case/draft.ts';
import { QUESTIONS, type Position, type QuestionId } from '../domain/policy/flow.ts';
import type { PaysTwo, Request } from '../domain/policy/facts.ts';
import { positionOf } from '../domain/policy/resolve.ts';
import { AskException } from './AskException.tsx';
import { ChartLink } from './ChartLink.tsx';
import { FORMS } from './chunks.ts';
import { isEscalationUnflagged } from './Escalation.tsx';
import { Part } from './later.tsx';
import { LinkButton } from './LinkButton.tsx';
import { offersException } from './offersException.ts';
import { Path } from './Path.tsx';
import { Question } from './Question.tsx';
import { useDesk } from './SessionContext.ts';
import { WhyInactivity } from './Why.tsx';
import { t } from './wording.ts';

/** The draft with one question answered, or with its answer taken back. */
function answered(draft: Draft, question: QuestionId, answer: string | null): Draft {
  const { answers } = draft;
  if (question === 'request') return { ...draft, answers: { ...answers, request: answer as Request | null } };
  if (question === 'paysTwo' || question === 'paysTwoToContinue') {
    return { ...draft, answers: { ...answers, paysTwo: answer as PaysTwo | null } };
  }
  return draft;
}

const isAgents = (question: QuestionId): boolean => QUESTIONS[question].askedOf === 'agent';

/** An escalation that Reggie knows of goes on with the answers, until the customer has calmed down (playbook §5). */
function KnownEscalation(): ReactNode {
  const { state, actions } = useDesk();
  const { escalation } = state.draft.answers;
  if (escalation === 'none' || escalation !== flaggedEscalation(caseOf(state))) return null;
  return (
    <ul className="answered">
      <li>
        <span>
          <span className="hint">{t('panel.escalation.answered')}</span> {t(`panel.escalation.level.${escalation}`)}
        </span>
        <LinkButton
          small
          onClick={() => {
            actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, escalation: 'none' } }));
          }}
        >
          {t('panel.escalation.calm')}
        </LinkButton>
      </li>
    </ul>
  );
}

function Ways({
  isExceptionOffered,
  position,
}: {
  readonly isExceptionOffered: boolean;
  readonly position: Position;
}): ReactNode {
  const { state, actions } = useDesk();
  const begun = hasDraft(state.draft) || state.started;
  return (
    <div className="ways">
      {isExceptionOffered ? null : <AskException />}
      {begun ? (
        <LinkButton small onClick={actions.discard}>
          {t(state.draft.changing ? 'panel.keepDecision' : 'panel.startOver')}
        </LinkButton>
      ) : null}
      <ChartLink position={position} />
    </div>
  );
}

/** The flowchart, one live question at a time; at its end the resolution and the way to record it. */
export function Guide(): ReactNode {
  const { state, actions, ports } = useDesk();
  const context = draftContext(state, ports.settings);
  const outcome = outcomeOf(state.draft, context);
  const asked = outcome.kind === 'question' && isAgents(outcome.position.question) ? outcome.position.question : null;
  const unknown = outcome.kind === 'question' && asked === null;
  const resolution = outcome.kind === 'resolution' ? outcome.resolution : null;
  const { exception } = state.draft;
  return (
    <section className="guide" aria-label={t('panel.guide')}>
      <Path
        outcome={outcome}
        pastDue={context.pastDue}
        onChange={(question) => {
          actions.edit((draft) => answered(draft, question, null));
        }}
      />
      <KnownEscalation />
      {asked === null || (isEscalationUnflagged(state) && state.ticket?.id != null) ? null : (
        <Question
          key={asked}
          question={asked}
          onAnswer={(answer) => {
            actions.edit((draft) => answered(draft, asked, answer));
          }}
        />
      )}
      {state.draft.answers.request === 'refund-inactive' ? <WhyInactivity /> : null}
      {unknown && state.billing.read !== null ? <p className="hint">{t('panel.needsCount')}</p> : null}
      {resolution === null && exception === null ? null : (
        <Part of={FORMS}>
          {({ Resolution, ExceptionForm, Recording }) => (
            <>
              {resolution === null ? null : <Resolution resolution={resolution} />}
              {exception === null ? null : <ExceptionForm exception={exception} />}
              <Recording />
            </>
          )}
        </Part>
      )}
      <Ways
        isExceptionOffered={resolution !== null && offersException(state.draft, resolution)}
        position={positionOf(outcome)}
      />
      {ports.drafts.outlivesReload || !hasDraft(state.draft) ? null : <p className="hint">{t('panel.draftsDie')}</p>}
    </section>
  );
}
