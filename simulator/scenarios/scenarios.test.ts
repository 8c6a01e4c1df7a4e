/** Every scenario is as its title says: the main ticket's billing, and what was written on it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPastDue } from '../stripe/books.ts';
import { proxiedStripe } from '../testing/proxied.ts';
import { beginSeconds, mainTicket, ticketOf, worldOf } from '../testing/worlds.ts';
import { knobsAtRest } from '../world/knobs.ts';
import { commentsOf } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { ANA, BEN } from './people.ts';
import { type ScenarioId, isScenarioId, scenarioIds } from './scenarioIds.ts';
import { SCENARIOS, scenarioById } from './scenarios.ts';

interface Expected {
  readonly title: RegExp;
  readonly pastDue: number;
  /** Words of the customer's that the scenario lives on. */
  readonly says: RegExp;
  /** Who wrote, in order: C the customer, A Ana, B Ben. */
  readonly voices: string;
  readonly customers?: number;
  readonly ticket?: number;
}

const table: Readonly<Record<ScenarioId, Expected>> = {
  everyday: { title: /everyday/, pastDue: 5, says: /carry on/, voices: 'CAC' },
  'continue-five': {
    title: /five past due \(R3\)/,
    pastDue: 5,
    says: /carry on with the same workspace/,
    voices: 'CAC',
  },
  'nothing-past-due': { title: /nothing past due \(R1\)/, pastDue: 0, says: /keep the account/, voices: 'C' },
  'continue-two': { title: /two past due \(R2\)/, pastDue: 2, says: /clear the balance/, voices: 'C' },
  'refund-one': { title: /one past due \(R4\)/, pastDue: 1, says: /refund .*haven't been using it/, voices: 'C' },
  'refund-five': { title: /five past due \(R7, then R5\)/, pastDue: 5, says: /refund/, voices: 'CAC' },
  'refund-refuses': { title: /refuses to pay two \(R6\)/, pastDue: 6, says: /I am not paying two/, voices: 'CAC' },
  'refund-silent': { title: /no answer about the two \(R8\)/, pastDue: 4, says: /can I get a refund/, voices: 'CAA' },
  'refund-other-reason': { title: /billing error/, pastDue: 4, says: /duplicate charges/, voices: 'C' },
  'close-account': { title: /closed \(R9\)/, pastDue: 2, says: /close our Vista Social account/, voices: 'C' },
  'exactly-three': { title: /exactly three past due/, pastDue: 3, says: /three unpaid .*refund/s, voices: 'C' },
  'chargeback-threat': { title: /Threatens a chargeback/, pastDue: 4, says: /chargeback/, voices: 'CAC' },
  'chargeback-open': { title: /A chargeback is open/, pastDue: 3, says: /posts are paused/, voices: 'C' },
  'begun-by-another': { title: /Begun by Ben/, pastDue: 4, says: /thank you Ben/, voices: 'CBC' },
  unrelated: { title: /Not about invoices/, pastDue: 0, says: /time zone|9 am/, voices: 'C', ticket: 4801 },
  'many-invoices': { title: /^150 past-due/, pastDue: 150, says: /a great many open invoices/, voices: 'C' },
  'customer-not-found': { title: /does not know/, pastDue: 0, says: /private address/, voices: 'C', customers: 0 },
  'letter-case': { title: /letter case/, pastDue: 4, says: /four invoices/, voices: 'C' },
  'billing-down': { title: /Billing is down/, pastDue: 5, says: /refund/, voices: 'CAC' },
  'two-currencies': { title: /dollars and euros/, pastDue: 5, says: /dollars .*euros/s, voices: 'C' },
  'several-customers': {
    title: /Two billing customers/,
    pastDue: 5,
    says: /second account/,
    voices: 'C',
    customers: 2,
  },
  'written-off': { title: /Three past due, two written off/, pastDue: 3, says: /still to be paid/, voices: 'C' },
  'five-hundred': { title: /^500 past-due/, pastDue: 500, says: /refund/, voices: 'C' },
  'six-hundred': { title: /^600 past-due/, pastDue: 600, says: /weren't using it/, voices: 'C' },
  'long-history': { title: /700 paid/, pastDue: 4, says: /always on time.*weren't using it/s, voices: 'C' },
  'bank-debit': { title: /bank debit on its way/, pastDue: 3, says: /payment is on its way/, voices: 'C' },
  'drafts-and-more': { title: /beside drafts/, pastDue: 3, says: /two weeks left to pay/, voices: 'C' },
  'small-currencies': { title: /yen and dinars/, pastDue: 5, says: /both dinar invoices/, voices: 'C' },
  'other-email': {
    title: /another address/,
    pastDue: 0,
    says: /pay@kobayashiprints\.example/,
    voices: 'C',
    customers: 0,
  },
  'id-in-field': {
    title: /named in the user field/,
    pastDue: 5,
    says: /hotels weren't using it/,
    voices: 'C',
    customers: 2,
  },
  'id-gone': { title: /deleted customer/, pastDue: 4, says: /deleted our old account/, voices: 'C' },
  'hostile-names': { title: /would run/, pastDue: 5, says: /weren't using it/, voices: 'C' },
};

const billingOf = (world: World, ticket: number) => {
  const email = world.person(ticketOf(world, ticket).requesterId)?.email.toLowerCase();
  const ids = world.books.customers
    .filter((item) => !item.deleted && item.email.toLowerCase() === email)
    .map(({ id }) => id);
  return { ids, invoices: world.books.invoices.filter((invoice) => ids.includes(invoice.customer)) };
};

const voice = (requester: number, author: number): string =>
  author === requester ? 'C' : author === ANA ? 'A' : author === BEN ? 'B' : '?';

describe.each(scenarioIds)('%s', (id) => {
  const expected = table[id];
  const number = expected.ticket ?? mainTicket;
  const { world } = worldOf(id);
  const ticket = ticketOf(world, number);

  test('is titled for what it is, and says what to try', () => {
    expect(scenarioById(id).title).toMatch(expected.title);
    expect(scenarioById(id).tryThis).not.toBe('');
    expect(isScenarioId(id)).toBe(true);
  });

  test(`has ${expected.pastDue} past due`, () => {
    const { ids, invoices } = billingOf(world, number);
    expect(ids).toHaveLength(expected.customers ?? 1);
    expect(invoices.filter((invoice) => isPastDue(invoice, beginSeconds))).toHaveLength(expected.pastDue);
  });

  test(`was written by ${expected.voices}, in order of time, all of it public`, () => {
    const said = commentsOf(ticket);
    expect(said.map(({ comment }) => voice(ticket.requesterId, comment.authorId)).join('')).toBe(expected.voices);
    const times = said.map(({ audit }) => audit.at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(Math.max(...ticket.audits.map(({ at }) => at))).toBeLessThan(world.now());
    expect(said.every(({ audit, comment }) => comment.public && audit.authorId === comment.authorId)).toBe(true);
    const words = said
      .filter(({ comment }) => comment.authorId === ticket.requesterId)
      .map(({ comment }) => comment.body);
    expect(words.join('\n')).toMatch(expected.says);
  });

  test('begins without a case, with an assigned ticket and books that hold together', () => {
    for (const one of world.tickets.values()) {
      expect(one.tags.some((tag) => tag.startsWith('pdp_'))).toBe(false);
      expect([...one.fields.values()].every((value) => value === null)).toBe(true);
      expect(one.assigneeId).not.toBeNull();
      expect(one.audits.every((audit) => Object.keys(audit.custom ?? {}).length === 0)).toBe(true);
    }
    const { customers, invoices, subscriptions, payments } = world.books;
    for (const records of [customers, invoices, subscriptions, payments]) {
      expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
    }
    expect(new Set(invoices.map((invoice) => invoice.number)).size).toBe(invoices.length);
    expect(invoices.every((invoice) => invoice.created < beginSeconds)).toBe(true);
    expect(invoices.every((invoice) => invoice.status !== 'paid' || invoice.amountPaid === invoice.amountDue)).toBe(
      true,
    );
  });
});

describe('the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

  test.each([...scenarioIds, ...Object.keys(knobsAtRest)])('names %s', (name) => {
    expect(readme).toContain(`\`${name}\``);
  });
});

describe('all scenarios', () => {
  test('are at least 16, named once, and cover R1 to R9', () => {
    expect(scenarioIds.length).toBeGreaterThanOrEqual(16);
    expect(SCENARIOS.map(({ id }) => id)).toEqual(scenarioIds);
    expect(new Set(SCENARIOS.map(({ title }) => title)).size).toBe(scenarioIds.length);
    const titles = SCENARIOS.map(({ title }) => title).join(' ');
    for (let rule = 1; rule <= 9; rule++) expect(titles).toMatch(new RegExp(`\\bR${rule}\\b`));
  });

  test('are the same on every load', () => {
    for (const id of scenarioIds) {
      const [one, other] = [worldOf(id).world, worldOf(id).world];
      expect([...one.tickets.values()]).toEqual([...other.tickets.values()]);
      expect(one.books).toEqual(other.books);
    }
  });

  test('what a scenario says beyond its counts', () => {
    expect(worldOf('billing-down').world.knobs.billing).toBe('down');
    expect(ticketOf(worldOf('refund-silent').world).status).toBe('pending');
    expect(ticketOf(worldOf('begun-by-another').world).assigneeId).toBe(BEN);
    expect(worldOf('chargeback-open').world.books.disputes).toHaveLength(1);
    const { invoices } = billingOf(worldOf('two-currencies').world, mainTicket);
    const owed = invoices.filter((invoice) => isPastDue(invoice, beginSeconds));
    expect(owed.map(({ currency }) => currency).sort()).toEqual(['eur', 'eur', 'usd', 'usd', 'usd']);
    const off = billingOf(worldOf('written-off').world, mainTicket).invoices;
    expect(off.filter(({ status }) => status === 'uncollectible')).toHaveLength(2);
    expect(
      billingOf(worldOf('unrelated').world, 4802).invoices.filter((one) => isPastDue(one, beginSeconds)),
    ).toHaveLength(2);
  });

  test('what the newer ones are about', () => {
    const counts = (id: ScenarioId) => {
      const { world } = worldOf(id);
      const tally: Record<string, number> = {};
      const ids = world.books.customers.map((customer) => customer.id).filter((one) => one !== 'cus_MeadowMarket');
      for (const invoice of world.books.invoices.filter(({ customer }) => ids.includes(customer))) {
        const state = isPastDue(invoice, beginSeconds)
          ? `past due ${invoice.currency}`
          : (invoice.debit ?? invoice.status);
        tally[state] = (tally[state] ?? 0) + 1;
      }
      return tally;
    };
    expect(counts('five-hundred')).toEqual({ paid: 50, 'past due usd': 500 });
    expect(counts('six-hundred')).toEqual({ paid: 60, 'past due usd': 600 });
    expect(counts('long-history')).toEqual({ paid: 700, 'past due usd': 4 });
    expect(counts('bank-debit')).toEqual({ paid: 4, 'past due usd': 3, processing: 1 });
    expect(counts('drafts-and-more')).toEqual({ paid: 3, uncollectible: 2, 'past due usd': 3, draft: 2, open: 1 });
    expect(counts('small-currencies')).toEqual({ paid: 4, 'past due jpy': 3, 'past due kwd': 2 });
    expect(counts('other-email')).toEqual({ paid: 5, 'past due usd': 4 });
  });

  test('what the user field says where a scenario fills it in, and what a sync makes of it', () => {
    const requesterOf = (id: ScenarioId) => {
      const { world } = worldOf(id);
      return world.person(ticketOf(world).requesterId)?.userFields;
    };
    expect(requesterOf('id-in-field')).toEqual({ stripe_customer_id: 'cus_SilvaHotels', past_due_invoices: 4 });
    expect(requesterOf('id-gone')).toEqual({ stripe_customer_id: 'cus_ByrneCyclesOld', past_due_invoices: null });
    expect(requesterOf('other-email')).toEqual({ past_due_invoices: null });
    for (const id of ['id-in-field', 'id-gone'] as const) {
      expect(worldOf(id).world.settings).toMatchObject({ stripe_customer_field: 'stripe_customer_id' });
    }
    expect(worldOf('id-in-field', { settings: { stripe_customer_field: '' } }).world.settings).toMatchObject({
      stripe_customer_field: '',
    });
  });

  test('the large ones are as long as Stripe’s own answers', () => {
    const { world } = worldOf('five-hundred');
    const { responseText } = proxiedStripe(world, '/v1/invoices?customer=cus_Polarlicht&status=open&limit=100');
    // About 4 KB an invoice, its line included.
    expect(responseText.length).toBeGreaterThan(100 * 4000);
  });

  test('an unknown name is no scenario', () => {
    expect(isScenarioId('nonsense')).toBe(false);
  });
});
