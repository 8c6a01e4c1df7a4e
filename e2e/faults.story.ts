import { afterEach, describe, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ADA, ANA, SECRETS, Workspace } from './workspace.ts';
import type { BillingFault } from '../simulator/contract.ts';

/* Errors of billing by name, to the person who can act; and nothing of a key, anywhere. */

let workspace: Workspace;

async function meets(fault: BillingFault, as: number, others = {}): Promise<Tab> {
  workspace = await Workspace.with('refund-five');
  await workspace.knobs({ billingFault: fault, ...others });
  return workspace.signsIn(as);
}

afterEach(async () => {
  await workspace.close();
});

const FOR_THE_ADMIN = [
  ['invalid-key', 'Billing does not know the key.', '“Stripe restricted key”'],
  ['expired-key', 'The billing key has expired.', '“Stripe restricted key”'],
  ['missing-grant', 'The billing key lacks a read permission.', 'customer'],
  ['ip-not-allowed', 'The billing key is limited to certain IP addresses.', 'proxy'],
  ['whitelist', 'Zendesk’s proxy does not let this app reach billing.', 'BILLING_HOST'],
  ['proxy-error', 'Zendesk’s proxy could not pass the request on.', 'installed app'],
  ['malformed-invoice', 'Billing’s answer is not in the agreed form.', 'amount_remaining'],
  ['not-json', 'Billing’s answer is not JSON.', 'address'],
] as const;

describe('what an admin has to put right', () => {
  test.each(FOR_THE_ADMIN)(
    '%s: the admin reads what and where, the agent whom to tell',
    async (fault, title, where) => {
      const ada = await meets(fault, ADA, { missingGrant: 'customers' });
      await ada.sees(title);
      expect(await ada.panel.locator('.fault').innerText()).toContain(where);
      const ana = await workspace.signsIn(ANA);
      await ana.sees(`Tell your admin: ${title}`);
      expect(await ana.panel.locator('.fault').count()).toBe(0);
      expect(await ana.button('Enter the count by hand').count()).toBe(1);
    },
  );

  test('a key of the other mode', async () => {
    workspace = await Workspace.with('id-in-field');
    await workspace.settings({ stripe_customer_field: 'stripe_customer_id' });
    await workspace.knobs({ billingFault: 'wrong-mode' });
    const ada = await workspace.signsIn(ADA);
    await ada.sees('The billing key is of the other mode (test or live).');
  });

  test('a missing right to subscriptions: what can be read counts, and the admin sees which right it is', async () => {
    const ada = await meets('missing-grant', ADA, { missingGrant: 'subscriptions' });
    await ada.answers('Close the account, no refund');
    await ada.sees('5 past due');
    await ada.sees('The billing key lacks a read permission.');
    expect(await ada.panel.locator('.fault').innerText()).toContain('subscription');
  });
});

describe('what passes', () => {
  test('a busy moment is waited out, and the agent notices nothing', async () => {
    const ana = await meets('rate-limited-once', ANA);
    await ana.sees('5 past due');
  });

  test('billing that stays busy says so, and asks no more than four times again', async () => {
    const ana = await meets('rate-limited', ANA);
    await ana.sees(/Billing asks to slow down/);
    const asked = (await workspace.requests()).filter(({ to }) => to === 'billing');
    expect(asked).toHaveLength(5);
  });

  test('a wait that is longer than anybody’s patience is not waited', async () => {
    const ana = await meets('rate-limited', ANA, { retryAfterS: 60 });
    await ana.sees(/Billing asks to slow down/);
    expect((await workspace.requests()).filter(({ to }) => to === 'billing')).toHaveLength(1);
  });

  test('an error of Stripe’s own: try again, or enter the count; trying again brings it', async () => {
    const ana = await meets('server-error', ANA);
    await ana.sees(/Billing cannot be reached/);
    await workspace.knobs({ billingFault: 'none' });
    await ana.presses('Try again');
    await ana.sees('5 past due');
  });

  test('a list that breaks off is “at least”, never its part', async () => {
    workspace = await Workspace.with('many-invoices');
    await workspace.knobs({ billingFault: 'page-two-fails' });
    const ana = await workspace.signsIn(ANA);
    await ana.sees('At least 100 past due');
    await ana.sees(/could not be read to its end/);
    expect(await ana.panel.getByText('100 past due', { exact: true }).count()).toBe(0);
  });
});

describe('no secret', () => {
  test.each(['invalid-key', 'expired-key', 'wrong-mode', 'none'] as const)(
    'of the key is in the page, its storage, its requests or its console (%s)',
    async (fault) => {
      const ada = await meets(fault, ADA);
      await ada.sees(/past due|unknown/);
      const found = await ada.everythingItHolds();
      for (const secret of SECRETS) expect(found).not.toContain(secret.slice(-12));
      // Stripe's own message shows the end of a key behind stars.
      expect(found).not.toContain('****');
    },
  );
});
