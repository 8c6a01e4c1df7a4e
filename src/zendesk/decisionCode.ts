import * as v from 'valibot';
import type { Decision } from '../domain/case/decision.ts';
import type { CustomerChoice } from '../domain/invoice.ts';
import type { Money } from '../domain/money.ts';

/** An audit's metadata. Only texts count; whatever else stands there was not written by this app. */
export type Facts = Readonly<Record<string, unknown>>;

/** What of an act stands in the note. Actions: [invoice, c(ollect) v(oid) k(eep), 1 where it was done already]. */
export const wordsSchema = v.object({
  words: v.optional(v.string()),
  reason: v.optional(v.string()),
  changeReason: v.optional(v.string()),
  askedWhen: v.optional(v.string()),
  seenIn: v.optional(v.string()),
  /** How the customer was found. */
  matched: v.optional(v.picklist(['id', 'email', 'agent'])),
  /** The agent's choice of customer: [customer, the other e-mail it was found under, the requester's e-mail]. */
  choice: v.optional(v.tuple([v.string(), v.nullable(v.string()), v.string()])),
  refunded: v.optional(v.array(v.string())),
  actions: v.optional(v.array(v.tuple([v.string(), v.picklist(['c', 'v', 'k']), v.picklist([0, 1])]))),
});
export type DecisionWords = v.InferOutput<typeof wordsSchema>;

const LETTERS = { collect: 'c', void: 'v', keep: 'k' } as const;

/** Stands for null in a joined fact. */
export const NONE = '-';
/** Billing systems name things as they like: what parts a fact from the next one, or is filled in, must not stand inside of it. */
function escaped(text: string): string {
  return text === NONE ? '%2D' : text.replaceAll(/[%|,{}]/g, encodeURIComponent);
}

const joined = (...parts: readonly (string | number | null)[]): string =>
  parts.map((part) => (part === null ? NONE : escaped(`${part}`))).join('|');
const moneyCode = ({ currency, minor }: Money): string => `${currency}:${minor}`;

/** The decision's short facts. All in all they stay far below the limit of the metadata. */
export function decisionFacts(decision: Decision): Readonly<Record<string, string>> {
  const { pastDue, plan, exception, requestChange } = decision;
  const { counts } = plan;
  return {
    pdp_pol: decision.policyVersion,
    pdp_ans: joined(decision.request, decision.paysTwo, decision.escalation, decision.highestEscalation),
    pdp_rule: joined(decision.rule, decision.gate, decision.boundary ? 1 : 0, decision.settingsActed.join('+') || null),
    pdp_plan: joined(
      plan.shape,
      plan.account,
      plan.mustBePaid,
      counts?.collect ?? null,
      counts?.void ?? null,
      counts?.keep ?? null,
    ),
    pdp_bill: joined(pastDue.source, pastDue.customerId, pastDue.n, pastDue.newestIssuedAt, pastDue.asOf),
    pdp_totals: pastDue.totals.map(moneyCode).join(','),
    pdp_two: pastDue.twoMostRecent.map(escaped).join(','),
    ...(exception === null
      ? {}
      : {
          pdp_exc: joined(
            exception.kind,
            exception.amount === null ? null : moneyCode(exception.amount),
            exception.alreadyHappened ? 1 : 0,
          ),
        }),
    ...(requestChange === null ? {} : { pdp_before: requestChange.before ?? NONE }),
  };
}

const choiceCode = ({ customerId, email, requester }: CustomerChoice): [string, string | null, string] => [
  customerId,
  email,
  requester,
];

/** The decision's words, and what it does to each invoice. */
export function decisionWords({ plan, exception, pastDue, requestChange, askedWhen }: Decision): DecisionWords {
  return {
    actions: plan.actions.map(({ invoiceId, action, done }) => [invoiceId, LETTERS[action], done ? 1 : 0]),
    ...(exception === null ? {} : { reason: exception.reason, refunded: [...exception.refundedInvoices] }),
    ...(requestChange === null ? {} : { changeReason: requestChange.reason }),
    ...(askedWhen === null ? {} : { askedWhen }),
    ...(pastDue.seenIn === null ? {} : { seenIn: pastDue.seenIn }),
    ...(pastDue.matchedBy === null ? {} : { matched: pastDue.matchedBy }),
    ...(pastDue.choice === null ? {} : { choice: choiceCode(pastDue.choice) }),
  };
}
