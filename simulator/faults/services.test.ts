/** Each fault of a request, as the host's page meets it over HTTP, and whether the update was carried out. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import { mainTicket } from '../testing/worlds.ts';
import type { FaultRule } from './rules.ts';

let workspace: RunningWorkspace;

beforeEach(async () => {
  workspace = await RunningWorkspace.with('continue-five');
});
afterEach(async () => {
  await workspace.close();
});

const path = `/api/v2/tickets/${mainTicket}.json`;
const update = { ticket: { comment: { body: 'Recorded.', public: false }, metadata: { a: 'x'.repeat(300) } } };

const fetched = async (): Promise<{ readonly status: number; readonly text: string; readonly wait: string | null }> => {
  const response = await fetch(workspace.url + path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-Signed-In-As': '101' },
    body: JSON.stringify(update),
  });
  return { status: response.status, text: await response.text(), wait: response.headers.get('retry-after') };
};

const plan = async (rule: Omit<FaultRule, 'on'> & Partial<FaultRule>): Promise<void> => {
  await workspace.turn({ faults: { seed: 1, rules: [{ on: 'update', ...rule }] } });
};

const isWritten = async (): Promise<boolean> =>
  (await workspace.ticket(mainTicket)).conversation.some(({ body }) => body === 'Recorded.');

describe('an update', () => {
  test.each([
    ['401', 401, /authenticate/],
    ['403', 403, /Forbidden/],
    ['404', 404, /RecordNotFound/],
    ['409-update', 409, /UpdateConflict/],
    ['409-database', 409, /Database collision/],
    ['422-required', 422, /is required/],
    ['429', 429, /Number of allowed/],
    ['500', 500, /<html>/],
    ['502', 502, /Bad Gateway/],
    ['503', 503, /ServiceUnavailable/],
    ['proxy-refuses', 403, /whitelist/],
  ] as const)('%s: refused, nothing written', async (fault, status, words) => {
    await plan({ fault });
    const answer = await fetched();
    expect(answer).toMatchObject({ status, wait: null });
    expect(answer.text).toMatch(words);
    expect(await isWritten()).toBe(false);
  });

  test.each([
    ['lost-before', false],
    ['lost-after', true],
  ] as const)('%s: the connection breaks; written: %s', async (fault, written) => {
    await plan({ fault });
    await expect(fetched()).rejects.toThrow();
    expect(await isWritten()).toBe(written);
  });

  test.each([
    ['never', false],
    ['never-after', true],
  ] as const)('%s: no answer until the plan is turned; written: %s', async (fault, written) => {
    await plan({ fault });
    const asked = fetched();
    expect(await Promise.race([asked, pause(150, 'silent')])).toBe('silent');
    expect(await isWritten()).toBe(written);
    await workspace.turn({ faults: { seed: 0, rules: [] } });
    expect((await asked).status).toBe(503);
  });

  test('late: carried out at once, answered late', async () => {
    await plan({ fault: 'late', ms: 120 });
    const begun = performance.now();
    const asked = fetched();
    expect(await Promise.race([asked, pause(60, 'late')])).toBe('late');
    expect(await isWritten()).toBe(true);
    expect((await asked).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(115);
  });

  test.each(['cut-short', 'not-json', 'no-audit', 'metadata-dropped', 'metadata-cut'] as const)(
    '%s: written, and the answer or the audit lacks something',
    async (fault) => {
      await plan({ fault });
      const { status, text } = await fetched();
      expect(status).toBe(200);
      expect(await isWritten()).toBe(true);
      const log = await workspace.ask<{ audits: { metadata: { custom: Json } }[] }>(
        'GET',
        `/workspace/tickets/${mainTicket}/audits`,
      );
      const kept = log.body.audits[0]?.metadata.custom['a'];
      if (fault === 'metadata-dropped') expect(kept).toBeUndefined();
      else if (fault === 'metadata-cut') expect(String(kept).length).toBeLessThan(300);
      else expect(kept).toBe('x'.repeat(300));
      if (fault === 'no-audit') expect(JSON.parse(text)).not.toHaveProperty('audit');
      if (fault === 'cut-short' || fault === 'not-json') expect(() => JSON.parse(text) as unknown).toThrow();
    },
  );

  test('a 429 tells how long to wait where the rule says so', async () => {
    await plan({ fault: '429', retryAfterS: 7 });
    expect((await fetched()).wait).toBe('7');
  });

  test('only the one that is meant; the rest goes well', async () => {
    await plan({ fault: '500', after: 1, times: 1 });
    const statuses = [await fetched(), await fetched(), await fetched()].map(({ status }) => status);
    expect(statuses).toEqual([200, 500, 200]);
    expect((await workspace.ask('GET', path)).status).toBe(200);
  });
});

test('billing has the same faults', async () => {
  await workspace.turn({ faults: { seed: 1, rules: [{ on: 'billing', fault: 'lost-before', times: 1 }] } });
  const asked = () => workspace.proxy({ url: 'https://api.stripe.com/v1/customers', secure: true });
  await expect(asked()).rejects.toThrow();
  expect((await asked()).status).toBe(401);
});

test('the first page of audits and the later ones are different places', async () => {
  await workspace.turn({ faults: { seed: 1, rules: [{ on: 'more-audits', fault: '500' }] } });
  const audits = `/api/v2/tickets/${mainTicket}/audits.json`;
  const first = await workspace.ask<{ meta: { after_cursor: string } }>('GET', `${audits}?page[size]=1`);
  expect(first.status).toBe(200);
  const next = `${audits}?page[size]=1&page[after]=${encodeURIComponent(first.body.meta.after_cursor)}`;
  const { status } = await fetch(workspace.url + next, { headers: { 'X-Signed-In-As': '101' } });
  expect(status).toBe(500);
});
