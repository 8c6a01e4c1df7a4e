import { useId, type ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { draftContext, hasDraft } from '../app/desk.ts';
import { exceptionDraftFrom } from '../app/draftFrom.ts';
import { outcomeOf } from '../domain/case/draft.ts';
import { beginException } from '../domain/case/exceptionDraft.ts';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** The way to something other than the playbook's resolution; that Reggie must approve is said before it is pressed. */
export function AskException(): ReactNode {
  const { state, actions, ports } = useDesk();
  const hint = useId();
  if (state.draft.exception !== null) return null;
  const { decision, endedAt } = caseOf(state);
  const begin = (): void => {
    if (decision !== null && endedAt === null && !hasDraft(state.draft)) {
      actions.changeDecision(exceptionDraftFrom(decision.decision));
      return;
    }
    const outcome = outcomeOf(state.draft, draftContext(state, ports.settings));
    // A billing error is no matter of the playbook's, so its void and closure are not suggested either.
    const isOther = state.draft.answers.request === 'refund-other';
    const playbook = outcome.kind === 'resolution' && !isOther ? outcome.resolution.plan : null;
    actions.edit((draft) => ({ ...draft, exception: beginException(playbook) }));
  };
  return (
    <div className="ask-exception">
      <LinkButton small aria-describedby={hint} onClick={begin}>
        {t('exception.title')}
      </LinkButton>
      <span id={hint} className="hint">
        {t('exception.before')}
      </span>
    </div>
  );
}
