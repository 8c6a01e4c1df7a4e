import { afterEach, describe, expect, test } from 'vitest';
import { inOrder, opensSetup, toDo } from './account.ts';
import { asksCredit } from './cases.ts';
import { ADA, ANA, REGGIE, TICKET, UNRELATED, Workspace } from './workspace.ts';
import type { Knobs } from '../simulator/contract.ts';

/* What the set-up says of Stripe's key and of this browser, who sees it, and what it costs those who do not. */

let workspace: Workspace;

/** The set-up in an account where this is turned. */
async function opens(knobs: Partial<Knobs>): ReturnType<typeof opensSetup> {
  workspace = await Workspace.with('unrelated');
  await workspace.knobs(knobs);
  return opensSetup(workspace);
}

afterEach(async () => {
  await workspace.close();
});

describe('Stripe’s key', () => {
  const WRITES = /The key can write: whoever gets hold of it can void invoices/;
  const READS_MORE = /The key may read the balance: it can more than it should/;
  const NOT_KNOWN = /Whether the key can write could not be told: look in Stripe/;

  test.each<readonly [string, Partial<Knobs>, readonly RegExp[]]>([
    ['reads what it must', {}, []],
    ['reads more', { keyReach: 'reads-more' }, [READS_MORE]],
    ['writes', { keyReach: 'writes' }, [READS_MORE, WRITES]],
    ['reads what it must, where Stripe looks the invoice up first', { rightsAfterLookup: true }, [NOT_KNOWN]],
    ['writes, where Stripe looks first', { rightsAfterLookup: true, keyReach: 'writes' }, [READS_MORE, WRITES]],
  ])('one that %s', async (_, knobs, warnings) => {
    const ada = await opens(knobs);
    const told = await toDo(ada, 'Billing');
    expect(told).toHaveLength(warnings.length);
    for (const [place, warning] of warnings.entries()) expect(told[place]).toMatch(warning);
    expect(await inOrder(ada, 'Billing')).toContain('Invoices: readable');
  });

  test('the key that is tried voids nothing', async () => {
    const ada = await opens({ keyReach: 'writes' });
    await ada.presses('Check again');
    const writes = (await workspace.requests()).filter(({ to, method }) => to === 'billing' && method !== 'GET');
    expect(writes.map(({ url, status }) => `${new URL(url).pathname} ${status}`)).toContain(
      '/v1/invoices/in_pastDuePlaybookSetUp/void 404',
    );
    expect(new Set(writes.map(({ url }) => new URL(url).pathname)).size).toBe(1);
  });
});

describe('this browser', () => {
  test('its clock and Zendesk’s own SDK are in order', async () => {
    const ada = await opens({});
    expect(await toDo(ada, 'This browser')).toEqual([]);
    expect(await inOrder(ada, 'This browser')).toMatch(/clock agrees with Zendesk’s.*own SDK runs/s);
  });

  test('Zendesk’s clock is ten minutes ahead', async () => {
    const ada = await opens({ clockAheadMs: 600_000 });
    expect(await toDo(ada, 'This browser')).toEqual([
      expect.stringMatching(/This browser’s clock is 10 minutes behind Zendesk’s/) as string,
    ]);
  });

  test('Zendesk does not tell its time: nothing is made up', async () => {
    const ada = await opens({ clockAheadMs: 600_000, proxyTellsHeaders: false });
    expect(await toDo(ada, 'This browser')).toEqual([]);
    expect(await inOrder(ada, 'This browser')).toContain('Zendesk does not tell its time here');
  });

  test('Zendesk’s SDK did not come', async () => {
    const ada = await opens({ sdkScript: 'dead' });
    expect(await toDo(ada, 'This browser')).toEqual([
      expect.stringMatching(/The copy of Zendesk’s SDK in this package runs.*static\.zdassets\.com/) as string,
    ]);
  });
});

describe('who sees what', () => {
  test('the set-up is the admins’ alone', async () => {
    workspace = await Workspace.with('unrelated');
    for (const who of [ANA, REGGIE]) {
      const tab = await workspace.signsIn(who, UNRELATED);
      await tab.sees('Nothing past due.');
      expect(await tab.button('Set-up').count()).toBe(0);
    }
    const ada = await workspace.signsIn(ADA, UNRELATED);
    await ada.button('Set-up').waitFor();
  });

  test('“Reggie is not mailed yet”: to Ada on a case that waits, until she has put it right; its age to everybody', async () => {
    workspace = await Workspace.with('refund-one');
    const ana = await workspace.signsIn(ANA);
    await asksCredit(ana);
    await ana.sees(/^Flagged to Reggie by Ana Torres/);
    const ada = await workspace.signsIn(ADA, TICKET);
    await ada.sees(/^Reggie is not mailed yet/);
    await ada.sees(/^Flagged to Reggie by Ana Torres/);
    expect(await ana.panel.getByText(/not mailed yet/).count()).toBe(0);
    await ada.presses('Set-up');
    await ada.presses('Put everything right');
    await ada.sees('All in order.');
    await ada.reloadsPage();
    await ada.sees(/^Flagged to Reggie by Ana Torres/);
    await ada.isReady();
    await ada.page.waitForLoadState('networkidle');
    expect(await ada.panel.getByText(/not mailed yet/).count()).toBe(0);
  });

  test('an agent’s panel loads nothing of it and asks nothing for it; an admin’s not before it is opened', async () => {
    workspace = await Workspace.with('refund-five');
    const ofTools = async (): Promise<readonly string[]> =>
      (await workspace.requests()).flatMap(({ to, url }) =>
        (to === 'zendesk' ? /triggers|automations|views|_fields|users/ : /balance|void/).test(url) ? [url] : [],
      );
    for (const who of [ANA, ADA]) {
      const tab = await workspace.signsIn(who);
      await tab.isReady();
      expect(await ofTools()).toEqual([]);
      expect(await tab.everythingItHolds()).not.toMatch(/\/tools-[\w-]+\.js/);
      if (who === ADA) {
        await tab.presses('Set-up');
        await tab.sees(/to put right/);
        expect(await ofTools()).toHaveLength(9);
        expect(await tab.everythingItHolds()).toMatch(/\/tools-[\w-]+\.js/);
      }
    }
  });
});
