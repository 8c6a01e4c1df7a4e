import { describe, expect, test } from 'vitest';
import type { ZendeskLimits } from '../contract.ts';
import { ANA, BEN } from '../scenarios/people.ts';
import { worldOf, type TestWorld } from '../testing/worlds.ts';
import { overLimit, type Counted } from './rateLimit.ts';

const TICKET = '/api/v2/tickets/4711.json';

function account(zendeskLimits: ZendeskLimits): TestWorld & {
  readonly asks: (times: number, counted?: Partial<Counted>) => readonly (string | undefined)[];
} {
  const made = worldOf('everyday');
  made.world.knobs = { ...made.world.knobs, zendeskLimits };
  const one = (counted: Partial<Counted>) =>
    overLimit(made.world, { method: 'GET', path: '/api/v2/users/me.json', by: ANA, byApp: false, ...counted });
  const asks = (times: number, counted: Partial<Counted> = {}) =>
    Array.from({ length: times }, () => one(counted)?.headers?.['retry-after']);
  return { ...made, asks };
}

const passed = (answers: readonly (string | undefined)[]): number => answers.filter((one) => one === undefined).length;

describe('the limits of Zendesk’s REST', () => {
  test('none while the knob is at rest', () => {
    expect(passed(account('none').asks(3000))).toBe(3000);
  });

  test('of the account: so many in a minute, then 429 with the seconds that are left, and anew in the next', () => {
    const { asks, later } = account('team');
    expect(passed(asks(200))).toBe(200);
    later(18);
    expect(asks(1)).toEqual(['42']);
    later(42);
    expect(passed(asks(201))).toBe(200);
  });

  test('of ticket updates: a trial’s twenty a minute, whoever makes them; reading goes on', () => {
    const { asks } = account('trial');
    const put = (by: number, ticket: number) => asks(1, { method: 'PUT', path: `/api/v2/tickets/${ticket}.json`, by });
    const answers = Array.from({ length: 24 }, (_, nth) => put(nth % 2 === 0 ? ANA : BEN, 4700 + nth)).flat();
    expect(passed(answers)).toBe(20);
    expect(passed(asks(1))).toBe(1);
  });

  test('of one person’s updates of one ticket: thirty in ten minutes', () => {
    const { asks, later } = account('high-volume');
    const update = { method: 'PUT', path: TICKET };
    expect(passed(asks(31, update))).toBe(30);
    expect(passed(asks(1, { ...update, by: BEN }))).toBe(1);
    later(599);
    expect(passed(asks(1, update))).toBe(0);
    later(1);
    expect(passed(asks(1, update))).toBe(1);
  });

  test('of one app and one person: a hundred a minute, and a script’s are not among them', () => {
    const { asks } = account('high-volume');
    expect(passed(asks(150, { byApp: true }))).toBe(100);
    expect(passed(asks(150, { byApp: false }))).toBe(150);
    expect(passed(asks(1, { byApp: true, by: BEN }))).toBe(1);
  });
});
