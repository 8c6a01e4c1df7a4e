import { afterEach, describe, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ANA, BEN, REGGIE, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Whose invoices these are: found, chosen by the agent, or not known. */

const INACTIVE = 'Refund: was not using it';

/** What the customer of `other-email` says in the ticket. */
const other = 'pay@kobayashiprints.example';

let workspace: Workspace;

async function opens(scenario: ScenarioId): Promise<Tab> {
  workspace = await Workspace.with(scenario);
  return workspace.signsIn(ANA);
}

afterEach(async () => {
  await workspace.close();
});

describe('several customers with one e-mail', () => {
  test('the agent sees each one’s count and chooses; the choice is in the note, and everybody else’s tab goes by it', async () => {
    const ana = await opens('several-customers');
    await ana.sees('Choose whose invoices this ticket is about.');
    await ana.sees(/^1 past due/);
    await ana.sees(/^4 past due/);
    await ana.presses(/^This one: Doyle Brothers/);
    await ana.sees('4 past due');
    await ana.sees('chosen by the agent');
    await ana.answers(INACTIVE, 'No, refuses');
    await ana.records(/^Record and flag/);
    expect((await workspace.notes())[0]).toContain('customer Doyle Brothers (chosen by the agent)');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees(/Doyle Brothers: 4 past due/);
    await reggie.sees('chosen by the agent');
    // A colleague's fresh tab is asked before anything but the log can have said whose invoices these are.
    const ben = await workspace.signsIn(BEN);
    await ben.judges();
    const said = await ben.submitsAs('Solved');
    expect(said).toMatchObject({ saved: false, message: expect.not.stringContaining('[G4]') as string });
  });

  test('the wrong one can be given back, and what is chosen outlives a reload', async () => {
    const ana = await opens('several-customers');
    await ana.presses(/^This one: Doyle Events/);
    await ana.sees('1 past due');
    await ana.reloadsPage();
    await ana.sees('chosen by the agent');
    await ana.presses('Not this one');
    await ana.sees('Choose whose invoices this ticket is about.');
  });
});

describe('nobody under the requester’s e-mail', () => {
  test('is unknown and not zero; another e-mail finds the customer, and the note says so', async () => {
    const ana = await opens('other-email');
    await ana.sees(/Billing has no customer with the e-mail/);
    await ana.presses('Search by another e-mail');
    await ana.types('Another e-mail of the customer', 'nobody@nowhere.example');
    await ana.presses('Search');
    await ana.sees('Billing has no customer with the e-mail nobody@nowhere.example.');
    await ana.types('Another e-mail of the customer', other.toUpperCase());
    await ana.presses('Search');
    await ana.sees(/^4 past due/);
    await ana.presses(/^This one: /);
    await ana.sees(new RegExp(`chosen by the agent, found under ${other}`, 'i'));
    await ana.answers(INACTIVE, 'No, refuses');
    await ana.records(/^Record and flag/);
    expect((await workspace.notes())[0]?.toLowerCase()).toContain(`chosen by the agent, found under ${other}`);
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees(/4 past due/);
  });

  test('what is no e-mail is not searched, and says how one is written', async () => {
    const ana = await opens('other-email');
    await ana.presses('Search by another e-mail');
    await ana.types('Another e-mail of the customer', 'pay at company');
    await ana.presses('Search');
    await ana.sees('Write an e-mail address, for example pay@company.com.');
  });
});
