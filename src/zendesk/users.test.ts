import { describe, expect, test } from 'vitest';
import type { Answer } from './client.ts';
import { fakeHost } from './testing/fakeHost.ts';
import { usersOver } from './users.ts';
import type { UserFacts, HostFailure } from '../app/ports.ts';
import type { Result } from '../domain/result.ts';

const read = (answer: Answer): Promise<Result<UserFacts, HostFailure>> => usersOver(fakeHost({}, () => answer))(201);

describe('a user, read for what the form does not tell', () => {
  test('costs one request', async () => {
    const host = fakeHost({}, () => ({ ok: true, body: { user: {} } }));
    await usersOver(host)(201);
    expect(host.requests).toEqual([{ url: '/api/v2/users/201.json', type: 'GET', timeout: 10_000 }]);
  });

  test('has an external id and fields of every type', async () => {
    const user_fields = { past_due_invoices: 3, stripe_customer: 'cus_A', vip: false, plan: null };
    expect(await read({ ok: true, body: { user: { id: 201, external_id: 'acct-7', user_fields } } })).toEqual({
      ok: true,
      value: { externalId: 'acct-7', fields: user_fields },
    });
  });

  test.each([{ external_id: null, user_fields: null }, {}])('%j has neither', async (user) => {
    expect(await read({ ok: true, body: { user } })).toEqual({ ok: true, value: { externalId: null, fields: {} } });
  });

  test.each([
    ['no user', {}, 'user: user'],
    ['an external id that is none', { user: { external_id: 7 } }, 'user: user.external_id'],
    ['fields that are none', { user: { user_fields: 'none' } }, 'user: user.user_fields'],
    ['a page', '<html>', 'user: the answer'],
    ['nothing', undefined, 'user: the answer'],
  ])('that comes as %s is a failure with the place', async (_what, body, detail) => {
    expect(await read({ ok: true, body })).toEqual({ ok: false, error: { why: 'failed', detail } });
  });

  test('that is refused, or comes late, says so', async () => {
    const refused: Answer = { ok: false, status: 403, body: { user: {} }, detail: 'status 403, Forbidden' };
    expect(await read(refused)).toEqual({
      ok: false,
      error: { why: 'failed', detail: 'user: status 403, Forbidden' },
    });
    const late: Answer = { ok: false, status: 0, body: undefined, detail: 'no answer in 20 s', isLate: true };
    expect(await read(late)).toEqual({ ok: false, error: { why: 'timeout', detail: 'user: no answer in 20 s' } });
  });
});
