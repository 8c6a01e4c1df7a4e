import { afterEach, describe, expect, test } from 'vitest';
import { theBrowser } from './browser.ts';
import type { Tab } from './tab.ts';
import { ADA, ANA, SECRETS, TICKET, Workspace } from './workspace.ts';

/* Something failed: one click, and the admin gets what is needed to find out why. */

const COPY = 'Copy a report for the admin';

let workspace: Workspace;

afterEach(async () => {
  await (await theBrowser()).unrouteAll({ behavior: 'ignoreErrors' });
  await workspace.close();
});

/** What is on the clipboard, as an agent would see it: pasted into the reply. */
async function pasted(tab: Tab): Promise<string> {
  await tab.writesReply('');
  await tab.page.keyboard.press('Control+v');
  return tab.reply();
}

async function copiesReport(tab: Tab): Promise<string> {
  await tab.presses(COPY);
  await tab.sees(/^Copied; it holds no customer data/);
  return pasted(tab);
}

/** Whatever of the customer and the account stands on the page and in its requests. */
async function customerData(): Promise<readonly string[]> {
  const { requester, conversation } = await workspace.ticket();
  const invoices = await workspace.owed();
  const words = conversation.flatMap(({ body }) => body.split(/[.!?\n]/)).filter((sentence) => sentence.length > 12);
  return [
    ...requester.name.split(' '),
    requester.email,
    ...invoices.flatMap(({ id, number }) => [id, number]),
    await workspace.customer(),
    ...words,
    ...SECRETS,
  ].filter((data) => data !== '');
}

describe('a report for the admin', () => {
  test('of a fault: one click copies versions, settings, and what happened, and nothing of the customer', async () => {
    workspace = await Workspace.with('refund-five');
    const ana = await workspace.signsIn(ANA);
    await ana.sees('5 past due');
    await ana.judges();
    await workspace.knobs({ billingFault: 'server-error' });
    await ana.presses('Refresh');
    await ana.sees(/billing cannot be reached now/);
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    const report = await copiesReport(ana);
    expect(report).toMatch(/^Past-Due Playbook, report for the admin/);
    expect(report).toContain('App: 1.0.0');
    expect(report).toContain(`Ticket: ${TICKET}`);
    expect(report).toContain('Role: agent');
    expect(report).toContain('billing_source: stripe');
    expect(report).toContain('Billing: invoices; newest attempt: unknown, down, server-error');
    expect(report).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}GET api\.stripe\.com\/v1\/customers\S* 500 {2}\d+ ms$/m);
    expect(report).toMatch(/\(retry 1\) 500/);
    expect(report).toMatch(/save blocked \[G\d+\].* {2}\d+ ms$/m);
    for (const data of await customerData()) expect(report).not.toContain(data);
  });

  test('of a panel that does not start: the page says what to do and still gives it', async () => {
    workspace = await Workspace.with('refund-five');
    await workspace.knobs({ billingFault: 'none' });
    await (await theBrowser()).route(/\/panel-[\w-]+\.js$/, (route) => route.abort());
    const ana = await workspace.signsIn(ANA);
    await ana.sees(/^The Past-Due Playbook could not start/);
    await ana.presses(COPY);
    await ana.sees(/^The report stands here/);
    const report = await pasted(ana);
    expect(report).toContain('Panel: did not start');
    expect(report).toMatch(/start: TypeError/);
    expect(report).toContain('guard stands');
    for (const data of await customerData()) expect(report).not.toContain(data);
    ana.complaints.length = 0;
  });

  test('an admin has it in the set-up as well', async () => {
    workspace = await Workspace.with('refund-five');
    const ada = await workspace.signsIn(ADA);
    await ada.sees('5 past due');
    await ada.presses('Set-up');
    await ada.sees(/All in order|to put right/);
    const report = await copiesReport(ada);
    expect(report).toContain('Role: admin');
    expect(report).toMatch(/GET \/api\/v2\/triggers\.json\?page\[size\] ok/);
    for (const data of await customerData()) expect(report).not.toContain(data);
  });
});
