/** What light and suspended agents may do, and how REST tells who somebody is. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { ADA, ANA, LENA, REGGIE, SAM } from '../scenarios/people.ts';
import { mainTicket, ticketOf, worldOf } from '../testing/worlds.ts';
import { askZendesk } from '../testing/zendeskAsk.ts';

const put = (ticket: Json, as = LENA) => {
  const { world } = worldOf('continue-five');
  const before = ticketOf(world).audits.length;
  const answer = askZendesk(world, 'PUT', `/api/v2/tickets/${mainTicket}`, { as, body: { ticket } });
  return { status: answer.status, audits: ticketOf(world).audits.length - before };
};

const note = { comment: { body: 'Seen.', public: false } };

describe('a light agent', () => {
  test('writes private comments, with metadata', () => {
    expect(put(note)).toEqual({ status: 200, audits: 1 });
    expect(put({ ...note, metadata: { pdp: '1' } })).toEqual({ status: 200, audits: 1 });
    expect(put({ ...note, status: 'open', tags: ['billing'] })).toEqual({ status: 200, audits: 1 });
  });

  test.each<readonly [string, Json]>([
    ['a public comment', { comment: { body: 'Hello.', public: true } }],
    ['a comment of which it is not said', { comment: { body: 'Hello.' } }],
    ['a status', { ...note, status: 'solved' }],
    ['tags', { ...note, tags: ['vip'] }],
    ['a field', { ...note, custom_fields: [{ id: 360_001, value: 'pdp_open' }] }],
    ['a follower', { ...note, followers: [{ user_id: REGGIE, action: 'put' }] }],
  ])('does not write %s', (_, ticket) => {
    expect(put(ticket)).toEqual({ status: 422, audits: 0 });
  });
});

test('who is suspended does nothing at all', () => {
  expect(put(note, SAM)).toEqual({ status: 403, audits: 0 });
  expect(askZendesk(worldOf('everyday').world, 'GET', '/api/v2/users/me', { as: SAM }).status).toBe(403);
});

test.each([
  [ANA, { role: 'agent', role_type: null, custom_role_id: null, suspended: false, restricted_agent: false }],
  [ADA, { role: 'admin', role_type: 4, custom_role_id: null, suspended: false, restricted_agent: false }],
  [LENA, { role: 'agent', role_type: 1, suspended: false, restricted_agent: true, active: true }],
  [SAM, { role: 'agent', role_type: null, suspended: true, restricted_agent: false, active: true }],
  [201, { role: 'end-user', role_type: null, custom_role_id: null, suspended: false }],
])('users/%i tells who it is', (id, expected) => {
  const { world } = worldOf('everyday');
  expect(askZendesk(world, 'GET', `/api/v2/users/${id}`).body).toMatchObject({ user: expected });
});

test('with custom roles an agent’s is of type 0', () => {
  const { world } = worldOf('everyday');
  world.knobs = { ...world.knobs, customRoles: true };
  const told = (id: number) => askZendesk<{ user: Json }>(world, 'GET', `/api/v2/users/${id}`).body.user['role_type'];
  expect([ANA, ADA, LENA, 201].map(told)).toEqual([0, 4, 1, null]);
});
