import { afterEach, describe, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ANA, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Proof that what the note promises has happened in billing (playbook §6: G11, G12, G15, G16). */

const INACTIVE = 'Refund: was not using it';
const CONTINUE = 'Clear balance, go on, no refund';

let workspace: Workspace;

async function opens(scenario: ScenarioId): Promise<Tab> {
  workspace = await Workspace.with(scenario);
  return workspace.signsIn(ANA);
}

const marks = (tab: Tab): Promise<readonly string[]> => tab.panel.locator('.case .mark').allInnerTexts();

afterEach(async () => {
  await workspace.close();
});

describe('the plan as a checklist', () => {
  test('fills itself as billing changes, when the agent comes back from it', async () => {
    const ana = await opens('refund-five');
    await ana.answers(INACTIVE, 'Yes, agrees to pay two');
    await ana.records('Record note');
    expect(await marks(ana)).toEqual(['○ 0 of 2 paid', '○ 0 of 3 void']);
    const [first, second, ...rest] = await workspace.owed();
    await workspace.billing({ act: 'pay', invoice: second?.id ?? '' });
    await ana.comesBack();
    await expect.poll(() => marks(ana)).toEqual(['○ 1 of 2 paid', '○ 0 of 3 void']);
    await workspace.billing({ act: 'pay', invoice: first?.id ?? '' });
    await ana.comesBack();
    await expect.poll(() => marks(ana)).toEqual(['✓ done', '○ 0 of 3 void']);
    await workspace.billing(...rest.map(({ id }) => ({ act: 'void', invoice: id }) as const));
    await ana.comesBack();
    await expect.poll(() => marks(ana)).toEqual(['✓ done', '✓ done']);
    await ana.sees('Nothing is missing: the ticket can be solved.');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('any two payments will do, and then the rest is what is left', async () => {
    const ana = await opens('refund-five');
    await ana.answers(INACTIVE, 'Yes, agrees to pay two');
    await ana.records('Record note');
    const owed = await workspace.owed();
    const [newest, second, third, fourth, fifth] = owed.map(({ id }) => id);
    await workspace.billing({ act: 'pay', invoice: fourth ?? '' }, { act: 'pay', invoice: fifth ?? '' });
    await ana.presses('Refresh');
    await expect.poll(() => marks(ana)).toEqual(['✓ done', '○ 0 of 3 void']);
    for (const invoice of [newest, second, third]) await workspace.billing({ act: 'void', invoice: invoice ?? '' });
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('a closure is done when the subscription is cancelled', async () => {
    const ana = await opens('refund-refuses');
    await ana.answers(INACTIVE, 'No, refuses');
    await ana.records(/^Record and flag/);
    await workspace.billing({ act: 'cancel-subscription', customer: await workspace.customer() });
    await ana.presses('Refresh');
    await expect.poll(() => marks(ana)).toEqual(['○ 0 of 6 void', '✓ Closed']);
  });
});

describe('a credit note', () => {
  test('that takes off what was to be collected is no payment, and nobody solves over it', async () => {
    const ana = await opens('refund-five');
    await ana.answers(INACTIVE, 'Yes, agrees to pay two');
    await ana.records('Record note');
    const [first, second] = await workspace.owed();
    await workspace.billing({ act: 'credit', invoice: first?.id ?? '' }, { act: 'credit', invoice: second?.id ?? '' });
    await ana.presses('Refresh');
    await ana.presses('Show 5 invoices');
    await ana.sees('credited');
    await expect.poll(() => marks(ana)).toContain('○ 0 of 2 paid');
    const said = await ana.submitsAs('Solved');
    expect(said).toMatchObject({ saved: false, message: expect.stringMatching(/\[G1[16]\]/) as string });
  });
});

describe('an outage', () => {
  test('blocks like “not shown” until the agent vouches; who saw what is on the ticket', async () => {
    const ana = await opens('continue-five');
    await ana.answers(CONTINUE);
    await ana.records('Record note');
    await workspace.knobs({ billingFault: 'server-error' });
    await ana.presses('Refresh');
    await ana.sees(/billing cannot be reached now/);
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    await ana.presses('I checked in billing: void');
    await ana.types('What did you see, and where?', 'All three void, on the phone with billing.');
    await ana.presses('I checked in billing: void');
    await expect.poll(() => marks(ana)).toEqual(['✓ confirmed by an agent']);
    const note = (await workspace.notes()).at(-1);
    expect(note).toContain('All three void, on the phone with billing.');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    // What billing shows again outweighs what somebody vouched for.
    await workspace.knobs({ billingFault: 'none' });
    await ana.submitsAs('Open');
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
  });
});

describe('a chargeback in question', () => {
  test('what billing shows of it suggests an escalation and decides nothing', async () => {
    const ana = await opens('chargeback-threat');
    await ana.sees('Billing shows no open chargeback.');
    await workspace.close();
    const again = await opens('chargeback-open');
    await again.answers(CONTINUE);
    await again.records('Record note');
    await again.presses('Refresh');
    await again.sees('Billing shows an open chargeback');
    expect(await again.button('Yes, a chargeback').count()).toBe(1);
  });
});
