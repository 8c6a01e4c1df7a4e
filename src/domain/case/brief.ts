import { decisionWith, isOnlyAsk, type CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import { carriesFlag, type CaseAct } from './events.ts';
import { labelled, type NoteWords } from './noteWords.ts';
import { askedWords, planWords } from './shortWords.ts';
import { isQuestionOpen } from './standing.ts';
import { countOf, type PastDue } from '../invoice.ts';
import { totals, type Instant } from '../money.ts';
import { isAbove, type Escalation } from '../policy/facts.ts';

/** Whose invoices these are, as billing shows them now. */
export interface WhoIsIt {
  readonly pastDue: PastDue;
  readonly requester: string;
  readonly words: NoteWords;
}

export interface BriefContext extends WhoIsIt {
  readonly state: CaseState;
  readonly nameOf: (userId: number) => string;
  readonly now: Instant;
}

/** What the flag before the newest one put before Reggie in this run; null where there was none, or only an escalation. */
export function flaggedBefore(state: CaseState): Decision | null {
  const flags = state.events.filter(({ run, act }) => run === state.run && carriesFlag(act));
  const before = flags.at(-2)?.act;
  if (before?.kind === 'decided') return before.decision;
  return before?.kind === 'flagged' ? decisionWith(state, before.fingerprint) : null;
}

function asked(decision: Decision | null, level: Escalation, words: NoteWords): string {
  const escalates = level === 'none' ? [] : [words.say(`note.escalation.${level}`)];
  if (decision === null) return [...escalates, words.say('brief.nothingDecided')].join(' ');
  const { exception } = decision;
  const refunded = exception?.refundedInvoices.map(words.number) ?? [];
  const plan =
    exception === null ? [] : [planWords(decision, words), words.say(`change.account.${decision.plan.account}`)];
  const what = `${askedWords(decision, words)}${refunded.length === 0 ? '' : ` (${refunded.join(', ')})`}`;
  return [[what, ...plan].join('; '), ...escalates].join('. ');
}

/** Whose invoices they are and what is past due, as billing shows it now, else as it was recorded. */
export function customer(decision: Decision | null, { pastDue, requester, words }: WhoIsIt): string {
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

/** Why it is asked: the agent's reasons, or that the playbook says so; null where there is nothing to say. */
export function why(decision: Decision | null, flag: CaseAct | undefined, { say }: NoteWords): string | null {
  const flagged = flag !== undefined && 'words' in flag ? flag.words : '';
  const reasons = [decision?.exception?.reason ?? '', decision?.requestChange?.reason ?? '', flagged].filter(
    (reason) => reason !== '',
  );
  if (reasons.length > 0) return reasons.join(' · ');
  const byPlaybook = decision !== null && decision.exception === null && !isOnlyAsk(decision);
  return byPlaybook ? say('brief.byPlaybook') : null;
}

/**
 * What the note of a flag begins with, so that the mail that Zendesk makes of it is enough to decide whether to open the
 * ticket: what is asked, of whom, and why. None where the act puts nothing before Reggie.
 */
export function essenceOf(
  act: CaseAct,
  state: CaseState,
  who: WhoIsIt & Pick<BriefContext, 'nameOf'>,
): readonly string[] {
  if (!carriesFlag(act)) return [];
  const { words } = who;
  const answer = act.kind === 'flagged' && isQuestionOpen(state) ? act.words : '';
  const question = answer === '' ? null : state.answer;
  const decision = act.kind === 'decided' ? act.decision : (state.decision?.decision ?? null);
  const raised = act.kind === 'flagged' ? act.escalation : (decision?.escalation ?? 'none');
  const level = isAbove(state.escalation.level, raised) ? state.escalation.level : raised;
  const mustDecide = decision?.gate === 'approval';
  const reason = why(decision, question === null ? act : undefined, words);
  return [
    words.say(mustDecide ? 'note.forDecision' : 'note.forInformation', { asked: asked(decision, level, words) }),
    labelled(words, words.say('brief.line.customer'), customer(decision, who)),
    ...(reason === null ? [] : [labelled(words, words.say('brief.line.why'), reason)]),
    ...(question === null
      ? []
      : [
          labelled(words, words.say('note.youAsked', { name: who.nameOf(question.author) }), question.act.words),
          labelled(words, words.say('note.answer'), answer),
        ]),
  ];
}
