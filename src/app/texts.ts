import { caseOf } from './caseNow.ts';
import { gateFacts, draftContext } from './desk.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { SessionState } from './sessionState.ts';
import { plansVoids } from '../domain/case/billingProof.ts';
import { outcomeOf } from '../domain/case/draft.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import { isQuestionOpen } from '../domain/case/standing.ts';
import type { GateRule } from '../domain/case/gateInput.ts';
import type { Wording } from '../domain/case/noteWords.ts';
import { countOf, type Invoice, type PastDue } from '../domain/invoice.ts';
import { COLLECTED, THRESHOLD } from '../domain/policy/facts.ts';

export type TextId = 'T1' | 'T2' | 'T3' | 'T4' | 'T5';

/** A text to the customer (playbook §8), ready to be inserted into the public reply. */
export interface OfferedText {
  readonly id: TextId;
  readonly body: string;
}

const BEFORE_PROMISING: readonly GateRule[] = ['G1', 'G2', 'G4', 'G3', 'G5', 'G6'];

function listed(invoices: readonly Invoice[], words: Wording): string {
  return invoices.map((invoice) => `${invoice.number} (${words.money(invoice.amount)})`).join(' + ');
}

const owedOf = (pastDue: PastDue): readonly Invoice[] =>
  pastDue.kind === 'invoices' ? pastDue.invoices.filter(({ status }) => status === 'past-due') : [];

/** T2; null where so few are past due, or so little is known, that two cannot be asked for, or one is paid already. */
function askForTwo(pastDue: PastDue, words: Wording): string | null {
  const count = countOf(pastDue);
  const isOnePaid = pastDue.kind === 'invoices' && pastDue.invoices.some(({ status }) => status === 'paid');
  if (count === null || count < THRESHOLD || isOnePaid) return null;
  const two = owedOf(pastDue).slice(0, COLLECTED);
  const rest = count - COLLECTED;
  return two.length === COLLECTED
    ? words.say('text.T2.body', { count, two: listed(two, words), rest })
    : words.say('text.T2.bodyByCount', { count, rest });
}

/** T4; what stays due is named, so that nobody reads "you no longer owe them" as "nothing". */
function remainderVoided(pastDue: PastDue, words: Wording): string {
  const owed = owedOf(pastDue);
  return owed.length === 0 ? words.say('text.T4.body') : words.say('text.T4.bodyOwing', { two: listed(owed, words) });
}

/** The texts that fit where the case stands; one that would promise more than is decided is not offered. */
export function offeredTexts(state: SessionState, ports: SessionPorts): readonly OfferedText[] {
  const { settings, customerWordings } = ports;
  const words = customerWordings[0]?.wording ?? ports.wording;
  const context = draftContext(state, settings);
  const recorded = caseOf(state).endedAt === null ? (caseOf(state).decision?.decision ?? null) : null;
  const outcome = outcomeOf(state.draft, context);
  const drafted = outcome.kind === 'resolution' ? outcome.resolution : null;
  const request = state.draft.answers.request ?? recorded?.request ?? null;
  const rule = drafted?.rule ?? recorded?.rule ?? null;
  const standing = new Set(whatBlocksSolving(gateFacts(state, ports)).map((finding) => finding.rule));
  const mayPromise = recorded !== null && drafted === null && !BEFORE_PROMISING.some((gate) => standing.has(gate));
  const done = !standing.has('G11') && !standing.has('G12');
  const isAnswered = caseOf(state).answer !== null && !isQuestionOpen(caseOf(state));
  const isBeforeReggie = caseOf(state).escalation.level !== 'none' || (recorded !== null && recorded.gate !== 'none');
  const waits = isBeforeReggie && !isAnswered;
  const name = state.ticket?.requester.name.split(' ')[0] ?? '';
  // One greeting is enough where a text joins what is written already.
  const greeting = state.publicReply.trim() === '' ? `${words.say('text.greeting', { name })}\n\n` : '';

  const bodies: [TextId, string | null][] = [];
  // Where Reggie has approved money, "we are not able to refund" is no longer true.
  const givesMoney = mayPromise && recorded.exception?.amount != null;
  if (request === 'refund-inactive' && !givesMoney) bodies.push(['T1', words.say('text.T1.body')]);
  if (rule === 'R7') bodies.push(['T2', askForTwo(context.pastDue, words)]);
  if (waits && !standing.has('G1') && !standing.has('G2')) bodies.push(['T3', words.say('text.T3.body')]);
  if (mayPromise && done && recorded.plan.account === 'stays-open' && plansVoids(recorded.plan)) {
    bodies.push(['T4', remainderVoided(context.pastDue, words)]);
  }
  if (mayPromise && recorded.plan.account === 'closes') {
    const nothingOwed = recorded.plan.counts !== null && recorded.plan.counts.keep === 0;
    const sentences = { signUp: words.say('text.T5.signUp'), noData: words.say('text.T5.noData') };
    bodies.push(['T5', words.say(nothingOwed ? 'text.T5.body' : 'text.T5.bodyOwing', sentences)]);
  }
  return bodies.flatMap(([id, body]) => (body === null ? [] : [{ id, body: greeting + body }]));
}
