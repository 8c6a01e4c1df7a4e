import { customer, why, type BriefContext } from './brief.ts';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { NoteWords } from './noteWords.ts';
import { labelled } from './noteWords.ts';
import { askedWords, planWords, resolutionWords } from './shortWords.ts';
import type { PastDue } from '../invoice.ts';
import { totals } from '../money.ts';
import type { RuleId } from '../policy/flow.ts';
import { resolutionName } from '../policy/resolve.ts';

/** What is asked of Reggie, the weightiest first. */
export interface Asked {
  /** The act, with its amount where money is given back or everything is voided. */
  readonly what: string;
  /** The ids of the invoices that are refunded. */
  readonly refunded: readonly string[];
  /** What happens to invoices and account besides; null where `what` says it. */
  readonly terms: string | null;
  /** The customer's escalation as a sentence; null where there is none, or where `what` says it. */
  readonly escalation: string | null;
}

/** Reggie's brief as the panel shows it (playbook §9); null is a line that would say nothing, or nothing new. */
export interface PanelBrief {
  readonly asked: Asked;
  readonly customer: string;
  readonly path: string | null;
  /** The rule at the path's end. */
  readonly rule: RuleId | null;
  readonly playbook: string | null;
  readonly why: string | null;
  readonly age: string;
}

/** How many invoices are still to be voided, and their sum in brackets where it is known. */
function voided({ plan, pastDue: recorded }: Decision, now: PastDue, { money }: NoteWords): readonly [number, string] {
  const ids = plan.actions.filter(({ action, done }) => action === 'void' && !done).map(({ invoiceId }) => invoiceId);
  const count = plan.actions.length > 0 ? ids.length : (plan.counts?.void ?? 0);
  const read = now.kind === 'invoices' ? now.invoices.filter(({ id }) => ids.includes(id)) : [];
  const isAll = count === recorded.n;
  const sums = read.length === count ? totals(read.map(({ amount }) => amount)) : isAll ? recorded.totals : [];
  return [count, sums.length === 0 ? '' : ` (${sums.map(money).join(' + ')})`];
}

function byPlaybook(decision: Decision, now: PastDue, words: NoteWords): Pick<Asked, 'what' | 'terms'> {
  const { say } = words;
  const { rule, settingsActed } = decision;
  const name = rule === null ? null : resolutionName(rule, settingsActed);
  const [count, sum] = voided(decision, now, words);
  if (name === 'void-all-close' && count > 0) return { what: say('brief.voidAllClose', { count, sum }), terms: null };
  const what = name === null ? say('change.unknown') : say(`resolution.${name}`);
  return { what, terms: count === 0 ? null : `${say('brief.voids', { count })}${sum}` };
}

function beyondPlaybook(decision: Decision, now: PastDue, words: NoteWords): Pick<Asked, 'what' | 'terms'> {
  const { say } = words;
  const { shape, account } = decision.plan;
  const [count, sum] = voided(decision, now, words);
  const voids =
    shape === 'per-invoice'
      ? [planWords(decision, words)]
      : shape === 'void-all'
        ? [`${say('brief.plan.void-all')}${sum}`]
        : [say(`brief.plan.${shape}`), ...(count === 0 ? [] : [`${say('brief.voids', { count })}${sum}`])];
  const terms = [...voids, say(`change.account.${account}`)];
  return { what: askedWords(decision, words), terms: terms.join(', ') };
}

function asked(state: CaseState, now: PastDue, words: NoteWords): Asked {
  const { level } = state.escalation;
  const escalation = level === 'none' ? null : words.say(`note.escalation.${level}`);
  const decision = state.decision?.decision ?? null;
  if (decision === null) {
    const nothing = words.say('brief.nothingDecided');
    return { what: escalation ?? nothing, refunded: [], terms: escalation === null ? null : nothing, escalation: null };
  }
  const { exception } = decision;
  const told = exception === null ? byPlaybook(decision, now, words) : beyondPlaybook(decision, now, words);
  return { ...told, refunded: exception?.refundedInvoices ?? [], escalation };
}

function path({ request, paysTwo, requestChange }: Decision, words: NoteWords): string | null {
  const { say } = words;
  const steps = [
    ...(request === null ? [] : [say(`answer.request.${request}`)]),
    ...(paysTwo === null ? [] : [labelled(words, say('note.paysTwo'), say(`answer.paysTwo.${paysTwo}`))]),
  ];
  const before = requestChange?.before ?? null;
  const changed = before === null ? '' : say('brief.requestBefore', { before: say(`answer.request.${before}`) });
  return steps.length === 0 ? null : `${steps.join(' → ')}${changed}`;
}

/** What the playbook would do instead; of another reason than inactivity it does not speak (playbook §4 footnote 2). */
function playbook(decision: Decision, words: NoteWords): string | null {
  const { exception, rule, settingsActed, request } = decision;
  const would =
    rule === null ? resolutionWords(decision, words) : words.say(`resolution.${resolutionName(rule, settingsActed)}`);
  const other = request === 'refund-other' ? words.say('brief.refundOther') : null;
  if (exception === null) return other;
  return other === null ? would : `${would}. ${other}`;
}

/** The newest flag, readable in ten seconds (playbook §9); none where nothing is flagged. */
export function briefOf(context: BriefContext): PanelBrief | null {
  const { state, pastDue, words, now, nameOf } = context;
  const { flag } = state;
  if (flag === null || flag.withdrawn) return null;
  const decision = state.decision?.decision ?? null;
  return {
    asked: asked(state, pastDue, words),
    customer: customer(decision, context),
    path: decision === null ? null : path(decision, words),
    rule: decision?.rule ?? null,
    playbook: decision === null ? null : playbook(decision, words),
    why: why(decision, flag.event.act, words),
    age: words.say('brief.age', { age: words.age(flag.event.at, now), name: nameOf(flag.event.author) }),
  };
}
