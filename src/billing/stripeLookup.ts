import { whyOf } from './faults.ts';
import type { StripeApi } from './stripeApi.ts';
import {
  customerById,
  customersByEmail,
  labelOf,
  optionsOf,
  sameEmail,
  type StripeCustomer,
} from './stripeCustomers.ts';
import type { BillingAsk, UserReader } from '../app/ports.ts';
import {
  unknownRead,
  type BillingFault,
  type CustomerChoice,
  type MatchedBy,
  type UnknownRead,
} from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { err, ok, type Result } from '../domain/result.ts';

/** How long the tab remembers which customer a requester is. */
const CUSTOMER_KEPT_MS = 5 * 60_000;

/** The customer, and how it was found. */
export interface Found {
  readonly customer: StripeCustomer;
  readonly label: string;
  readonly matchedBy: MatchedBy;
  readonly choice: CustomerChoice | null;
  /** Why it was not found by the id in the user field, where that is a mistake in the settings. */
  readonly gap: BillingFault | null;
  /** It was found some time ago. */
  readonly isRemembered: boolean;
}

export interface Lookup {
  /** The requester's one customer: by the agent's choice, by the id in the user field, else by e-mail; never a pick. */
  readonly find: (ask: BillingAsk) => Promise<Result<Found, UnknownRead>>;
  readonly forget: (ask: BillingAsk) => void;
}

const keyOf = ({ who, choice }: BillingAsk): string => JSON.stringify([who.id, who.email, choice]);

/** Finds customers, and remembers them for five minutes. */
export function createLookup(
  api: StripeApi,
  now: () => Instant,
  userOf: UserReader,
  { customerField }: { readonly customerField: string | null },
): Lookup {
  const held = new Map<string, { readonly found: Found; readonly isThorough: boolean; readonly at: Instant }>();
  const failed = (fault: BillingFault): Result<never, UnknownRead> => err(unknownRead(whyOf(fault), now(), fault));
  const nobody = (why: 'no-customer' | 'customer-gone' | 'no-requester'): Result<never, UnknownRead> =>
    err(unknownRead(why, now()));
  const foundBy = (customer: StripeCustomer, matchedBy: MatchedBy, choice: CustomerChoice | null = null): Found => ({
    customer,
    label: labelOf(customer),
    matchedBy,
    choice,
    gap: null,
    isRemembered: false,
  });

  /** The chosen customer; null where it has not the e-mail that it was chosen by, so that the choice says nothing. */
  async function chosen(choice: CustomerChoice): Promise<Result<Found | null, UnknownRead>> {
    const customer = await customerById(api, choice.customerId);
    if (!customer.ok) return failed(customer.error);
    if (customer.value === null) return nobody('customer-gone');
    const isThatOne = sameEmail(customer.value.email, choice.email ?? choice.requester);
    return ok(isThatOne ? foundBy(customer.value, 'agent', choice) : null);
  }

  /** The id in the user field, empty where it holds none; null where there is no such field. */
  async function idInField(userId: number, field: string): Promise<Result<string | null, UnknownRead>> {
    const user = await userOf(userId);
    if (!user.ok) return failed({ name: 'user-unreadable', detail: user.error.detail });
    if (!Object.hasOwn(user.value.fields, field)) return ok(null);
    const value = user.value.fields[field];
    return ok(typeof value === 'string' ? value.trim() : '');
  }

  async function byId(id: string): Promise<Result<Found, UnknownRead>> {
    const customer = await customerById(api, id);
    if (!customer.ok) return failed(customer.error);
    return customer.value === null ? nobody('customer-gone') : ok(foundBy(customer.value, 'id'));
  }

  async function byEmail(email: string, isThorough: boolean): Promise<Result<Found, UnknownRead>> {
    if (email === '') return nobody('no-requester');
    const found = await customersByEmail(api, email, isThorough);
    if (!found.ok) return failed(found.error);
    const [only, ...others] = found.value;
    if (only === undefined) return nobody('no-customer');
    if (others.length === 0) return ok(foundBy(only, 'email'));
    const customers = await optionsOf(api, found.value, now());
    return err({ ...unknownRead('several-customers', now()), customers });
  }

  async function lookUp({ who, choice, scope }: BillingAsk): Promise<Result<Found, UnknownRead>> {
    if (choice !== null) {
      const found = await chosen(choice);
      if (!found.ok) return found;
      if (found.value !== null) return ok(found.value);
    }
    const email = who.email?.trim() ?? '';
    const isThorough = scope === 'full';
    if (customerField === null || who.id === null) return byEmail(email, isThorough);
    const id = await idInField(who.id, customerField);
    if (!id.ok) return id;
    if (id.value !== null && id.value !== '') return byId(id.value);
    const found = await byEmail(email, isThorough);
    if (!found.ok || id.value !== null) return found;
    return ok({ ...found.value, gap: { name: 'no-user-field', detail: customerField } });
  }

  return {
    find: async (ask) => {
      const isThorough = ask.scope === 'full';
      const known = held.get(keyOf(ask));
      const isYoung = known !== undefined && now() - known.at < CUSTOMER_KEPT_MS;
      if (isYoung && !ask.isFresh && (known.isThorough || !isThorough))
        return ok({ ...known.found, isRemembered: true });
      const found = await lookUp(ask);
      if (found.ok) held.set(keyOf(ask), { found: found.value, isThorough, at: now() });
      return found;
    },
    forget: (ask) => {
      held.delete(keyOf(ask));
    },
  };
}
