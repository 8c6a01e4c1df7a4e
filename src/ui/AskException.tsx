import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf, draftContext, hasDraft } from '../app/desk.ts';
import { draftFrom } from '../app/draftFrom.ts';
import { outcomeOf } from '../domain/case/draft.ts';
import { beginException } from '../domain/case/exceptionDraft.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** The way to something other than the playbook's resolution; that Reggie must approve is said before it is pressed. */
export function AskException(): ReactNode {
  const { state, actions, ports } = useDesk();
  if (state.draft.exception !== null) return null;
  const { decision, endedAt } = caseOf(state);
  const begin = (): void => {
    if (decision !== null && endedAt === null && !hasDraft(state.draft)) {
      actions.changeDecision(draftFrom(decision.decision, true));
      return;
    }
    const outcome = outcomeOf(state.draft, draftContext(state, ports.settings));
    const playbook = outcome.kind === 'resolution' ? outcome.resolution.plan : null;
    actions.edit((draft) => ({ ...draft, exception: beginException(playbook) }));
  };
  return (
    <div className="ask-exception">
      <Button isLink size="small" onClick={begin}>
        {t('exception.title')}
      </Button>
      <span className="hint">{t('exception.before')}</span>
    </div>
  );
}
