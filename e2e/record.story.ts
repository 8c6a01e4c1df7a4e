import { afterEach, describe, expect, test } from 'vitest';
import { ANA, BEN, TICKET, UNRELATED, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

let workspace: Workspace;

const of = async (scenario: ScenarioId): Promise<void> => {
  workspace = await Workspace.with(scenario);
};

afterEach(async () => {
  await workspace.close();
});

describe('recording', () => {
  test('8: two agents at once: the second sees the first’s record, nothing is doubled', async () => {
    await of('begun-by-another');
    const ben = await workspace.signsIn(BEN);
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Clear balance, go on, no refund');
    await ben.answers('Clear balance, go on, no refund');
    await ben.records('Record note');
    await ana.sees(/recorded by Ben Okafor/);
    expect(await workspace.notes()).toHaveLength(1);
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
  });

  test('8: two who press in the same moment leave one note', async () => {
    await of('begun-by-another');
    const ben = await workspace.signsIn(BEN);
    const ana = await workspace.signsIn(ANA);
    for (const agent of [ana, ben]) await agent.answers('Clear balance, go on, no refund');
    for (const agent of [ana, ben]) await agent.button('Record note').waitFor();
    await Promise.all([ana.pressesAtOnce('Record note'), ben.pressesAtOnce('Record note')]);
    for (const agent of [ana, ben]) await agent.sees(/R3, recorded by/);
    expect(await workspace.notes()).toHaveLength(1);
  });

  test('9: a reload at every step of the two-invoice path loses nothing', async () => {
    await of('refund-five');
    const ana = await workspace.signsIn(ANA);
    const owed = await workspace.owed();
    await ana.answers('Refund: was not using it');
    await ana.reloadsPage();
    await ana.sees('Refund: inactive');
    await ana.answers('Not asked yet');
    await ana.addsOwnWords('Sofia was friendly.');
    await ana.reloadsPage();
    expect(await ana.panel.getByLabel('Your own words (optional)').inputValue()).toBe('Sofia was friendly.');
    await ana.records('Record that two are asked for');
    await ana.reloadsPage();
    await ana.sees(/R7, recorded by Ana Torres/);
    await ana.presses('Customer answered, or stays silent');
    await ana.reloadsPage();
    await ana.answers('Yes, agrees to pay two');
    await ana.reloadsPage();
    await ana.records('Record note');
    await ana.reloadsPage();
    await ana.sees(/R5, recorded by Ana Torres/);
    const acts = owed.map(({ id }, at) => ({ act: at < 2 ? 'pay' : 'void', invoice: id }) as const);
    await workspace.billing(...acts);
    await ana.reloadsPage();
    await ana.sees('Nothing is missing: the ticket can be solved.');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await workspace.notes()).toHaveLength(2);
    expect((await workspace.notes())[0]).toContain('Sofia was friendly.');
  });

  test('9: a draft survives switching tickets', async () => {
    await of('refund-five');
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Refund: was not using it');
    await ana.opensTicket(UNRELATED);
    await ana.sees('Nothing past due.');
    await ana.opensTicket(TICKET);
    await ana.sees('Does the customer agree to pay two invoices?');
  });

  test('14: a wrong answer corrected after recording replaces the note', async () => {
    await of('refund-five');
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Refund: was not using it', 'Not asked yet');
    await ana.records('Record that two are asked for');
    await ana.presses('Change the decision');
    await ana.presses('Change the answer: What does the customer want?');
    await ana.answers('Clear balance, go on, no refund');
    await ana.sees('Write why the request is no longer a refund.');
    await ana.types('Why no refund any more?', 'Sofia took it back on the phone.');
    await ana.records('Record note');
    const [, second = ''] = await workspace.notes();
    expect(second).toMatch(/^Past-due playbook\nReplaces the note of/);
    expect(second).toContain('Sofia took it back on the phone.');
  });

  test('a time-out while recording keeps everything, and pressing again writes once', async () => {
    await of('continue-five');
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Clear balance, go on, no refund');
    await ana.addsOwnWords('Agreed by phone.');
    await workspace.knobs({ zendeskRest: 'down' });
    await ana.presses('Record note');
    await ana.sees(/What you typed is kept/);
    await workspace.knobs({ zendeskRest: 'up' });
    await ana.records('Record note');
    expect(await workspace.notes()).toHaveLength(1);
    expect((await workspace.notes())[0]).toContain('Agreed by phone.');
  });
});
