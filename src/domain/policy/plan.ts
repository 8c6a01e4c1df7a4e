import { COLLECTED } from './facts.ts';
import { isGivenUp, type Invoice, type PastDue } from '../invoice.ts';

export const ACTIONS = ['collect', 'void', 'keep'] as const;
export type Action = (typeof ACTIONS)[number];
export type Account = 'stays-open' | 'closes';

/** What is done with the invoices as a whole; `per-invoice` is an exception's own choice for each. */
export const PLAN_SHAPES = [
  'keep-all',
  'keep-two-void-rest',
  'collect-two-void-rest',
  'void-all',
  'collect-all',
  'per-invoice',
] as const;
export type PlanShape = (typeof PLAN_SHAPES)[number];
export type WholePlan = Exclude<PlanShape, 'per-invoice'>;

export interface PlannedAction {
  readonly invoiceId: string;
  readonly action: Action;
  /** Already paid (under collect) or void (under void) when the plan was made. */
  readonly done: boolean;
}

export interface PlanCounts {
  readonly collect: number;
  readonly void: number;
  readonly keep: number;
}

/** What happens to the case's invoices and to the account. */
export interface Plan {
  readonly shape: PlanShape;
  /** How many of the case's invoices must be paid before anything is voided or refunded. */
  readonly mustBePaid: number;
  /** Newest first; empty where the source knows no invoices but only a count, or nothing. */
  readonly actions: readonly PlannedAction[];
  /** Null while the count is unknown. */
  readonly counts: PlanCounts | null;
  readonly account: Account;
}

/** What can be collected, in the order in which it is proposed: what is owed before what was written off. */
function collectable(invoices: readonly Invoice[]): readonly Invoice[] {
  const unsettled = invoices.filter(({ status }) => status !== 'paid' && !isGivenUp(status));
  const isWrittenOff = (invoice: Invoice): boolean => invoice.status === 'written-off';
  return [...unsettled.filter((invoice) => !isWrittenOff(invoice)), ...unsettled.filter(isWrittenOff)];
}

/** How many of the newest invoices keep their place (stay due or are collected) before the rest is voided. */
function chosenIds(shape: WholePlan, invoices: readonly Invoice[]): ReadonlySet<string> {
  switch (shape) {
    case 'keep-two-void-rest':
      return new Set(invoices.slice(0, COLLECTED).map((invoice) => invoice.id));
    case 'collect-two-void-rest': {
      // What the customer has paid already counts towards the two; the most recent ones are proposed for what is missing.
      const paid = invoices.filter((invoice) => invoice.status === 'paid').length;
      const missing = Math.max(0, COLLECTED - paid);
      return new Set(
        collectable(invoices)
          .slice(0, missing)
          .map((invoice) => invoice.id),
      );
    }
    case 'keep-all':
    case 'collect-all':
    case 'void-all':
      return new Set();
  }
}

function actionFor(shape: WholePlan, chosen: boolean): Action {
  switch (shape) {
    case 'keep-all':
      return 'keep';
    case 'collect-all':
      return 'collect';
    case 'void-all':
      return 'void';
    case 'keep-two-void-rest':
      return chosen ? 'keep' : 'void';
    case 'collect-two-void-rest':
      return chosen ? 'collect' : 'void';
  }
}

function planned(invoice: Invoice, action: Action): PlannedAction {
  // I5: what is paid or void already stands under collect or void as done, whatever the plan would do with it.
  if (invoice.status === 'paid') return { invoiceId: invoice.id, action: 'collect', done: true };
  if (isGivenUp(invoice.status)) return { invoiceId: invoice.id, action: 'void', done: true };
  return { invoiceId: invoice.id, action, done: false };
}

function mustBePaid(shape: WholePlan, n: number | null): number {
  if (shape === 'collect-two-void-rest') return n === null ? COLLECTED : Math.min(COLLECTED, n);
  return shape === 'collect-all' ? (n ?? 0) : 0;
}

function countsOf(actions: readonly PlannedAction[]): PlanCounts {
  const count = (action: Action): number => actions.filter((planned) => planned.action === action).length;
  return { collect: count('collect'), void: count('void'), keep: count('keep') };
}

function countsForBareCount(shape: WholePlan, n: number): PlanCounts {
  const two = Math.min(COLLECTED, n);
  switch (shape) {
    case 'keep-all':
      return { collect: 0, void: 0, keep: n };
    case 'collect-all':
      return { collect: n, void: 0, keep: 0 };
    case 'void-all':
      return { collect: 0, void: n, keep: 0 };
    case 'keep-two-void-rest':
      return { collect: 0, void: n - two, keep: two };
    case 'collect-two-void-rest':
      return { collect: two, void: n - two, keep: 0 };
  }
}

/** The plan of that shape over the case's invoices; collect + void + keep is each of them once (I5). */
export function planFor(shape: WholePlan, account: Account, pastDue: PastDue): Plan {
  if (pastDue.kind === 'unknown') {
    return { shape, account, mustBePaid: mustBePaid(shape, null), actions: [], counts: null };
  }
  if (pastDue.kind === 'count') {
    const { count } = pastDue;
    return {
      shape,
      account,
      mustBePaid: mustBePaid(shape, count),
      actions: [],
      counts: countsForBareCount(shape, count),
    };
  }
  const chosen = chosenIds(shape, pastDue.invoices);
  const actions = pastDue.invoices.map((invoice) => planned(invoice, actionFor(shape, chosen.has(invoice.id))));
  const counts = countsOf(actions);
  // What is void already cannot be paid any more.
  const payable = shape === 'collect-all' ? counts.collect : pastDue.invoices.length;
  return { shape, account, mustBePaid: mustBePaid(shape, payable), actions, counts };
}

/** An exception's plan that names its own action for each invoice; an invoice that is not named is kept. */
export function perInvoicePlan(
  chosen: ReadonlyMap<string, Action>,
  account: Account,
  invoices: readonly Invoice[],
): Plan {
  const actions = invoices.map((invoice) => planned(invoice, chosen.get(invoice.id) ?? 'keep'));
  const counts = countsOf(actions);
  return { shape: 'per-invoice', account, mustBePaid: counts.collect, actions, counts };
}

/**
 * Whether the plan's actions are those of its shape over n invoices, newest first, what was settled already standing as
 * done. A plan that names no invoices cannot be told from its shape.
 */
export function isOfItsShape({ shape, actions, counts }: Plan, n: number): boolean {
  if (actions.length === 0) return true;
  if (shape === 'per-invoice' || actions.length !== n) return false;
  const told = countsOf(actions);
  if (counts === null || ACTIONS.some((action) => counts[action] !== told[action])) return false;
  const paid = actions.filter(({ action, done }) => action === 'collect' && done).length;
  const collects = actions.filter(({ action, done }) => action === 'collect' && !done).length;
  if (shape === 'collect-two-void-rest' && collects > Math.max(0, COLLECTED - paid)) return false;
  return actions.every(({ action, done }, place) => {
    if (done) return action !== 'keep';
    // Any two may be collected.
    if (shape === 'collect-two-void-rest') return action !== 'keep';
    return action === actionFor(shape, place < COLLECTED);
  });
}

/** Whether two of the case's invoices can still be paid under the plan, so that an approval may wait for it. */
export function leavesTwoToPay({ counts }: Plan): boolean {
  return counts === null || counts.collect + counts.keep >= COLLECTED;
}

/** Whether the plan voids every invoice of the case and yet leaves the account open (P5). */
export function voidsAllAndStaysOpen(plan: Plan): boolean {
  if (plan.account === 'closes') return false;
  if (plan.shape === 'void-all') return plan.counts === null || plan.counts.void > 0;
  if (plan.counts === null) return false;
  return plan.counts.void > 0 && plan.counts.collect === 0 && plan.counts.keep === 0;
}
