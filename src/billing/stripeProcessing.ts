import * as v from 'valibot';
import type { StripeApi } from './stripeApi.ts';
import { maybeProcessing, type StripeInvoice } from './stripeInvoices.ts';
import type { BillingFault } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { err, ok, type Result } from '../domain/result.ts';

/** Each costs a request, and more than a few debits at a time are not to be expected. */
const MOST_ASKED = 3;

const withPayments = v.object({
  payments: v.nullish(
    v.object({
      data: v.array(
        v.object({
          payment: v.object({
            // A plain id where the key may not read payment intents.
            payment_intent: v.nullish(v.union([v.string(), v.object({ status: v.string() })])),
          }),
        }),
      ),
    }),
  ),
});
const PAYMENT_INTENTS = { 'expand[]': 'payments.data.payment.payment_intent' };

/** The ids of debits under way; `gap`: what kept some from being told. */
export interface Processing {
  readonly ids: ReadonlySet<string>;
  readonly gap: BillingFault | null;
}

export const NONE_PROCESSING: Processing = { ids: new Set(), gap: null };

/**
 * The ids of those whose payment is still under way at the bank, as far as the key may tell; the rest stays what D1 says.
 * A request for each invoice that may be one.
 */
export async function stillProcessing(
  api: StripeApi,
  invoices: readonly StripeInvoice[],
  now: Instant,
): Promise<Result<Processing, BillingFault>> {
  const asked = invoices.filter((invoice) => maybeProcessing(invoice, now)).slice(0, MOST_ASKED);
  const answers = await Promise.all(
    asked.map(async ({ id }) => ({
      id,
      answer: await api.one(`/v1/invoices/${encodeURIComponent(id)}`, PAYMENT_INTENTS, withPayments),
    })),
  );
  const ids = new Set<string>();
  let gap: BillingFault | null = null;
  for (const { id, answer } of answers) {
    if (!answer.ok) {
      if (answer.error.name !== 'missing-grant') return err(answer.error);
      gap = answer.error;
      continue;
    }
    const payments = answer.value.payments?.data ?? [];
    const isUnderWay = payments.some(
      ({ payment: { payment_intent: intent } }) => typeof intent === 'object' && intent?.status === 'processing',
    );
    if (isUnderWay) ids.add(id);
  }
  return ok({ ids, gap });
}
