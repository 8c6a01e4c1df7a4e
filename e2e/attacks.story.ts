import { afterEach, describe, expect, test } from 'vitest';
import type { Submitted, Tab } from './tab.ts';
import { ANA, BEN, REGGIE, TICKET, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Ways past the gate that had worked once, each tried by somebody who meant to get through. */

const INACTIVE = 'Refund: was not using it';
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

async function asksCredit(amount: string): Promise<void> {
  await ana.asksException({ kind: 'goodwill-credit', amount, plan: 'keep-all', why: 'Small gesture.' });
  await ana.records(/^Record and flag/);
}

afterEach(async () => {
  await workspace.close();
});

describe('what had worked once', () => {
  test('redacting Reggie’s no does not bring the older yes back', async () => {
    await opens('refund-one');
    await ana.answers(INACTIVE, ASK);
    await asksCredit('20');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await reggie.presses('Change the answer');
    await reggie.declines('On second thoughts, no.');
    const no = (await workspace.ticket()).conversation.findLast(({ body }) => body.includes('Declined by'));
    await workspace.redacts(no?.id ?? 0, no?.body ?? '');
    await ana.reloadsPage();
    await ana.judges();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G5'));
  });

  test('a small approval does not settle a refund that was made before it, and Reggie sees the refund', async () => {
    await opens('refund-one');
    await ana.answers(INACTIVE);
    await ana.records('Record note');
    const [last] = await workspace.paid();
    await workspace.billing({ act: 'refund', invoice: last?.id ?? '' });
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G16'));
    await ana.presses(ASK);
    await asksCredit('1');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees('money was refunded without an approval');
    await reggie.sees('Refunded in billing so far: $99.00 of $1.00.');
    await reggie.approves();
    await ana.sees(/^Approved by Reggie/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G16'));
  });

  test('voids before the first decision are not covered by an exception that keeps all due', async () => {
    await opens('refund-five');
    for (const { id } of (await workspace.owed()).slice(2)) await workspace.billing({ act: 'void', invoice: id });
    await ana.reloadsPage();
    await ana.answers(INACTIVE, 'Was asked, no answer or no payment');
    await ana.types('When was the customer asked?', 'on Monday');
    await ana.presses(ASK);
    await asksCredit('5');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees(/^void although the plan keeps or collects it:/);
    await reggie.approves();
    await ana.sees(/^Approved by Reggie/);
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G16'));
  });

  test('a decision written by hand with another plan than the playbook’s needs Reggie’s approval', async () => {
    await opens('refund-five');
    await ana.answers(INACTIVE, 'Yes, agrees to pay two');
    await ana.records('Record note');
    const [record] = await workspace.records();
    const [note = ''] = await workspace.notes();
    await workspace.updatesTicket(
      {
        comment: { body: note, public: false },
        metadata: { ...record, pdp_id: 'f'.repeat(32), pdp_seq: '2', pdp_plan: 'void-all|stays-open|0|0|5|0' },
      },
      TICKET,
      ANA,
    );
    for (const { id } of await workspace.owed()) await workspace.billing({ act: 'void', invoice: id });
    await ana.reloadsPage();
    await ana.judges();
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G2'));
  });

  test('an event that claims to be far ahead, or of another ticket, keeps nobody from recording', async () => {
    await opens('refund-one');
    await ana.answers(INACTIVE, ASK);
    await asksCredit('20');
    const forged = (change: Readonly<Record<string, string>>) => ({
      comment: { body: 'Past-due playbook', public: false },
      metadata: { pdp_v: '1', pdp_note: '', pdp_run: '1', pdp_kind: 'dismissed', ...change },
    });
    const ahead = { pdp_id: 'e'.repeat(32), pdp_ticket: '9999', pdp_seq: '999' };
    await workspace.updatesTicket(forged(ahead), TICKET, BEN);
    const here = { pdp_id: 'd'.repeat(32), pdp_ticket: String(TICKET), pdp_seq: '999999999999999' };
    await workspace.updatesTicket(forged(here), TICKET, BEN);
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await ana.sees(/^Approved by Reggie/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  });

  test('a log that was empty when this tab read it is read again once a colleague has recorded', async () => {
    await opens('refund-five');
    await ana.sees('5 past due');
    expect(await ana.submitsAs('Solved')).toEqual(blockedBy('G13'));
    const ben = await workspace.signsIn(BEN);
    await ben.answers(INACTIVE, 'No, refuses');
    await ben.records(/^Record and flag/);
    await ben.presses('Withdraw the flag');
    await ben.types('Why withdraw the flag?', 'Too early.');
    await ben.button('Withdraw the flag').last().click();
    await ben.sees('The flag is withdrawn.');
    await ana.writesReply('All settled, thank you.');
    expect(await ana.submitsAs('Open')).toEqual(blockedBy('G2'));
  });
});
