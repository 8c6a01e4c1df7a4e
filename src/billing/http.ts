import * as v from 'valibot';
import { contractAnswer, type ContractAnswer } from './contract.ts';
import { faultOf, whyOf } from './faults.ts';
import type { ProxiedGet } from './request.ts';
import type { BillingAsk, BillingSource, UserReader } from '../app/ports.ts';
import {
  unknownRead,
  type BillingFault,
  type BillingRead,
  type CustomerOption,
  type Dispute,
  type Invoice,
  type InvoiceStatus,
} from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { err, ok, type Result } from '../domain/result.ts';

const HEADERS = { Authorization: 'Bearer {{setting.billing_token}}', Accept: 'application/json' };

type Query = Readonly<Record<string, string | null>>;

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
    number,
    status: STATUSES[status],
    issuedAt: at(issuedAt),
    pastDueSince: maybeAt(pastDueSince),
    settledAt: maybeAt(settledAt),
    amount: { minor: amountMinor, currency: currency.toLowerCase() },
    url: url ?? null,
  };
}

function optionFrom({ id, label, pastDueCount, url }: ContractAnswer['customers'][number]): CustomerOption {
  return { id, label: label === '' ? id : label, count: pastDueCount ?? null, url: url ?? null };
}

function disputeFrom(given: NonNullable<ContractAnswer['openDisputes']>[number]): Dispute {
  const { id, amountMinor, currency, status, url } = given;
  return { id, amount: { minor: amountMinor, currency: currency.toLowerCase() }, status, url: url ?? null };
}

/** The place of an invoice that is listed twice: every plan names each invoice once. */
function twice({ invoices }: ContractAnswer): number {
  const first = new Map<string, number>();
  return invoices.findIndex(({ id }, place) => {
    if (first.has(id)) return true;
    first.set(id, place);
    return false;
  });
}

/** A billing system of one's own that answers in the contract of docs/billing.md; one request a reading. */
export function httpSource(get: ProxiedGet, now: () => Instant, userOf: UserReader, billingUrl: string): BillingSource {
  const where = new URL(billingUrl).pathname;

  async function asked(query: Query): Promise<Result<ContractAnswer, BillingFault>> {
    const url = new URL(billingUrl);
    for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
    const answer = await get({ url: url.href, headers: HEADERS });
    if (!answer.ok) return err(faultOf(where, answer));
    if (typeof answer.body !== 'object') return err({ name: 'not-json', detail: where });
    const read = v.safeParse(contractAnswer, answer.body);
    if (!read.success) {
      return err({ name: 'malformed', detail: `${where}: ${v.getDotPath(read.issues[0]) ?? 'the answer'}` });
    }
    const again = twice(read.output);
    return again === -1 ? ok(read.output) : err({ name: 'malformed', detail: `${where}: invoices.${again}.id, twice` });
  }

  /** By whom the billing system is asked; the external id is what the help desk and the product share. */
  async function questionOf({ who, choice }: BillingAsk): Promise<Result<Query | null, BillingFault>> {
    if (choice !== null) return ok({ customer: choice.customerId });
    const email = who.email?.trim() ?? '';
    if (who.id === null) return ok(email === '' ? null : { email });
    const user = await userOf(who.id);
    if (!user.ok) return err({ name: 'user-unreadable', detail: user.error.detail });
    const { externalId } = user.value;
    return ok(email === '' && externalId === null ? null : { email: email || null, external_id: externalId });
  }

  function readFrom(answer: ContractAnswer, { choice, scope }: BillingAsk, asOf: Instant): BillingRead {
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

  return {
    read: async (ask) => {
      const asOf = now();
      const question = await questionOf(ask);
      if (!question.ok) return unknownRead(whyOf(question.error), asOf, question.error);
      if (question.value === null) return unknownRead('no-requester', asOf);
      const answer = await asked(question.value);
      if (!answer.ok) return unknownRead(whyOf(answer.error), asOf, answer.error);
      return readFrom(answer.value, ask, answer.value.asOf === undefined ? asOf : at(answer.value.asOf));
    },
    search: async (email) => {
      const answer = await asked({ email: email.trim() });
      return answer.ok ? ok(answer.value.customers.map(optionFrom)) : answer;
    },
    disputes: async (customerId) => {
      const asOf = now();
      const answer = await asked({ customer: customerId });
      if (!answer.ok) return { kind: 'cannot-tell', fault: answer.error, asOf };
      const { openDisputes } = answer.value;
      if (openDisputes === null) return { kind: 'cannot-tell', fault: null, asOf };
      return { kind: 'disputes', open: openDisputes.map(disputeFrom), asOf };
    },
  };
}
