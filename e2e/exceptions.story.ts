import { afterEach, describe, expect, test } from 'vitest';
import type { Submitted, Tab } from './tab.ts';
import { ANA, BEN, REGGIE, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Exceptions of every sort from the ask to the solved ticket, and cases that take a turn on the way. */

const INACTIVE = 'Refund: was not using it';
const CONTINUE = 'Clear balance, go on, no refund';
const ASK = 'Ask Reggie for an exception';

let workspace: Workspace;
let ana: Tab;

async function opens(scenario: ScenarioId): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA);
}

const blockedBy = (rule: string): Submitted => ({
  saved: false,
  message: expect.stringContaining(`[${rule}]`) as string,
});
const solves = async (): Promise<void> => {
  expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
};
const approvedByReggie = async (): Promise<void> => {
  const reggie = await workspace.signsIn(REGGIE);
  await reggie.approves();
  await ana.sees(/^Approved by Reggie Hale/);
};

type Invoices = readonly { readonly id: string; readonly number: string }[];
const does = (act: 'pay' | 'void' | 'refund', invoices: Invoices): Promise<void> =>
  workspace.billing(...invoices.map(({ id }) => ({ act, invoice: id }) as const));

afterEach(async () => {
  await workspace.close();
});

describe('asking for an exception', () => {
  test('says before the click that Reggie must approve, and what is missing until nothing is', async () => {
    await opens('refund-one');
    await ana.answers(INACTIVE);
    await ana.sees(/^Needs approval$/);
    await ana.presses(ASK);
    await ana.sees('Choose what kind of exception it is.');
    await ana.chooses('What kind?', 'refund');
    await ana.sees('Choose the invoices that are refunded.');
    const [last] = await workspace.paid();
    await ana.ticks(new RegExp(`^${last?.number ?? ''} `));
    await ana.types(/Amount to give back/, '');
    await ana.sees('Write the amount.');
    await ana.types(/Amount to give back/, '990');
    await ana.sees('The amount is more than the chosen invoices together.');
    await ana.types(/Amount to give back/, '49.50');
    await ana.sees('Write why.');
    await ana.types('Why? (Reggie reads this)', 'They were billed twice.');
    await ana.records('Record and flag to Reggie');
    expect((await workspace.notes())[0]).toContain(`Exception: Refund, $49.50 (${last?.number ?? ''})`);
    expect((await workspace.ticket()).tags).toContain('pdp_waiting');
  });

  test('is possible while the count is unknown: the brief says so, and the approval opens the gate', async () => {
    await opens('customer-not-found');
    await ana.answers(INACTIVE, ASK);
    await ana.asksException({
      kind: 'goodwill-credit',
      amount: '25',
      plan: 'keep-all',
      why: 'The private address is not in billing; Rosa is a customer of ten years.',
    });
    await ana.records('Record and flag to Reggie');
    expect((await workspace.notes())[0]).toContain('Past-due invoices: unknown.');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees('Rosa Blum: past-due invoices unknown');
    await reggie.approves();
    await solves();
  });

  test('a decision that is recorded already can be taken further to Reggie, nothing retyped', async () => {
    await opens('continue-five');
    await ana.answers(CONTINUE);
    await ana.records('Record note');
    await ana.presses(ASK);
    await ana.asksException({ kind: 'void-more', plan: 'void-all', why: 'Ten years with us, one bad spring.' });
    await ana.records('Record and flag to Reggie');
    expect((await workspace.notes())[1]).toContain('- Exception: – → Void more than the playbook does');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('in two currencies: the amount and the invoices refunded are of one', async () => {
    await opens('two-currencies');
    await ana.answers(CONTINUE, ASK);
    await ana.chooses('What kind?', 'refund');
    await ana.sees('Which invoices are refunded?');
    await ana.chooses('Currency', 'eur');
    await ana.sees('Billing shows no payment in this currency that could be refunded.');
    await ana.chooses('Currency', 'usd');
    const [last] = await workspace.paid();
    await ana.ticks(new RegExp(`^${last?.number ?? ''} `));
    await ana.types('Why? (Reggie reads this)', 'Double payment.');
    await ana.records('Record and flag to Reggie');
  });

  test('what the playbook says never is said to agent and Reggie, and needs Reggie’s reason', async () => {
    await opens('refund-five');
    await ana.answers(INACTIVE, 'No, refuses', ASK);
    await ana.asksException({ kind: 'keep-open', plan: 'void-all', why: 'The CEO knows the owner.' });
    await ana.sees(/^The playbook says never/);
    await ana.records('Record and flag to Reggie');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees(/^The playbook says never/);
    await reggie.presses('Approve');
    await reggie.button(/^Approve: /).waitFor();
    expect(await reggie.button(/^Approve: /).isDisabled()).toBe(true);
    await reggie.types('Why is it right? (required)', 'Agreed with the CEO, once.');
    await reggie.presses(/^Approve: /);
    await reggie.sees(/^Recorded: approved/);
    await does('void', await workspace.owed());
    await solves();
  });

  test('invoice by invoice: what is chosen for each is what the gate asks for afterwards', async () => {
    await opens('refund-five');
    const owed = await workspace.owed();
    await ana.answers(INACTIVE, 'Was asked, no answer or no payment');
    await ana.types('When was the customer asked?', 'on Monday');
    await ana.presses(ASK);
    await ana.asksException({ kind: 'void-more', plan: 'per-invoice', why: 'The oldest was a double booking.' });
    await ana.chooses(`What happens to ${owed[4]?.number ?? ''}?`, 'void');
    await ana.chooses(`What happens to ${owed[0]?.number ?? ''}?`, 'collect');
    await ana.records(/^Record and flag/);
    expect((await workspace.notes())[0]).toContain('Plan: collect 1, void 1, keep due 3');
    await approvedByReggie();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G11'));
    await does('pay', owed.slice(0, 1));
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G12'));
    await does('void', owed.slice(4));
    await solves();
  });
});

describe('cases that take a turn', () => {
  test('a refund of the two just paid (R5 and an exception): collected first, refunded then', async () => {
    await opens('refund-five');
    const owed = await workspace.owed();
    await ana.answers(INACTIVE, 'Yes, agrees to pay two', ASK);
    await ana.chooses('What kind?', 'refund');
    await ana.presses(/^Show 2 more$/);
    for (const { number } of owed.slice(0, 2)) await ana.ticks(new RegExp(`^${number} `));
    await ana.types('Why? (Reggie reads this)', 'They pay in good faith; the CEO wants to keep them.');
    await ana.records('Record and flag to Reggie');
    await approvedByReggie();
    await ana.writesReply('We will refund you both payments.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G17'));
    await ana.writesReply('');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G11'));
    await does('pay', owed.slice(0, 2));
    await does('void', owed.slice(2));
    await does('refund', owed.slice(0, 2));
    await ana.presses('Refresh');
    await ana.sees('Refunded in billing so far: $198.00 of $198.00.');
    await ana.writesReply('We have refunded you both payments.');
    await solves();
  });

  test('money that goes back before the two are collected is not covered by the approval', async () => {
    await opens('refund-five');
    const [spring] = await workspace.paid();
    await ana.answers(INACTIVE, 'Yes, agrees to pay two', ASK);
    await ana.asksException({ kind: 'refund', refunded: [spring?.number ?? ''], why: 'A double payment in spring.' });
    await ana.records(/^Record and flag/);
    await approvedByReggie();
    await does('refund', spring === undefined ? [] : [spring]);
    await workspace.knobs({ clockAheadMs: 3_600_000 });
    const owed = await workspace.owed();
    await does('pay', owed.slice(0, 2));
    await does('void', owed.slice(2));
    expect(await ana.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringContaining('money was refunded before two were collected') as string,
    });
  });

  test('everything voided for a customer who goes on (void-more) is held back until Reggie approves', async () => {
    await opens('continue-five');
    const owed = await workspace.owed();
    await ana.answers(CONTINUE, ASK);
    await ana.asksException({ kind: 'void-more', plan: 'void-all', why: 'Ten years with us, one bad spring.' });
    await ana.records(/^Record and flag/);
    await ana.writesReply('We have voided all your invoices.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G17'));
    await approvedByReggie();
    await does('void', owed);
    await ana.writesReply('We have voided all your invoices, you owe us nothing. Your account stays active.');
    await solves();
  });

  test('pays one of two: the second is waived by Reggie, the rest voided', async () => {
    await opens('refund-five');
    const owed = await workspace.owed();
    await ana.answers(INACTIVE, 'Yes, agrees to pay two');
    await ana.records('Record note');
    await does('pay', owed.slice(0, 1));
    expect(await ana.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringMatching(/1 more payment/) as string,
    });
    await ana.presses(ASK);
    await ana.asksException({ kind: 'waive-two', plan: 'per-invoice', why: 'Lost the job; paid what was possible.' });
    await ana.chooses(`What happens to ${owed[1]?.number ?? ''}?`, 'void');
    await ana.records('Record and flag to Reggie');
    await approvedByReggie();
    await does('void', owed.slice(1));
    await solves();
  });

  test('agreed on Monday, refuses on Thursday: what is void stays void, the rest is voided and the account closed', async () => {
    await opens('refund-five');
    const owed = await workspace.owed();
    await ana.answers(INACTIVE, 'Yes, agrees to pay two');
    await ana.records('Record note');
    // Voided too early on Tuesday; on Thursday the customer refuses.
    await does('void', owed.slice(4));
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G11'));
    await ana.presses('Change the decision');
    await ana.presses('Change the answer: Does the customer agree to pay two invoices?');
    await ana.answers('No, refuses');
    await ana.records('Record and flag to Reggie');
    expect((await workspace.notes())[1]).toContain('- Pays two invoices: Yes, agrees to pay two → No, refuses');
    await does('void', owed.slice(0, 4));
    await workspace.billing({ act: 'cancel-subscription', customer: await workspace.customer() });
    await ana.presses('Insert: Account closed');
    await expect.poll(() => ana.reply()).toContain('sign up fresh');
    await solves();
  });

  test('where fewer than two can still be collected, only an exception goes on', async () => {
    await opens('refund-five');
    const owed = await workspace.owed();
    await ana.answers(INACTIVE, 'Not asked yet');
    await ana.records('Record that two are asked for');
    await does('void', owed.slice(1));
    await ana.presses('Refresh');
    await ana.presses('Customer answered, or stays silent');
    await ana.answers('Yes, agrees to pay two');
    await ana.sees(/^Fewer than two can still be collected here/);
    expect(await ana.button('Record note').isDisabled()).toBe(true);
    await ana.presses(ASK);
    await ana.asksException({ kind: 'waive-two', plan: 'per-invoice', why: 'Four were voided by mistake.' });
    await ana.records(/^Record and flag/);
    await approvedByReggie();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G11'));
    await does('pay', owed.slice(0, 1));
    await solves();
  });

  test('an escalation that calms down is lowered with the next decision, and stays in the history', async () => {
    await opens('refund-five');
    await ana.answers('Customer escalates');
    await ana.records('Flag to Reggie now');
    await ana.answers(INACTIVE);
    await ana.sees('The customer escalates; Reggie knows');
    await ana.presses('Calmed down');
    await ana.answers('Was asked, no answer or no payment');
    await ana.types('When was the customer asked?', 'last week');
    await ana.records('Record note');
    expect((await workspace.notes())[1]).not.toContain('The customer escalates.');
    await solves();
  });

  test('a ticket with two problems: the case is decided, everything else goes on unhindered', async () => {
    await opens('refund-one');
    await ana.answers(INACTIVE, ASK);
    await ana.asksException({ kind: 'goodwill-credit', amount: '20', why: 'Outage in May.' });
    await ana.records(/^Record and flag/);
    await ana.writesReply('About the calendar: choose “Week” at the top right.');
    expect(await ana.submitsAs('Pending')).toEqual({ saved: true });
    await ana.writesInternalNote('The calendar question is answered.');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
    await ana.presses('Amend the request');
    await ana.presses('Go by the playbook instead');
    await ana.records('Record note');
    await solves();
  });

  test('a ticket with two problems, neither about invoices: set aside, and nothing is held back any more', async () => {
    await opens('refund-one');
    await ana.presses(/^Not a past-due matter/);
    await ana.sees(/^Set aside by/);
    await ana.writesReply('About the calendar: choose “Week” at the top right.');
    expect(await ana.submitsAs('Pending')).toEqual({ saved: true });
    await solves();
  });

  test('another agent takes over a waiting case and sees all of it', async () => {
    await opens('refund-one');
    await ana.answers(INACTIVE, ASK);
    await ana.asksException({ kind: 'goodwill-credit', amount: '20', why: 'Outage in May.' });
    await ana.records(/^Record and flag/);
    const ben = await workspace.signsIn(BEN);
    await ben.sees(/^Flagged to Reggie by Ana Torres/);
    await ben.sees('Reason: Outage in May.');
    expect(await ben.submitsAs('Solved')).toEqual(blockedBy('G3'));
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await ben.sees(/^Approved by Reggie Hale/);
    expect(await ben.submitsAs('Solved')).toEqual({ saved: true });
  });
});
