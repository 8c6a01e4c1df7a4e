import type { BillingAsk, BillingSource, HostFailure, Message, Ticket, TicketForm } from './ports.ts';
import type { BillingRead } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import type { Result } from '../domain/result.ts';

/** What billing said before the panel's code was there, and of whom it was asked. */
export interface AheadRead {
  readonly ask: BillingAsk;
  readonly read: BillingRead;
  readonly at: Instant;
}

export interface Ahead {
  /** The form, whose first answers have been asked for already. */
  readonly form: TicketForm;
  readonly ticket: Promise<Result<Ticket, HostFailure>>;
  /** Null where the ticket could not be read. */
  readonly billing: Promise<AheadRead | null>;
}

/** Whether an unread ticket's tags speak of a case, its own or one that it follows up. */
export function mayHaveCase({ indexPhases, followsUpCase }: Ticket): boolean {
  return indexPhases.length > 0 || followsUpCase;
}

/** What there is to know of an unread ticket: a case needs all of billing, any other ticket its count (architecture.md). */
function askAbout(ticket: Ticket): BillingAsk {
  const isCase = mayHaveCase(ticket);
  return {
    who: ticket.requester,
    choice: null,
    scope: isCase ? 'full' : 'open',
    withRefunds: isCase,
    isFresh: false,
  };
}

/**
 * Asks for ticket, conversation and billing while the panel's code is still on its way. The session then takes these
 * answers for its own first questions; what something has happened to meanwhile is asked anew.
 */
export function readAhead(form: TicketForm, billing: BillingSource, now: () => Instant): Ahead {
  const ticket = form.ticket();
  const conversation = form.conversation();
  const held: { ticket: typeof ticket | null; conversation: Promise<Result<readonly Message[], HostFailure>> | null } =
    {
      ticket,
      conversation,
    };
  const stop = form.onChange(() => {
    held.ticket = null;
    held.conversation = null;
  });
  function taken<K extends keyof typeof held>(what: K): (typeof held)[K] {
    const answer = held[what];
    held[what] = null;
    if (held.ticket === null && held.conversation === null) stop();
    return answer;
  }
  return {
    form: {
      ...form,
      ticket: () => taken('ticket') ?? form.ticket(),
      conversation: () => taken('conversation') ?? form.conversation(),
    },
    ticket,
    billing: ticket.then(async (answer) => {
      if (!answer.ok) return null;
      const ask = askAbout(answer.value);
      const read = await billing.read(ask);
      return { ask, read, at: now() };
    }),
  };
}
