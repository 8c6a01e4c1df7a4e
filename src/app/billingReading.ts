import { createDisputeReader } from './disputes.ts';
import { choiceOf } from './billingNow.ts';
import { awaitsBilling, knowsCase, needsFullRead } from './desk.ts';
import type { BillingAsk } from './ports.ts';
import type { AheadRead } from './readAhead.ts';
import type { SessionPorts } from './sessionPorts.ts';
import { BILLING_NOT_READ, type Store } from './sessionState.ts';
import { ABOUT_THE_CUSTOMER, type BillingRead, type CustomerChoice } from '../domain/invoice.ts';

/** How long what billing said may be shown and used in the tab without asking again (architecture.md "Calls"). */
export const BILLING_KEPT_MS = 5 * 60_000;

/** Going to and fro between two browser tabs asks billing no more often than this. */
const LOOKED_JUST_NOW_MS = 5000;

export interface BillingReader {
  /**
   * `past-cache` asks billing whatever is held; `for-save` also for all that the gate may need. Gives what the newest
   * attempt said, also where it failed.
   */
  readonly readBilling: (how: 'cached' | 'past-cache' | 'for-save') => Promise<BillingRead | null>;
  /** The first reading: the answer to what was asked before the panel was there, where that is what is asked for now. */
  readonly readFirst: (ahead: Promise<AheadRead | null>) => Promise<void>;
  /** Asks billing as if nothing had been read: for another customer. */
  readonly readBillingAnew: () => Promise<void>;
  /** Asks for open chargebacks where one is in question and they are not read yet. */
  readonly readDisputes: () => Promise<void>;
  /** The browser's tab came back to the front: whoever was in billing meanwhile wants to see what came of it. */
  readonly returned: () => Promise<void>;
}

/** Whether both lead to the same customer in the same way. */
export function isSameChoice(a: CustomerChoice | null, b: CustomerChoice | null): boolean {
  return a?.customerId === b?.customerId && a?.email === b?.email;
}

/** Brings what billing says into the store. An answer that a newer question has overtaken is dropped. */
export function createBillingReader(ports: SessionPorts, store: Store): BillingReader {
  const readDisputes = createDisputeReader(ports, store);
  /** What is being asked now; null while nothing is. */
  let pending: BillingAsk | null = null;
  let newestBillingRead: Promise<BillingRead | null> = Promise.resolve(null);

  function readBilling(how: 'cached' | 'past-cache' | 'for-save'): Promise<BillingRead | null> {
    const { ticket, billing } = store.get();
    if (ticket === null) return Promise.resolve(null);
    // A case may be found in the log that is being read beside this, by a save or by whoever comes back.
    const isCase = how === 'for-save' || knowsCase(store.get()) || store.get().log.is === 'reading';
    const isFull = isCase || needsFullRead(store.get());
    const held = billing.read;
    // Answers that are no outage: asking again at once brings nothing new.
    const isSaid = held !== null && (held.kind !== 'unknown' || ABOUT_THE_CUSTOMER.includes(held.why));
    const young = isSaid && ports.now() - billing.readAt < BILLING_KEPT_MS;
    const enough = held?.kind !== 'invoices' || !isFull || held.scope !== 'open';
    if (how === 'cached' && young && enough) {
      void readDisputes();
      return Promise.resolve(held);
    }
    const ask: BillingAsk = {
      who: ticket.requester,
      choice: choiceOf(store.get()),
      // Whoever waits for an asking under way gets this one's answer, which must not tell less.
      scope: isFull || pending?.scope === 'full' ? 'full' : 'open',
      withRefunds: isCase || pending?.withRefunds === true,
      isFresh: how !== 'cached' || pending?.isFresh === true,
    };
    pending = ask;
    newestBillingRead = askBilling(ask);
    return newestBillingRead;
  }

  async function askBilling(ask: BillingAsk): Promise<BillingRead | null> {
    store.update({ billing: { ...store.get().billing, refreshing: true } });
    const read = await ports.billing.read(ask);
    // Whoever waits for this reading waits for the one that has overtaken it.
    if (pending !== ask) return newestBillingRead;
    pending = null;
    const readAt = ports.now();
    const before = store.get().billing;
    // That it is not settled who the customer is is no outage: what was read may be somebody else's.
    const isOutage = read.kind === 'unknown' && !ABOUT_THE_CUSTOMER.includes(read.why);
    const keepOld = isOutage && before.read !== null && before.read.kind !== 'unknown';
    store.update({
      billing: keepOld
        ? { ...before, refreshing: false, failed: read }
        : { read, readAt, refreshing: false, failed: null },
    });
    void readDisputes();
    return read;
  }

  async function readFirst(ahead: Promise<AheadRead | null>): Promise<void> {
    const begun = await ahead;
    const { ticket, billing } = store.get();
    const isAsked = pending !== null || billing.read !== null;
    const { id, email } = ticket?.requester ?? {};
    const isTheirs = begun?.ask.who.id === id && begun?.ask.who.email === email && choiceOf(store.get()) === null;
    if (begun === null || isAsked || !isTheirs) {
      await readBilling('cached');
      return;
    }
    const { read, at } = begun;
    store.update({ billing: { read, readAt: at, refreshing: false, failed: null } });
    const isCountAlone = read.kind === 'invoices' && read.scope === 'open';
    if (isCountAlone && needsFullRead(store.get())) await readBilling('cached');
    else void readDisputes();
  }

  /** The customer is another one now: what billing said before is about somebody else. */
  async function readBillingAnew(): Promise<void> {
    store.update({ billing: BILLING_NOT_READ, disputes: null });
    await readBilling('past-cache');
  }

  async function returned(): Promise<void> {
    if (awaitsBilling(store.get(), ports) && ports.now() - store.get().billing.readAt > LOOKED_JUST_NOW_MS) {
      await readBilling('past-cache');
    }
  }

  return { readBilling, readFirst, readBillingAnew, readDisputes, returned };
}
