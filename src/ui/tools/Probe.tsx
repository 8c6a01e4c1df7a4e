import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { useEffect, useState, type ReactNode } from 'react';
import { caseOf } from '../../app/caseNow.ts';
import type { HostFailure } from '../../app/ports.ts';
import type { ProbeEvent, ProbeLook } from '../../app/setup/ports.ts';
import { isApprover } from '../../domain/case/events.ts';
import { isSolved } from '../../domain/case/gateInput.ts';
import type { Result } from '../../domain/result.ts';
import { useDesk } from '../SessionContext.ts';
import type { SetupParts } from './setupParts.ts';
import { tt, type ToolKey } from './toolWords.ts';

/** What is asked of the admin now. */
type Stage = 'consent' | 'submit' | 'bypass' | 'finish' | 'over';

interface Told {
  readonly step: 'record' | 'hook' | 'net';
  readonly isGood: boolean;
  readonly text: string;
}

/** The host reports the refusal to the admin first; then the ticket is looked at as it is saved. */
const REFUSAL_MS = 1500;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function recordTold({ authorIsViewer, metadataIsWhole }: ProbeEvent): Told {
  const state = !authorIsViewer ? 'author' : metadataIsWhole ? 'good' : 'metadata';
  return { step: 'record', isGood: state === 'good', text: tt(`setup.probe.record.${state}`) };
}

function netTold({ status }: ProbeLook, isApproverHere: boolean): Told {
  const isGood = !isSolved(status);
  const key: ToolKey = isGood
    ? 'setup.probe.net.good'
    : isApproverHere
      ? 'setup.probe.net.approver'
      : 'setup.probe.net.bad';
  return { step: 'net', isGood, text: tt(key, { status }) };
}

/** The guided test: a record comes back as written, the gate refuses before the admin's eyes, the net reopens a bypass. */
export function Probe({ parts }: { readonly parts: SetupParts }): ReactNode {
  const { state, ports } = useDesk();
  const { probeTicket, saveProbe } = parts;
  const [stage, setStage] = useState<Stage>('consent');
  const [agreed, setAgreed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  const [before, setBefore] = useState('open');
  const [failed, setFailed] = useState<string | null>(null);
  // Leaving the set-up must not leave a trap for the next save.
  useEffect(() => saveProbe.disarm, [saveProbe]);

  const id = state.ticket?.id ?? null;
  if (id === null) return <p className="hint">{tt('setup.probe.notCreated')}</p>;

  const tell = (one: Told): void => {
    setTold((list) => [...list, one]);
  };
  /** One request with what follows from it; a failure is told, and the same button tries again. */
  const attempt = async <T,>(ask: Promise<Result<T, HostFailure>>, then: (value: T) => void): Promise<void> => {
    setBusy(true);
    setFailed(null);
    const answer = await ask;
    setBusy(false);
    if (answer.ok) then(answer.value);
    else setFailed(answer.error.detail);
  };
  const awaitRefusal = async (): Promise<void> => {
    await saveProbe.refuseNext(tt('setup.probe.refusal'));
    await pause(REFUSAL_MS);
    await attempt(probeTicket.look(id), ({ status }) => {
      const isGood = !isSolved(status);
      tell({ step: 'hook', isGood, text: tt(isGood ? 'setup.probe.hook.good' : 'setup.probe.hook.bad', { status }) });
      setStage('bypass');
    });
  };
  const begin = (): Promise<void> =>
    attempt(probeTicket.begin(id), (event) => {
      setBefore(event.status);
      tell(recordTold(event));
      setStage('submit');
      void awaitRefusal();
    });
  const skip = (): void => {
    saveProbe.disarm();
    tell({ step: 'hook', isGood: false, text: tt('setup.probe.hook.skipped') });
    setStage('bypass');
  };
  const bypass = (): Promise<void> =>
    attempt(probeTicket.solve(id), (look) => {
      tell(netTold(look, isApprover(state.approvers, ports.viewer.id, ports.now())));
      setStage('finish');
    });
  const finish = (): Promise<void> =>
    attempt(probeTicket.end(id, before), () => {
      setStage('over');
    });

  const button = (label: ToolKey, act: () => Promise<void>, disabled = false): ReactNode => (
    <Button size="small" isPrimary disabled={isBusy || disabled} onClick={() => void act()}>
      {tt(isBusy ? 'setup.probe.working' : label)}
    </Button>
  );
  const hasCase = caseOf(state).run > 0;
  return (
    <section className="card" aria-label={tt('setup.probe.title')}>
      <h3>{tt('setup.probe.title')}</h3>
      <p className="hint">{tt('setup.probe.intro')}</p>
      <ul className="checks" role="status">
        {told.map(({ step, isGood, text }) => (
          <li key={step} className={`check ${isGood ? 'good' : 'bad'}`}>
            <span className="sign" aria-hidden="true">
              {isGood ? '✓' : '✕'}
            </span>
            <p>
              <strong>{tt(`setup.probe.step.${step}`)}.</strong> {text}
            </p>
          </li>
        ))}
      </ul>
      {stage !== 'consent' ? null : hasCase ? (
        <p>{tt('setup.probe.hasCase', { id })}</p>
      ) : (
        <>
          <Field>
            <Checkbox
              checked={agreed}
              onChange={({ target }) => {
                setAgreed(target.checked);
              }}
            >
              <Field.Label>{tt('setup.probe.ticket', { id })}</Field.Label>
            </Checkbox>
          </Field>
          {button('setup.probe.begin', begin, !agreed)}
        </>
      )}
      {stage !== 'submit' ? null : (
        <>
          <p role="alert">
            <strong>{tt('setup.probe.next')}:</strong> {tt('setup.probe.hook.ask')}
          </p>
          <Button size="small" onClick={skip}>
            {tt('setup.probe.hook.skip')}
          </Button>
        </>
      )}
      {stage !== 'bypass' ? null : (
        <>
          <p>{tt('setup.probe.net.ask')}</p>
          {button('setup.probe.net.do', bypass)}
        </>
      )}
      {stage === 'finish' ? button('setup.probe.end', finish) : null}
      {stage === 'over' ? <p>{tt('setup.probe.ended')}</p> : null}
      {failed === null ? null : (
        <p role="alert" className="notice bad">
          {tt('setup.probe.failed', { detail: failed })}
        </p>
      )}
    </section>
  );
}
