import { whyOf } from './faults.ts';
import type { BillingSource, UserReader } from '../app/ports.ts';
import { unknownRead, type BillingFault, type BillingRead } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';

/** The key of the user field that requirements.json creates. */
export const COUNT_FIELD = 'past_due_invoices';

/** What the field holds: a whole number, as Zendesk gives it or as text. */
function countIn(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** The count in the requester's own user field, which another system keeps up to date: a number and nothing more. */
export function userFieldSource(userOf: UserReader, now: () => Instant): BillingSource {
  return {
    read: async ({ who }): Promise<BillingRead> => {
      const asOf = now();
      const failed = (fault: BillingFault): BillingRead => unknownRead(whyOf(fault), asOf, fault);
      if (who.id === null) return unknownRead('no-requester', asOf);
      const user = await userOf(who.id);
      if (!user.ok) return failed({ name: 'user-unreadable', detail: user.error.detail });
      if (!Object.hasOwn(user.value.fields, COUNT_FIELD)) return failed({ name: 'no-user-field', detail: COUNT_FIELD });
      const value = user.value.fields[COUNT_FIELD];
      if (value === null || value === '') return unknownRead('no-count', asOf);
      const count = countIn(value);
      if (count === null) return failed({ name: 'malformed', detail: COUNT_FIELD });
      return { kind: 'count', source: 'user_field', count, seenIn: null, asOf };
    },
    search: null,
    disputes: null,
  };
}
