import { afterEach, describe, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ADA, ANA, REGGIE, UNRELATED, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* The four sources of the count, each as somebody meets it who opens a ticket with it for the first time. */

const INACTIVE = 'Refund: was not using it';
const CONTINUE = 'Clear balance, go on, no refund';
const OTHER_SYSTEM = { billing_source: 'http', billing_url: 'https://billing.sim.example/past-due' };

let workspace: Workspace;

async function opens(scenario: ScenarioId, settings: Readonly<Record<string, string>>, as = ANA): Promise<Tab> {
  workspace = await Workspace.with(scenario);
  await workspace.settings(settings);
  return workspace.signsIn(as);
}

afterEach(async () => {
  await workspace.close();
});

describe('stripe', () => {
  test('what is not past due is shown apart and not counted', async () => {
    const ana = await opens('drafts-and-more', {});
    await ana.answers(INACTIVE);
    await ana.isReady();
    await ana.sees('3 past due');
    await ana.panel.getByText(/more, not counted/).click();
    await ana.sees('2 written off');
    await ana.sees('2 drafts, not issued yet');
    await ana.sees('1 not due yet');
  });

  test('a bank debit under way counts until the panel knows better, and then no more', async () => {
    const ana = await opens('bank-debit', {});
    await ana.answers(INACTIVE, 'Not asked yet');
    await ana.sees('3 past due');
    await ana.panel.getByText(/1 more, not counted/).click();
    await ana.sees('1 being paid by bank debit');
  });

  test('currencies without and with three decimals show right', async () => {
    const ana = await opens('small-currencies', {});
    await ana.sees('5 past due');
    const shown = await ana.panel.locator('.past-due').innerText();
    expect(shown).toMatch(/¥\s?\d{1,3}(,\d{3})+(?!\.)/);
    expect(shown).toMatch(/KWD\s\d+\.\d{3}/);
  });

  test('each invoice and the customer lead to their page in Stripe, and test mode is told', async () => {
    const ana = await opens('continue-five', {});
    await ana.sees('test mode');
    const [newest] = await workspace.owed();
    const link = ana.panel.getByRole('link', { name: newest?.number ?? '' });
    expect(await link.getAttribute('href')).toBe(`https://dashboard.stripe.com/test/invoices/${newest?.id ?? ''}`);
    const customer = await workspace.customer();
    const page = `https://dashboard.stripe.com/test/customers/${customer}`;
    expect(await ana.panel.locator('.whose a').getAttribute('href')).toBe(page);
  });

  test('more than 500 owed is “at least”, and no resolution is offered', async () => {
    const ana = await opens('six-hundred', {});
    await ana.sees('At least 500 past due');
    await ana.answers(INACTIVE);
    await ana.sees('The next step needs the number of past-due invoices.');
    expect(await ana.panel.locator('.resolution').count()).toBe(0);
    // What is known to be owed holds a solve back, although nobody knows how much more it is.
    await ana.presses('Start over');
    expect((await ana.submitsAs('Solved')).saved).toBe(false);
  });

  test('a long history does no harm to the count, and nobody vouches for what billing shows as still owed', async () => {
    const ana = await opens('long-history', {});
    await ana.answers(CONTINUE);
    await ana.sees('4 past due');
    await ana.sees(/history is too long to be read in full/);
    await ana.types('Why no refund any more?', 'They only want to go on.');
    await ana.records('Record note');
    const blocked = await ana.submitsAs('Solved');
    expect(blocked).toMatchObject({ saved: false, message: expect.stringContaining('[G12]') as string });
    expect(await ana.button('I checked in billing: void').count()).toBe(0);
    const owed = await workspace.owed();
    await workspace.billing(...owed.slice(2).map(({ id }) => ({ act: 'void', invoice: id }) as const));
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('the id in the user field decides between two customers with one e-mail', async () => {
    const ana = await opens('id-in-field', { stripe_customer_field: 'stripe_customer_id' });
    await ana.sees('4 past due');
    await ana.sees('found by the id stored with the requester');
  });

  test('an id that Stripe has no customer for is told, and another e-mail can be searched', async () => {
    const ana = await opens('id-gone', { stripe_customer_field: 'stripe_customer_id' });
    await ana.sees(/is not in billing any more/);
    expect(await ana.button('Search by another e-mail').count()).toBe(1);
  });
});

describe('http', () => {
  test('reads the other system: count, customer, checklist, chargebacks', async () => {
    const ana = await opens('refund-refuses', OTHER_SYSTEM);
    await ana.sees('6 past due');
    await ana.sees('found by e-mail');
    await ana.answers(INACTIVE, 'No, refuses');
    await ana.records(/^Record and flag/);
    expect((await workspace.notes())[0]).toContain('Billing facts: billing system, customer Lang Fitness');
    const owed = await workspace.owed();
    await workspace.billing(
      ...owed.map(({ id }) => ({ act: 'void', invoice: id }) as const),
      { act: 'cancel-subscription', customer: await workspace.customer() },
      { act: 'open-dispute', customer: await workspace.customer() },
    );
    await ana.presses('Refresh');
    await expect.poll(() => ana.panel.locator('.mark.done').count()).toBe(2);
    await ana.presses('Customer threatens a chargeback');
    await ana.sees('Billing shows an open chargeback');
  });

  test('several customers: the agent chooses, and the answer is of that one', async () => {
    const ana = await opens('several-customers', OTHER_SYSTEM);
    await ana.presses(/^This one: Doyle Brothers/);
    await ana.sees('4 past due');
    await ana.sees('chosen by the agent');
  });

  test.each([
    ['a wrong token', 'invalid-key', 'Billing does not know the key.'],
    ['an answer in another form', 'malformed-invoice', 'Billing’s answer is not in the agreed form.'],
    ['a login page', 'not-json', 'Billing’s answer is not JSON.'],
  ] as const)('%s is told to the admin by its name', async (_what, billingFault, title) => {
    workspace = await Workspace.with('refund-five');
    await workspace.settings(OTHER_SYSTEM);
    await workspace.knobs({ billingFault });
    const ada = await workspace.signsIn(ADA);
    await ada.sees(title);
    await ada.sees(/^Where: \/past-due/);
  });

  test('a package built without the host says so to the admin', async () => {
    workspace = await Workspace.with('refund-five');
    await workspace.settings(OTHER_SYSTEM);
    await workspace.knobs({ billingHostWhitelisted: false });
    const ada = await workspace.signsIn(ADA);
    await ada.sees('Zendesk’s proxy does not let this app reach billing.');
    await ada.sees(/BILLING_HOST/);
  });

  test('without an address the admin is told which setting, the agent only that billing is not connected', async () => {
    const ada = await opens('refund-five', { billing_source: 'http' }, ADA);
    await ada.sees(/the setting “Billing address” is empty/);
    const ana = await workspace.signsIn(ANA);
    await ana.sees('Billing is not connected. Enter the count by hand.');
    expect(await ana.panel.getByText(/the setting “Billing address”/).count()).toBe(0);
  });
});

describe('user_field', () => {
  test('is a count only: the panel says so, the plan names no invoice, and the agent confirms what was done', async () => {
    const ana = await opens('continue-five', { billing_source: 'user_field' });
    await ana.sees('5 past due');
    await ana.sees(/Only a count, from the customer’s user field/);
    await ana.answers(CONTINUE);
    await ana.sees('Void the rest, keep the two most recent');
    await ana.records('Record note');
    const [note] = await workspace.notes();
    expect(note).toContain('By count: collect 0, void 3, keep due 2.');
    expect(note).toContain('count in the customer’s user field');
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    await ana.presses('I checked in billing: void');
    await ana.types('What did you see, and where?', 'Three void in our billing system.');
    await ana.presses('I checked in billing: void');
    await ana.sees('confirmed by an agent');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('nothing past due is a zero, an empty field is unknown and never one', async () => {
    const ana = await opens('nothing-past-due', { billing_source: 'user_field' });
    await ana.sees(/Nothing past due|0 past due/);
    await workspace.user((await workspace.ticket()).requester.id, { user_fields: { past_due_invoices: null } });
    await ana.reloadsPage();
    await ana.sees(/The user field with the count is empty/);
    expect(await ana.panel.getByText(/Nothing past due|0 past due/).count()).toBe(0);
  });

  test('a count that has risen puts the decision out of date', async () => {
    const ana = await opens('continue-five', { billing_source: 'user_field' });
    await ana.answers(CONTINUE);
    await ana.records('Record note');
    await workspace.user((await workspace.ticket()).requester.id, { user_fields: { past_due_invoices: 6 } });
    await ana.presses('Refresh');
    await ana.sees('out of date');
  });

  test('costs an unrelated ticket one request to Zendesk and none to billing', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.settings({ billing_source: 'user_field' });
    const ana = await workspace.signsIn(ANA, UNRELATED);
    await ana.sees('Nothing past due.');
    const asked = (await workspace.requests()).map(({ to }) => to);
    expect(asked).toEqual(['zendesk']);
  });

  test('a field that does not exist is told to the admin', async () => {
    workspace = await Workspace.with('continue-five');
    await workspace.settings({ billing_source: 'user_field' });
    await workspace.knobs({ requirements: 'absent' });
    const ada = await workspace.signsIn(ADA);
    await ada.sees('A user field that the app reads does not exist.');
    await ada.sees('Where: past_due_invoices');
  });
});

describe('typed', () => {
  test('the form stands open; what was seen and in what is in the note and in Reggie’s brief', async () => {
    const ana = await opens('refund-refuses', { billing_source: 'typed' });
    await ana.sees('Look the customer up in billing and enter what you see.');
    await ana.types('How many invoices are past due?', '6');
    await ana.types('Where did you see it?', 'the billing dashboard');
    await ana.presses('Use this count');
    await ana.sees('6 past due');
    await ana.answers(INACTIVE, 'No, refuses');
    await ana.records(/^Record and flag/);
    expect((await workspace.notes())[0]).toContain('entered by the agent, seen in the billing dashboard');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees(/6 past due.*by hand/);
    expect((await workspace.requests()).filter(({ to }) => to === 'billing')).toEqual([]);
  });

  test('a count that is none, or without its place, is refused with what to write', async () => {
    const ana = await opens('refund-five', { billing_source: 'typed' });
    await ana.types('How many invoices are past due?', 'a few');
    await ana.presses('Use this count');
    await ana.sees('Write a whole number from 0 to 9999.');
    await ana.sees(/Write where you saw it/);
  });
});

describe('a name that is none of the four', () => {
  test('is told to the admin with the setting; agents go on by hand', async () => {
    const ada = await opens('refund-five', { billing_source: 'strpe' }, ADA);
    await ada.sees('The setting “Billing source” holds “strpe”. Enter one of: stripe, http, user_field, typed.');
    const ana = await workspace.signsIn(ANA);
    await ana.sees('Billing is not connected. Enter the count by hand.');
    expect(await ana.panel.getByText(/strpe/).count()).toBe(0);
  });
});
