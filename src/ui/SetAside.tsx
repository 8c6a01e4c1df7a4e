import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { gateFacts } from '../app/desk.ts';
import { dismiss } from '../domain/case/commands.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import { ONLY_SOLVING } from '../domain/case/gateInput.ts';
import { useDesk } from './SessionContext.ts';
import { t, type TextKey } from './wording.ts';

/** The one click that says this is not the playbook's matter; only where it would not be refused (playbook §5). */
export function SetAside({
  label = 'panel.notAboutThis',
  hint,
}: {
  readonly label?: TextKey;
  /** What pressing it does, where nothing beside it says so. */
  readonly hint?: TextKey;
}): ReactNode {
  const { state, actions, ports } = useDesk();
  const ticketId = state.ticket?.id;
  if (ticketId == null) return null;
  const actor = { id: ports.viewer.id, at: ports.now(), eventId: '', ticketId };
  if (!dismiss(caseOf(state), actor, state.draft.answers.escalation).ok) return null;
  // What billing shows beyond the decision of a run that is over is answered for, not set aside (G16).
  const isOver = caseOf(state).endedAt !== null;
  if (isOver && CHECKS.G16({ ...gateFacts(state, ports), saving: ONLY_SOLVING }) !== null) return null;
  return (
    <>
      <Button
        size="small"
        disabled={state.busy !== null}
        onClick={() => {
          void actions.dismiss();
        }}
      >
        {t(label)}
      </Button>
      {hint === undefined ? null : <span className="hint">{t(hint)}</span>}
    </>
  );
}
