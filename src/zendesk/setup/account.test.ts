import { describe, expect, test } from 'vitest';
import { accountOver } from './account.ts';
import { wantedNeeds } from './needs.ts';
import type { NeedKind, NeedState } from '../../app/setup/ports.ts';
import { accountHost, allOf, type Lists } from '../testing/fakeAccount.ts';
import { fakeHost } from '../testing/fakeHost.ts';

const APPROVERS = [103];
const KINDS: readonly NeedKind[] = ['ticket_field', 'user_field', 'view', 'trigger', 'automation'];
const IN_ORDER: Lists = Object.fromEntries(KINDS.map((kind) => [kind, allOf(kind, APPROVERS)]));

/** What the account has of the need with that key. */
async function stateOf(key: string, lists: Lists, values: Record<string, unknown> = {}): Promise<NeedState> {
  const needs = await accountOver(accountHost(lists, values)).needs(APPROVERS);
  const found = needs.find(({ need }) => need.key === key);
  if (found === undefined) throw new Error(`Nothing is called ${key}`);
  return found.state;
}

type Json = Readonly<Record<string, unknown>>;
const TRIGGERS = allOf('trigger', APPROVERS);
const reopenIs = (change: Json): Lists => ({
  trigger: TRIGGERS.map((one) => (one['id'] === 1 ? { ...one, ...change } : one)),
});

describe('what the account has', () => {
  test('everything in order, found by title or key where Zendesk tells no ids', async () => {
    const needs = await accountOver(accountHost(IN_ORDER)).needs(APPROVERS);
    expect(needs.map(({ state }) => state.is)).toEqual(wantedNeeds(APPROVERS).map(() => 'good'));
  });

  test('nothing at all', async () => {
    const needs = await accountOver(accountHost({})).needs(APPROVERS);
    expect(needs.map(({ state }) => state.is)).toEqual(wantedNeeds(APPROVERS).map(() => 'missing'));
  });

  test('a record that was renamed is found by the id that Zendesk tells of the installation', async () => {
    const renamed = reopenIs({ title: 'Our net' });
    expect(await stateOf('reopen', renamed)).toEqual({ is: 'missing' });
    for (const id of [1, '1']) {
      const told = { 'requirement:reopen': { requirement_id: id } };
      expect(await stateOf('reopen', renamed, told)).toEqual({ is: 'good' });
    }
  });

  test('an id that is gone from the account is no find: the title is', async () => {
    const told = { 'requirement:reopen': { requirement_id: 999 } };
    expect(await stateOf('reopen', IN_ORDER, told)).toEqual({ is: 'good' });
  });

  test('a user field is found by its key, whatever its title is', async () => {
    const [field] = allOf('user_field', APPROVERS);
    expect(await stateOf('past_due_invoices', { user_field: [{ ...field, title: 'Offene Rechnungen' }] })).toEqual({
      is: 'good',
    });
    expect(await stateOf('past_due_invoices', { user_field: [{ ...field, key: 'other' }] })).toEqual({ is: 'missing' });
  });

  test('of several with one title the active one counts', async () => {
    const [reopen] = TRIGGERS;
    const off = { ...reopen, id: 50, active: false };
    expect(await stateOf('reopen', { trigger: [off, ...TRIGGERS] })).toEqual({ is: 'good' });
    expect(await stateOf('reopen', { trigger: [off] })).toEqual({ is: 'inactive' });
  });

  test('the net as the app installed it, without the approvers, is plain', async () => {
    const { plain } = wantedNeeds(APPROVERS).find(({ key }) => key === 'reopen') ?? {};
    expect(await stateOf('reopen', reopenIs({ conditions: { all: plain?.all, any: plain?.any } }))).toEqual({
      is: 'plain',
    });
  });

  test('a changed rule says what differs', async () => {
    expect(await stateOf('reopen', reopenIs({ actions: [] }))).toMatchObject({
      is: 'changed',
      differs: expect.arrayContaining(['− status: open', '− current_tags: pdp_reopened']) as unknown,
    });
  });

  test('another approver makes the rules that name them drift, and no other', async () => {
    const needs = await accountOver(accountHost(IN_ORDER)).needs([104]);
    const drifted = needs.filter(({ state }) => state.is === 'changed').map(({ need }) => need.key);
    expect(drifted).toEqual(['reopen', 'let_through', 'seal', 'unsealed', 'mail', 'mail_plain', 'mail_info', 'remind']);
  });

  test('a kind that cannot be listed is not known, in Zendesk’s words, and the others are', async () => {
    expect(await stateOf('remind', { ...IN_ORDER, automation: 403 })).toEqual({
      is: 'unreadable',
      detail: 'status 403, refused',
    });
    expect(await stateOf('reopen', { ...IN_ORDER, automation: 403 })).toEqual({ is: 'good' });
  });

  test('an answer without the list is not known either', async () => {
    const host = fakeHost({}, () => ({ ok: true, body: { error: 'maintenance' } }));
    const needs = await accountOver(host).needs(APPROVERS);
    expect(new Set(needs.map(({ state }) => state.is))).toEqual(new Set(['unreadable']));
  });

  test('one request for each kind, and only for the kinds that are asked for', async () => {
    const host = accountHost(IN_ORDER);
    await accountOver(host).needs(APPROVERS);
    expect(host.requests).toHaveLength(KINDS.length);
    expect((await accountOver(host).needs(APPROVERS, ['trigger'])).every(({ need }) => need.kind === 'trigger')).toBe(
      true,
    );
    expect(host.requests).toHaveLength(KINDS.length + 1);
  });
});

describe('more than a page', () => {
  const filler = Array.from({ length: 100 }, (_, index) => ({ id: 1000 + index, title: `Another rule ${index}` }));

  /** Triggers on two pages, of which the second one begins after `cursor`. */
  const paged = (cursor: string) =>
    fakeHost({}, ({ url }) => {
      const isSecond = new URL(url, 'https://a').searchParams.get('page[after]') === cursor;
      return {
        ok: true,
        body: {
          triggers: isSecond ? TRIGGERS : filler,
          meta: isSecond ? { has_more: false } : { has_more: true, after_cursor: cursor },
        },
      };
    });

  test('is read on, by the cursor as it is', async () => {
    const host = paged('a=b&c');
    const needs = await accountOver(host).needs(APPROVERS, ['trigger']);
    expect(new Set(needs.map(({ state }) => state.is))).toEqual(new Set(['good']));
    expect(host.requests).toHaveLength(2);
  });

  test('a list without an end is given up, and is not taken for the whole', async () => {
    const host = fakeHost({}, () => ({
      ok: true,
      body: { triggers: filler, meta: { has_more: true, after_cursor: 'x' } },
    }));
    const [first] = await accountOver(host).needs(APPROVERS, ['trigger']);
    expect(first?.state).toEqual({ is: 'unreadable', detail: 'triggers: more than 2000' });
    expect(host.requests).toHaveLength(20);
  });
});
