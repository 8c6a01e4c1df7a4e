import { describe, expect, test } from 'vitest';
import { accountOver } from './account.ts';
import type { Account } from '../../app/setup/ports.ts';
import { accountHost, refused } from '../testing/fakeAccount.ts';
import { fakeHost } from '../testing/fakeHost.ts';

const REGGIE = {
  id: 103,
  name: 'Reggie Hale',
  email: 'Reggie@Example.com',
  role: 'agent',
  active: true,
  suspended: false,
};

/** The person whom Zendesk tells as `user`, asked for by id. */
const byId = (user: object): ReturnType<Account['person']> =>
  accountOver(fakeHost({}, () => ({ ok: true, body: { user } }))).person(103);

/** Asked for by e-mail, where Zendesk finds `users`. */
const byEmail = (users: readonly object[], email = 'reggie@example.com'): ReturnType<Account['person']> =>
  accountOver(fakeHost({}, () => ({ ok: true, body: { users } }))).person(email);

describe('a person by id', () => {
  test.each([
    ['agent', {}],
    ['admin', { role: 'admin' }],
    // Zendesk's role types: 0 is a custom agent, 1 a light agent, 4 an admin.
    ['agent', { role_type: 0 }],
    ['light-agent', { role_type: 1 }],
    ['admin', { role: 'admin', role_type: 1 }],
    ['other', { role: 'end-user' }],
  ])('%s: %o', async (kind, change) => {
    expect(await byId({ ...REGGIE, ...change })).toEqual({
      ok: true,
      value: { id: 103, name: 'Reggie Hale', kind, isActive: true },
    });
  });

  test.each([{ suspended: true }, { active: false }])('%o is not active', async (change) => {
    expect(await byId({ ...REGGIE, ...change })).toMatchObject({ value: { isActive: false } });
  });

  test('nobody has that id', async () => {
    const host = fakeHost({}, () => refused(404));
    expect(await accountOver(host).person(999)).toEqual({ ok: true, value: null });
    expect(host.requests.map(({ url }) => url)).toEqual(['/api/v2/users/999.json']);
  });

  test.each([
    [403, 'refused'],
    [401, 'refused'],
    [503, 'failed'],
  ])('status %i is no answer: %s', async (status, why) => {
    const host = fakeHost({}, () => refused(status));
    expect(await accountOver(host).person(103)).toMatchObject({ ok: false, error: { why } });
  });

  test('no answer in time', async () => {
    const late = { ok: false, status: 0, body: undefined, detail: 'no answer in 20 s', isLate: true } as const;
    const host = fakeHost({}, () => late);
    expect(await accountOver(host).person(103)).toEqual({
      ok: false,
      error: { why: 'timeout', detail: 'no answer in 20 s' },
    });
  });

  test('an answer without a person', async () => {
    expect(await byId({ name: 'No id' })).toMatchObject({ ok: false });
  });
});

describe('a person by e-mail', () => {
  test('is searched for exactly, in any letter case', async () => {
    const host = fakeHost({}, () => ({ ok: true, body: { users: [REGGIE] } }));
    expect(await accountOver(host).person('reggie@example.com')).toMatchObject({ value: { id: 103 } });
    expect(host.requests.map(({ url }) => decodeURIComponent(url))).toEqual([
      '/api/v2/users/search.json?query=email:"reggie@example.com"',
    ]);
  });

  test('somebody whose e-mail only holds it is somebody else', async () => {
    const other = { ...REGGIE, id: 9, email: 'not-reggie@example.com' };
    expect(await byEmail([other])).toEqual({ ok: true, value: null });
    expect(await byEmail([other, { id: 8 }, REGGIE])).toMatchObject({ value: { id: 103 } });
  });

  test('nobody, and no answer', async () => {
    expect(await byEmail([])).toEqual({ ok: true, value: null });
    const refusing = fakeHost({}, () => refused(403));
    expect(await accountOver(refusing).person('reggie@example.com')).toMatchObject({ ok: false });
  });
});

describe('the user fields', () => {
  test('those that are active, by key', async () => {
    const host = accountHost({
      user_field: [
        { id: 1, title: 'A', key: 'a', active: true },
        { id: 2, title: 'B', key: 'b', active: false },
        { id: 3, title: 'C' },
      ],
    });
    expect(await accountOver(host).userFieldKeys()).toEqual({ ok: true, value: ['a'] });
  });

  test('not to be read', async () => {
    expect(await accountOver(accountHost({ user_field: 403 })).userFieldKeys()).toMatchObject({ ok: false });
  });
});

describe('Zendesk’s clock', () => {
  const DATE = 'Mon, 23 Nov 2026 15:00:00 GMT';
  const told = (body: unknown): Promise<number | null> =>
    accountOver(fakeHost({}, () => ({ ok: true, body }))).serverTime();

  test.each([{ Date: DATE }, { date: DATE }, `content-type: application/json\r\ndate: ${DATE}\r\n`])(
    'is read from the headers: %o',
    async (responseHeaders) => {
      expect(await told({ responseHeaders })).toBe(Date.parse(DATE));
    },
  );

  test('the whole answer is asked for, or there are no headers', async () => {
    const host = fakeHost({}, () => ({ ok: true, body: {} }));
    await accountOver(host).serverTime();
    expect(host.requests).toMatchObject([{ httpCompleteResponse: true }]);
  });

  test.each([{}, { responseHeaders: {} }, { responseHeaders: { date: 'soon' } }, null])(
    'is not made up where it is not told: %o',
    async (body) => {
      expect(await told(body)).toBeNull();
    },
  );

  test('no answer, no time', async () => {
    expect(await accountOver(fakeHost({}, () => refused(503))).serverTime()).toBeNull();
  });
});
