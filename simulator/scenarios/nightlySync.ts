/** What a nightly job of the account writes to its users: the count that billing shows then, which grows old by day. */
import { isPastDue } from '../stripe/books.ts';
import type { Account } from '../world/model.ts';
import type { World } from '../world/world.ts';

/** Whom billing takes the user for: the customer named in the user's field, else all with the user's address. */
const customersOf = ({ books }: World, { email, userFields }: Account): readonly string[] => {
  const id = userFields['stripe_customer_id'] ?? null;
  return books.customers
    .filter((customer) => !customer.deleted)
    .filter((customer) => (id === null ? customer.email.toLowerCase() === email.toLowerCase() : customer.id === id))
    .map((customer) => customer.id);
};

/** Writes the count of every customer of the help desk; null where billing has nobody. */
export const syncCounts = (world: World): void => {
  const now = Math.floor(world.now() / 1000);
  for (const person of world.people.values()) {
    if (person.role !== 'end-user') continue;
    const ids = customersOf(world, person);
    const owed = world.books.invoices.filter((invoice) => ids.includes(invoice.customer) && isPastDue(invoice, now));
    const past_due_invoices = ids.length === 0 ? null : owed.length;
    world.changePerson({ ...person, userFields: { ...person.userFields, past_due_invoices } });
  }
};
