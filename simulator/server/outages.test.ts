/** Bad days and knobs, as the host's page meets them over HTTP. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import { mainTicket } from '../testing/worlds.ts';

let workspace: RunningWorkspace;

beforeEach(async () => {
  workspace = await RunningWorkspace.with('continue-five');
});
afterEach(async () => {
  await workspace.close();
});

const stripeRequest: Json = {
  url: 'https://api.stripe.com/v1/customers',
  headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
  secure: true,
};
const billing = () => workspace.proxy(stripeRequest);
const rest = () => workspace.ask<Json>('GET', `/api/v2/tickets/${mainTicket}.json`);
const note = { ticket: { comment: { body: 'Recorded.', public: false } } };
const write = () => workspace.ask<Json>('PUT', `/api/v2/tickets/${mainTicket}.json`, note);

/** Whether a request, the first one recorded, has arrived and is still without an answer after a while. */
const isSilent = async (asked: Promise<unknown>, at = workspace): Promise<boolean> => {
  while ((await at.requests()).length === 0) await pause(5);
  return Promise.race([asked.then(() => false), pause(80, true)]);
};

describe('billing', () => {
  test('down: 503, while REST answers; up again: 200', async () => {
    await workspace.turn({ billing: 'down' });
    expect((await billing()).status).toBe(503);
    expect((await rest()).status).toBe(200);
    await workspace.turn({ billing: 'up' });
    expect((await billing()).status).toBe(200);
  });

  test('down from the start in its scenario, and the workspace’s own page still reads it', async () => {
    await workspace.ask('POST', '/workspace/reset', { scenario: 'billing-down' });
    expect((await billing()).status).toBe(503);
    const books = await workspace.ask<{ invoices: readonly unknown[] }>('GET', `/workspace/billing/${mainTicket}`);
    expect(books.body.invoices).toHaveLength(9);
  });

  test('silent: no answer until the knob is turned, then a failure', async () => {
    await workspace.turn({ billing: 'hangs' });
    const asked = billing();
    expect(await isSilent(asked)).toBe(true);
    expect((await workspace.requests())[0]?.status).toBe(0);
    expect((await rest()).status).toBe(200);
    await workspace.turn({ billing: 'up' });
    expect((await asked).status).toBe(503);
    expect((await workspace.requests())[0]?.status).toBe(503);
  });

  test('a reset ends the silence as well', async () => {
    await workspace.turn({ billing: 'hangs' });
    const asked = billing();
    expect(await isSilent(asked)).toBe(true);
    await workspace.ask('POST', '/workspace/reset');
    expect((await asked).status).toBe(503);
    expect((await billing()).status).toBe(200);
  });
});

describe('Zendesk’s REST', () => {
  test('down: 503, nothing is written, and the workspace’s own requests still answer', async () => {
    const before = (await workspace.ticket(mainTicket)).conversation.length;
    await workspace.turn({ zendeskRest: 'down' });
    expect(await rest()).toMatchObject({ status: 503, body: { error: 'ServiceUnavailable' } });
    expect((await write()).status).toBe(503);
    expect((await billing()).status).toBe(200);
    expect((await workspace.ticket(mainTicket)).conversation).toHaveLength(before);
  });

  test('silent: nothing is written either', async () => {
    const before = (await workspace.ticket(mainTicket)).conversation.length;
    await workspace.turn({ zendeskRest: 'hangs' });
    const asked = write();
    expect(await isSilent(asked)).toBe(true);
    await workspace.turn({ zendeskRest: 'up' });
    expect((await asked).status).toBe(503);
    expect((await workspace.ticket(mainTicket)).conversation).toHaveLength(before);
  });

  test('slow: carried out at once, answered late', async () => {
    const before = (await workspace.ticket(mainTicket)).conversation.length;
    await workspace.turn({ latencyMs: 250 });
    const asked = write();
    expect(await isSilent(asked)).toBe(true);
    expect((await workspace.ticket(mainTicket)).conversation).toHaveLength(before + 1);
    expect((await asked).status).toBe(200);
  });

  test('asked too often: the app is told for how long to wait, and the workspace’s own requests count for nothing', async () => {
    await workspace.turn({ zendeskLimits: 'trial' });
    for (let nth = 0; nth < 30; nth += 1) await workspace.state();
    const statuses: number[] = [];
    for (let nth = 0; nth < 21; nth += 1) {
      const ticket = { tags: [`nth_${nth}`] };
      statuses.push((await workspace.ask('PUT', `/api/v2/tickets/${mainTicket}.json`, { ticket })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    const told = await fetch(`${workspace.url}/api/v2/tickets/${mainTicket}.json`, {
      method: 'PUT',
      headers: { 'X-Signed-In-As': '101', 'X-Enveloped': '1' },
    });
    expect(await told.json()).toMatchObject({
      status: 429,
      responseHeaders: { 'retry-after': expect.stringMatching(/^([1-9]|[1-5]\d|60)$/) as string },
    });
  });

  test('closing the workspace lets nobody wait', async () => {
    const other = await RunningWorkspace.with('continue-five');
    await other.turn({ zendeskRest: 'hangs' });
    const asked = other.ask('GET', '/api/v2/users/me.json').catch(() => undefined);
    expect(await isSilent(asked, other)).toBe(true);
    await other.close();
    await asked;
  });
});

describe('knobs', () => {
  test('what cannot be read leaves its knob as it was', async () => {
    const before = (await workspace.state()).body.knobs;
    const wish = { billing: 'sideways', latencyMs: -1, richText: 'yes', hookTimeoutMs: 'long', nonsense: true };
    expect((await workspace.ask('PUT', '/workspace/knobs', wish)).body).toEqual(before);
    expect(await workspace.turn({ richText: false })).toEqual({ ...before, richText: false });
    expect((await workspace.ask('GET', '/workspace/knobs')).body).toEqual({ ...before, richText: false });
  });
});
