import { afterEach, describe, expect, test } from 'vitest';
import type { Submitted, Tab } from './tab.ts';
import { ANA, UNRELATED, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Ways round the gate that were tried, and blocks that had no way out. */

let workspace: Workspace;
let ana: Tab;

async function opens(scenario: ScenarioId, ticket?: number): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA, ticket);
}

const blockedBy = (rule: string): Submitted => ({
  saved: false,
  message: expect.stringContaining(`[${rule}]`) as string,
});

const FIELD = 'Past-due case';

afterEach(async () => {
  await workspace.close();
});

describe('nothing slips past', () => {
  test('a case whose field, tags and invoices are all cleared is still judged, in a fresh tab', async () => {
    await opens('refund-refuses');
    await ana.answers('Refund: was not using it', 'No, refuses');
    await ana.records(/^Record and flag/);
    for (const { id } of await workspace.owed()) await workspace.billing({ act: 'void', invoice: id });
    await ana.page.getByLabel(FIELD).selectOption('');
    await ana.page.getByLabel('Past-due resolution').selectOption('');
    await ana.page.getByLabel('Tags').fill('billing');
    expect(await ana.submitsAs('Pending')).toEqual({ saved: true });
    expect((await workspace.ticket()).tags).toEqual(['billing']);
    await ana.reloadsPage();
    await ana.judges();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G10'));
    await ana.sees(/R6, recorded by Ana Torres/);
  });

  test('everything voided before anything was recorded does not lift G13', async () => {
    await opens('refund-five');
    for (const { id } of await workspace.owed()) await workspace.billing({ act: 'void', invoice: id });
    await ana.reloadsPage();
    await ana.sees('0 past due, 5 settled');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G13'));
  });

  test('an outage does not lift what is known to be owed', async () => {
    await opens('refund-five');
    await ana.sees('5 past due');
    await workspace.knobs({ billing: 'down' });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G13'));
  });

  test('a refund made in billing is seen at the first save after a reload', async () => {
    await opens('refund-one');
    await ana.answers('Refund: was not using it');
    await ana.records('Record note');
    const paid = (await workspace.paid())[0];
    await workspace.billing({ act: 'refund', invoice: paid?.id ?? '' });
    await ana.reloadsPage();
    await ana.judges();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G16'));
  });

  test('written off is given up as well: what the plan keeps may not be', async () => {
    await opens('refund-silent');
    await ana.answers('Refund: was not using it', 'Was asked, no answer or no payment');
    await ana.types('When was the customer asked?', 'last week');
    await ana.records('Record note');
    for (const { id } of await workspace.owed()) await workspace.billing({ act: 'write-off', invoice: id });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G16'));
  });

  test('the agent’s own words in the note do not go out either', async () => {
    await opens('continue-five');
    await ana.answers('Clear balance, go on, no refund');
    const words = 'Between us: this customer has been late with every single payment.';
    await ana.addsOwnWords(words);
    await ana.records('Record note');
    await ana.writesReply(words);
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G9'));
  });

  test('a chargeback that comes while a case is open is suggested, and can be flagged or denied', async () => {
    await opens('refund-five');
    await ana.answers('Refund: was not using it', 'Not asked yet');
    await ana.records('Record that two are asked for');
    await workspace.customerWrites('Then I will dispute the charges with my bank.');
    await ana.sees('The customer speaks of a chargeback');
    await ana.presses('Yes, a chargeback');
    await ana.writesReply('Let me check.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G1'));
    await ana.records('Flag to Reggie now');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
  });
});

describe('every block has its way out', () => {
  test('a promise on an unrelated ticket can be said to be none, on the quiet panel', async () => {
    await opens('unrelated', UNRELATED);
    await ana.sees('Nothing past due.');
    await ana.writesReply('We will refund the photo licence in the template.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G17'));
    await ana.presses('This promises nothing');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
  });

  test('"Thanks!" after the ticket was set aside needs no second look', async () => {
    await opens('refund-five');
    await ana.presses(/^Not a past-due matter/);
    await ana.sees(/^Set aside by/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    await workspace.customerWrites('Thanks!');
    await workspace.updatesTicket({ status: 'open' });
    await ana.reloadsPage();
    await ana.sees(/^Set aside by/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('after an outage the agent may vouch for what billing cannot show, and the outage of REST is no rule of the customer’s', async () => {
    await opens('continue-five');
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    await workspace.knobs({ billing: 'down' });
    await ana.presses('Refresh');
    await ana.sees(/cannot be reached now/);
    await ana.presses('I checked in billing: void');
    await ana.types('What did you see, and where?', 'Stripe: 0105 to 0107 are void.');
    await ana.button('I checked in billing: void').last().click();
    await ana.sees(/^Recorded/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('an ask for two can still be set aside', async () => {
    await opens('refund-five');
    await ana.answers('Refund: was not using it', 'Not asked yet');
    await ana.records('Record that two are asked for');
    await ana.presses(/^Not a past-due matter/);
    await ana.sees(/^Set aside by/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });
});
