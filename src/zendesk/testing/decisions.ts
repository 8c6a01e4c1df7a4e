import { decisionOf, EMPTY_DRAFT, type Draft } from '../../domain/case/draft.ts';
import type { Decision } from '../../domain/case/decision.ts';
import type { NewEvent } from '../../domain/case/events.ts';
import { emptyCase } from '../../domain/case/caseState.ts';
import { caseInvoices, type Invoice } from '../../domain/invoice.ts';
import { owing, NOW, stripeRead } from '../../app/testing/fakes.ts';

export const TICKET_ID = 4711;

/** What an agent would record for a customer with these past-due invoices. */
export function decided(change: Partial<Draft>, invoices: readonly Invoice[] = owing(5)): Decision {
  const state = emptyCase({ ticketId: TICKET_ID, ticketCreatedAt: 0, approvers: [] });
  const decision = decisionOf(
    { ...EMPTY_DRAFT, ...change },
    {
      ticketId: TICKET_ID,
      state,
      pastDue: caseInvoices(stripeRead(invoices), NOW - 86_400_000),
      paid: invoices.filter(({ status }) => status === 'paid'),
      settings: { flagEveryVoid: false, continueRequiresTwoPaid: false },
      conversationAsksRefund: false,
    },
    false,
  );
  if (!decision.ok) throw new Error(decision.error);
  return decision.value;
}

export const CONTINUES = { request: 'continue', paysTwo: null, escalation: 'none' } as const;
export const EVENT_ID = 'a1'.repeat(16);

/** An event as it stands before it is recorded. */
export function newEvent(act: NewEvent['act'], overrides: Partial<NewEvent> = {}): NewEvent {
  return { id: EVENT_ID, ticketId: TICKET_ID, run: 1, seq: 1, act, ...overrides };
}
