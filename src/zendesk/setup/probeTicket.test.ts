import { describe, expect, test } from 'vitest';
import { fakeHost } from '../testing/fakeHost.ts';
import { FIELD, hostWith, over, refusing, sentIn, TICKET, updateOf, type Audited } from '../testing/probeHost.ts';

describe('the test’s record', () => {
  test('is an internal note with 900 bytes of metadata, on the field of an open case, and changes no status', async () => {
    const host = hostWith(TICKET);
    expect(await over(host).begin(4711)).toMatchObject({
      ok: true,
      value: { authorIsViewer: true, metadataIsWhole: true, status: 'pending' },
    });
    expect(host.requests.map(({ type, url }) => [type, url])).toEqual([
      ['GET', '/api/v2/tickets/4711.json'],
      ['GET', '/api/v2/tickets/4711/audits.json?sort_order=desc&page[size]=100'],
      ['PUT', '/api/v2/tickets/4711.json'],
    ]);
    const { metadata, ...update } = updateOf(host);
    expect(update).toEqual({
      comment: { body: 'The test begins.', public: false },
      custom_fields: [{ id: 360001, value: 'pdp_open' }],
      safe_update: true,
      updated_stamp: TICKET.updated_at,
    });
    expect(Object.values(metadata ?? {}).join('').length).toBeGreaterThanOrEqual(900);
  });

  test('is no event of a case: it has no version', async () => {
    const host = hostWith(TICKET);
    await over(host).begin(4711);
    expect(updateOf(host).metadata).not.toHaveProperty('pdp_v');
  });

  test('without the field a tag stands for it, beside the ticket’s own', async () => {
    const host = hostWith(TICKET, {}, {});
    await over(host).begin(4711);
    expect(updateOf(host)).toMatchObject({ tags: ['billing', 'pdp_open'] });
  });

  test.each<readonly [string, Audited, object]>([
    ['somebody else’s name', { author_id: 103 }, { authorIsViewer: false, metadataIsWhole: true }],
    ['no metadata', { custom: () => null }, { metadataIsWhole: false }],
    ['metadata cut short', { custom: (sent) => ({ ...sent, pdp_fill: 'xxx' }) }, { metadataIsWhole: false }],
    ['metadata without its key', { custom: ({ pdp_fill }) => ({ pdp_fill }) }, { metadataIsWhole: false }],
  ])('the audit comes with %s', async (_, audited, value) => {
    expect(await over(hostWith(TICKET, audited)).begin(4711)).toMatchObject({ ok: true, value });
  });

  test('how far this browser’s clock is ahead of the audit’s', async () => {
    const created_at = new Date(Date.now() - 600_000).toISOString();
    const begun = await over(hostWith(TICKET, { created_at })).begin(4711);
    expect(begun.ok && Math.round(begun.value.aheadMs / 60_000)).toBe(10);
  });

  test('an answer without an audit is no record', async () => {
    const host = fakeHost(FIELD, () => ({ ok: true, body: { ticket: TICKET } }));
    expect(await over(host).begin(4711)).toMatchObject({ ok: false });
  });

  test('a ticket that cannot be read is not written to', async () => {
    const host = refusing();
    expect(await over(host).begin(4711)).toMatchObject({ ok: false, error: { detail: 'status 503' } });
    expect(host.requests.map(({ type }) => type)).toEqual(['GET']);
  });
});

describe('the look, and the solve past the gate', () => {
  test.each([
    ['open', ['billing', 'pdp_open', 'pdp_reopened'], true],
    ['solved', ['pdp_open'], false],
  ])('%s, with %o', async (status, tags, isMarked) => {
    const value = { status, isMarked };
    expect(await over(hostWith({ ...TICKET, status, tags })).look(4711)).toEqual({ ok: true, value });
    expect(await over(hostWith({ ...TICKET, status, tags })).solve(4711)).toEqual({ ok: true, value });
  });

  test('the solve is an update like a script’s, and then the ticket is read: rules have acted by then', async () => {
    const host = hostWith(TICKET);
    await over(host).solve(4711);
    expect(host.requests.map(({ type }) => type)).toEqual(['PUT', 'GET']);
    expect(sentIn(host.requests[0] ?? {})).toEqual({ status: 'solved' });
  });

  test('what is refused is told', async () => {
    const failed = { ok: false, error: { why: 'failed', detail: 'status 503' } };
    expect(await over(refusing()).look(4711)).toEqual(failed);
    expect(await over(refusing()).solve(4711)).toEqual(failed);
  });
});

describe('the end', () => {
  const marked = { ...TICKET, status: 'open', tags: ['billing', 'pdp_open', 'pdp_reopened', 'pdp_follow_up'] };

  test('takes off what the probe and the net put on, and nothing else; the status is as it was', async () => {
    const host = hostWith(marked);
    expect(await over(host).end(4711, 'pending')).toEqual({ ok: true, value: true });
    expect(updateOf(host)).toEqual({
      comment: { body: 'The test is over.', public: false },
      status: 'pending',
      tags: ['billing', 'pdp_follow_up'],
      updated_stamp: TICKET.updated_at,
      safe_update: true,
    });
  });

  test('a new ticket stays open, since Zendesk makes nothing new again', async () => {
    const host = hostWith(marked);
    await over(host).end(4711, 'new');
    expect(updateOf(host)).toMatchObject({ status: 'open' });
  });

  test('of a test whose beginning nobody knows, the status is left', async () => {
    const host = hostWith(marked);
    await over(host).end(4711, null);
    expect(updateOf(host)).not.toHaveProperty('status');
  });

  test('somebody was faster: nothing of theirs is overwritten, and the admin hears it', async () => {
    const host = fakeHost({}, ({ type }) =>
      type === 'GET'
        ? { ok: true, body: { ticket: marked, audits: [] } }
        : { ok: false, status: 409, body: '', detail: 'status 409' },
    );
    expect(await over(host).end(4711, 'open')).toEqual({ ok: false, error: { why: 'failed', detail: 'status 409' } });
  });
});
