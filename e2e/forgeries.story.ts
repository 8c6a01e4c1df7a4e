import { afterEach, describe, expect, test } from 'vitest';
import type { Submitted, Tab } from './tab.ts';
import { ADA, ANA, BEN, REGGIE, ROSA, TICKET, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Only Reggie's own answer to exactly this proposal opens the gate. Each of these was tried to pass for it. */

const INACTIVE = 'Refund: was not using it';
const DAY = 86_400_000;

let workspace: Workspace;
let ana: Tab;

const blockedBy = (rule: string): Submitted => ({
  saved: false,
  message: expect.stringContaining(`[${rule}]`) as string,
});

async function opens(
  settings: Readonly<Record<string, string>> = {},
  scenario: ScenarioId = 'refund-one',
): Promise<void> {
  workspace = await Workspace.with(scenario);
  await workspace.settings(settings);
  ana = await workspace.signsIn(ANA);
}

/** Ana puts a goodwill credit before Reggie. */
async function asksCredit(amount = '20'): Promise<void> {
  await ana.answers(INACTIVE, 'Ask Reggie for an exception');
  await ana.asksException({ kind: 'goodwill-credit', amount, why: 'Outage in May.' });
  await ana.records(/^Record and flag/);
}

/** The newest flag's id and fingerprint, as the ticket's audits show them to every agent. */
async function newestFlag(
  ticket = TICKET,
): Promise<{ readonly id: string; readonly print: string; readonly seq: number }> {
  const records = await workspace.records(ticket);
  const flag = records.find((record) => record['pdp_flag'] === '1' || record['pdp_kind'] === 'flagged');
  return { id: flag?.['pdp_id'] ?? '', print: flag?.['pdp_fp'] ?? '', seq: Number(records[0]?.['pdp_seq'] ?? 0) };
}

/** `{"words":""}`, and the digest that the app puts beside it: what an approval without words carries. */
const LINE = 'eyJ3b3JkcyI6IiJ9';
const LINE_DIGEST = '1a4d16ac419db51097ea41d156183973';

/** An approval as the app would write it, put together by hand. */
async function forgedYes(change: Readonly<Record<string, string>> = {}): Promise<Readonly<Record<string, unknown>>> {
  const { id, print, seq } = await newestFlag();
  return {
    comment: { body: `Past-due playbook\nApproved by Reggie Hale.\npdp-data: ${LINE}`, public: false },
    metadata: {
      pdp_v: '1',
      pdp_id: 'f'.repeat(32),
      pdp_ticket: String(TICKET),
      pdp_run: '1',
      pdp_seq: String(seq + 1),
      pdp_note: LINE_DIGEST,
      pdp_kind: 'approved',
      pdp_fp: print,
      pdp_ref: id,
      ...change,
    },
  };
}

afterEach(async () => {
  await workspace.close();
});

describe('what opens nothing', () => {
  test('the forged approval would count, were it Reggie’s own', async () => {
    await opens();
    await asksCredit();
    await workspace.updatesTicket(await forgedYes(), TICKET, REGGIE);
    await ana.sees(/^Approved by Reggie Hale/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('a tag set by hand: who set it is shown', async () => {
    await opens();
    await asksCredit();
    await workspace.updatesTicket({ tags: ['billing', 'pdp_approved'] }, TICKET, BEN);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await ana.sees(/says “approved”, the case itself is “waiting for Reggie”\. Changed by Ben Okafor/);
  });

  test('the field set by hand in the form', async () => {
    await opens();
    await asksCredit();
    await ana.page.getByLabel('Past-due case').selectOption('pdp_approved');
    expect(await ana.submitsAs('Open')).toEqual({ saved: true });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await ana.sees(/Changed by Ana Torres/);
  });

  test('a note that the agent wrote in Reggie’s name, with and without an approval’s metadata', async () => {
    await opens();
    await asksCredit();
    const note = { body: 'Approved. Go ahead, Reggie', public: false, author_id: REGGIE };
    await workspace.updatesTicket({ comment: note }, TICKET, ANA);
    await ana.sees(/^Ana Torres wrote a note in the name of (Reggie Hale|user 103)/);
    const forged = await forgedYes();
    await workspace.updatesTicket(
      { ...forged, comment: { ...(forged['comment'] as object), author_id: REGGIE } },
      TICKET,
      ANA,
    );
    await ana.sees(/^“Approved” by Ana Torres, .*: not by an approver\.$/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('an approval’s metadata from another ticket, another run or an older flag, though Reggie’s session wrote it', async () => {
    await opens();
    await asksCredit();
    await workspace.updatesTicket(await forgedYes({ pdp_ticket: '4801' }), TICKET, REGGIE);
    await ana.sees(/: it was copied from another ticket\.$/);
    await workspace.updatesTicket(await forgedYes({ pdp_id: 'e'.repeat(32), pdp_run: '2' }), TICKET, REGGIE);
    await ana.sees(/: it belongs to another run\.$/);
    const older = await newestFlag();
    await ana.presses('Amend the request');
    await ana.types(/Amount to give back/, '30');
    await ana.records(/^Record and flag/);
    const stale = { pdp_id: 'd'.repeat(32), pdp_ref: older.id, pdp_fp: older.print };
    await workspace.updatesTicket(await forgedYes(stale), TICKET, REGGIE);
    await ana.sees(/: it answers an older flag\.$/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('an approval of other facts than those that are flagged', async () => {
    await opens();
    await asksCredit();
    await workspace.updatesTicket(await forgedYes({ pdp_fp: 'a'.repeat(32) }), TICKET, REGGIE);
    await ana.sees(/: it answers something else than what is decided\.$/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('an approval by an agent, and one by a business rule in Reggie’s name', async () => {
    await opens();
    await asksCredit();
    await workspace.ruleUpdates(await forgedYes(), REGGIE);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await workspace.updatesTicket(await forgedYes(), TICKET, BEN);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await ana.sees(/^“Approved” by Ben Okafor, .*: not by an approver\.$/);
  });

  test('an approval by the decider while there is another approver', async () => {
    await opens({ approvers: '103, 101' });
    await asksCredit();
    await workspace.updatesTicket(await forgedYes(), TICKET, ANA);
    await ana.sees(/^“Approved” by Ana Torres, .*: by whoever decided\.$/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('an approval whose metadata was cut, and one whose metadata was lost', async () => {
    await opens();
    await asksCredit();
    await workspace.knobs({ metadata: 'cut', metadataLimitBytes: 240 });
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.presses('Approve');
    await reggie.presses(/^Approve: /);
    await reggie.sees(/^Zendesk saved the note but not its record/);
    await ana.sees(/^1 entry of the case cannot be read/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await workspace.knobs({ metadata: 'dropped' });
    await reggie.presses(/^Approve: /);
    await reggie.sees(/^Zendesk saved the note but not its record/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await workspace.knobs({ metadata: 'kept', metadataLimitBytes: 1024 });
    await reggie.presses(/^Approve: /);
    await reggie.sees(/^Recorded: approved/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });
});

describe('an approval and what came after it', () => {
  test.each([
    ['the amount', async () => ana.types(/Amount to give back/, '30'), 'Amount: $20.00 → $30.00'],
    [
      'the plan',
      async () => ana.chooses('What happens to the invoices?', 'void-all'),
      'Plan: All stay due; account stays open → All are voided; account stays open',
    ],
    [
      'the request',
      async () => {
        await ana.presses('Change the answer: What does the customer want?');
        await ana.answers('Refund: another reason');
      },
      `Customer wants: ${INACTIVE} → Refund: another reason`,
    ],
  ] as const)('%s changes: the approval is out of date, before → after', async (_what, change, line) => {
    await opens();
    await asksCredit();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await ana.sees(/^Approved by Reggie Hale/);
    await ana.presses('Change the decision');
    await change();
    await ana.records(/^Record and flag/);
    await ana.sees(new RegExp(`^What Reggie approved, .* that approval is out of date: ${escaped(line)}`));
    expect(await ana.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringContaining(line) as string,
    });
    await reggie.sees(/^Changed since the approval of/);
    await reggie.sees(line);
  });

  test('the count changes: the decision is out of date, and the new one goes before Reggie', async () => {
    await opens();
    await asksCredit();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await workspace.billing({ act: 'new-past-due', customer: await workspace.customer() });
    expect(await ana.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringMatching(/past-due invoices 1 → 2[^]*\[?/) as string,
    });
    await ana.sees('out of date');
    await ana.presses('Decide again');
    await ana.records(/^Record and flag/);
    await reggie.sees('Past-due invoices: 1 → 2');
    await reggie.approves();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('a former approver’s approval stays, a new one of theirs does not count', async () => {
    const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10);
    await opens({ approvers: `103@${tomorrow}, 105` });
    await asksCredit();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await workspace.knobs({ clockAheadMs: 5 * DAY });
    await ana.reloadsPage();
    await ana.sees(/^Approved by Reggie Hale/);
    await ana.presses('Change the decision');
    await ana.types(/Amount to give back/, '30');
    await ana.records(/^Record and flag/);
    // Reggie's own clock is days behind, so the panel still offers the answer; the help desk's time decides.
    await reggie.presses('Approve');
    await reggie.presses(/^Approve: /);
    await ana.sees(/^“Approved” by Reggie Hale, .*: not by an approver\.$/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    const rosa = await workspace.signsIn(ROSA);
    await rosa.approves();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('two approvers at once: one answer is recorded, the other is told', async () => {
    await opens({ approvers: '103, 105' });
    await asksCredit();
    const reggie = await workspace.signsIn(REGGIE);
    const rosa = await workspace.signsIn(ROSA);
    await reggie.presses('Approve');
    await rosa.presses('Decline');
    await rosa.types('Why not? (required)', 'No.');
    await reggie.button(/^Approve: /).waitFor();
    await Promise.all([reggie.pressesAtOnce(/^Approve: /), rosa.pressesAtOnce(/^Decline: /)]);
    await expect
      .poll(async () => (await workspace.records()).filter(({ pdp_kind: kind }) => kind !== 'decided').length)
      .toBeGreaterThan(0);
    const [newest] = await workspace.records();
    const isYes = newest?.['pdp_kind'] === 'approved';
    await ana.sees(isYes ? /^Approved by Reggie Hale/ : /^Declined by Rosa Diaz/);
    expect(await ana.submitsAs('Solved')).toEqual(isYes ? { saved: true } : blockedBy('G5'));
  });
});

describe('tags and accounts', () => {
  test('all index tags removed by hand before solving: the audits are read, and who did it is shown', async () => {
    await opens();
    await asksCredit();
    await workspace.updatesTicket({ tags: ['billing'] }, TICKET, BEN);
    await ana.reloadsPage();
    await ana.judges();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G3'));
    await ana.sees(/says “nothing”, the case itself is “waiting for Reggie”\. Changed by Ben Okafor/);
  });

  test('a follow-up inherits the tags and nothing else; its answers can be taken over', async () => {
    await opens();
    // In an account without the net's rule, which would take the tags off (inherited.story.ts).
    const { body } = await workspace.rest('GET', '/api/v2/triggers.json');
    const rules = (body?.['triggers'] ?? []) as readonly { readonly id: number; readonly title: string }[];
    const rule = rules.find(({ title }) => title.endsWith('a new ticket has no case'));
    await workspace.rest('PUT', `/api/v2/triggers/${rule?.id ?? 0}.json`, { trigger: { active: false } }, ADA);
    await asksCredit();
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    const next = await workspace.followUp('One more thing about the refund.');
    expect((await workspace.ticket(next)).tags).toContain('pdp_approved');
    const ben = await workspace.signsIn(BEN, next);
    await ben.sees('This ticket carries the tag of an earlier case');
    expect(await ben.submitsAs('Solved')).toEqual(blockedBy('G13'));
    await ben.presses(`Start from ticket ${TICKET}`);
    await ben.sees('Ask Reggie for an exception');
    expect(await ben.panel.getByLabel(/Amount to give back/).inputValue()).toBe('20.00');
    await ben.records('Record and flag to Reggie');
    expect(await ben.submitsAs('Solved')).toEqual(blockedBy('G3'));
  });

  test('an inherited tag on a ticket about something else is set aside with one click', async () => {
    await opens();
    await asksCredit();
    const next = await workspace.followUp('How do I schedule a post?');
    const ben = await workspace.signsIn(BEN, next);
    await ben.sees('This ticket carries the tag of an earlier case');
    await ben.presses(/^Not a past-due matter/);
    await ben.sees(/^Set aside by Ben Okafor/);
    expect(await ben.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('an account whose roles are numbers works the same', async () => {
    workspace = await Workspace.with('refund-one');
    await workspace.knobs({ customRoles: true });
    ana = await workspace.signsIn(ANA);
    await asksCredit();
    expect(await ana.button('Approve').count()).toBe(0);
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
