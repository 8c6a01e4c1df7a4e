import { afterEach, describe, expect, test } from 'vitest';
import { asksCredit, INACTIVE } from './cases.ts';
import { Keyboard } from './keyboard.ts';
import type { Tab } from './tab.ts';
import { ADA, ANA, REGGIE, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Without a mouse: every way through the panel, the focus seen at every stop, and what comes of it read out. */

let workspace: Workspace;

async function opens(scenario: ScenarioId, as = ANA): Promise<readonly [Tab, Keyboard]> {
  workspace = await Workspace.with(scenario);
  return comes(as);
}

async function comes(as: number): Promise<readonly [Tab, Keyboard]> {
  const tab = await workspace.signsIn(as);
  await tab.isReady();
  const keyboard = new Keyboard(tab);
  await keyboard.enters();
  return [tab, keyboard];
}

afterEach(async () => {
  await workspace.close();
});

describe('an agent', () => {
  test('records R3; on the way an answer is changed, and the focus is on each question', async () => {
    const [, keys] = await opens('continue-five');
    await keys.presses('Clear balance, go on, no refund');
    await keys.isAtHeading('Void the rest, keep the two most recent');
    await keys.goesTo(/Change the answer: What does the customer want/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAtHeading('What does the customer want?');
    await keys.presses('Clear balance, go on, no refund (now)', 'Space');
    await keys.isAtHeading('Void the rest, keep the two most recent');
    await keys.presses('Record note');
    await keys.isAtHeading('Void the rest, keep the two most recent');
    await keys.isTold('Recorded on the ticket.');
    expect((await workspace.notes())[0]).toContain('Rule R3');
  });

  test('records R6 and flags it', async () => {
    const [ana, keys] = await opens('refund-refuses');
    await keys.presses(INACTIVE);
    await keys.isAtHeading('Does the customer agree to pay two invoices?');
    await keys.presses('No, refuses');
    await keys.isAtHeading('Void all and close the account');
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    await keys.isTold(/\[G2\]/);
    await keys.enters();
    await keys.presses('Record and flag to Reggie', 'Space');
    await keys.isAtHeading('Void all and close the account');
    await keys.isTold('Recorded and flagged to Reggie.');
    expect((await workspace.ticket()).tags).toContain('pdp_flagged');
  });

  test('asks for an exception: kind, invoice, amount and reason', async () => {
    const [, keys] = await opens('refund-one');
    const [last] = await workspace.paid();
    await keys.presses(INACTIVE);
    await keys.presses('Ask Reggie for an exception');
    await keys.goesTo('What kind?');
    await keys.types('Refund');
    await keys.goesTo(new RegExp(`^${last?.number ?? ''} `));
    await keys.press('Space');
    await keys.goesTo(/^Amount to give back/);
    await keys.press('ControlOrMeta+A');
    await keys.types('49.50');
    await keys.goesTo('Why? (Reggie reads this)');
    await keys.types('Charged after a cancellation by phone.');
    await keys.presses('Record and flag to Reggie');
    await keys.isAtHeading('Refund, $49.50');
    await keys.isTold('Recorded and flagged to Reggie.');
    expect((await workspace.notes())[0]).toContain('Charged after a cancellation by phone.');
  });

  test('sets aside what is not a past-due matter, says that the customer escalates, and takes it back', async () => {
    const [ana, keys] = await opens('refund-one');
    await keys.presses('Customer escalates');
    await keys.isAtHeading('Tell Reggie first');
    await keys.presses('Take this back');
    await keys.goesTo(/^Not a past-due matter/, 'Shift+Tab');
    await keys.press('Enter');
    await ana.sees(/^Set aside by/);
    await expect.poll(async () => (await keys.focused()).tag).not.toBe('body');
    await keys.isTold('Set aside.');
  });
});

describe('Reggie', () => {
  async function asked(): Promise<readonly [Tab, Keyboard]> {
    workspace = await Workspace.with('refund-one');
    await asksCredit(await workspace.signsIn(ANA));
    return comes(REGGIE);
  }

  test('approves with two presses', async () => {
    const [, keys] = await asked();
    await keys.presses('Approve');
    await keys.presses(/^Approve: Goodwill credit/);
    await keys.isTold(/^Recorded: approved/m);
    expect((await workspace.ticket()).tags).toContain('pdp_approved');
  });

  test('declines with a reason', async () => {
    const [, keys] = await asked();
    await keys.presses('Decline', 'Space');
    await keys.goesTo('Why not? (required)');
    await keys.types('Not within the policy.');
    await keys.presses(/^Decline: Goodwill credit/);
    await keys.isTold(/^Recorded: declined/m);
    expect((await workspace.ticket()).tags).toContain('pdp_declined');
  });
});

test('an admin goes to the set-up and back', async () => {
  const [, keys] = await opens('continue-five', ADA);
  await keys.presses('Set-up');
  await keys.isAtHeading('Set-up');
  await keys.goesTo('Back to the ticket', 'Shift+Tab');
  await keys.press('Enter');
  await keys.isAtHeading('5 past due');
});
