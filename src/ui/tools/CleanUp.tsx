import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { useDesk } from '../SessionContext.ts';
import type { SetupParts } from './setupParts.ts';
import { tt } from './toolWords.ts';

/** Ends a guided test that somebody left: takes its marks off, as the test's own last step does; the status stays. */
export function CleanUp({ parts }: { readonly parts: Pick<SetupParts, 'probeTicket'> }): ReactNode {
  const { state, actions } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const id = state.ticket?.id ?? null;
  if (id === null) return null;
  const cleanUp = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    const ended = await parts.probeTicket.end(id, null);
    // Then the log tells that the marks are off, and this card goes.
    if (ended.ok) await actions.refresh();
    else setFailed(ended.error.detail);
    setBusy(false);
  };
  return (
    <>
      <Button size="small" isPrimary disabled={isBusy} onClick={() => void cleanUp()}>
        {tt(isBusy ? 'setup.probe.working' : 'setup.cleanUp')}
      </Button>
      {failed === null ? null : (
        <p role="alert" className="notice bad">
          {tt('setup.probe.failed', { detail: failed })}
        </p>
      )}
    </>
  );
}
