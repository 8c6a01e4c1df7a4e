import { afterEach, describe, expect, test } from 'vitest';
import { CASES, mailedBy, type Stands } from './cases.ts';
import type { Submitted, Tab } from './tab.ts';
import { ADA, ANA, BEN, REGGIE, TICKET, Workspace } from './workspace.ts';

/* What no app is asked about: Zendesk's own rules reopen it, mark it, and mail the assignee. */

const REOPENED = /^Zendesk reopened this ticket: it was solved or closed while its case was not in order\./;
const HOUR = 3_600_000;
const DEREK = 211;

let workspace: Workspace;
let ana: Tab;

const blockedBy = (rule: string): Submitted => ({
  saved: false,
  message: expect.stringContaining(`[${rule}]`) as string,
});

async function stands(how: Stands): Promise<void> {
  workspace = await Workspace.with(CASES[how].scenario);
  ana = await workspace.signsIn(ANA);
  await CASES[how].begins(ana, workspace);
}

/** It is open again, marked, still the case that it was, and its assignee was told, for the how-manieth time. */
async function isReopened(how: Stands, times: number): Promise<void> {
  const { status, tags } = await workspace.ticket();
  expect(status).toBe('open');
  expect(tags).toEqual(expect.arrayContaining([CASES[how].tag, 'pdp_reopened']));
  expect(await mailedBy(workspace, 'reopen')).toEqual(Array<number>(times).fill(ANA));
}

async function staysSolved(status = 'solved'): Promise<void> {
  const ticket = await workspace.ticket();
  expect(ticket.status).toBe(status);
  expect(ticket.tags).not.toContain('pdp_reopened');
  expect(await mailedBy(workspace, 'reopen')).toEqual([]);
}

const scriptSets = (status: 'solved' | 'closed', as = BEN): Promise<void> =>
  workspace.updatesTicket({ status }, TICKET, as);

/** An admin makes a rule of the account's own. */
async function ruleIsMade(kind: 'trigger' | 'automation', rule: Readonly<Record<string, unknown>>): Promise<void> {
  const { status } = await workspace.rest('POST', `/api/v2/${kind}s.json`, { [kind]: rule }, ADA);
  expect(status).toBe(201);
}

const silentAreSolved = (): Promise<void> =>
  ruleIsMade('automation', {
    title: 'Solve the silent',
    all: [
      { field: 'status', operator: 'less_than', value: 'solved' },
      { field: 'requester_updated_at', operator: 'greater_than', value: '72' },
    ],
    actions: [{ field: 'status', value: 'solved' }],
  });

async function anHourLater(hours: number): Promise<number> {
  await workspace.knobs({ clockAheadMs: hours * HOUR });
  const fired = await workspace.runAutomations();
  return fired.filter(({ automation, ticket }) => automation === 'Solve the silent' && ticket === TICKET).length;
}

afterEach(async () => {
  await workspace.close();
});

describe('solved past the panel while the case is not in order: reopened, marked, the assignee mailed', () => {
  test.each([
    ['asked', 'G7'],
    ['escalated', 'G7'],
    ['waiting', 'G3'],
    ['declined', 'G5'],
    ['returned', 'G6'],
  ] as const)('%s: by an agent whose panel is closed, and by a script that solves or closes', async (how, rule) => {
    await stands(how);
    await ana.closePanel();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    await isReopened(how, 1);
    await scriptSets('solved');
    await isReopened(how, 2);
    await scriptSets('closed');
    await isReopened(how, 3);
    await ana.openPanel();
    await ana.sees(REOPENED);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy(rule));
  });

  test('a macro in an open ticket: the gate refuses it, and with the panel closed the net reopens', async () => {
    await stands('waiting');
    await ana.applyMacro('Close and thank');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await ana.closePanel();
    await ana.applyMacro('Close and thank');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    await isReopened('waiting', 1);
    await ana.openPanel();
    await ana.sees(REOPENED);
  });

  test('a bulk edit from a view, and a macro in bulk; the other ticket of the view stays solved', async () => {
    workspace = await Workspace.with('everyday');
    ana = await workspace.signsIn(ANA, 4712);
    await CASES.asked.begins(ana, workspace);
    expect((await workspace.bulkSolve([4712, 4801])).saved).toEqual([4712, 4801]);
    expect((await workspace.bulkMacro([4712, 4802], 'Solve without a word')).saved).toEqual([4712, 4802]);
    const statuses = await Promise.all([4712, 4801, 4802].map(async (id) => (await workspace.ticket(id)).status));
    expect(statuses).toEqual(['open', 'solved', 'solved']);
    expect((await workspace.ticket(4712)).tags).toEqual(expect.arrayContaining(['pdp_open', 'pdp_reopened']));
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA, ANA]);
    await ana.sees(REOPENED);
  });

  test('the customer marks it solved', async () => {
    await stands('returned');
    // As the help center does it: in the customer's name, and not by a rule.
    await workspace.knobs({ ruleViaTold: false });
    await workspace.ruleUpdates({ status: 'solved' }, DEREK);
    await isReopened('returned', 1);
    await ana.sees(REOPENED);
  });

  test('a rule of the account that solves, in the very update that set it off', async () => {
    await stands('declined');
    await ruleIsMade('trigger', {
      title: 'Solve what is tagged',
      conditions: { all: [{ field: 'current_tags', operator: 'includes', value: 'spam_like' }], any: [] },
      actions: [{ field: 'status', value: 'solved' }],
    });
    const { tags } = await workspace.ticket();
    await workspace.updatesTicket({ tags: [...tags, 'spam_like'] });
    await isReopened('declined', 1);
    await ana.sees(REOPENED);
  });
});

describe('an automation that solves silent customers', () => {
  test('is caught once and then stays, without a loop; once the case was in order, it is caught again', async () => {
    await stands('asked');
    await silentAreSolved();
    expect(await anHourLater(100)).toBe(1);
    await isReopened('asked', 1);
    await ana.sees(REOPENED);
    expect(await anHourLater(101)).toBe(1);
    const { status, tags } = await workspace.ticket();
    expect([status, tags.includes('pdp_reopened')]).toEqual(['solved', true]);
    expect([await anHourLater(102), await anHourLater(103)]).toEqual([0, 0]);
    expect((await workspace.ticket()).status).toBe('solved');
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA]);

    await workspace.customerWrites('Sorry for the silence. I cannot pay now.');
    await ana.presses('Customer answered, or stays silent');
    await ana.answers('Was asked, no answer or no payment');
    await ana.types('When was the customer asked?', 'on Monday');
    await ana.records('Record note');
    expect((await workspace.ticket()).tags).not.toContain('pdp_reopened');
    await ana.presses('Ask Reggie for an exception');
    await ana.asksException({ kind: 'goodwill-credit', amount: '20', plan: 'keep-all', why: 'Outage in May.' });
    await ana.records(/^Record and flag/);
    expect(await anHourLater(200)).toBe(1);
    await isReopened('waiting', 2);
  });

  test('where rules do not tell that they are rules, it is caught once an hour, and never twice in one', async () => {
    await stands('waiting');
    await workspace.knobs({ ruleViaTold: false });
    await silentAreSolved();
    expect([await anHourLater(100), await anHourLater(101)]).toEqual([1, 1]);
    await isReopened('waiting', 2);
  });
});

describe('in order', () => {
  test.each(['recorded', 'flagged', 'approved', 'dismissed'] as const)(
    '%s: a solve past the panel stays solved, and is closed in the end',
    async (how) => {
      await stands(how);
      await scriptSets('solved');
      await staysSolved();
      await workspace.knobs({ clockAheadMs: 100 * HOUR });
      await workspace.runAutomations();
      await staysSolved('closed');
    },
  );

  test.each([
    [
      'declines',
      (reggie: Tab) => reggie.declines('They are in a contract until May.'),
      /^Declined by Reggie Hale/,
      'G5',
    ],
    ['asks', (reggie: Tab) => reggie.asks('Did they say so in writing?'), /^Reggie Hale asks/, 'G6'],
  ] as const)('flagged and solved, then Reggie %s: reopened, and the assignee told', async (_, answer, shown, rule) => {
    await stands('flagged');
    await scriptSets('solved');
    await staysSolved();
    const reggie = await workspace.signsIn(REGGIE);
    await answer(reggie);
    expect((await workspace.ticket()).status).toBe('open');
    expect(await mailedBy(workspace, 'lateNo')).toEqual([ANA]);
    await ana.sees(shown);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy(rule));
  });
});
