import { afterEach, expect, test } from 'vitest';
import { CASES, INACTIVE, type Stands } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, REGGIE, Workspace } from './workspace.ts';

/* Reggie's view in the queue of a day: what waits for an answer, whatever has become of the ticket meanwhile. */

let workspace: Workspace;
let ana: Tab;

afterEach(async () => {
  await workspace.close();
});

const waiting = async (): Promise<readonly number[]> =>
  (await workspace.view('Waiting for Reggie')).map(({ id }) => id);

async function begins(how: Stands, ticket: number): Promise<void> {
  await ana.opensTicket(ticket);
  await ana.isReady();
  await CASES[how].begins(ana, workspace);
}

test('shows what waits, is flagged or escalated, oldest first; solved ones stay in it, answered ones are gone', async () => {
  workspace = await Workspace.with('everyday');
  ana = await workspace.signsIn(ANA, 4716);
  expect(await waiting()).toEqual([]);
  // 4711 and 4712 are none of Reggie's: recorded, and asked for two.
  await ana.opensTicket(4711);
  await ana.answers('Clear balance, go on, no refund');
  await ana.records('Record note');
  await begins('asked', 4712);
  expect(await waiting()).toEqual([]);

  await begins('flagged', 4713);
  await ana.opensTicket(4715);
  await ana.presses('Yes, a chargeback');
  await ana.records('Flag to Reggie now');
  await ana.opensTicket(4716);
  await ana.answers(INACTIVE, 'Was asked, no answer or no payment');
  await ana.types('When was the customer asked?', 'on Monday');
  await ana.presses('Ask Reggie for an exception');
  await ana.asksException({ kind: 'goodwill-credit', amount: '20', plan: 'keep-all', why: 'Outage in May.' });
  await ana.records(/^Record and flag/);
  const created = async (id: number): Promise<number> => Date.parse((await workspace.ticket(id)).createdAt);
  const byAge = [4713, 4715, 4716];
  const ages = await Promise.all(byAge.map(created));
  const oldestFirst = byAge.toSorted((a, b) => (ages[byAge.indexOf(a)] ?? 0) - (ages[byAge.indexOf(b)] ?? 0));
  expect(await waiting()).toEqual(oldestFirst);

  // Flagged only: it may be solved before Reggie has answered, and stays before Reggie.
  await workspace.updatesTicket({ status: 'solved' }, 4713);
  expect((await workspace.ticket(4713)).status).toBe('solved');
  expect(await waiting()).toEqual(oldestFirst);

  const reggie = await workspace.signsIn(REGGIE, 4716);
  await reggie.approves();
  expect(await waiting()).toEqual(oldestFirst.filter((id) => id !== 4716));
  await reggie.opensTicket(4715);
  await reggie.asks('Has the bank written to us?');
  expect(await waiting()).toEqual([4713]);
  await reggie.opensTicket(4713);
  await reggie.approves();
  expect(await waiting()).toEqual([]);
});

test('what Reggie asked comes back with the answer, and a withdrawn flag is taken out', async () => {
  workspace = await Workspace.with('refund-one');
  ana = await workspace.signsIn(ANA);
  await CASES.returned.begins(ana, workspace);
  expect(await waiting()).toEqual([]);
  await ana.types('Your answer to Reggie', 'The one in May.');
  await ana.presses('Answer and flag again');
  await ana.sees('Recorded and flagged to Reggie.');
  expect(await waiting()).toEqual([4711]);
  await ana.presses('Withdraw the flag');
  await ana.types('Why withdraw the flag?', 'They found it themselves.');
  await ana.button('Withdraw the flag').last().click();
  await ana.sees('The flag is withdrawn.');
  expect(await waiting()).toEqual([]);
});

test('how long it waits is said to everybody: to the agent, and to Reggie', async () => {
  workspace = await Workspace.with('refund-one');
  ana = await workspace.signsIn(ANA);
  await CASES.waiting.begins(ana, workspace);
  await ana.sees(/^Flagged to Reggie by Ana Torres, .* \((?:just now|1 minute ago)\)/);
  const reggie = await workspace.signsIn(REGGIE);
  await reggie.sees(/minutes?, flagged .* by Ana Torres/);
});
