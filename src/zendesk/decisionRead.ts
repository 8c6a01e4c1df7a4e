import * as v from 'valibot';
import { NONE, type DecisionWords, type Facts } from './decisionCode.ts';
import type { Decision } from '../domain/case/decision.ts';
import { inert } from '../domain/inert.ts';
import { SOURCES, type CustomerChoice } from '../domain/invoice.ts';
import type { Money } from '../domain/money.ts';
import { EXCEPTION_KINDS, type Exception } from '../domain/policy/exception.ts';
import { ESCALATIONS, GATES, PAYS_TWO, REQUESTS, SETTINGS_THAT_ACT } from '../domain/policy/facts.ts';
import { RULES } from '../domain/policy/flow.ts';
import { PLAN_SHAPES, type Plan } from '../domain/policy/plan.ts';

const ACTIONS = { c: 'collect', v: 'void', k: 'keep' } as const;

/** The other way round; what somebody else wrote may hold signs that were never escaped. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const parts = v.pipe(
  v.string(),
  v.transform((code) => code.split('|').map((part) => (part === NONE ? null : unescaped(part)))),
);
const number = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
/** Systems that know no time write one long before 1970. */
const instant = v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number));
const flag = v.pipe(
  v.picklist(['0', '1']),
  v.transform((code) => code === '1'),
);
const money = v.pipe(
  v.string(),
  v.regex(/^[a-z]{3,8}:\d{1,15}$/),
  v.transform((code): Money => {
    const [currency = '', minor] = code.split(':');
    return { currency, minor: Number(minor) };
  }),
);
const list = v.pipe(
  v.string(),
  v.transform((code) =>
    code
      .split(',')
      .filter((part) => part !== '')
      .map(unescaped),
  ),
);
const settings = v.pipe(
  v.nullable(v.string()),
  v.transform((code) => code?.split('+') ?? []),
  v.array(v.picklist(SETTINGS_THAT_ACT)),
);

const facts = v.object({
  pdp_pol: v.string(),
  pdp_ans: v.pipe(
    parts,
    v.tuple([
      v.nullable(v.picklist(REQUESTS)),
      v.nullable(v.picklist(PAYS_TWO)),
      v.picklist(ESCALATIONS),
      v.picklist(ESCALATIONS),
    ]),
  ),
  pdp_rule: v.pipe(parts, v.tuple([v.nullable(v.picklist(RULES)), v.picklist(GATES), flag, settings])),
  pdp_plan: v.pipe(
    parts,
    v.tuple([
      v.picklist(PLAN_SHAPES),
      v.picklist(['stays-open', 'closes']),
      number,
      v.nullable(number),
      v.nullable(number),
      v.nullable(number),
    ]),
  ),
  pdp_bill: v.pipe(
    parts,
    v.tuple([
      v.nullable(v.picklist(SOURCES)),
      v.nullable(v.string()),
      v.nullable(number),
      v.nullable(instant),
      instant,
    ]),
  ),
  pdp_totals: v.pipe(list, v.array(money)),
  pdp_two: list,
  pdp_exc: v.optional(v.pipe(parts, v.tuple([v.picklist(EXCEPTION_KINDS), v.nullable(money), flag]))),
  pdp_before: v.optional(v.union([v.picklist(REQUESTS), v.literal(NONE)])),
});

const saidIn = (words: string | undefined): string | null => (words === undefined ? null : inert(words));

/** The choice of customer, where it is the one that the facts name. */
function choiceFrom(words: DecisionWords | null, named: string | null): CustomerChoice | null {
  const [customerId, email, requester] = words?.choice ?? [];
  // Where nothing was known of the customer, the choice alone says whom the next reading is about.
  if (
    customerId === undefined ||
    customerId !== (named ?? customerId) ||
    email === undefined ||
    requester === undefined
  )
    return null;
  return { customerId, email, requester };
}

/** The decision again, or null where the facts are not those of one. Without its note it has no actions and no words. */
export function decisionFrom(
  given: Facts,
  words: DecisionWords | null,
  { ticketId, run }: { readonly ticketId: number; readonly run: number },
): Decision | null {
  const read = v.safeParse(facts, given);
  if (!read.success) return null;
  const { pdp_pol, pdp_ans, pdp_rule, pdp_plan, pdp_bill, pdp_totals, pdp_two, pdp_exc, pdp_before } = read.output;
  const [request, paysTwo, escalation, highestEscalation] = pdp_ans;
  const [rule, gate, boundary, settingsActed] = pdp_rule;
  const [shape, account, mustBePaid, collect, voids, keep] = pdp_plan;
  const [source, customerId, n, newestIssuedAt, asOf] = pdp_bill;
  const plan: Plan = {
    shape,
    account,
    mustBePaid,
    counts: collect === null || voids === null || keep === null ? null : { collect, void: voids, keep },
    actions: (words?.actions ?? []).map(([invoiceId, letter, done]) => ({
      invoiceId,
      action: ACTIONS[letter],
      done: done === 1,
    })),
  };
  const exception: Exception | null =
    pdp_exc === undefined
      ? null
      : {
          kind: pdp_exc[0],
          amount: pdp_exc[1],
          alreadyHappened: pdp_exc[2],
          plan,
          reason: saidIn(words?.reason) ?? '',
          refundedInvoices: words?.refunded ?? [],
        };
  return {
    ticketId,
    run,
    policyVersion: pdp_pol,
    request,
    paysTwo,
    escalation,
    highestEscalation,
    rule,
    exception,
    plan,
    gate,
    boundary,
    settingsActed,
    pastDue: {
      source,
      customerId,
      n,
      totals: pdp_totals,
      twoMostRecent: pdp_two,
      newestIssuedAt,
      asOf,
      seenIn: saidIn(words?.seenIn),
      matchedBy: words?.matched ?? null,
      choice: choiceFrom(words, customerId),
    },
    requestChange:
      pdp_before === undefined
        ? null
        : { before: pdp_before === NONE ? null : pdp_before, reason: saidIn(words?.changeReason) ?? '' },
    askedWhen: saidIn(words?.askedWhen),
  };
}
