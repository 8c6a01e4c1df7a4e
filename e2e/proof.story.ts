import { afterEach, describe, expect, test } from 'vitest';
import type { Submitted, Tab } from './tab.ts';
import { ANA, REGGIE, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* G14 to G18 blocking and passing, and what puts a decision out of date (playbook §5, §6). */

const INACTIVE = 'Refund: was not using it';
const CONTINUE = 'Clear balance, go on, no refund';
const ASK = 'Ask Reggie for an exception';
const DAY = 86_400_000;

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

afterEach(async () => {
  await workspace.close();
});

describe('G14 to G18', () => {
  test('G14: a log that cannot be read blocks solving, and replying where the last known state did; read again, it passes', async () => {
    await opens('refund-one');
    await ana.answers(INACTIVE);
    await ana.records('Record note');
    await workspace.knobs({ zendeskRest: 'down' });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G14'));
    await ana.writesReply('I am looking into it.');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
    await workspace.knobs({ zendeskRest: 'up' });
    await solves();
  });

  test('G15: the account has to be closed in billing', async () => {
    await opens('close-account');
    await ana.answers('Close the account, no refund');
    await ana.records(/^Record and flag/);
    await ana.presses('Already told another way…');
    await ana.types('When and how was the customer told?', 'On the phone today.');
    await ana.button('Record that the customer was told').click();
    await ana.sees(/^Recorded/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G15'));
    await workspace.billing({ act: 'cancel-subscription', customer: await workspace.customer() });
    await solves();
  });

  test.each(['approves', 'declines'] as const)(
    'G16: what was voided though the plan keeps it goes before Reggie; once Reggie %s, it no longer stands',
    async (answer) => {
      await opens('refund-one');
      await ana.answers(INACTIVE);
      await ana.records('Record note');
      const [owed] = await workspace.owed();
      await workspace.billing({ act: 'void', invoice: owed?.id ?? '' });
      expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G16'));
      await ana.presses('Record it for Reggie');
      await ana.asksException({ kind: 'void-more', plan: 'void-all', why: 'Voided by mistake.' });
      await ana.records(/^Record and flag/);
      expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
      const reggie = await workspace.signsIn(REGGIE);
      if (answer === 'declines') {
        await reggie.declines('Never again without asking.');
      } else {
        await reggie.presses('Approve');
        await reggie.types(/^Why is it right|^Words for the agent/, 'It is done.');
        await reggie.presses(/^Approve: /);
        await reggie.sees(/^Recorded: approved/);
      }
      await ana.sees(answer === 'declines' ? /^Declined by Reggie/ : /^Approved by Reggie/);
      await solves();
    },
  );

  test.each([
    'We will refund you the last two payments.',
    'Your last payment has been credited.',
    'We’ll waive the open invoice.',
  ])('G17: “%s” is held back while no approval covers it', async (reply) => {
    await opens('refund-one');
    await ana.answers(INACTIVE);
    await ana.records('Record note');
    await ana.writesReply(reply);
    await ana.sees(/^This reply promises something/);
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G17'));
  });

  test('G17: with Reggie’s approval the refund may be told', async () => {
    await opens('refund-one');
    const [last] = await workspace.paid();
    await ana.answers(INACTIVE, ASK);
    await ana.asksException({ kind: 'refund', refunded: [last?.number ?? ''], why: 'Charged after a cancellation.' });
    await ana.records(/^Record and flag/);
    await ana.writesReply('We will refund you $99.00.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G17'));
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await ana.sees(/^Approved by Reggie/);
    await solves();
  });

  test('G18: “only after two are collected” is checked in billing', async () => {
    await opens('refund-five');
    const owed = await workspace.owed();
    await ana.answers(INACTIVE, 'Was asked, no answer or no payment');
    await ana.types('When was the customer asked?', 'on Monday');
    await ana.presses(ASK);
    await ana.asksException({ kind: 'goodwill-credit', amount: '50', why: 'Outage in May.' });
    await ana.records(/^Record and flag/);
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.presses('Approve');
    await reggie.underCondition('after-two-collected');
    await reggie.presses(/^Approve: /);
    await reggie.sees(/^Recorded: approved/);
    await ana.sees('Condition: only after two invoices are collected.');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G18'));
    await ana.writesReply('We will credit you $50.00.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G17'));
    await workspace.billing(...owed.slice(0, 2).map(({ id }) => ({ act: 'pay', invoice: id }) as const));
    await solves();
  });
});

describe('drift', () => {
  test('a part payment is not material; a newly past-due invoice is, and the new decision keeps the history', async () => {
    await opens('continue-five');
    const owed = await workspace.owed();
    await ana.answers(CONTINUE);
    await ana.records('Record note');
    await workspace.billing({ act: 'pay-part', invoice: owed[0]?.id ?? '', amount: 4900 });
    await workspace.billing(...owed.slice(2).map(({ id }) => ({ act: 'void', invoice: id }) as const));
    await ana.presses('Refresh');
    await ana.sees('Nothing is missing: the ticket can be solved.');
    await workspace.billing({ act: 'new-past-due', customer: await workspace.customer() });
    expect(await ana.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringMatching(/past-due invoices 5 → 6/) as string,
    });
    await ana.sees('out of date');
    await ana.presses('Decide again');
    await ana.records('Record note');
    await ana.sees('History (2)');
    expect((await workspace.notes())[1]).toContain('- Past-due invoices: 5 → 6');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G12'));
  });

  test('reopened a month later, run 2 is offered; what run 1 decided stands in the history', async () => {
    await opens('continue-five');
    const owed = await workspace.owed();
    await ana.answers(CONTINUE);
    await ana.records('Record note');
    await workspace.billing(...owed.slice(2).map(({ id }) => ({ act: 'void', invoice: id }) as const));
    await solves();
    await workspace.knobs({ clockAheadMs: 31 * DAY });
    await workspace.billing({ act: 'new-past-due', customer: await workspace.customer() });
    await workspace.customerWrites('Hello again, another invoice is open. We want to keep going.');
    await ana.reloadsPage();
    await ana.sees('3 past due');
    await ana.presses('Decide anew');
    await ana.answers(CONTINUE);
    await ana.records('Record note');
    expect((await workspace.notes())[1]).toMatch(/Case: PDP-4711-2-2/);
    expect((await workspace.notes())[1]).not.toContain('Replaces the note of');
    await ana.sees('History (2)');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G12'));
  });

  test('a new invoice on a solved run: decide run 2, or set aside with one click', async () => {
    await opens('continue-five');
    const owed = await workspace.owed();
    await ana.answers(CONTINUE);
    await ana.records('Record note');
    await workspace.billing(...owed.slice(2).map(({ id }) => ({ act: 'void', invoice: id }) as const));
    await solves();
    await workspace.billing({ act: 'new-past-due', customer: await workspace.customer() });
    await workspace.updatesTicket({ status: 'open' });
    await ana.reloadsPage();
    await ana.sees('out of date');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G4'));
    await ana.presses(/^Not a past-due matter/);
    await ana.sees(/^Set aside by/);
    await solves();
  });
});
