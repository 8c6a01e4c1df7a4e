import { afterEach, describe, expect, test } from 'vitest';
import type { Submitted, Tab } from './tab.ts';
import { ANA, BEN, REGGIE, ROSA, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Reggie's side, and what the agent sees while waiting and after each answer. */

const INACTIVE = 'Refund: was not using it';

let workspace: Workspace;
let ana: Tab;

const blockedBy = (rule: string): Submitted => ({
  saved: false,
  message: expect.stringContaining(`[${rule}]`) as string,
});

async function opens(scenario: ScenarioId, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  workspace = await Workspace.with(scenario);
  await workspace.settings(settings);
  ana = await workspace.signsIn(ANA);
}

/** Ana asks Reggie for the last two payments back. */
async function refundAsked(): Promise<void> {
  const [last, before] = await workspace.paid();
  await ana.answers(INACTIVE, 'Ask Reggie for an exception');
  await ana.asksException({
    kind: 'refund',
    refunded: [last?.number ?? '', before?.number ?? ''],
    why: 'Charged after a cancellation by phone.',
  });
  await ana.records('Record and flag to Reggie');
}

afterEach(async () => {
  await workspace.close();
});

describe('Reggie’s answer', () => {
  test('the brief is read in one look, and a plain approval is two clicks', async () => {
    await opens('refund-one');
    await refundAsked();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees('For your decision');
    const [last, before] = await workspace.paid();
    const brief = reggie.panel.getByRole('region', { name: 'For your decision' });
    expect(await brief.locator('dd').first().innerText()).toMatch(
      new RegExp(
        `^Refund, \\$198\\.00\\s+${last?.number ?? ''} · \\$99\\.00 paid .*\\s+${before?.number ?? ''} · \\$99\\.00 paid .*` +
          '\\s+invoices stay due, account stays open$',
      ),
    );
    expect(await brief.getByRole('link', { name: last?.number ?? '' }).getAttribute('href')).toContain('/invoices/');
    await reggie.sees(/^Mills Roofing: 1 past due, \$99.00, oldest of/);
    await reggie.sees(`${INACTIVE} R4`);
    await reggie.sees('Explain, no refund');
    await reggie.sees('Charged after a cancellation by phone.');
    await reggie.sees(/^\d minutes?, flagged by Ana Torres$/);
    await reggie.presses('Approve');
    await reggie.presses('Approve: Refund, $198.00');
    await reggie.sees('Recorded: approved. The agent sees it on this ticket.');
    expect((await workspace.notes()).at(-1)).toMatch(/Approved by Reggie Hale\.\nAbout: Refund, \$198\.00/);
    expect((await workspace.ticket()).tags).toContain('pdp_approved');
    await ana.sees(/^Approved by Reggie Hale/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('agents never see the answer buttons, approvers do', async () => {
    await opens('refund-one');
    await refundAsked();
    const ben = await workspace.signsIn(BEN);
    await ben.sees(/^Flagged to Reggie by Ana Torres/);
    for (const agent of [ana, ben]) {
      expect(await agent.button(/^(Approve|Decline|Ask)$/).count()).toBe(0);
      expect(await agent.panel.getByText('For your decision').count()).toBe(0);
    }
  });

  test('a cap: the request is lowered with one click and needs no further answer', async () => {
    await opens('refund-one');
    await refundAsked();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.presses('Approve');
    await reggie.underCondition('cap');
    await reggie.types(/^At most/, '250');
    await reggie.sees('More than what is asked for: $198.00.');
    await reggie.types(/^At most/, '150');
    await reggie.presses('Approve: Refund, $198.00, but at most $150.00');
    await reggie.sees(/^Recorded: approved/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G18'));
    await ana.presses('Lower the amount to $150.00');
    await ana.records('Record note');
    await ana.sees(/^Approved by Reggie Hale/);
    await ana.writesReply('We will refund you $150.00 for the two months.');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect((await workspace.records()).map(({ pdp_kind: kind }) => kind)).toEqual(['decided', 'approved', 'decided']);
  });

  test('a decline comes with its reason, and one click leads back to the playbook', async () => {
    await opens('refund-one');
    await refundAsked();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.presses('Decline');
    await reggie.button(/^Decline: /).waitFor();
    expect(await reggie.button(/^Decline: /).isDisabled()).toBe(true);
    await reggie.types('Why not? (required)', 'The cancellation is not in our records.');
    await reggie.presses('Decline: Refund, $198.00');
    await reggie.sees(/^Recorded: declined/);
    await ana.sees(/^Declined by Reggie Hale, .*: The cancellation is not in our records\./);
    expect(await ana.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringMatching(/The cancellation is not in our records[^]*\[?/) as string,
    });
    await ana.presses('Go by the playbook instead');
    await ana.sees('Explain, no refund');
    await ana.records('Record note');
    expect((await workspace.notes()).at(-1)).toContain('- Exception: Refund → –');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('a question is answered in the panel, goes back to Reggie with the answer, and is approved', async () => {
    await opens('refund-one');
    await refundAsked();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.asks('On which number did they call?');
    await ana.sees(/^Reggie Hale asks, .*: On which number did they call\?/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G6'));
    await ana.types('Your answer to Reggie', 'On the sales line, June 3.');
    await ana.presses('Answer and flag again');
    await ana.sees('Recorded and flagged to Reggie.');
    await reggie.sees('Charged after a cancellation by phone. · On the sales line, June 3.');
    await reggie.approves();
    await ana.sees(/^Approved by Reggie Hale/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('what was typed outlives a reload and a failed write, and nothing is recorded twice', async () => {
    await opens('refund-one');
    await refundAsked();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.presses('Decline');
    await reggie.types('Why not? (required)', 'Not within the policy.');
    await reggie.reloadsPage();
    await reggie.button(/^Decline: /).waitFor();
    expect(await reggie.panel.getByLabel('Why not? (required)').inputValue()).toBe('Not within the policy.');
    await workspace.knobs({ zendeskRest: 'down' });
    await reggie.presses(/^Decline: /);
    await reggie.sees(/What you typed is kept/);
    await workspace.knobs({ zendeskRest: 'up' });
    await reggie.presses(/^Decline: /);
    await reggie.sees(/^Recorded: declined/);
    expect((await workspace.notes()).filter((note) => note.includes('Declined by'))).toHaveLength(1);
  });

  test('Reggie may change the answer: the newest holds', async () => {
    await opens('refund-one');
    await refundAsked();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await reggie.presses('Change the answer');
    await expect.poll(() => reggie.focused()).toBe('For your decision');
    await reggie.declines('On second thoughts, no.');
    await ana.sees(/^Declined by Reggie Hale/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G5'));
  });

  test('a closure that only needs the flag may be declined all the same', async () => {
    await opens('close-account');
    await ana.answers('Close the account, no refund');
    await ana.records('Record and flag to Reggie');
    await ana.sees(/Reggie knows\. You can go on by the playbook/);
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees('By the playbook; nothing else is asked.');
    await reggie.declines('They are in a contract until May.');
    await ana.sees(/^Declined by Reggie Hale/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G5'));
  });

  test('an escalation before any decision can be asked about, and is neither approved nor declined', async () => {
    await opens('chargeback-threat');
    await ana.presses('Yes, a chargeback');
    await ana.records('Flag to Reggie now');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees(/threatens or has opened a chargeback\./);
    await reggie.sees('Nothing is decided yet.');
    await reggie.sees('The agent may answer now; nothing may be promised.');
    await reggie.sees(/^“.*dispute the charges with my bank\.”$/);
    expect(await reggie.panel.locator('.lines dd').filter({ hasText: /^–$/ }).count()).toBe(0);
    expect(await reggie.button(/^(Approve|Fine, go on|Decline)$/).count()).toBe(0);
    await reggie.asks('Has the bank written to us?');
    await ana.sees(/Reggie Hale asks/);
  });
});

describe('while the agent waits', () => {
  test('who asked, since when and what may be done meanwhile; the holding text promises nothing', async () => {
    await opens('refund-one');
    await refundAsked();
    await ana.sees(/^Flagged to Reggie by Ana Torres, .* \((?:just now|1 minute ago)\)/);
    await ana.sees(/^Until Reggie answers: reply with the holding text/);
    await ana.presses('Insert: Holding reply');
    await expect.poll(() => ana.reply()).toContain('passed this on to our billing lead');
    expect(await ana.submitsAs('Pending')).toEqual({ saved: true });
  });

  test('amending retypes nothing; Reggie sees before → after', async () => {
    await opens('refund-one');
    await refundAsked();
    const [, before] = await workspace.paid();
    await ana.presses('Amend the request');
    expect(await ana.panel.getByLabel('Why? (Reggie reads this)').inputValue()).toMatch(/^Charged after/);
    expect(await ana.panel.getByLabel(/Amount to give back/).inputValue()).toBe('198.00');
    await ana.ticks(new RegExp(`^${before?.number ?? ''} `));
    expect(await ana.panel.getByLabel(/Amount to give back/).inputValue()).toBe('99.00');
    await ana.records('Record and flag to Reggie');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees('Changed since the last flag');
    await reggie.sees('Amount: $198.00 → $99.00');
    await reggie.approves();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('an approved refund is the next thing to do, with its invoices, until billing shows it', async () => {
    await opens('refund-one');
    await refundAsked();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await reggie.close();
    await ana.sees('Refund $198.00 in billing');
    await ana.sees('Reggie approved; nothing holds the ticket back.');
    const [last] = await workspace.paid();
    const todo = ana.panel.getByRole('region', { name: 'Still to do' });
    expect(await todo.getByRole('link', { name: last?.number ?? '' }).getAttribute('href')).toContain('/invoices/');
    for (const { id } of (await workspace.paid()).slice(0, 2)) await workspace.billing({ act: 'refund', invoice: id });
    await ana.presses('Refresh');
    await ana.sees('Nothing is missing: the ticket can be solved.');
    await ana.sees('Refunded in billing so far: $198.00 of $198.00.');
  });

  test('withdrawing the flag takes the question back; the exception is then held back until it is flagged again', async () => {
    await opens('refund-one');
    await refundAsked();
    await ana.presses('Withdraw the flag');
    await ana.types('Why withdraw the flag?', 'They found the cancellation themselves.');
    await ana.button('Withdraw the flag').last().click();
    await ana.sees('The flag is withdrawn.');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees('The flag is withdrawn.');
    expect(await reggie.button('Approve').count()).toBe(0);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G2'));
    await ana.presses('Flag to Reggie now');
    await ana.sees('Recorded and flagged to Reggie.');
    await reggie.approves();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });
});

describe('an approver who works a case as its agent', () => {
  test('needs no flag where a flag suffices', async () => {
    await opens('close-account');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.answers('Close the account, no refund');
    await reggie.records('Record note');
    expect((await workspace.ticket()).tags).toContain('pdp_recorded');
    expect(await workspace.view('Waiting for Reggie')).toEqual([]);
    await reggie.writesReply('Thank you, I will look into it.');
    expect(await reggie.submitsAs('Open')).toEqual({ saved: true });
  });

  test('cannot approve an own exception while there is another approver', async () => {
    await opens('refund-one', { approvers: '103, 105' });
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.answers(INACTIVE, 'Ask Reggie for an exception');
    await reggie.asksException({ kind: 'goodwill-credit', amount: '20', why: 'Outage in May.' });
    await reggie.records(/^Record and flag/);
    await reggie.sees('You decided this yourself. Another approver must approve it.');
    expect(await reggie.button('Approve').count()).toBe(0);
    expect(await reggie.submitsAs('Solved')).toEqual(blockedBy('G3'));
    const rosa = await workspace.signsIn(ROSA);
    await rosa.approves();
    expect((await workspace.notes()).at(-1)).toContain('Approved by Rosa Diaz.');
    await reggie.sees(/^Approved by Rosa Diaz/);
    expect(await reggie.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('as the only approver says why, and the note tells it', async () => {
    await opens('refund-one');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.answers(INACTIVE, 'Ask Reggie for an exception');
    await reggie.asksException({ kind: 'goodwill-credit', amount: '20', why: 'Outage in May.' });
    await reggie.records(/^Record and flag/);
    await reggie.presses('Approve');
    await reggie.button(/^Approve: /).waitFor();
    expect(await reggie.button(/^Approve: /).isDisabled()).toBe(true);
    await reggie.types('Why is it right? (required)', 'Agreed with the CEO.');
    await reggie.presses('Approve: Goodwill credit, $20.00');
    await reggie.sees(/^Recorded: approved/);
    expect((await workspace.notes()).at(-1)).toContain('Whoever decided this also approved it, as the only approver.');
    expect(await reggie.submitsAs('Solved')).toEqual({ saved: true });
  });
});
