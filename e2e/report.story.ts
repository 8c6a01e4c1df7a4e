import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { CASES, INACTIVE, setsUp, type Stands } from './cases.ts';
import type { Submitted, Tab } from './tab.ts';
import { ADA, ANA, BEN, REGGIE, ROSA, TICKET, UNRELATED, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* What the lead reads in the bypass report: what was done past the rules, by whom and by which way, and nothing else. */

const LOOK = 'Look through the last 30 days';
const DAY = 86_400_000;
const SAVED: Submitted = { saved: true };
const REOPENED = 'Reopened by the app’s rule';

let workspace: Workspace;
let ana: Tab;

async function opens(scenario: ScenarioId, ticket?: number): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA, ticket);
}

async function stands(how: Stands): Promise<void> {
  await opens(CASES[how].scenario);
  await CASES[how].begins(ana, workspace);
}

/** Opens the report on a ticket that it is not about. */
async function opensReport(as = ADA): Promise<Tab> {
  const lead = await workspace.signsIn(as, UNRELATED);
  await lead.presses('Bypass report');
  await lead.button(LOOK).waitFor();
  return lead;
}

/** Waits until all has been looked through; gives how far it came and what it found, in short. */
async function outcome(lead: Tab): Promise<readonly string[]> {
  await lead.sees(/tickets? read\.$/);
  const told = await lead.panel.getByRole('status').first().innerText();
  return told.split(/\n+/);
}

async function looks(as = ADA): Promise<Tab> {
  const lead = await opensReport(as);
  await lead.presses(LOOK);
  await outcome(lead);
  return lead;
}

async function looksAgain(lead: Tab): Promise<readonly string[]> {
  await lead.presses('Look again');
  return outcome(lead);
}

const MOMENT = /\w{3} \d\d?, \d{4}, \d\d:\d\d [AP]M \S+$/;

/** The findings as they are read, those that need somebody first; the times, and how each stands now, are left out. */
async function findings(lead: Tab): Promise<readonly (readonly string[])[]> {
  const rows = await lead.panel.locator('ul.found > li').all();
  return Promise.all(
    rows.map(async (row) => {
      const [about = '', what = '', who = '', ...rest] = (await row.innerText()).split(/\n+/);
      expect(who).toMatch(MOMENT);
      expect(rest.at(-1)).toMatch(/^Now: /);
      const ticket = about.replace(/ · .*/, '');
      const more = rest.slice(0, -1);
      const timeless = [who, ...more].map((line) => line.replace(MOMENT, '').replace(/ · $/, '').trim());
      return [ticket, what, ...timeless];
    }),
  );
}

/** A finding on the story's ticket. */
const on = (what: string, ...more: readonly string[]): readonly string[] => [`Ticket #${TICKET}`, what, ...more];

const WAITING = 'while waiting for Reggie';
const SCRIPT = 'through the API or another app';
const PAGE = 'in Zendesk without the panel, or in bulk';

const scriptSolves = (as = BEN, ticket = TICKET): Promise<void> =>
  workspace.updatesTicket({ status: 'solved' }, ticket, as);

const says = (body: string, as: number): Promise<void> =>
  workspace.updatesTicket({ comment: { body, public: true } }, TICKET, as);

const voids = async (owed: readonly { readonly id: string }[]): Promise<void> =>
  workspace.billing(...owed.map(({ id }) => ({ act: 'void', invoice: id }) as const));

const cancels = async (ticket = TICKET): Promise<void> =>
  workspace.billing({ act: 'cancel-subscription', customer: await workspace.customer(ticket) });

async function closureIsFlagged(): Promise<void> {
  await opens('refund-five');
  await ana.answers(INACTIVE, 'No, refuses');
  await ana.records(/^Record and flag/);
}

/** Nobody asks for anything any more; gives how much was asked for until then. */
async function asksNoMore(): Promise<number> {
  // What was under way may still arrive.
  await setTimeout(300);
  const { length } = await workspace.requests();
  await setTimeout(1500);
  expect(await workspace.requests()).toHaveLength(length);
  return length;
}

afterEach(async () => {
  await workspace.close();
});

describe('solved past the rules', () => {
  test('a waiting ticket solved by a bulk edit, by a macro in bulk, by a script and closed by one: each reopened, each with who and how', async () => {
    await stands('waiting');
    await workspace.bulkSolve([TICKET], ROSA);
    await workspace.bulkMacro([TICKET], 'Close and thank', BEN);
    await scriptSolves(ANA);
    await workspace.updatesTicket({ status: 'closed' }, TICKET, BEN);
    expect((await workspace.ticket()).status).toBe('open');

    const lead = await looks();
    expect(await outcome(lead)).toEqual(['1 ticket read.', 'Caught and reopened (4)']);
    expect(await findings(lead)).toEqual([
      on(`Closed ${WAITING}`, `Ben Okafor · ${SCRIPT}`, REOPENED),
      on(`Solved ${WAITING}`, `Ana Torres · ${SCRIPT}`, REOPENED),
      on(`Solved ${WAITING}`, 'Ben Okafor · by the macro “Close and thank”', REOPENED),
      on(`Solved ${WAITING}`, `Rosa Diaz · ${PAGE}`, REOPENED),
    ]);
  });

  test('with the panel closed, after it was refused; and what the gate refused is not listed', async () => {
    await stands('declined');
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    await ana.closePanel();
    expect(await ana.submitsAs('Solved')).toEqual(SAVED);
    const lead = await looks(REGGIE);
    expect(await findings(lead)).toEqual([on('Solved although Reggie had declined', `Ana Torres · ${PAGE}`, REOPENED)]);
  });

  test('an automation that solves the silent, caught once: both times by its name, and the second was not reopened', async () => {
    await stands('asked');
    const rule = {
      title: 'Solve the silent',
      all: [
        { field: 'status', operator: 'less_than', value: 'solved' },
        { field: 'requester_updated_at', operator: 'greater_than', value: '72' },
      ],
      actions: [{ field: 'status', value: 'solved' }],
    };
    await workspace.rest('POST', '/api/v2/automations.json', { automation: rule }, ADA);
    for (const hours of [100, 101]) {
      await workspace.knobs({ clockAheadMs: hours * 3_600_000 });
      await workspace.runAutomations();
    }
    expect((await workspace.ticket()).status).toBe('solved');
    const lead = await looks();
    const solved = 'Solved with nothing decided';
    expect(await findings(lead)).toEqual([
      on(solved, 'by the rule “Solve the silent”'),
      on(solved, 'by the rule “Solve the silent”', REOPENED),
    ]);
  });

  test('a waiting ticket merged away: closed by a merge, and the other ticket’s field is not of its own case', async () => {
    await stands('waiting');
    await workspace.merge(TICKET, UNRELATED, BEN);
    const lead = await looks();
    expect(await outcome(lead)).toEqual(['2 tickets read.', 'Caught and reopened (1) · Tags changed by hand (1)']);
    expect(await findings(lead)).toEqual(
      expect.arrayContaining([
        on(`Closed ${WAITING}`, 'Ben Okafor · by a merge', REOPENED),
        [
          `Ticket #${UNRELATED}`,
          'The field “Past-due case” was set to “waiting for Reggie”; the case itself was “no case”',
          'Ben Okafor · by a merge',
        ],
      ]),
    );
  });
});

describe('answered past the rules', () => {
  test('a promise by a script, and the note’s own text with the panel closed', async () => {
    await stands('waiting');
    await says('Of course, we will refund you $20.', BEN);
    await ana.closePanel();
    await ana.writesReply((await workspace.notes())[0] ?? '');
    expect(await ana.submitsAs('Open')).toEqual(SAVED);
    await says('Thank you for your patience.', ANA);
    const lead = await looks();
    expect(await outcome(lead)).toEqual(['1 ticket read.', 'Needs you (2)']);
    expect(await findings(lead)).toEqual([
      on(
        expect.stringMatching(/^Answered with the text of the internal note, with what reads like/) as string,
        `Ana Torres · ${PAGE}`,
      ),
      on(
        'Answered with what reads like a promise: “Of course, we will refund you $20.”',
        `Ben Okafor · ${SCRIPT}`,
        'The agent may have said in the panel that it promises nothing; that is not on the ticket.',
      ),
    ]);
  });

  test('an answer while an escalation was recorded and never flagged', async () => {
    await stands('asked');
    // As somebody would write it by hand who does not want Reggie to hear of it: the panel records it only with the flag.
    const [asked] = await workspace.records();
    const note = (await workspace.notes())[0] ?? '';
    await workspace.updatesTicket(
      {
        comment: { body: note, public: false },
        metadata: {
          ...asked,
          pdp_id: 'e'.repeat(32),
          pdp_seq: '2',
          pdp_ans: 'refund-inactive|not-asked|chargeback|none',
        },
      },
      TICKET,
      BEN,
    );
    await says('Let me check.', BEN);
    const lead = await looks();
    expect(await findings(lead)).toEqual([
      on(
        'Answered before an escalation was flagged to Reggie, before it was flagged to Reggie',
        `Ben Okafor · ${SCRIPT}`,
      ),
    ]);
  });
});

describe('solved in order, and not carried out', () => {
  test('a closure of which billing shows nothing; what was done since then is gone when it looks again', async () => {
    await closureIsFlagged();
    await scriptSolves();
    expect((await workspace.ticket()).status).toBe('solved');
    const lead = await looks();
    const by = `Ben Okafor · ${SCRIPT}`;
    expect(await outcome(lead)).toEqual(['1 ticket read.', 'Needs you (1)']);
    expect(await findings(lead)).toEqual([
      on(
        'Solved, and still not seen: that the customer was told what closing means, the voids, the cancelled subscription',
        by,
      ),
    ]);

    await voids(await workspace.owed());
    await cancels();
    await looksAgain(lead);
    expect(await findings(lead)).toEqual([
      on('Solved, and still not seen: that the customer was told what closing means', by),
    ]);

    await ana.presses('Insert: Account closed');
    expect(await ana.submitsAs('Solved')).toEqual(SAVED);
    expect(await looksAgain(lead)).toEqual([
      '1 ticket read.',
      'Nothing was found against the rules on the ticket that was read.',
    ]);
    expect(await findings(lead)).toEqual([]);
  });

  test('an invoice that was voided in Stripe though the plan keeps it', async () => {
    await stands('recorded');
    await voids(await workspace.owed());
    await workspace.bulkSolve([TICKET], BEN);
    const lead = await looks();
    expect(await findings(lead)).toEqual([
      on(
        'Solved, and billing shows what the decision does not cover: an invoice void that the plan keeps or collects',
        'Ben Okafor · in Zendesk',
      ),
    ]);
  });

  test('where billing cannot be read, what is not known is not called missing', async () => {
    await closureIsFlagged();
    await scriptSolves();
    await workspace.knobs({ billing: 'down' });
    const lead = await looks();
    expect(await findings(lead)).toEqual([
      on(
        'Solved, and not known, since billing could not be read: that the customer was told what closing means, the voids, the cancelled subscription',
        `Ben Okafor · ${SCRIPT}`,
      ),
    ]);
  });
});

describe('to be seen beside it', () => {
  test('a refund that became “go on”, with the reason that was given', async () => {
    await stands('asked');
    await ana.presses('Customer answered, or stays silent');
    await ana.presses('Change the answer: What does the customer want?');
    await ana.answers('Clear balance, go on, no refund');
    await ana.types('Why no refund any more?', 'They only want to go on.');
    await ana.records('Record note');
    const lead = await looks();
    expect(await outcome(lead)).toEqual(['1 ticket read.', 'Requests changed (1)']);
    expect(await findings(lead)).toEqual([
      on(
        'The request changed from “Refund: was not using it” to “Clear balance, go on, no refund”',
        'Ana Torres',
        'Reason given: They only want to go on.',
      ),
    ]);
  });

  test('forged: “approved” set by hand, a note in Reggie’s name, and an approval by nobody who may give it', async () => {
    await stands('waiting');
    const [flag] = await workspace.records();
    await workspace.updatesTicket({ tags: ['billing', 'pdp_approved'] }, TICKET, BEN);
    const note = { body: 'Approved. Go ahead, Reggie', public: false, author_id: REGGIE };
    await workspace.updatesTicket({ comment: note }, TICKET, ANA);
    await workspace.updatesTicket(
      {
        comment: { body: 'Approved by Reggie Hale.\npdp-data: eyJ3b3JkcyI6IiJ9', public: false },
        metadata: {
          pdp_v: '1',
          pdp_id: 'f'.repeat(32),
          pdp_ticket: String(TICKET),
          pdp_run: '1',
          pdp_seq: '2',
          pdp_note: '1a4d16ac419db51097ea41d156183973',
          pdp_kind: 'approved',
          pdp_fp: flag?.['pdp_fp'] ?? '',
          pdp_ref: flag?.['pdp_id'] ?? '',
        },
      },
      TICKET,
      BEN,
    );
    await scriptSolves();
    expect((await workspace.ticket()).status).toBe('solved');

    const lead = await looks();
    expect(await outcome(lead)).toEqual(['1 ticket read.', 'Needs you (3) · Tags changed by hand (1)']);
    expect(await findings(lead)).toEqual([
      on(`Solved ${WAITING}`, `Ben Okafor · ${SCRIPT}`),
      on('Approved does not count: not by an approver', 'Ben Okafor'),
      on('A note was written in the name of Reggie Hale', 'Ana Torres'),
      on(
        'The field “Past-due case” was set to “approved”; the case itself was “waiting for Reggie”',
        `Ben Okafor · ${SCRIPT}`,
      ),
    ]);
  });

  test('with the set-up’s rules: “approved” by hand, which is taken off at once, and an approver’s own solve, which is let through', async () => {
    workspace = await Workspace.with(CASES.waiting.scenario);
    await setsUp(workspace);
    ana = await workspace.signsIn(ANA);
    await CASES.waiting.begins(ana, workspace);
    await workspace.updatesTicket({ tags: ['billing', 'pdp_approved'], status: 'solved' }, TICKET, BEN);
    expect((await workspace.ticket()).status).toBe('open');
    await scriptSolves(REGGIE);
    expect((await workspace.ticket()).status).toBe('solved');
    const lead = await looks(REGGIE);
    expect(await findings(lead)).toEqual([
      on(`Solved ${WAITING}`, `Reggie Hale · ${SCRIPT}`),
      on(`Solved ${WAITING}`, `Ben Okafor · ${SCRIPT}`, REOPENED),
      on(
        'The field “Past-due case” was set to “approved”; the case itself was “waiting for Reggie”',
        `Ben Okafor · ${SCRIPT}`,
      ),
    ]);
  });

  test('the field set to what may be solved, and the ticket solved with it: nobody is reopened, and both are listed', async () => {
    await stands('waiting');
    const { body } = await workspace.rest('GET', '/api/v2/ticket_fields.json');
    const fields = (body?.['ticket_fields'] ?? []) as readonly { readonly id: number; readonly title: string }[];
    const id = fields.find(({ title }) => title === 'Past-due case')?.id ?? 0;
    await workspace.updatesTicket({ status: 'solved', custom_fields: [{ id, value: 'pdp_recorded' }] }, TICKET, BEN);
    expect((await workspace.ticket()).status).toBe('solved');
    const lead = await looks();
    expect(await findings(lead)).toEqual([
      on(`Solved ${WAITING}`, `Ben Okafor · ${SCRIPT}`),
      on(
        'The field “Past-due case” was set to “recorded”; the case itself was “waiting for Reggie”',
        `Ben Okafor · ${SCRIPT}`,
      ),
    ]);
  });

  test('a note of the case that was redacted', async () => {
    await stands('waiting');
    const { conversation } = await workspace.ticket();
    const note = conversation.find((comment) => !comment.public);
    await workspace.redacts(note?.id ?? 0, 'Outage in May.');
    const lead = await looks();
    expect(await findings(lead)).toEqual([on('A note of the case was redacted', 'Ana Torres · in Zendesk')]);
  });
});

describe('in order', () => {
  test('by the playbook, solved with the panel and closed by Zendesk after days: nothing is listed', async () => {
    await opens('everyday');
    const owed = await workspace.owed();
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    await voids(owed.slice(2));
    await ana.presses('Refresh');
    await ana.presses(/^Insert: /);
    expect(await ana.submitsAs('Solved')).toEqual(SAVED);

    const closing = await workspace.signsIn(ANA, 4714);
    await closing.answers('Close the account, no refund');
    await closing.records(/^Record and flag/);
    await cancels(4714);
    await closing.presses('Insert: Account closed');
    expect(await closing.submitsAs('Solved')).toEqual(SAVED);

    await workspace.knobs({ clockAheadMs: 5 * DAY });
    await workspace.runAutomations();
    expect((await workspace.ticket()).status).toBe('closed');
    expect((await workspace.ticket(4714)).status).toBe('closed');

    const lead = await looks();
    expect(await outcome(lead)).toEqual([
      '2 tickets read.',
      'Nothing was found against the rules on the 2 tickets that were read.',
    ]);
    expect(await findings(lead)).toEqual([]);
    expect(await lead.button('Copy as CSV').count()).toBe(0);
  });

  test('an exception that Reggie has approved, told to the customer and solved past the panel: nothing is listed', async () => {
    await stands('approved');
    await says('We will credit you $20.00.', ANA);
    await workspace.bulkSolve([TICKET], BEN);
    const lead = await looks();
    expect(await findings(lead)).toEqual([]);
    expect(await outcome(lead)).toContain('Nothing was found against the rules on the ticket that was read.');
  });

  test('where no ticket carries a tag of the app, it says that it has read nothing', async () => {
    workspace = await Workspace.with('unrelated');
    const lead = await opensReport();
    await lead.presses(LOOK);
    await lead.sees('No cases in the last 30 days, so nothing to check.');
    expect(await findings(lead)).toEqual([]);
  });
});

describe('the report itself', () => {
  test('is offered to admins and approvers, and to no other agent; reads nothing before it is asked to', async () => {
    await stands('waiting');
    expect(await ana.button('Bypass report').count()).toBe(0);
    const reggie = await workspace.signsIn(REGGIE, UNRELATED);
    await reggie.sees('Nothing past due.');
    await reggie.button('Bypass report').waitFor();
    expect(await reggie.button('Set-up').count()).toBe(0);
    await workspace.forgetRequests();
    await reggie.presses('Bypass report');
    await reggie.button(LOOK).waitFor();
    expect(await asksNoMore()).toBe(0);
  });

  test('a ticket is opened from its row, and the rows can be copied as CSV', async () => {
    await stands('waiting');
    await workspace.bulkMacro([TICKET], 'Close and thank', BEN);
    await scriptSolves(ANA);
    const lead = await looks();
    const button = await lead.button('Copy as CSV').boundingBox();
    expect(button?.width).toBeLessThan(150);
    await lead.presses('Copy as CSV');
    const [heading, ...rows] = await copied(lead);
    expect(heading).toBe('Ticket,Time (UTC),Who,Kind,Rules,What,Way,Reopened (UTC),More');
    const row = (who: string, way: string): RegExp =>
      new RegExp(String.raw`^4711,${UTC},${who},solved,G3,Solved ${escaped(WAITING)},${way},${UTC},$`);
    expect(rows).toEqual([
      expect.stringMatching(row('Ana Torres', SCRIPT)),
      expect.stringMatching(row('Ben Okafor', 'by the macro “Close and thank”')),
    ]);
    await lead.button(`Ticket #${TICKET}`).first().click();
    await lead.sees(/^Flagged to Reggie by Ana Torres/);
  });

  test('stopped or left, it asks for nothing more; stopped, it says how far it came', async () => {
    await stands('waiting');
    await scriptSolves();
    const lead = await opensReport();
    await workspace.knobs({ latencyMs: 1000 });
    await workspace.forgetRequests();
    await lead.presses(LOOK);
    await lead.sees('Looking for tickets with a case…');
    await lead.presses('Stop');
    await lead.sees('Stopped before any ticket was read.');
    expect(await asksNoMore()).toBeGreaterThan(0);
    await lead.presses('Look again');
    await lead.presses('Back to the ticket');
    await asksNoMore();

    await workspace.knobs({ latencyMs: 0 });
    await lead.presses('Bypass report');
    await lead.presses(LOOK);
    expect(await outcome(lead)).toEqual(['1 ticket read.', 'Caught and reopened (1)']);
  });

  test('of more than a hundred tickets it reads the hundred that were changed last, and says so', async () => {
    await opens('unrelated', UNRELATED);
    for (let made = 0; made < 101; made += 1) {
      const id = await workspace.followUp('And one more thing.', UNRELATED);
      await workspace.updatesTicket({ tags: ['pdp_open'] }, id);
    }
    const lead = await opensReport();
    await lead.presses(LOOK);
    await lead.sees(/^There are more tickets than these: only the 100 that were changed last are read\./);
    await lead.sees(/^[1-9]\d? of 100 tickets read$/);
    await lead.presses('Stop');
    await lead.sees(/^Stopped: \d+ of 100 tickets were read\.$/);
    await asksNoMore();
  });
});

const UTC = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z`;

/** The CSV's lines: from the clipboard's stand-in where the browser lets no panel copy. */
async function copied(lead: Tab): Promise<readonly string[]> {
  const text = lead.panel.getByRole('textbox', { name: 'The report as CSV' });
  await text.waitFor();
  return (await text.inputValue()).split(/\r?\n/);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
