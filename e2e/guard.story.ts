import { afterEach, describe, expect, test } from 'vitest';
import type { Submitted, Tab } from './tab.ts';
import { ANA, UNRELATED, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

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

afterEach(async () => {
  await workspace.close();
});

describe('the save guard', () => {
  test('7: a chargeback threat: nobody replies before the flag', async () => {
    await opens('chargeback-threat');
    await ana.sees('The customer speaks of a chargeback');
    await ana.writesReply('Sorry to hear that, let me check.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G13'));
    await ana.presses('Yes, a chargeback');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G1'));
    await ana.records('Flag to Reggie now');
    expect((await workspace.ticket()).followerIds).toContain(103);
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
  });

  test('10: an unrelated ticket saves, also while billing and REST hang', async () => {
    await opens('unrelated', UNRELATED);
    await ana.sees('Nothing past due.');
    await workspace.knobs({ billing: 'hangs', zendeskRest: 'hangs' });
    await ana.writesReply('Two posts are needed, one for each time zone.');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await ana.slowestAnswer()).toBeLessThan(4000);
  });

  test('10: an unrelated ticket saves when billing hung before it was opened', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.knobs({ billing: 'hangs', zendeskRest: 'hangs' });
    ana = await workspace.signsIn(ANA, UNRELATED);
    await ana.guardIsUp();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await ana.slowestAnswer()).toBeLessThan(4000);
  });

  test('10: with a case, the guard answers within 4 s while billing and REST hang, and blocks', async () => {
    await opens('continue-five');
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    await workspace.knobs({ billing: 'hangs', zendeskRest: 'hangs' });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G14'));
    expect(await ana.slowestAnswer()).toBeLessThan(4000);
  });

  test('11: pending, open, hold and internal notes pass, whatever stands', async () => {
    await opens('refund-five');
    await ana.answers('Refund: was not using it');
    await ana.writesInternalNote('We will refund nothing. Asking Reggie.');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
    expect(await ana.submitsAs('Pending')).toEqual({ saved: true });
    expect(await ana.submitsAs('On-hold')).toEqual({ saved: true });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G7'));
  });

  test('12: the note does not go out as a public reply', async () => {
    await opens('continue-five');
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    await ana.writesReply((await workspace.notes())[0] ?? '');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G9'));
  });

  test('13: a refund request with past-due invoices cannot be solved past the panel; one click says it is not about this', async () => {
    await opens('refund-five');
    await ana.sees('This looks like a past-due matter');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G13'));
    await ana.presses(/^Not a past-due matter/);
    await ana.sees('set aside');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('a promise in the reply is held back until the agent says that it promises nothing (G17)', async () => {
    await opens('continue-five');
    await ana.writesReply('Good news, we will refund you the last two months.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G17'));
    await ana.presses('This promises nothing');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
  });

  test('in whichever language: the sentence is shown, and one click accepts or dismisses it', async () => {
    await opens('continue-five');
    await ana.writesReply('Buenas noticias. Le reembolsaremos los dos últimos pagos.');
    await ana.sees('Le reembolsaremos los dos últimos pagos.');
    await ana.presses('This promises nothing');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
    await workspace.customerWrites('Guten Tag. Erstatten Sie mir bitte den letzten Monat.');
    await ana.reloadsPage();
    await ana.sees('Erstatten Sie mir bitte den letzten Monat.');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G13'));
    await ana.answers('Refund: another reason');
    await ana.sees('Does the customer agree to pay two invoices?');
    await workspace.customerWrites('Sinon je fais opposition auprès de ma banque.');
    await ana.reloadsPage();
    await ana.sees('Sinon je fais opposition auprès de ma banque.');
    await ana.presses('Yes, a chargeback');
    await ana.sees('Flag to Reggie now');
  });

  test('a ticket that is being created: what its first reply promises is held back, everything else passes', async () => {
    workspace = await Workspace.with('refund-five');
    ana = await workspace.beginsTicket(ANA);
    await ana.judges();
    await ana.writesReply('We will refund your last invoice.');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G17'));
    await ana.writesReply('Thank you, we look into it.');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
  });

  test('16: voided first and asked later: whatever is recorded for the refund, G16 stands', async () => {
    await opens('refund-five');
    for (const { id } of await workspace.owed()) await workspace.billing({ act: 'void', invoice: id });
    await ana.reloadsPage();
    await ana.answers('Refund: was not using it', 'Was asked, no answer or no payment');
    await ana.types('When was the customer asked?', 'yesterday');
    await ana.records('Record note');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G16'));
    await ana.presses('Change the decision');
    await ana.presses(/Change the answer: Does the customer/);
    await ana.answers('Yes, agrees to pay two');
    await ana.sees(/^Fewer than two can still be collected here/);
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    await ana.presses('Keep the recorded decision');
    await ana.presses('Record it for Reggie');
    await ana.sees(/^Needs approval$/);
  });
});
