import { clockLine } from '../../app/setup/hereLines.ts';
import type { ProbeEvent, ProbeLook } from '../../app/setup/ports.ts';
import { isSolved } from '../../domain/case/gateInput.ts';
import { sayTool, tt } from './toolWords.ts';
import { wordOr } from '../wording.ts';

/** What one step of the probe has shown. */
export interface Told {
  readonly step: 'record' | 'clock' | 'hook' | 'net';
  readonly isGood: boolean;
  readonly text: string;
}

/** A ticket's status as Zendesk's interface says it in the viewer's language. */
const statusWord = (status: string): string => wordOr(sayTool, 'setup.probe.status', status);

/** What came back of the test's record, and when Zendesk says that it was written. */
export function recordTold({ authorIsViewer, metadataIsWhole, aheadMs }: ProbeEvent): readonly Told[] {
  const state = !authorIsViewer ? 'author' : metadataIsWhole ? 'good' : 'metadata';
  const { level, text, values } = clockLine(aheadMs);
  return [
    { step: 'record', isGood: state === 'good', text: tt(`setup.probe.record.${state}`) },
    { step: 'clock', isGood: level === 'good', text: `${sayTool(`setup.line.${text}`, values)}.` },
  ];
}

/** Whether the refusal kept the ticket from being solved; null where nothing was refused. */
export function hookTold(look: ProbeLook | null): Told {
  if (look === null) return { step: 'hook', isGood: false, text: tt('setup.probe.hook.skipped') };
  const isGood = !isSolved(look.status);
  const status = statusWord(look.status);
  return { step: 'hook', isGood, text: tt(isGood ? 'setup.probe.hook.good' : 'setup.probe.hook.bad', { status }) };
}

/** What became of the solve past the gate. */
export function netTold({ status, isMarked }: ProbeLook, byApprover: boolean): Told {
  const stayed = byApprover ? 'approver' : 'bad';
  const state = isSolved(status) ? stayed : isMarked ? 'good' : 'unmarked';
  return {
    step: 'net',
    isGood: state === 'good',
    text: tt(`setup.probe.net.${state}`, { status: statusWord(status) }),
  };
}
