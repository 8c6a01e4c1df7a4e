import { caseOf, gateFacts, draftContext } from './desk.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { SessionState } from './sessionState.ts';
import { plansVoids } from '../domain/case/billingProof.ts';
import { outcomeOf } from '../domain/case/draft.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import type { GateRule } from '../domain/case/gateInput.ts';
import type { NoteWords } from '../domain/case/note.ts';
import { countOf, type PastDue } from '../domain/invoice.ts';
import { COLLECTED } from '../domain/policy/facts.ts';

export type TextId = 'T1' | 'T2' | 'T3' | 'T4' | 'T5';

/** A text to the customer (playbook §8), ready to be inserted into the public reply. */
export interface OfferedText {
  readonly id: TextId;
  readonly body: string;
}

const BEFORE_PROMISING: readonly GateRule[] = ['G1', 'G2', 'G4', 'G3', 'G5', 'G6'];

function askForTwo(name: string, pastDue: PastDue, words: NoteWords): string {
  const count = countOf(pastDue) ?? 0;
  const owed = pastDue.kind === 'invoices' ? pastDue.invoices.filter((invoice) => invoice.status === 'past-due') : [];
  const two = owed.slice(0, COLLECTED).map((invoice) => `${invoice.number} (${words.money(invoice.amount)})`);
  return two.length === COLLECTED
    ? words.say('text.T2.body', { name, count, two: two.join(' + '), rest: count - COLLECTED })
    : words.say('text.T2.bodyByCount', { name, count, rest: count - COLLECTED });
}

/** The texts that fit where the case stands; one that would promise more than is decided is not offered. */
export function offeredTexts(state: SessionState, ports: SessionPorts): readonly OfferedText[] {
  const { noteWords: words, settings } = ports;
  const context = draftContext(state, settings);
  const recorded = caseOf(state).endedAt === null ? (caseOf(state).decision?.decision ?? null) : null;
  const outcome = outcomeOf(state.draft, context);
  const drafted = outcome.kind === 'resolution' ? outcome.resolution : null;
  const request = state.draft.answers.request ?? recorded?.request ?? null;
  const rule = drafted?.rule ?? recorded?.rule ?? null;
  const standing = new Set(
    whatBlocksSolving(gateFacts(state, settings, ports.closureSentences)).map((finding) => finding.rule),
  );
  const mayPromise = recorded !== null && drafted === null && !BEFORE_PROMISING.some((gate) => standing.has(gate));
  const done = !standing.has('G11') && !standing.has('G12');
  const waits = caseOf(state).escalation.level !== 'none' || (recorded !== null && recorded.gate !== 'none');
  const name = state.ticket?.requester.name.split(' ')[0] ?? '';

  const offered: OfferedText[] = [];
  if (request === 'refund-inactive') offered.push({ id: 'T1', body: words.say('text.T1.body', { name }) });
  if (rule === 'R7') offered.push({ id: 'T2', body: askForTwo(name, context.pastDue, words) });
  if (waits && !standing.has('G1') && !standing.has('G2')) {
    offered.push({ id: 'T3', body: words.say('text.T3.body', { name }) });
  }
  if (mayPromise && done && recorded.plan.account === 'stays-open' && plansVoids(recorded.plan)) {
    offered.push({ id: 'T4', body: words.say('text.T4.body', { name }) });
  }
  if (mayPromise && recorded.plan.account === 'closes') {
    const nothingOwed = recorded.plan.counts !== null && recorded.plan.counts.keep === 0;
    const sentences = { name, signUp: words.say('text.T5.signUp'), noData: words.say('text.T5.noData') };
    offered.push({ id: 'T5', body: words.say(nothingOwed ? 'text.T5.body' : 'text.T5.bodyOwing', sentences) });
  }
  return offered;
}
