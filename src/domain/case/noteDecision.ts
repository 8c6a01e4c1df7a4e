import { changeLines } from './changeLines.ts';
import type { Decision, RecordedPastDue } from './decision.ts';
import { decisionWith, type CaseState } from './caseState.ts';
import { fingerprint } from './materialFacts.ts';
import { labelled, type NoteWords } from './noteWords.ts';
import { answerWords, askedWords, planWords } from './shortWords.ts';
import { isApprovedAlready } from './standing.ts';
import type { Invoice, PastDue } from '../invoice.ts';
import { totals } from '../money.ts';
import { playbookSaysNever } from '../policy/exception.ts';
import { resolutionName, ruleText } from '../policy/resolve.ts';
import type { Action } from '../policy/plan.ts';

function actionLines(decision: Decision, pastDue: PastDue, words: NoteWords): string[] {
  const invoices = new Map<string, Invoice>(
    pastDue.kind === 'invoices' ? pastDue.invoices.map((invoice) => [invoice.id, invoice]) : [],
  );
  return decision.plan.actions.map((planned) => {
    const invoice = invoices.get(planned.invoiceId);
    const action = words.say(planned.done ? `note.done.${planned.action}` : `note.action.${planned.action}`);
    if (invoice === undefined) return `- ${labelled(words, planned.invoiceId, action)}`;
    const told = `${invoice.number} · ${words.money(invoice.amount)} · ${words.day(invoice.issuedAt)}`;
    return `- ${labelled(words, told, action)}`;
  });
}

function totalLines(decision: Decision, pastDue: PastDue, words: NoteWords): string[] {
  if (pastDue.kind !== 'invoices') return [];
  const amounts = new Map(pastDue.invoices.map((invoice) => [invoice.id, invoice.amount]));
  return (['collect', 'void', 'keep'] as const satisfies readonly Action[]).flatMap((action) => {
    const planned = decision.plan.actions.filter((entry) => entry.action === action);
    const sums = totals(planned.flatMap((entry) => amounts.get(entry.invoiceId) ?? []));
    if (planned.length === 0) return [];
    return [
      labelled(
        words,
        words.say(`note.total.${action}`, { count: planned.length }),
        sums.map((sum) => words.money(sum)).join(' + '),
      ),
    ];
  });
}

function invoiceLines(decision: Decision, pastDue: PastDue, words: NoteWords): string[] {
  const { n } = decision.pastDue;
  if (n === null) return [words.say('note.countUnknown')];
  const heading = words.say('note.pastDue', { count: n });
  const { counts } = decision.plan;
  if (decision.plan.actions.length > 0) {
    return [heading, ...actionLines(decision, pastDue, words), ...totalLines(decision, pastDue, words)];
  }
  if (n === 0 || counts === null) return [heading];
  return [heading, words.say('note.byCount', { collect: counts.collect, void: counts.void, keep: counts.keep })];
}

function ruleLines(decision: Decision, words: NoteWords): string[] {
  const lines: string[] = [];
  if (decision.rule !== null)
    lines.push(
      labelled(
        words,
        `${words.say('note.rule')} ${decision.rule}`,
        words.say(`rule.${ruleText(decision.rule, decision.settingsActed)}`),
      ),
    );
  if (decision.boundary) lines.push(words.say('note.boundary'));
  for (const setting of decision.settingsActed) lines.push(words.say(`note.setting.${setting}`));
  if (decision.requestChange !== null) {
    const { before, reason } = decision.requestChange;
    lines.push(
      words.say(before === null ? 'note.requestAgainst' : 'note.requestChanged', {
        before: before === null ? '' : words.say(`answer.request.${before}`),
        after: words.say(`answer.request.${decision.request ?? 'continue'}`),
        reason,
      }),
    );
  }
  if (decision.askedWhen !== null) lines.push(words.say('note.askedWhen', { when: decision.askedWhen }));
  return lines;
}

/** What is asked for beyond the playbook, and why. */
function exceptionLines(decision: Decision, words: NoteWords): string[] {
  const { exception } = decision;
  if (exception === null) return [];
  const refunded = exception.refundedInvoices.map(words.number).join(', ');
  const asked = [
    `${askedWords(decision, words)}${refunded === '' ? '' : ` (${refunded})`}`,
    labelled(words, words.say('note.plan'), planWords(decision, words)),
  ];
  return [
    labelled(words, words.say('note.exception'), asked.join(' · ')),
    labelled(words, words.say('note.reason'), exception.reason),
    ...(playbookSaysNever(decision.request, exception.plan) ? [words.say('exception.never')] : []),
  ];
}

/** How the customer was found; the reader should know what the count rests on. */
function matchedWords({ matchedBy, choice }: RecordedPastDue, { say }: NoteWords): string {
  if (matchedBy === null) return '';
  const email = choice?.email ?? null;
  return email === null ? say(`note.matched.${matchedBy}`) : say('note.matched.otherEmail', { email });
}

function sourceLine(decision: Decision, pastDue: PastDue, words: NoteWords): string {
  const { source, asOf, seenIn } = decision.pastDue;
  const { choice } = decision.pastDue;
  if (source === null) {
    const chosen = choice === null ? '' : words.say('note.chosen', { customer: choice.customerId });
    return `${words.say('note.source.unknown', { asOf: words.moment(asOf) })}${chosen}`;
  }
  const customer = pastDue.kind === 'invoices' ? pastDue.customer.label : '';
  const matched = matchedWords(decision.pastDue, words);
  return words.say(`note.source.${source}`, { asOf: words.moment(asOf), seenIn: seenIn ?? '', customer, matched });
}

function headline({ exception, rule, settingsActed }: Decision, words: NoteWords): string {
  if (exception !== null) {
    return words.say('note.headlineException', { kind: words.say(`exception.kind.${exception.kind}`) });
  }
  return words.say(rule === null ? 'note.countUnknown' : `note.headline.${resolutionName(rule, settingsActed)}`);
}

/** The flag of this decision, and what Reggie last said: to this, or to the one that it replaces. */
function flagLines(decision: Decision, flag: boolean, { state, words, nameOf }: DecisionNote): string[] {
  const answer = decision.run === state.run ? state.answer : null;
  const flagged = flag ? [words.say(decision.gate === 'approval' ? 'note.flaggedForApproval' : 'note.flagged')] : [];
  if (answer === null) return flagged;
  const { act } = answer;
  const lines = answerWords(act, nameOf(answer.author), words);
  const isToThis = act.fingerprint === fingerprint(decision) || isApprovedAlready(state, decision);
  const before = decisionWith(state, act.fingerprint);
  if (isToThis || before === null) return [...flagged, ...lines];
  return [...flagged, words.say('note.earlierAnswer', { what: askedWords(before, words), said: lines.join(' · ') })];
}

/** What the note of a decision needs beside it. */
export interface DecisionNote {
  readonly state: CaseState;
  readonly pastDue: PastDue;
  readonly nameOf: (userId: number) => string;
  readonly words: NoteWords;
}

/** A decision as its note tells it, in the order of playbook §7; `flag`: it goes before Reggie with it. */
export function decisionLines(decision: Decision, flag: boolean, context: DecisionNote): string[] {
  const { words, pastDue, state } = context;
  const replaced = decision.run === state.run ? state.decision : null;
  const changed = replaced === null ? [] : changeLines(replaced.decision, decision, words);
  return [
    ...(replaced === null ? [] : [words.say('note.replaces', { when: words.moment(replaced.event.at) })]),
    // A flagged exception is what the note begins with.
    ...(flag && decision.exception !== null ? [] : [headline(decision, words)]),
    '',
    ...(decision.request === null
      ? []
      : [labelled(words, words.say('note.request'), words.say(`answer.request.${decision.request}`))]),
    ...(decision.paysTwo === null
      ? []
      : [labelled(words, words.say('note.paysTwo'), words.say(`answer.paysTwo.${decision.paysTwo}`))]),
    ...(decision.escalation === 'none' ? [] : [words.say(`note.escalation.${decision.escalation}`)]),
    '',
    ...invoiceLines(decision, pastDue, words),
    '',
    ...ruleLines(decision, words),
    ...(changed.length === 0 ? [] : [words.say('note.changed'), ...changed.map((line) => `- ${line}`)]),
    ...(decision.request === 'refund-other' ? [words.say('note.refundOther')] : []),
    words.say(`note.account.${decision.plan.account}`),
    ...exceptionLines(decision, words),
    ...flagLines(decision, flag, context),
    sourceLine(decision, pastDue, words),
  ];
}
