import { describe, expect, test } from 'vitest';
import { accountOver } from './account.ts';
import { wantedNeeds } from './needs.ts';
import type { NeedKind, NeedState } from '../../app/setup/ports.ts';
import type { Answer } from '../client.ts';
import { accountHost, recordOf, refused } from '../testing/fakeAccount.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the app makes of it, with another id and whatever else is said. */
function made(kind: NeedKind, key: string, change: Json = {}, id = 1): Json {
  const need = wantedNeeds([103]).find((one) => one.kind === kind && one.key === key);
  if (need === undefined) throw new Error(`Nothing is called ${key}`);
  return { ...recordOf(need, id), ...change };
}

async function stateOf(kind: NeedKind, key: string, records: readonly Json[], installed?: number): Promise<NeedState> {
  const told = installed === undefined ? {} : { [`requirement:${key}`]: { requirement_id: installed } };
  const needs = await accountOver(accountHost({ [kind]: records }, told)).needs([103], [kind]);
  const found = needs.find(({ need }) => need.key === key);
  if (found === undefined) throw new Error(`Nothing is called ${key}`);
  return found.state;
}

describe('of the same title, and somebody else’s', () => {
  test.each<readonly [string, NeedKind, string, Json]>([
    ['a number of another type', 'ticket_field', 'past_due_count', { type: 'text' }],
    ['a drop-down of another type', 'ticket_field', 'past_due_case', { type: 'multiselect' }],
    [
      'a drop-down with none of the app’s options',
      'ticket_field',
      'past_due_case',
      { custom_field_options: [{ name: 'Yes', value: 'yes' }] },
    ],
    [
      'a view that speaks of none of the app’s tags',
      'view',
      'waiting_for_reggie',
      { conditions: { all: [{ field: 'assignee_id', operator: 'is', value: '103' }], any: [] } },
    ],
  ])('%s is left alone', async (_, kind, key, change) => {
    expect(await stateOf(kind, key, [made(kind, key)])).toEqual({ is: 'good' });
    expect(await stateOf(kind, key, [made(kind, key, change)])).toEqual({ is: 'missing' });
  });

  test('it is the app’s where Zendesk says that it came with the installation', async () => {
    const emptied = made('view', 'waiting_for_reggie', { conditions: { all: [], any: [] } }, 7);
    expect(await stateOf('view', 'waiting_for_reggie', [emptied], 7)).toMatchObject({ is: 'changed' });
  });

  test('what lost a part of its own is the app’s, and has drifted', async () => {
    const [first] = made('ticket_field', 'past_due_case')['custom_field_options'] as readonly Json[];
    const field = made('ticket_field', 'past_due_case', { custom_field_options: [first] });
    expect(await stateOf('ticket_field', 'past_due_case', [field])).toMatchObject({ is: 'changed' });
  });
});

describe('made twice', () => {
  const MAIL = made('trigger', 'mail');
  const twin = { ...MAIL, id: 2 };

  test('is told, also where both are as they must be', async () => {
    expect(await stateOf('trigger', 'mail', [MAIL, twin])).toEqual({
      is: 'changed',
      differs: [`+ 1 × ${String(MAIL['title'])}`],
    });
  });

  test('one that is switched off does no harm', async () => {
    expect(await stateOf('trigger', 'mail', [{ ...twin, active: false }, MAIL])).toEqual({ is: 'good' });
  });

  /** What was written when it was put right, in order; `answers` are Zendesk's, the last one for all further ones. */
  async function mended(answers: readonly Answer[]): Promise<readonly unknown[]> {
    const rest = [...answers];
    const account = accountHost({ trigger: [MAIL, twin] }, {}, () => rest.shift() ?? { ok: true, body: {} });
    const result = await accountOver(account).mend({ kind: 'trigger', key: 'mail', title: '' }, [103]);
    const writes = account.requests.filter(({ type }) => type !== 'GET');
    return [result.ok, ...writes.map(({ type, url, data }) => [type, url, JSON.parse(data as string) as unknown])];
  }

  test('the one that is looked after is brought in line, the other is switched off and not changed otherwise', async () => {
    expect(await mended([])).toEqual([
      true,
      ['PUT', '/api/v2/triggers/1.json', expect.anything()],
      ['PUT', '/api/v2/triggers/2.json', { trigger: { active: false } }],
    ]);
  });

  test('nothing is switched off before the other one is in line', async () => {
    expect(await mended([refused(422)])).toEqual([false, ['PUT', '/api/v2/triggers/1.json', expect.anything()]]);
  });

  test('a twin that cannot be switched off is a failure', async () => {
    expect((await mended([{ ok: true, body: {} }, refused(403)]))[0]).toBe(false);
  });
});

test('a mail in the admin’s own words keeps them for whom it has, and a new approver gets the app’s', async () => {
  const own = { field: 'notification_user', value: ['103', 'Betreff', 'Bitte ansehen'] };
  const host = accountHost({ trigger: [made('trigger', 'mail', { actions: [own] })] });
  await accountOver(host).mend({ kind: 'trigger', key: 'mail', title: '' }, [103, 104]);
  const { data } = host.requests.at(-1) ?? {};
  const { trigger } = JSON.parse(data as string) as { trigger: { actions: readonly Json[] } };
  const mails = trigger.actions.filter(({ field }) => field === 'notification_user');
  expect(mails).toEqual([
    own,
    { field: 'notification_user', value: ['104', expect.stringMatching(/ticket/), expect.anything()] },
  ]);
});
