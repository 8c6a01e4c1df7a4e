import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { draftContext, hasDraft } from '../app/desk.ts';
import { flaggedEscalation } from '../domain/case/caseState.ts';
import { outcomeOf, type Draft } from '../domain/case/draft.ts';
import { QUESTIONS, type QuestionId } from '../domain/policy/flow.ts';
import type { PaysTwo, Request } from '../domain/policy/facts.ts';
import { positionOf } from '../domain/policy/resolve.ts';
import { LATER } from './chunks.ts';
import { isEscalationUnflagged } from './Escalation.tsx';
import { Part } from './later.tsx';
import { GuideWays } from './GuideWays.tsx';
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

/** What the agent has answered to it. */
function answerTo({ answers }: Draft, question: QuestionId): string | null {
  return question === 'request' ? answers.request : answers.paysTwo;
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

/** The path stops at a number that nobody knows; it is entered where it is missed, at the top. */
function NeedsCount(): ReactNode {
  return (
    <div className="stack">
      <p className="hint">{t('panel.needsCount')}</p>
      <Button
        size="small"
        onClick={() => {
          const way = document.querySelector<HTMLElement>('button.enter-count, .enter-count input');
          way?.click();
          way?.focus();
        }}
      >
        {t('unknown.enterCount')}
      </Button>
    </div>
  );
}

/** The flowchart, one live question at a time; at its end the resolution and the way to record it. */
export function Guide(): ReactNode {
  const { state, actions, ports } = useDesk();
  // A question that is opened again keeps its answer until there is another one.
  const [reopened, reopen] = useState<QuestionId | null>(null);
  const context = draftContext(state, ports.settings);
  const { draft } = state;
  const now = reopened === null ? null : answerTo(draft, reopened);
  const outcome = outcomeOf(reopened === null ? draft : answered(draft, reopened, null), context);
  const asked = outcome.kind === 'question' && isAgents(outcome.position.question) ? outcome.position.question : null;
  const unknown = outcome.kind === 'question' && asked === null;
  const resolution = outcome.kind === 'resolution' ? outcome.resolution : null;
  const { exception } = draft;
  const isReopened = now !== null && asked === reopened;
  return (
    <section className="guide" aria-label={t('panel.guide')}>
      <Path outcome={outcome} pastDue={context.pastDue} onChange={reopen} />
      <KnownEscalation />
      {asked === null || (isEscalationUnflagged(state) && state.ticket?.id != null) ? null : (
        <Question
          key={asked}
          question={asked}
          now={isReopened ? now : null}
          onAnswer={(answer) => {
            reopen(null);
            actions.edit((before) => answered(before, asked, answer));
          }}
          onKeep={() => {
            reopen(null);
          }}
        />
      )}
      {draft.answers.request === 'refund-inactive' ? <WhyInactivity /> : null}
      {unknown && state.billing.read !== null ? <NeedsCount /> : null}
      {(resolution === null && exception === null) || isReopened ? null : (
        <Part of={LATER}>
          {({ Resolution, ExceptionForm, Recording }) => (
            <>
              {resolution === null ? null : <Resolution resolution={resolution} />}
              {exception === null ? null : <ExceptionForm exception={exception} />}
              <Recording />
            </>
          )}
        </Part>
      )}
      <GuideWays
        isExceptionOffered={resolution !== null && offersException(draft, resolution)}
        position={positionOf(outcome)}
      />
      {ports.drafts.outlivesReload || !hasDraft(draft) ? null : <p className="hint">{t('panel.draftsDie')}</p>}
    </section>
  );
}
