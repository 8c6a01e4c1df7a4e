import { afterEach, expect, test } from 'vitest';
import { INACTIVE } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, REGGIE, TICKET, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* What reports are made of: each event's one update sets the three fields, writes the note, and tells the approver. */

const TITLES = ['Past-due case', 'Past-due resolution', 'Past-due invoices'] as const;
type Values = readonly [phase: string | null, resolution: string | null, count: number | null];

interface Audit {
  readonly metadata?: { readonly custom?: Readonly<Record<string, string>> };
  readonly events: readonly { readonly type: string; readonly field_name?: string }[];
}

let workspace: Workspace;
let ana: Tab;
let reggie: Tab;

async function opens(scenario: ScenarioId): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA);
}

async function asked<T>(path: string): Promise<T> {
  const { status, body } = await workspace.rest('GET', `/api/v2/${path}`);
  expect(status).toBe(200);
  return body as unknown as T;
}

async function fieldIds(): Promise<readonly (number | undefined)[]> {
  const { ticket_fields: fields } = await asked<{ ticket_fields: { id: number; title: string }[] }>(
    'ticket_fields.json',
  );
  return TITLES.map((title) => fields.find((field) => field.title === title)?.id);
}

const audits = async (): Promise<readonly Audit[]> =>
  (await asked<{ audits: readonly Audit[] }>(`tickets/${TICKET}/audits.json?sort_order=desc&page[size]=100`)).audits;

async function valuesNow(): Promise<Values> {
  const { ticket } = await asked<{ ticket: { custom_fields: { id: number; value: string | number | null }[] } }>(
    `tickets/${TICKET}.json`,
  );
  const ids = await fieldIds();
  const values = ids.map((id) => ticket.custom_fields.find((field) => field.id === id)?.value ?? null);
  return values as unknown as Values;
}

/** What is done is one update: note, fields and, where somebody is told, followers; afterwards the fields have these values. */
async function writesAtOnce(kind: string, act: () => Promise<void>, after: Values, told = false): Promise<void> {
  const [before, valuesBefore] = [await audits(), await valuesNow()];
  await act();
  await expect.poll(async () => (await audits()).length).toBe(before.length + 1);
  const [newest] = await audits();
  expect(newest?.metadata?.custom?.['pdp_kind']).toBe(kind);
  const changed = (newest?.events ?? []).flatMap(({ field_name: field }) => field ?? []);
  const ids = await fieldIds();
  const expected = ids.filter((_, place) => valuesBefore[place] !== after[place]).map(String);
  expect(changed.filter((field) => ids.map(String).includes(field)).toSorted()).toEqual(expected.toSorted());
  const types = (newest?.events ?? []).map(({ type }) => type);
  expect(types).toContain('Comment');
  expect(types.includes('FollowersChange')).toBe(told);
  expect(await valuesNow()).toEqual(after);
}

afterEach(async () => {
  // Nothing comes after the last event either, not even an update of what the form shows.
  const count = (await audits()).length;
  await ana.page.waitForTimeout(2500);
  expect(await audits()).toHaveLength(count);
  await workspace.close();
});

test('asked, decided, put before Reggie, returned, answered, declined, decided by the playbook: each is one update', async () => {
  await opens('refund-five');
  await writesAtOnce(
    'asked',
    async () => {
      await ana.answers(INACTIVE, 'Not asked yet');
      await ana.records('Record that two are asked for');
    },
    ['pdp_open', 'pdr_ask_for_two', 5],
  );
  await ana.presses('Customer answered, or stays silent');
  await ana.answers('Was asked, no answer or no payment');
  await ana.types('When was the customer asked?', 'on Monday');
  await writesAtOnce('decided', () => ana.records('Record note'), ['pdp_recorded', 'pdr_no_answer', 5]);
  await ana.presses('Ask Reggie for an exception');
  await ana.asksException({ kind: 'goodwill-credit', amount: '20', plan: 'keep-all', why: 'Outage in May.' });
  const goodwill = 'pdr_exception_goodwill_credit';
  await writesAtOnce('decided', () => ana.records(/^Record and flag/), ['pdp_waiting', goodwill, 5], true);
  reggie = await workspace.signsIn(REGGIE);
  await writesAtOnce('returned', () => reggie.asks('Which outage?'), ['pdp_returned', goodwill, 5]);
  await ana.types('Your answer to Reggie', 'The one in May.');
  await writesAtOnce('flagged', () => ana.presses('Answer and flag again'), ['pdp_waiting', goodwill, 5]);
  await writesAtOnce('declined', () => reggie.declines('Not within the policy.'), ['pdp_declined', goodwill, 5]);
  await ana.presses('Go by the playbook instead');
  await writesAtOnce('decided', () => ana.records('Record note'), ['pdp_recorded', 'pdr_no_answer', 5]);
});

test('an escalation before any decision, an exception withdrawn, flagged and approved, a case set aside: each is one update', async () => {
  await opens('refund-one');
  await ana.answers('Customer escalates');
  await writesAtOnce('flagged', () => ana.records('Flag to Reggie now'), ['pdp_escalated', null, null], true);
  await ana.answers(INACTIVE, 'Ask Reggie for an exception');
  const [last] = await workspace.paid();
  await ana.asksException({ kind: 'refund', refunded: [last?.number ?? ''], why: 'Charged twice.' });
  await writesAtOnce('decided', () => ana.records(/^Record and flag/), ['pdp_waiting', 'pdr_exception_refund', 1]);
  await ana.presses('Withdraw the flag');
  await ana.types('Why withdraw the flag?', 'They found the cancellation themselves.');
  await writesAtOnce('withdrawn', () => ana.button('Withdraw the flag').last().click(), [
    'pdp_open',
    'pdr_exception_refund',
    1,
  ]);
  await writesAtOnce('flagged', () => ana.presses('Flag to Reggie now'), ['pdp_waiting', 'pdr_exception_refund', 1]);
  reggie = await workspace.signsIn(REGGIE);
  await writesAtOnce('approved', () => reggie.approves(), ['pdp_approved', 'pdr_exception_refund', 1]);
  await reggie.panel.getByText('The case, its history, and what agents can do').click();
  await writesAtOnce('dismissed', () => reggie.presses(/^Not a past-due matter/), ['pdp_dismissed', null, null]);
});

test.each([
  ['continue-five', ['Clear balance, go on, no refund'], 'pdp_recorded', 'pdr_void_remainder', 5],
  ['continue-two', ['Clear balance, go on, no refund'], 'pdp_recorded', 'pdr_keep_two_due', 2],
  ['refund-one', [INACTIVE], 'pdp_recorded', 'pdr_explain_no_refund', 1],
  ['refund-five', [INACTIVE, 'Yes, agrees to pay two'], 'pdp_recorded', 'pdr_collect_two_void_rest', 5],
  ['refund-refuses', [INACTIVE, 'No, refuses'], 'pdp_flagged', 'pdr_void_all_close', 6],
  ['close-account', ['Close the account, no refund'], 'pdp_flagged', 'pdr_close_on_request', 2],
] as const)('%s: its resolution and count stand in the fields', async (scenario, answers, phase, resolution, count) => {
  await opens(scenario);
  await ana.answers(...answers);
  const told = phase === 'pdp_flagged';
  await writesAtOnce('decided', () => ana.records(), [phase, resolution, count], told);
});
