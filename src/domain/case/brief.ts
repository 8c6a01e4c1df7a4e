import { decisionWith, isOnlyAsk, type CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import { carriesFlag } from './events.ts';
import type { NoteWords } from './noteWords.ts';
import { askedWords, planWords, resolutionWords } from './shortWords.ts';
import { countOf, type PastDue } from '../invoice.ts';
import { totals, type Instant } from '../money.ts';

export const BRIEF_LINES = ['asked', 'customer', 'path', 'playbook', 'why', 'age'] as const;
/** Reggie's brief: six lines, in this order (playbook §9). */
export type BriefLine = (typeof BRIEF_LINES)[number];

export interface BriefContext {
  readonly state: CaseState;
  /** The case's invoices as billing shows them now. */
  readonly pastDue: PastDue;
  readonly requester: string;
  readonly nameOf: (userId: number) => string;
  readonly now: Instant;
  readonly words: NoteWords;
}

/** What the flag before the newest one put before Reggie in this run; null where there was none, or only an escalation. */
export function flaggedBefore(state: CaseState): Decision | null {
  const flags = state.events.filter(({ run, act }) => run === state.run && carriesFlag(act));
  const before = flags.at(-2)?.act;
  if (before?.kind === 'decided') return before.decision;
  return before?.kind === 'flagged' ? decisionWith(state, before.fingerprint) : null;
}

function asked(decision: Decision | null, { state, words }: BriefContext): string {
  const { level } = state.escalation;
  const escalates = level === 'none' ? [] : [words.say(`note.escalation.${level}`)];
  if (decision === null) return [...escalates, words.say('brief.nothingDecided')].join(' ');
  const { exception } = decision;
  const refunded = exception?.refundedInvoices.map(words.number) ?? [];
  const plan =
    exception === null ? [] : [planWords(decision, words), words.say(`change.account.${decision.plan.account}`)];
  const what = `${askedWords(decision, words)}${refunded.length === 0 ? '' : ` (${refunded.join(', ')})`}`;
  return [[what, ...plan].join('; '), ...escalates].join('. ');
}

function customer(decision: Decision | null, { pastDue, requester, words }: BriefContext): string {
  const { say, money, day } = words;
  const who = pastDue.kind === 'invoices' && pastDue.customer.label !== '' ? pastDue.customer.label : requester;
  const known = pastDue.kind === 'unknown' ? (decision?.pastDue.n ?? null) : countOf(pastDue);
  if (known === null) return say('brief.unknown', { who });
  const count = say('brief.count', { who, count: known });
  const isTyped = pastDue.kind === 'count' ? pastDue.source === 'typed' : decision?.pastDue.source === 'typed';
  if (pastDue.kind !== 'invoices') return `${count}${isTyped ? say('brief.byHand') : ''}`;
  const due = pastDue.invoices.filter(({ status }) => status === 'past-due');
  const settled = pastDue.invoices.length - due.length;
  const counted = `${say('brief.count', { who, count: due.length })}${settled === 0 ? '' : say('brief.settled', { count: settled })}`;
  const oldest = due.at(-1);
  if (oldest === undefined) return counted;
  const sums = totals(due.map(({ amount }) => amount)).map(money);
  return `${counted}, ${sums.join(' + ')}, ${say('brief.oldest', { day: day(oldest.issuedAt) })}`;
}

function path(decision: Decision, { say }: NoteWords): string {
  const { request, paysTwo, requestChange } = decision;
  const steps = [
    ...(request === null ? [] : [say(`answer.request.${request}`)]),
    ...(paysTwo === null ? [] : [`${say('note.paysTwo')}: ${say(`answer.paysTwo.${paysTwo}`)}`]),
    ...(decision.rule === null ? [] : [decision.rule]),
  ];
  const before = requestChange?.before ?? null;
  const changed = before === null ? '' : say('brief.requestBefore', { before: say(`answer.request.${before}`) });
  return `${steps.length === 0 ? say('change.none') : steps.join(' → ')}${changed}`;
}

/** What the playbook would do; of another reason than inactivity it does not speak (playbook §4 footnote 2). */
function playbook(decision: Decision, words: NoteWords): string {
  const would = resolutionWords(decision, words);
  return decision.request === 'refund-other' ? `${would}. ${words.say('brief.refundOther')}` : would;
}

function why(decision: Decision | null, { state }: BriefContext): readonly string[] {
  const said = state.flag?.event.act;
  const flagged = said !== undefined && 'words' in said ? said.words : '';
  return [decision?.exception?.reason ?? '', decision?.requestChange?.reason ?? '', flagged].filter(
    (reason) => reason !== '',
  );
}

/** The six lines of the newest flag, readable in ten seconds (playbook §9); none where nothing is flagged. */
export function briefOf(context: BriefContext): Readonly<Record<BriefLine, string>> | null {
  const { state, words, now, nameOf } = context;
  const { flag } = state;
  if (flag === null || flag.withdrawn) return null;
  const decision = state.decision?.decision ?? null;
  const reasons = why(decision, context);
  const byPlaybook = decision !== null && decision.exception === null && !isOnlyAsk(decision);
  return {
    asked: asked(decision, context),
    customer: customer(decision, context),
    path: decision === null ? words.say('change.none') : path(decision, words),
    playbook: decision === null ? words.say('change.none') : playbook(decision, words),
    why: reasons.length > 0 ? reasons.join(' · ') : words.say(byPlaybook ? 'brief.byPlaybook' : 'change.none'),
    age: words.say('brief.age', {
      age: words.age(flag.event.at, now),
      when: words.moment(flag.event.at),
      name: nameOf(flag.event.author),
    }),
  };
}
