import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { useState, type ReactNode } from 'react';
import { caseOf } from '../../app/caseNow.ts';
import type { SessionState } from '../../app/sessionState.ts';
import { isSolved } from '../../domain/case/gateInput.ts';
import { useDesk } from '../SessionContext.ts';
import type { SetupParts } from './setupParts.ts';
import { tt, type ToolKey } from './toolWords.ts';
import { useProbe } from './useProbe.ts';

/** What this ticket is to the probe: fit for it, or why not. */
function fitnessOf(state: SessionState): 'fit' | 'hasCase' | 'leftOver' | 'solved' {
  const { ticket, log, savedStatus } = state;
  const hasMarks = (ticket?.indexPhases.length ?? 0) > 0;
  if (caseOf(state).run > 0 || (hasMarks && log.is !== 'read')) return 'hasCase';
  if (hasMarks) return 'leftOver';
  return isSolved(savedStatus ?? ticket?.status ?? null) ? 'solved' : 'fit';
}

/** The guided test: a record comes back as written, the gate refuses before the admin's eyes, the net reopens a bypass. */
export function Probe({ parts }: { readonly parts: SetupParts }): ReactNode {
  const { state } = useDesk();
  const [agreed, setAgreed] = useState(false);
  const id = state.ticket?.id ?? null;
  const { stage, told, isBusy, failed, begin, look, skip, bypass, finish } = useProbe(parts, id ?? 0);
  if (id === null) return <p className="hint">{tt('setup.probe.notCreated')}</p>;

  const button = (label: ToolKey, act: () => void, disabled = false): ReactNode => (
    <Button size="small" isPrimary disabled={isBusy || disabled} onClick={act}>
      {tt(isBusy ? 'setup.probe.working' : label)}
    </Button>
  );
  const fitness = fitnessOf(state);
  return (
    <section className="card" aria-label={tt('setup.probe.title')}>
      <h3>{tt('setup.probe.title')}</h3>
      <ul className="blind">
        {(['shows', 'writes', 'others'] as const).map((what) => (
          <li key={what} className="hint">
            {tt(`setup.probe.intro.${what}`)}
          </li>
        ))}
      </ul>
      <div role="status">
        <ul className="checks">
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
      </div>
      {stage !== 'consent' ? null : fitness !== 'fit' ? (
        <>
          <p>{tt(`setup.probe.${fitness}`, { id })}</p>
          {fitness === 'leftOver' ? button('setup.probe.end', finish) : null}
        </>
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
      {stage === 'refused' ? button('setup.probe.again', look) : null}
      {stage !== 'bypass' ? null : (
        <>
          <p>{tt('setup.probe.net.ask')}</p>
          {button('setup.probe.net.do', bypass)}
        </>
      )}
      {stage === 'finish' ? button('setup.probe.end', finish) : null}
      {stage === 'over' ? <p role="status">{tt('setup.probe.ended')}</p> : null}
      {failed === null ? null : (
        <p role="alert" className="notice bad">
          {tt('setup.probe.failed', { detail: failed })}
        </p>
      )}
    </section>
  );
}
