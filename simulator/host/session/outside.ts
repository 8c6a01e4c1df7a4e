/** How the page takes over what changed outside of it. */
import type { TicketView } from '../../contract.ts';
import { isRecord, textAt } from '../../json.ts';
import { withServerView, type TicketForm } from '../model/form.ts';

/** The old value where the new one says the same: what has not changed need not be drawn or told anew. */
export const sameOr = <T>(old: T, fresh: T): T => (JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh);

/** A ticket never changes its birth and never loses a comment: such a one belongs to a world loaded afresh. */
export const isAnotherWorld = (known: TicketView | null | undefined, fresh: TicketView | undefined): boolean =>
  known != null &&
  fresh !== undefined &&
  (known.createdAt !== fresh.createdAt || known.conversation.length > fresh.conversation.length + LATE_COMMENTS);

/** An answer asked for before a save may arrive after it. */
const LATE_COMMENTS = 1;

/** The form with what the server says now; an answer older than what is known is left out. */
export function withNews(form: TicketForm, fresh: TicketView, follows: boolean): TicketForm {
  const known = form.view;
  if (known === null || fresh.updatedAt < known.updatedAt) return form;
  return sameOr(known, fresh) === known ? form : withServerView(form, fresh, follows);
}

/** The app's request may have changed a ticket: whatever is not a plain read. */
export function writes(options: unknown): boolean {
  const method = isRecord(options) ? (textAt(options, 'type') ?? textAt(options, 'method') ?? 'GET') : 'GET';
  return !['GET', 'HEAD'].includes(method.toUpperCase());
}
