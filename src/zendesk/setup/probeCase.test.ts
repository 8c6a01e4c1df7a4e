import { describe, expect, test } from 'vitest';
import { fakeHost } from '../testing/fakeHost.ts';
import { FIELD, hostWith, over, TICKET } from '../testing/probeHost.ts';

describe('the test on a ticket that has a case, or gets one meanwhile', () => {
  test('is not written on a ticket that carries the tag of a case', async () => {
    const host = hostWith({ ...TICKET, tags: ['pdp_waiting'] });
    expect(await over(host).begin(4711)).toMatchObject({ ok: false, error: { why: 'refused' } });
    expect(host.requests).toHaveLength(1);
  });

  test('its end wipes nothing that a colleague has recorded meanwhile', async () => {
    const host = hostWith({ ...TICKET, tags: ['pdp_waiting', 'pdp_reopened'] });
    expect(await over(host).end(4711, 'open')).toMatchObject({ ok: false, error: { why: 'refused' } });
    expect(host.requests).toHaveLength(1);
  });

  /** A note, what a rule did, the test's own record, and a case's. */
  const LOG = [
    { metadata: {} },
    {},
    { metadata: { custom: { pdp_probe: '1' } } },
    { metadata: { custom: { pdp_v: '1' } } },
  ];
  const CASE = { ok: false, error: { why: 'refused', detail: 'a case was recorded on the ticket' } };

  test('is not written where a case is recorded, whose tags somebody has wiped', async () => {
    const host = hostWith(TICKET, {}, FIELD, LOG);
    expect(await over(host).begin(4711)).toEqual(CASE);
    expect(host.requests.every(({ type }) => type === 'GET')).toBe(true);
  });

  test('its end takes no tag off that is a recorded case’s as well', async () => {
    const open = { ...TICKET, tags: ['pdp_open', 'pdp_reopened'] };
    const host = hostWith(open, {}, FIELD, LOG);
    expect(await over(host).end(4711, 'open')).toEqual(CASE);
    expect(host.requests.every(({ type }) => type === 'GET')).toBe(true);
    expect(await over(hostWith(open, {}, FIELD, LOG.slice(0, -1))).end(4711, 'open')).toEqual({
      ok: true,
      value: true,
    });
  });

  test('a log that cannot be read is no log without a case', async () => {
    const host = fakeHost(FIELD, ({ url }) =>
      url.includes('/audits.json')
        ? { ok: false, status: 503, body: undefined, detail: 'status 503' }
        : { ok: true, body: { ticket: TICKET } },
    );
    expect(await over(host).begin(4711)).toMatchObject({ ok: false, error: { detail: 'status 503' } });
    expect(await over(host).end(4711, 'open')).toMatchObject({ ok: false, error: { detail: 'status 503' } });
    expect(host.requests.every(({ type }) => type === 'GET')).toBe(true);
  });
});
