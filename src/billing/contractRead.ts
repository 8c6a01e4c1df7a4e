import type { ContractAnswer } from './contract.ts';
import type { BillingAsk } from '../app/ports.ts';
import { inertName } from '../domain/inert.ts';
import {
  unknownRead,
  type BillingRead,
  type CustomerOption,
  type Dispute,
  type Invoice,
  type InvoiceStatus,
} from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';

const STATUSES = {
  past_due: 'past-due',
  open: 'open',
  processing: 'processing',
  paid: 'paid',
  void: 'void',
  uncollectible: 'written-off',
  draft: 'draft',
  other: 'other',
} as const satisfies Record<ContractAnswer['invoices'][number]['status'], InvoiceStatus>;

const at = (text: string): Instant => Date.parse(text);
const maybeAt = (text: string | null): Instant | null => (text === null ? null : at(text));

function invoiceFrom(given: ContractAnswer['invoices'][number]): Invoice {
  const { id, number, status, issuedAt, pastDueSince, settledAt, amountMinor, currency, url } = given;
  return {
    id,
    number: inertName(number) || inertName(id),
    status: STATUSES[status],
    issuedAt: at(issuedAt),
    pastDueSince: maybeAt(pastDueSince),
    settledAt: maybeAt(settledAt),
    amount: { minor: amountMinor, currency: currency.toLowerCase() },
    url: url ?? null,
  };
}

/** A customer that the agent may choose. */
export function optionFrom({ id, label, pastDueCount, url }: ContractAnswer['customers'][number]): CustomerOption {
  return { id, label: inertName(label) || inertName(id), count: pastDueCount ?? null, atLeast: 0, url: url ?? null };
}

/** An open chargeback. */
export function disputeFrom(given: NonNullable<ContractAnswer['openDisputes']>[number]): Dispute {
  const { id, amountMinor, currency, status, url } = given;
  return {
    id,
    amount: { minor: amountMinor, currency: currency.toLowerCase() },
    status: inertName(status),
    url: url ?? null,
  };
}

/** Statuses that an invoice comes to at some time. */
const SETTLED: readonly string[] = ['paid', 'void', 'uncollectible'];

type Given = ContractAnswer['invoices'][number];

/** The field in which an invoice contradicts itself; null where it does not. */
function contradictionIn(given: Given, asOf: Instant): keyof Given | null {
  const { status, settledAt, pastDueSince, amountMinor } = given;
  if (SETTLED.includes(status) !== (settledAt !== null)) return 'settledAt';
  const since = maybeAt(pastDueSince);
  if (since !== null && settledAt !== null && since >= at(settledAt)) return 'pastDueSince';
  if (status === 'past_due' && since !== null && since > asOf) return 'pastDueSince';
  return amountMinor < 0 || (status === 'past_due' && amountMinor === 0) ? 'amountMinor' : null;
}

function twice(ids: readonly string[]): number {
  const seen = new Set<string>();
  return ids.findIndex((id) => seen.size === seen.add(id).size);
}

/** In minor units of one currency: beyond it a sum could neither be exact nor be recorded. */
const LARGEST_SUM = 999_999_999_999_999;

/** The place of the invoice with which the sum of its currency is no longer exact; -1 where there is none. */
function tooMuch(invoices: readonly Given[]): number {
  const sums = new Map<string, number>();
  return invoices.findIndex(({ currency, amountMinor }) => {
    const code = currency.toLowerCase();
    const sum = (sums.get(code) ?? 0) + amountMinor;
    sums.set(code, sum);
    return sum > LARGEST_SUM;
  });
}

/**
 * Where the answer contradicts itself, although it is in the form of the contract: such an invoice would be counted or
 * left out by chance. Null where it does not.
 */
export function contradiction({ customers, invoices }: ContractAnswer, asOf: Instant): string | null {
  const customer = twice(customers.map(({ id }) => id));
  if (customer !== -1) return `customers.${customer}.id, twice`;
  // Every plan names each invoice once.
  const invoice = twice(invoices.map(({ id }) => id));
  if (invoice !== -1) return `invoices.${invoice}.id, twice`;
  const sum = tooMuch(invoices);
  if (sum !== -1) return `invoices.${sum}.amountMinor, more than can be summed exactly`;
  for (const [place, given] of invoices.entries()) {
    const field = contradictionIn(given, asOf);
    if (field !== null) return `invoices.${place}.${field}, against its status`;
  }
  return null;
}

/** What the answer says about the customer who was asked for. */
export function readFrom(
  answer: ContractAnswer,
  { choice, scope }: Pick<BillingAsk, 'choice' | 'scope'>,
  asOf: Instant,
  where: string,
): BillingRead {
  const options = answer.customers.map(optionFrom);
  const [only, ...others] = options;
  if (only === undefined) return unknownRead(choice === null ? 'no-customer' : 'customer-gone', asOf);
  // Merged into another one, say; whose invoices these are is not for the app to guess.
  const isAnother = choice !== null && options.every(({ id }) => id !== choice.customerId);
  if (isAnother) return unknownRead('customer-gone', asOf);
  if (others.length > 0) return { ...unknownRead('several-customers', asOf), customers: options };
  const invoices = answer.invoices.map(invoiceFrom);
  if (!answer.complete) {
    const fault = { name: 'too-long', detail: `${where}: ${invoices.length}` } as const;
    const atLeast = invoices.filter(({ status }) => status === 'past-due').length;
    return { ...unknownRead('not-all-read', asOf, fault), atLeast };
  }
  const { subscription } = answer;
  return {
    kind: 'invoices',
    source: 'http',
    customer: {
      id: only.id,
      label: only.label,
      url: only.url,
      matchedBy: choice === null ? (answer.customers[0]?.matchedBy ?? 'email') : 'agent',
      choice,
    },
    scope,
    invoices,
    subscription:
      subscription === null
        ? 'cannot-tell'
        : subscription.status === 'active'
          ? 'active'
          : { cancelledAt: at(subscription.cancelledAt) },
    refunds:
      answer.refunds?.map(({ id, at: when, amountMinor, currency }) => ({
        id,
        at: at(when),
        amount: { minor: amountMinor, currency: currency.toLowerCase() },
      })) ?? 'cannot-tell',
    gaps: [],
    testMode: answer.testMode ?? false,
    asOf,
  };
}
