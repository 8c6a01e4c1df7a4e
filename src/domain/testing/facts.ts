import { UNKNOWN, counted, invoice, known, MONTH, RUN_BEGAN } from './invoices.ts';
import type { Invoice, InvoiceStatus, PastDue } from '../invoice.ts';
import { ESCALATIONS, PAYS_TWO, REQUESTS, type Facts, type PolicySettings } from '../policy/facts.ts';
import { ROUTES, START, type QuestionId, type RuleId, type Step } from '../policy/flow.ts';
import type { Plan } from '../policy/plan.ts';

/** Both off: the playbook as it is written. */
export const SETTINGS: PolicySettings = { flagEveryVoid: false, continueRequiresTwoPaid: false };

/** Nothing answered, nothing known, both settings off; but for the overrides. */
export function facts(overrides: Partial<Facts> = {}): Facts {
  return { request: null, paysTwo: null, escalation: 'none', pastDue: UNKNOWN, settings: SETTINGS, ...overrides };
}

const BOTH = [false, true];
/** The four ways in which the settings of footnote 1 can stand. */
export const ALL_SETTINGS: readonly PolicySettings[] = BOTH.flatMap((flagEveryVoid) =>
  BOTH.map((continueRequiresTwoPaid) => ({ flagEveryVoid, continueRequiresTwoPaid })),
);

/** Every way in which n invoices can be past due, already paid or already void. */
function everyStanding(n: number): readonly (readonly Invoice[])[] {
  if (n === 0) return [[]];
  const statuses = ['past-due', 'paid', 'void'] satisfies InvoiceStatus[];
  return everyStanding(n - 1).flatMap((newer) =>
    statuses.map((status) => [
      ...newer,
      invoice({
        number: `VS-${10 - n}`,
        status,
        issuedAt: RUN_BEGAN - n * MONTH,
        settledAt: status === 'past-due' ? null : RUN_BEGAN,
      }),
    ]),
  );
}

/** Unknown, a bare count of 0 … most, and 0 … most invoices in every combination of past due, paid and void. */
export function everyPastDue(most: number): readonly PastDue[] {
  const counts = Array.from({ length: most + 1 }, (_, n) => n);
  return [
    UNKNOWN,
    ...counts.map(counted),
    ...counts.flatMap((n) => everyStanding(n).map((standing) => known(standing))),
  ];
}

/** Every combination of answers (unanswered included) and settings over these past-due facts. */
export function* everyFacts(pastDues: readonly PastDue[]): Generator<Facts> {
  for (const pastDue of pastDues)
    for (const settings of ALL_SETTINGS)
      for (const request of [null, ...REQUESTS])
        for (const paysTwo of [null, ...PAYS_TWO])
          for (const escalation of ESCALATIONS) yield { pastDue, settings, request, paysTwo, escalation };
}

/** Said here once more and not asked of the domain, which is what is being tested. */
export const isRefundCase = ({ request }: Facts): boolean =>
  request === 'refund-inactive' || request === 'refund-other';

/** How many invoices the plan itself would void, besides those that are void already. */
export const newlyVoided = ({ actions, counts }: Plan): number =>
  actions.length > 0 ? actions.filter(({ action, done }) => action === 'void' && !done).length : (counts?.void ?? 0);

/** For the message of a failing test: 'refund-inactive, yes, none, [paid past-due void], flag every void: false …'. */
export function described({ request, paysTwo, escalation, pastDue, settings }: Facts): string {
  const { flagEveryVoid, continueRequiresTwoPaid } = settings;
  const invoices =
    pastDue.kind === 'invoices' ? `[${pastDue.invoices.map(({ status }) => status).join(' ')}]` : pastDue.kind;
  const count = pastDue.kind === 'count' ? ` of ${pastDue.count}` : '';
  const acting = `flag every void: ${String(flagEveryVoid)}, continue requires two: ${String(continueRequiresTwoPaid)}`;
  return `${request ?? '-'}, ${paysTwo ?? '-'}, ${escalation}, ${invoices}${count}, ${acting}`;
}

/** A path as one line: 'request: close → countWhenClosing: known → R9'. */
export function pathName(trail: readonly Step[], rule: RuleId): string {
  return [...trail.map(({ question, answer }) => `${question}: ${answer}`), rule].join(' → ');
}

/** Every path of the flowchart from its start to a rule, by name. */
export function everyPath(question: QuestionId = START, trail: readonly Step[] = []): readonly string[] {
  return Object.entries(ROUTES[question]).flatMap(([answer, route]) => {
    const longer = [...trail, { question, answer }];
    return 'ask' in route ? everyPath(route.ask, longer) : [pathName(longer, route.resolve)];
  });
}
