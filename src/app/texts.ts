import { caseOf } from './caseNow.ts';
import { gateFacts, draftContext } from './desk.ts';
import { languageIn, type Language } from './languages.ts';
import type { CustomerText } from './ports.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { SessionState } from './sessionState.ts';
import { plansVoids } from '../domain/case/billingProof.ts';
import { outcomeOf } from '../domain/case/draft.ts';
import { judge, whatBlocksSolving } from '../domain/case/gate.ts';
import { isQuestionOpen } from '../domain/case/standing.ts';
import type { CaseFacts, GateRule } from '../domain/case/gateInput.ts';
import type { Wording } from '../domain/case/noteWords.ts';
import { countOf, type Invoice, type PastDue } from '../domain/invoice.ts';
import { COLLECTED, THRESHOLD } from '../domain/policy/facts.ts';
import { promisesIn } from '../domain/signals/signals.ts';

export type TextId = 'T1' | 'T2' | 'T3' | 'T4' | 'T5';

/** A text to the customer (playbook §8), ready to be inserted into the public reply. */
export interface OfferedText extends CustomerText {
  readonly id: TextId;
}

const BEFORE_PROMISING: readonly GateRule[] = ['G1', 'G2', 'G4', 'G3', 'G5', 'G6'];

/** The languages that texts can be had in, English first. */
export function textLanguages({ customerWordings }: SessionPorts): readonly Language[] {
  return customerWordings.map(({ language }) => language);
}

/** The requester's own language, where the admin enabled it; null where Zendesk does not tell it, or another one. */
export function requestersLanguage({ ticket }: SessionState, ports: SessionPorts): Language | null {
  const theirs = languageIn(ticket?.requesterLocale ?? '');
  return textLanguages(ports).find((language) => language === theirs) ?? null;
}

function wordingIn(language: Language, { customerWordings, wording }: SessionPorts): Wording {
  const enabled = customerWordings.find((one) => one.language === language) ?? customerWordings[0];
  return enabled?.wording ?? wording;
}

/** The name to greet by. What stands there may be an address or a number: nobody is called so. */
function greetingFor(state: SessionState, words: Wording): string {
  const name = state.ticket?.requester.name.trim().split(/\s+/)[0] ?? '';
  return /^\p{L}[\p{L}\p{M}'’-]*$/u.test(name) ? words.say('text.greeting', { name }) : words.say('text.greetingPlain');
}

function listed(invoices: readonly Invoice[], words: Wording): string {
  return invoices.map((invoice) => `${invoice.number} (${words.money(invoice.amount)})`).join(' + ');
}

const owedOf = (pastDue: PastDue): readonly Invoice[] =>
  pastDue.kind === 'invoices' ? pastDue.invoices.filter(({ status }) => status === 'past-due') : [];

/** T2; null where so few are past due, or so little is known, that two cannot be asked for, or one is paid already. */
function askForTwo(pastDue: PastDue, words: Wording): string | null {
  const total = countOf(pastDue);
  const isOnePaid = pastDue.kind === 'invoices' && pastDue.invoices.some(({ status }) => status === 'paid');
  if (total === null || total < THRESHOLD || isOnePaid) return null;
  const two = owedOf(pastDue).slice(0, COLLECTED);
  const count = total - COLLECTED;
  return two.length === COLLECTED
    ? words.say('text.T2.body', { total, two: listed(two, words), count })
    : words.say('text.T2.bodyByCount', { total, count });
}

/** T4; what stays due is named, so that nobody reads "you no longer owe them" as "nothing". */
function remainderVoided(pastDue: PastDue, words: Wording): string {
  const owed = owedOf(pastDue);
  return owed.length === 0 ? words.say('text.T4.body') : words.say('text.T4.bodyOwing', { two: listed(owed, words) });
}

/** Whether the gate lets a reply with this text go out as things stand (G1, G2, G13, G14, G17). */
function mayBeSent(body: string, facts: CaseFacts): boolean {
  return judge({
    ...facts,
    saving: { solving: false, reply: body, replyHoldsNote: false, promises: promisesIn(body) },
  }).allow;
}

/**
 * The texts that fit where the case stands, in one of the languages of `textLanguages`. One that would promise more than
 * is decided, or that the gate would hold back, is not offered.
 */
export function offeredTexts(
  state: SessionState,
  ports: SessionPorts,
  language: Language = 'en',
): readonly OfferedText[] {
  const words = wordingIn(language, ports);
  const context = draftContext(state, ports.settings);
  const recorded = caseOf(state).endedAt === null ? (caseOf(state).decision?.decision ?? null) : null;
  const outcome = outcomeOf(state.draft, context);
  const drafted = outcome.kind === 'resolution' ? outcome.resolution : null;
  const request = state.draft.answers.request ?? recorded?.request ?? null;
  const rule = drafted?.rule ?? recorded?.rule ?? null;
  const facts = gateFacts(state, ports);
  const standing = new Set(whatBlocksSolving(facts).map((finding) => finding.rule));
  const mayPromise = recorded !== null && drafted === null && !BEFORE_PROMISING.some((gate) => standing.has(gate));
  const done = !standing.has('G11') && !standing.has('G12');
  const isAnswered = caseOf(state).answer !== null && !isQuestionOpen(caseOf(state));
  const isBeforeReggie = caseOf(state).escalation.level !== 'none' || (recorded !== null && recorded.gate !== 'none');

  const bodies: [TextId, string | null][] = [];
  // The one that the case asks for while Reggie is awaited comes first.
  if (isBeforeReggie && !isAnswered) bodies.push(['T3', words.say('text.T3.body')]);
  // Where Reggie has approved money, "we are not able to refund" is no longer true.
  const givesMoney = mayPromise && recorded.exception?.amount != null;
  if (request === 'refund-inactive' && !givesMoney) bodies.push(['T1', words.say('text.T1.body')]);
  if (rule === 'R7') bodies.push(['T2', askForTwo(context.pastDue, words)]);
  if (mayPromise && done && recorded.plan.account === 'stays-open' && plansVoids(recorded.plan)) {
    bodies.push(['T4', remainderVoided(context.pastDue, words)]);
  }
  if (mayPromise && recorded.plan.account === 'closes') {
    const nothingOwed = recorded.plan.counts !== null && recorded.plan.counts.keep === 0;
    const sentences = { signUp: words.say('text.T5.signUp'), noData: words.say('text.T5.noData') };
    bodies.push(['T5', words.say(nothingOwed ? 'text.T5.body' : 'text.T5.bodyOwing', sentences)]);
  }
  const greeting = greetingFor(state, words);
  return bodies.flatMap(([id, body]) => (body === null || !mayBeSent(body, facts) ? [] : [{ id, greeting, body }]));
}
