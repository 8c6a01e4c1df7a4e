import { describe, expect, test } from 'vitest';
import { ADA, ANA, BEN, REGGIE } from '../scenarios/people.ts';
import { worldOf } from '../testing/worlds.ts';
import { type UserAnswer, askZendesk } from '../testing/zendeskAsk.ts';

const { world } = worldOf('everyday');

const usersFor = (query: string): readonly string[] =>
  askZendesk<{ users: readonly UserAnswer[] }>(world, 'GET', `/api/v2/users/${query}`).body.users.map(
    ({ name }) => name,
  );

describe('users', () => {
  test.each([
    [ANA, 'agent'],
    [BEN, 'agent'],
    [REGGIE, 'agent'],
    [ADA, 'admin'],
  ])('users/me is whoever is signed in (%i, %s)', (as, role) => {
    const { body } = askZendesk<{ user: UserAnswer }>(world, 'GET', '/api/v2/users/me.json', { as });
    expect(body.user).toMatchObject({ id: as, role });
  });

  test('users/me without anybody signed in: 200, and a user without id', () => {
    expect(askZendesk(world, 'GET', '/api/v2/users/me.json', { as: null })).toMatchObject({
      status: 200,
      body: { user: { id: null, name: 'Anonymous user' } },
    });
  });

  test('users/{id}', () => {
    expect(askZendesk(world, 'GET', `/api/v2/users/${REGGIE}.json`)).toMatchObject({
      status: 200,
      body: { user: { id: REGGIE, name: 'Reggie Hale', email: 'reggie@vistasocial.example' } },
    });
    expect(askZendesk(world, 'GET', '/api/v2/users/999.json')).toMatchObject({
      status: 404,
      body: { error: 'RecordNotFound', description: 'Not found' },
    });
  });

  test('search by e-mail finds the one address, in any letter case', () => {
    expect(usersFor('search?query=email:reggie@vistasocial.example')).toEqual(['Reggie Hale']);
    expect(usersFor(`search.json?query=${encodeURIComponent('email:"Reggie@VistaSocial.example"')}`)).toEqual([
      'Reggie Hale',
    ]);
    expect(usersFor('search?query=email:nobody@vistasocial.example')).toEqual([]);
    expect(usersFor('search?query=email:vistasocial.example')).toEqual([]);
  });

  test('search by words, and autocomplete by beginnings of two letters or more', () => {
    expect(usersFor('search?query=reggie')).toEqual(['Reggie Hale']);
    expect(usersFor('autocomplete?name=hal')).toEqual(['Reggie Hale']);
    expect(usersFor('autocomplete?name=h')).toEqual([]);
  });
});

describe('an account with custom roles', () => {
  const told = (customRoles: boolean, path: string) => {
    const { world: other } = worldOf('everyday');
    other.knobs = { ...other.knobs, customRoles };
    return askZendesk<{ user: UserAnswer }>(other, 'GET', `/api/v2/users/${path}`, { as: ADA }).body.user;
  };

  test.each([
    [ANA, 'agent'],
    [ADA, 'admin'],
  ])('tells the number of %i’s role beside the plain name, %s', (id, role) => {
    expect(told(true, String(id))).toMatchObject({ role, custom_role_id: expect.any(Number) as number });
    expect(told(false, String(id))).toMatchObject({ role, custom_role_id: null });
  });

  test('an agent’s role is not an admin’s, and a customer has none', () => {
    expect(told(true, 'me').custom_role_id).not.toBe(told(true, String(ANA)).custom_role_id);
    expect(told(true, '201')).toMatchObject({ role: 'end-user', custom_role_id: null });
  });
});

describe('ticket_fields', () => {
  test('the app’s field stands among the system’s own', () => {
    const { body } = askZendesk<{ ticket_fields: readonly { type: string; title: string }[] }>(
      world,
      'GET',
      '/api/v2/ticket_fields.json',
    );
    expect(body.ticket_fields.map(({ type }) => type)).toContain('status');
    expect(body.ticket_fields).toContainEqual(expect.objectContaining({ type: 'tagger', title: 'Past-due case' }));
  });
});

describe('error shapes', () => {
  test.each([
    ['GET', '/api/v2/tickets/1.json', 404, 'RecordNotFound'],
    ['PUT', '/api/v2/tickets/1.json', 404, 'RecordNotFound'],
    ['GET', '/api/v2/tickets/1/audits', 404, 'RecordNotFound'],
    ['GET', '/api/v2/nothing/here.json', 404, 'InvalidEndpoint'],
    ['GET', '/api/v2/tickets/4711/nothing', 404, 'InvalidEndpoint'],
    ['DELETE', '/api/v2/tickets/4711.json', 404, 'InvalidEndpoint'],
    ['POST', '/api/v2/users/me.json', 404, 'InvalidEndpoint'],
  ])('%s %s: %i %s', (method, path, status, error) => {
    expect(askZendesk(world, method, path)).toEqual({ status, body: { error, description: 'Not found' } });
  });

  test.each([null, 999])('nobody signed in (%s): 401', (as) => {
    const answer = askZendesk(world, 'GET', '/api/v2/tickets/4711.json', { as });
    expect(answer).toEqual({ status: 401, body: { error: "Couldn't authenticate you" } });
  });
});
