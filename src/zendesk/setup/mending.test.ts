import { describe, expect, test } from 'vitest';
import { accountOver } from './account.ts';
import { wantedNeeds } from './needs.ts';
import type { Need, NeedKind } from '../../app/setup/ports.ts';
import { accountHost, allOf, refused, type Lists } from '../testing/fakeAccount.ts';
import type { FakeHost } from '../testing/fakeHost.ts';

const needOf = (kind: NeedKind, key: string): Need => ({ kind, key, title: '' });

/** What was sent to Zendesk to write. */
function written({ requests }: FakeHost): {
  readonly type: string | undefined;
  readonly url: string;
  readonly body: unknown;
} {
  const writes = requests.filter(({ type }) => type !== 'GET');
  expect(writes).toHaveLength(1);
  const [{ type, url, data, contentType, autoRetry } = { url: '' }] = writes;
  expect({ contentType, autoRetry }).toEqual({ contentType: 'application/json', autoRetry: false });
  return { type, url, body: JSON.parse(data as string) as unknown };
}

async function mended(kind: NeedKind, key: string, lists: Lists): Promise<ReturnType<typeof written>> {
  const host = accountHost(lists);
  expect(await accountOver(host).mend(needOf(kind, key), [103])).toEqual({ ok: true, value: true });
  return written(host);
}

const recordFor = (kind: NeedKind, key: string) => {
  const place = wantedNeeds([103])
    .filter((need) => need.kind === kind)
    .findIndex((need) => need.key === key);
  return allOf(kind, [103])[place];
};

describe('what is missing is made', () => {
  test('a trigger, with the approvers’ ids, switched on', async () => {
    const { wanted } = wantedNeeds([103]).find(({ key }) => key === 'seal') ?? {};
    expect(await mended('trigger', 'seal', {})).toEqual({
      type: 'POST',
      url: '/api/v2/triggers.json',
      body: {
        trigger: {
          title: 'Past-Due Playbook: seal what an approver approves',
          conditions: { all: wanted?.all, any: [{ field: 'role', operator: 'is', value: '103' }] },
          actions: wanted?.actions,
          active: true,
        },
      },
    });
  });

  test('an automation and a view: their conditions stand beside the title, as Zendesk takes them', async () => {
    const remind = await mended('automation', 'remind', {});
    expect(remind).toMatchObject({ type: 'POST', url: '/api/v2/automations.json' });
    expect(Object.keys((remind.body as { automation: object }).automation)).toEqual(
      expect.arrayContaining(['title', 'all', 'any', 'actions', 'active']),
    );
    expect((await mended('view', 'waiting_for_reggie', {})).body).toMatchObject({
      view: { title: 'Waiting for Reggie', active: true, output: { sort_by: 'created' }, any: [] },
    });
  });

  test('a drop-down with all of its options', async () => {
    const { type, url, body } = await mended('ticket_field', 'past_due_case', {});
    expect([type, url]).toEqual(['POST', '/api/v2/ticket_fields.json']);
    expect(
      (body as { ticket_field: { custom_field_options: unknown[] } }).ticket_field.custom_field_options,
    ).toHaveLength(9);
  });

  test('a number has no options', async () => {
    const { body } = await mended('ticket_field', 'past_due_count', {});
    expect(body).toMatchObject({ ticket_field: { type: 'integer', active: true } });
    expect(JSON.stringify(body)).not.toContain('custom_field_options');
  });

  test('a user field under its key', async () => {
    expect((await mended('user_field', 'past_due_invoices', {})).body).toMatchObject({
      user_field: { key: 'past_due_invoices', type: 'integer', active: true },
    });
  });
});

describe('what is there is brought back, and not made again', () => {
  test('a trigger that is switched off and changed', async () => {
    const off = { ...recordFor('trigger', 'mail'), id: 77, active: false, actions: [] };
    const { type, url, body } = await mended('trigger', 'mail', { trigger: [off] });
    expect([type, url]).toEqual(['PUT', '/api/v2/triggers/77.json']);
    expect(body).toMatchObject({ trigger: { active: true, actions: [{ field: 'notification_user' }, {}, {}] } });
  });

  test('what a mail says in the admin’s own words stays so', async () => {
    const own = { field: 'notification_user', value: ['103', 'Betreff', 'Bitte ansehen'] };
    const reworded = { ...recordFor('trigger', 'mail'), id: 77, active: false, actions: [own] };
    const { body } = await mended('trigger', 'mail', { trigger: [reworded] });
    expect((body as { trigger: { actions: unknown[] } }).trigger.actions[0]).toEqual(own);
  });

  test('of a drop-down the options that the account has stay, with their ids, before those that were missing', async () => {
    const own = [
      { id: 1, name: 'Ours', value: 'ours' },
      { id: 2, name: 'Offen', value: 'pdp_open' },
    ];
    const field = { ...recordFor('ticket_field', 'past_due_case'), id: 5, custom_field_options: own };
    const { url, body } = await mended('ticket_field', 'past_due_case', { ticket_field: [field] });
    const { custom_field_options: sent } = (body as { ticket_field: { custom_field_options: { value: string }[] } })
      .ticket_field;
    expect(url).toBe('/api/v2/ticket_fields/5.json');
    expect(sent.slice(0, 2)).toEqual(own);
    expect(sent.filter(({ value }) => value === 'pdp_open')).toHaveLength(1);
    expect(sent.map(({ value }) => value)).toContain('pdp_escalated');
  });
});

describe('what cannot be put right', () => {
  test('Zendesk refuses to write: in its own words', async () => {
    const host = accountHost({}, {}, () => refused(403));
    expect(await accountOver(host).mend(needOf('trigger', 'mail'), [103])).toEqual({
      ok: false,
      error: { why: 'refused', detail: 'status 403, refused' },
    });
  });

  test.each<readonly [string, unknown, string]>([
    [
      'what is wrong with each property',
      {
        description: 'Record validation errors',
        details: { base: [{ description: 'Title: taken' }, {}], key: [{ description: 'Key: bad' }] },
      },
      'status 422: Title: taken; Key: bad',
    ],
    [
      'a sentence',
      { error: 'BadRequest', description: 'Parameter trigger is required' },
      'status 422: Parameter trigger is required',
    ],
    ['nothing that can be read', '<html>', 'status 422'],
  ])('Zendesk tells %s', async (_, body, detail) => {
    const host = accountHost({}, {}, () => ({ ok: false, status: 422, body, detail: 'status 422' }));
    expect(await accountOver(host).mend(needOf('trigger', 'mail'), [103])).toMatchObject({ error: { detail } });
  });

  test('what cannot be read is not written: it might be there already', async () => {
    const host = accountHost({ trigger: 503 });
    expect(await accountOver(host).mend(needOf('trigger', 'mail'), [103])).toMatchObject({
      ok: false,
      error: { why: 'failed', detail: 'status 503, refused' },
    });
    expect(host.requests.every(({ type }) => type === 'GET')).toBe(true);
  });

  test('a rule that names approvers cannot be made without one', async () => {
    const host = accountHost({});
    expect(await accountOver(host).mend(needOf('trigger', 'mail'), [])).toMatchObject({ ok: false });
    expect(host.requests).toEqual([]);
  });
});
