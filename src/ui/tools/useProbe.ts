import { useEffect, useState } from 'react';
import type { HostFailure } from '../../app/ports.ts';
import { isApprover } from '../../domain/case/events.ts';
import { err, type Result } from '../../domain/result.ts';
import { useDesk } from '../SessionContext.ts';
import { hookTold, netTold, recordTold, type Told } from './probeSteps.ts';
import type { SetupParts } from './setupParts.ts';
import { tt } from './toolWords.ts';

/** The host reports the refusal to the admin first; then the ticket is looked at as it is saved. */
const REFUSAL_MS = 1500;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface ProbeRun {
  /** What is asked of the admin now; `refused`: nothing, the ticket is being looked at. */
  readonly stage: 'consent' | 'submit' | 'refused' | 'bypass' | 'finish' | 'over';
  readonly told: readonly Told[];
  readonly isBusy: boolean;
  /** In Zendesk's own words; the same button tries again. */
  readonly failed: string | null;
  readonly begin: () => void;
  readonly look: () => void;
  readonly skip: () => void;
  readonly bypass: () => void;
  readonly finish: () => void;
}

/** The steps of the probe on one ticket. */
export function useProbe({ probeTicket, saveProbe }: SetupParts, id: number): ProbeRun {
  const { state, ports } = useDesk();
  const [stage, setStage] = useState<ProbeRun['stage']>('consent');
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  const [before, setBefore] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  // Leaving the set-up must not leave a trap for the next save.
  useEffect(() => saveProbe.disarm, [saveProbe]);

  const tell = (...more: readonly Told[]): void => {
    setTold((list) => [...list, ...more]);
  };
  const attempt = async <T>(ask: () => Promise<Result<T, HostFailure>>, then: (value: T) => void): Promise<void> => {
    setBusy(true);
    setFailed(null);
    // Whatever goes wrong, the admin gets the button back, and reads why.
    const answer = await ask().catch((error: unknown): Result<T, HostFailure> =>
      err({ why: 'failed', detail: error instanceof Error ? error.message : String(error) }),
    );
    setBusy(false);
    if (answer.ok) then(answer.value);
    else setFailed(answer.error.detail);
  };

  const look = (): Promise<void> =>
    attempt(
      () => pause(REFUSAL_MS).then(() => probeTicket.look(id)),
      (found) => {
        tell(hookTold(found));
        setStage('bypass');
      },
    );
  const awaitRefusal = async (): Promise<void> => {
    // Never resolves where the admin says that nothing was refused.
    await saveProbe.refuseNext(tt('setup.probe.refusal'));
    setStage('refused');
    await look();
  };
  const begin = (): Promise<void> =>
    attempt(
      () => probeTicket.begin(id),
      (event) => {
        setBefore(event.status);
        tell(...recordTold(event));
        setStage('submit');
        void awaitRefusal();
      },
    );
  const bypass = (): Promise<void> =>
    attempt(
      () => probeTicket.solve(id),
      (found) => {
        tell(netTold(found, isApprover(state.approvers, ports.viewer.id, ports.now())));
        setStage('finish');
      },
    );
  const finish = (): Promise<void> =>
    attempt(
      () => probeTicket.end(id, before),
      () => {
        setStage('over');
      },
    );
  return {
    stage,
    told,
    isBusy,
    failed,
    begin: () => void begin(),
    look: () => void look(),
    skip: () => {
      saveProbe.disarm();
      tell(hookTold(null));
      setStage('bypass');
    },
    bypass: () => void bypass(),
    finish: () => void finish(),
  };
}
