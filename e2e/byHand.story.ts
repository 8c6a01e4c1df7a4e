import { afterEach, describe, expect, test } from 'vitest';
import { asksCredit, CASES, mailedBy, setsUp, type Stands } from './cases.ts';
import type { Submitted, Tab } from './tab.ts';
import { ANA, BEN, REGGIE, ROSA, TICKET, Workspace } from './workspace.ts';

/* Index and tags changed by hand: with the panel, past it, and in an account with the rules that know the approvers. */

const DAY = 86_400_000;

let workspace: Workspace;
let ana: Tab;

const blockedBy = (rule: string): Submitted => ({
  saved: false,
  message: expect.stringContaining(`[${rule}]`) as string,
});

async function stands(how: Stands, { rules }: { readonly rules: boolean }): Promise<void> {
  workspace = await Workspace.with(CASES[how].scenario);
  if (rules) await setsUp(workspace);
  ana = await workspace.signsIn(ANA);
  await CASES[how].begins(ana, workspace);
}

const tags = async (): Promise<readonly string[]> => (await workspace.ticket()).tags;

/** Adds a tag over REST, as a script or a macro does; of the index's tags Zendesk keeps the one. */
async function tagIsSet(tag: string, as = BEN): Promise<void> {
  const others = (await tags()).filter((one) => !/^pdp_(waiting|declined|open|recorded)$/.test(one));
  await workspace.updatesTicket({ tags: [...others, tag] }, TICKET, as);
}

interface Audit {
  readonly author_id: number;
  readonly events: readonly { readonly type: string; readonly field_name?: string }[];
}
async function newestAudit(): Promise<Audit | undefined> {
  const { body } = await workspace.rest('GET', `/api/v2/tickets/${TICKET}/audits.json?sort_order=desc&page[size]=1`);
  return (body as unknown as { audits: readonly Audit[] }).audits[0];
}

afterEach(async () => {
  await workspace.close();
});

describe('tags removed by hand', () => {
  test('with the panel the solve is judged all the same', async () => {
    await stands('waiting', { rules: false });
    await workspace.updatesTicket({ tags: ['billing'] });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('past the panel the net has nothing to go by: it stays solved, and nobody is told (not covered)', async () => {
    await stands('waiting', { rules: true });
    const before = (await workspace.mails()).length;
    await workspace.updatesTicket({ tags: ['billing'], status: 'solved' });
    expect((await workspace.ticket()).status).toBe('solved');
    expect(await workspace.mails()).toHaveLength(before);
    // Whoever opens it with the panel sees what was done, and a solve after a reopen is judged.
    await ana.sees(/says “nothing”, the case itself is “waiting for Reggie”\. Changed by Ben Okafor/);
    await workspace.customerWrites('What about my refund?');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });
});

describe('the field set to “approved” by hand', () => {
  test('without the approvers’ rules: the panel says who, and one click puts it right without another note', async () => {
    await stands('waiting', { rules: false });
    await tagIsSet('pdp_approved');
    await ana.sees(/says “approved”, the case itself is “waiting for Reggie”\. Changed by Ben Okafor/);
    const notes = await workspace.notes();
    await ana.presses('Put the field right');
    await expect.poll(tags).toContain('pdp_waiting');
    expect(await tags()).not.toContain('pdp_approved');
    const audit = await newestAudit();
    expect(audit?.author_id).toBe(ANA);
    expect(audit?.events.map(({ type }) => type)).not.toContain('Comment');
    expect(await workspace.notes()).toEqual(notes);
    await ana.panel.getByText(/Only the case counts/).waitFor({ state: 'detached' });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('with them: it is taken off at once, marked, and Reggie is mailed; solving in the same update is reopened', async () => {
    await stands('waiting', { rules: true });
    await tagIsSet('pdp_approved');
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_waiting', 'pdp_forged']));
    expect(await tags()).not.toContain('pdp_approved');
    expect(await mailedBy(workspace, 'unsealed')).toEqual([REGGIE]);
    await workspace.updatesTicket({ tags: ['billing', 'pdp_approved'], status: 'solved' });
    expect((await workspace.ticket()).status).toBe('open');
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_waiting', 'pdp_forged', 'pdp_reopened']));
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA]);
  });

  test('with them, in the form: the agent sees it taken off', async () => {
    await stands('declined', { rules: true });
    await ana.page.getByLabel('Past-due case').selectOption('pdp_approved');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_waiting', 'pdp_forged']));
    expect(await mailedBy(workspace, 'unsealed')).toEqual([REGGIE]);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G5'));
    await ana.sees(/says “waiting for Reggie”, the case itself is “declined”\. Changed by/);
  });
});

describe('Reggie’s own approval', () => {
  test('is sealed; neither a lower decision under its cap nor deciding otherwise and back sets anything off', async () => {
    await stands('waiting', { rules: true });
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.presses('Approve');
    await reggie.underCondition('cap');
    await reggie.types(/^At most/, '15');
    await reggie.presses(/^Approve: .*at most \$15/);
    await reggie.sees(/^Recorded: approved/);
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_approved', 'pdp_sealed']));
    await ana.presses('Lower the amount to $15.00');
    await ana.records('Record note');
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_approved', 'pdp_sealed']));
    await ana.presses('Change the decision');
    await ana.presses('Go by the playbook instead');
    await ana.records('Record note');
    expect(await tags()).toContain('pdp_recorded');
    await ana.presses('Ask Reggie for an exception');
    await ana.asksException({ kind: 'goodwill-credit', amount: '15', why: 'Outage in May.' });
    await ana.records('Record note');
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_approved', 'pdp_sealed']));
    expect(await tags()).not.toContain('pdp_forged');
    expect(await mailedBy(workspace, 'unsealed')).toEqual([]);
    await workspace.updatesTicket({ status: 'solved' });
    expect((await workspace.ticket()).status).toBe('solved');
  });

  test.each([
    ['declined after all', 'pdp_declined', (reggie: Tab) => reggie.presses('Change the answer'), null],
    ['decided anew', 'pdp_waiting', null, '30'],
  ] as const)('is spent once it is %s: the next “approved” by hand is taken off', async (_, tag, changes, amount) => {
    await stands('waiting', { rules: true });
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await ana.sees(/^Approved by Reggie Hale/);
    expect(await tags()).toContain('pdp_sealed');
    if (changes !== null) {
      await changes(reggie);
      await reggie.declines('On second thoughts, no.');
    } else {
      await ana.presses('Change the decision');
      await ana.types(/Amount to give back/, amount);
      await ana.records(/^Record and flag/);
    }
    expect(await tags()).toContain(tag);
    expect(await tags()).not.toContain('pdp_sealed');
    await workspace.updatesTicket({ tags: ['billing', 'pdp_approved'], status: 'solved' });
    expect((await workspace.ticket()).status).toBe('open');
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_forged', 'pdp_waiting']));
    expect(await tags()).not.toContain('pdp_approved');
    expect(await mailedBy(workspace, 'unsealed')).toEqual([REGGIE]);
  });
});

describe('what an approver solves past the panel', () => {
  test('a waiting ticket is let through; nobody else is, and what the customer has opened again is judged anew', async () => {
    await stands('waiting', { rules: true });
    await workspace.updatesTicket({ status: 'solved' }, TICKET, REGGIE);
    expect((await workspace.ticket()).status).toBe('solved');
    expect(await tags()).toContain('pdp_let_through');
    await workspace.customerWrites('Thank you, and one more thing.');
    expect(await tags()).not.toContain('pdp_let_through');
    expect((await workspace.bulkSolve([TICKET], BEN)).saved).toEqual([TICKET]);
    expect((await workspace.ticket()).status).toBe('open');
    await workspace.updatesTicket({ status: 'solved' }, TICKET, ROSA);
    expect((await workspace.ticket()).status).toBe('open');
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA, ANA]);
  });

  test.each(['waiting', 'declined'] as const)(
    '%s: it stays solved when somebody else writes a note, and Zendesk closes it in the end',
    async (how) => {
      await stands(how, { rules: true });
      await workspace.updatesTicket({ status: 'solved' }, TICKET, REGGIE);
      await workspace.updatesTicket({ comment: { body: 'They called to say thank you.', public: false } });
      expect((await workspace.ticket()).status).toBe('solved');
      await workspace.knobs({ clockAheadMs: 5 * DAY });
      await workspace.runAutomations();
      expect((await workspace.ticket()).status).toBe('closed');
      expect([await mailedBy(workspace, 'reopen'), await mailedBy(workspace, 'lateNo')]).toEqual([[], []]);
    },
  );

  test('an exception that was asked on a solved ticket is nobody’s solve: reopened when Zendesk closes it', async () => {
    workspace = await Workspace.with('refund-one');
    await setsUp(workspace);
    await workspace.updatesTicket({ status: 'solved' });
    ana = await workspace.signsIn(ANA);
    await asksCredit(ana);
    expect((await workspace.ticket()).status).toBe('solved');
    await workspace.knobs({ clockAheadMs: 5 * DAY });
    await workspace.runAutomations();
    expect((await workspace.ticket()).status).toBe('open');
    expect(await tags()).toEqual(expect.arrayContaining(['pdp_waiting', 'pdp_reopened']));
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA]);
  });
});
