import { isChargebackInQuestion } from './desk.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { Store } from './sessionState.ts';

/** How long what billing said of chargebacks is good for. */
const KEPT_MS = 5 * 60_000;

/**
 * Gives what asks billing for the customer's open chargebacks where one is in question and nobody has asked lately
 * (playbook §3: they suggest an escalation and decide nothing).
 */
export function createDisputeReader({ billing, now }: SessionPorts, store: Store): () => Promise<void> {
  let asking: string | null = null;
  return async () => {
    const state = store.get();
    const { read } = state.billing;
    if (billing.disputes === null || read?.kind !== 'invoices' || !isChargebackInQuestion(state)) return;
    const { id } = read.customer;
    const held = state.disputes?.customerId === id ? state.disputes.read : null;
    const isGood = held !== null && now() - held.asOf < KEPT_MS;
    if (isGood || asking === id) return;
    asking = id;
    const disputes = await billing.disputes(id);
    asking = null;
    const present = store.get().billing.read;
    // The customer may have become another one meanwhile.
    if (present?.kind === 'invoices' && present.customer.id === id) {
      store.update({ disputes: { customerId: id, read: disputes } });
    }
  };
}
