import { afterEach, describe, expect, test } from 'vitest';
import { adminChanges, opensSetup, recordNamed } from './account.ts';
import { CASES, mailedBy, RULES } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, TICKET, UNRELATED, Workspace } from './workspace.ts';

/* The set-up's guided test: what an admin sees of the gate and of the net, on a ticket of their choice. */

let workspace: Workspace;

/** The set-up with everything in order. */
async function opensAll(ticket = UNRELATED): Promise<Tab> {
  const ada = await opensSetup(workspace, ticket);
  await ada.presses('Put everything right');
  await ada.sees('All in order.');
  return ada;
}

async function begins(ada: Tab): Promise<void> {
  await ada.ticks(/^Ticket #\d+ is a test ticket/);
  await ada.presses('Begin on this ticket');
  await ada.sees(/^What to do now/);
}

/** What was told of a step, with its sign. */
async function told(ada: Tab, step: string): Promise<string> {
  const line = ada.panel.getByRole('listitem').filter({ has: ada.panel.getByText(`${step}.`, { exact: true }) });
  return (await line.innerText()).replaceAll(/\s+/g, ' ');
}

afterEach(async () => {
  await workspace.close();
});

describe('the guided probe', () => {
  test('from consent to clean-up: a record comes back, the gate refuses, the net reopens, and nothing is left', async () => {
    workspace = await Workspace.with('unrelated');
    const before = await workspace.ticket(UNRELATED);
    const ada = await opensAll();
    expect(await ada.button('Begin on this ticket').isDisabled()).toBe(true);
    await begins(ada);
    expect(await told(ada, 'A record')).toMatch(/^✓ .*came back whole, with you as its author/);
    expect(await told(ada, 'The clock')).toMatch(/^✓ /);

    expect(await ada.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringContaining('the save was refused on purpose') as string,
    });
    expect(await ada.page.locator('[role="alert"][data-kind="blocked"]').isVisible()).toBe(true);
    await ada.sees('Now the app solves the ticket as a script would, so that no app is asked.');
    expect(await told(ada, 'The refusal')).toMatch(/^✓ .*the ticket is still open/);

    await ada.presses('Solve it past the app');
    await ada.sees(/reopened it at once and marked it/);
    const reopened = await workspace.ticket(UNRELATED);
    expect(reopened.status).toBe('open');
    expect(reopened.tags).toEqual(expect.arrayContaining(['pdp_open', 'pdp_reopened']));

    await ada.presses('Finish and clean up');
    await ada.sees(/^Over\./);
    const after = await workspace.ticket(UNRELATED);
    expect([after.status, after.tags]).toEqual([before.status, before.tags]);
    const notes = after.conversation.slice(before.conversation.length);
    expect(notes.map((note) => [note.public, note.body])).toEqual([
      [false, expect.stringMatching(/^Past-Due Playbook, test of the set-up: this note/)],
      [false, expect.stringMatching(/^Past-Due Playbook, test of the set-up: the test is over/)],
    ]);
    expect(await workspace.records(UNRELATED)).toEqual([]);
    for (const rule of ['mail', 'mailInfo'] as const) expect(await mailedBy(workspace, rule)).toEqual([]);
  });

  test('given up half-way, it leaves no trap for the next save, and is cleaned up the next time', async () => {
    workspace = await Workspace.with('unrelated');
    const before = await workspace.ticket(UNRELATED);
    const ada = await opensAll();
    await begins(ada);
    await ada.presses('Back to the ticket');
    expect(await ada.submitsAs('Pending')).toEqual({ saved: true });
    await ada.presses('Set-up');
    await ada.sees(/carries marks of a case and has none: of a test that was not finished/);
    await ada.presses('Finish and clean up');
    await ada.sees(/^Over\./);
    const after = await workspace.ticket(UNRELATED);
    expect([after.status, after.tags]).toEqual(['pending', before.tags]);
  });

  test('on a pending ticket: afterwards it is pending again', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.updatesTicket({ status: 'pending' }, UNRELATED);
    const ada = await opensAll();
    await begins(ada);
    await ada.presses('It was saved, not refused');
    await ada.presses('Solve it past the app');
    await ada.sees(/reopened it at once/);
    await ada.presses('Finish and clean up');
    await ada.sees(/^Over\./);
    expect((await workspace.ticket(UNRELATED)).status).toBe('pending');
  });

  test('without the field the tag alone does, and comes off as well', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.knobs({ requirements: 'absent' });
    const before = await workspace.ticket(UNRELATED);
    const ada = await opensSetup(workspace);
    await begins(ada);
    expect((await workspace.ticket(UNRELATED)).tags).toContain('pdp_open');
    await ada.presses('It was saved, not refused');
    await ada.presses('Solve it past the app');
    await ada.sees(/stayed solved: nothing reopened it/);
    await ada.presses('Finish and clean up');
    await ada.sees(/^Over\./);
    const after = await workspace.ticket(UNRELATED);
    expect([after.status, after.tags]).toEqual([before.status, before.tags]);
  });
});

describe('what does not hold is told', () => {
  test('the net is switched off', async () => {
    workspace = await Workspace.with('unrelated');
    const { id } = await recordNamed(workspace, 'triggers', RULES.reopen);
    await adminChanges(workspace, 'triggers', id, { active: false });
    const ada = await opensSetup(workspace);
    await begins(ada);
    expect((await ada.submitsAs('Solved')).saved).toBe(false);
    await ada.presses('Solve it past the app');
    await ada.sees(/stayed solved: nothing reopened it/);
  });

  test('hidden records are lost in this account', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.knobs({ metadata: 'dropped' });
    const ada = await opensSetup(workspace);
    await begins(ada);
    expect(await told(ada, 'A record')).toMatch(/^✕ .*did not come back whole/);
  });

  test('Zendesk’s clock is measured, where its answers do not tell it', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.knobs({ clockAheadMs: 600_000, proxyTellsHeaders: false });
    const ada = await opensSetup(workspace);
    await begins(ada);
    expect(await told(ada, 'The clock')).toMatch(/^✕ .*10 minutes behind Zendesk’s/);
  });

  test('an admin who approves is let through the net, and told so', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.settings({ approvers: '104' });
    const ada = await opensAll();
    await begins(ada);
    await ada.presses('It was saved, not refused');
    await ada.presses('Solve it past the app');
    await ada.sees(/stayed solved, since you are an approver/);
    await ada.presses('Finish and clean up');
    await ada.sees(/^Over\./);
    expect((await workspace.ticket(UNRELATED)).status).toBe('open');
  });
});

describe('which tickets it takes', () => {
  test('none with a case', async () => {
    workspace = await Workspace.with('continue-five');
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    const ada = await opensSetup(workspace, TICKET);
    await ada.sees('Ticket #4711 has a case. Open a ticket without one, best one made for this.');
    expect(await ada.button('Begin on this ticket').count()).toBe(0);
  });

  test('none that is solved already', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.updatesTicket({ status: 'solved' }, UNRELATED);
    const ada = await opensSetup(workspace);
    await ada.sees(/^Ticket #4801 is solved already/);
    expect(await ada.button('Begin on this ticket').count()).toBe(0);
  });

  test('none whose tag of a case came while the admin was about to begin', async () => {
    workspace = await Workspace.with('unrelated');
    // This tab hears nothing of it.
    await workspace.knobs({ openFormFollowsApi: false });
    const ada = await opensAll();
    const { tags } = await workspace.ticket(UNRELATED);
    await workspace.updatesTicket({ tags: [...tags, 'pdp_recorded'] }, UNRELATED);
    await ada.ticks(/^Ticket #\d+ is a test ticket/);
    await ada.presses('Begin on this ticket');
    await ada.sees('That did not work: the ticket carries the tag of a case');
    const { conversation, tags: after } = await workspace.ticket(UNRELATED);
    expect(after).toEqual([...tags, 'pdp_recorded']);
    expect(conversation.some(({ body }) => body.includes('test of the set-up'))).toBe(false);
  });

  test('tags of a case that came by a merge are not cleaned up as its own', async () => {
    workspace = await Workspace.with('unrelated');
    const { tags } = await workspace.ticket(UNRELATED);
    await workspace.updatesTicket({ tags: [...tags, 'pdp_waiting'] }, UNRELATED);
    const ada = await opensSetup(workspace);
    await ada.sees(/carries marks of a case and has none/);
    await ada.presses('Finish and clean up');
    await ada.sees('That did not work: the ticket carries the tag of a case');
    expect((await workspace.ticket(UNRELATED)).tags).toContain('pdp_waiting');
  });

  test('one on which a colleague records a case meanwhile: the clean-up leaves that alone', async () => {
    workspace = await Workspace.with('refund-one');
    const ada = await opensAll(TICKET);
    await begins(ada);
    const ana = await workspace.signsIn(ANA);
    await CASES.waiting.begins(ana, workspace);
    await ada.presses('It was saved, not refused');
    await ada.presses('Solve it past the app');
    await ada.sees(/reopened it at once/);
    await ada.presses('Finish and clean up');
    await ada.sees('That did not work: the ticket carries the tag of a case');
    expect((await workspace.ticket()).tags).toContain('pdp_waiting');
    await ana.isReady();
    expect(await ana.panel.getByText(/the case itself is/).count()).toBe(0);
  });

  test('nor one whose new case has the very tag of the test: the log tells them apart', async () => {
    workspace = await Workspace.with('refund-five');
    const ada = await opensAll(TICKET);
    await begins(ada);
    const ana = await workspace.signsIn(ANA);
    await CASES.asked.begins(ana, workspace);
    await ada.presses('It was saved, not refused');
    await ada.presses('Solve it past the app');
    await ada.sees(/reopened it at once/);
    await ada.presses('Finish and clean up');
    await ada.sees('That did not work: a case was recorded on the ticket');
    expect((await workspace.ticket()).tags).toContain('pdp_open');
  });

  test('none with a case whose tags somebody has wiped: its notes give reason to read the log', async () => {
    workspace = await Workspace.with('unrelated');
    const ana = await workspace.signsIn(ANA, UNRELATED);
    await ana.presses('Open the playbook anyway');
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    await workspace.updatesTicket({ tags: [] }, UNRELATED);
    const ada = await opensSetup(workspace);
    await ada.sees(/^Ticket #4801 has a case/);
    expect(await ada.button('Begin on this ticket').count()).toBe(0);
  });
});
