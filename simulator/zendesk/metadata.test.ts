import { describe, expect, test } from 'vitest';
import type { Knobs } from '../contract.ts';
import type { Json } from '../json.ts';
import { mainTicket, ticketOf, worldOf } from '../testing/worlds.ts';
import { type TicketAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import { knobsAtRest } from '../world/knobs.ts';
import type { World } from '../world/world.ts';

const put = (world: World, ticket: Json) =>
  askZendesk<TicketAnswer>(world, 'PUT', `/api/v2/tickets/${mainTicket}`, { body: { ticket } }).body;

const metadataLimit = knobsAtRest.metadataLimitBytes;

const comment = { body: 'Recorded.', public: false };

/** Metadata of exactly so many bytes. */
const ofBytes = (size: number): Readonly<Record<string, string>> => {
  const empty = JSON.stringify({ kind: 'x', text: '' }).length;
  return { kind: 'x', text: 'a'.repeat(size - empty) };
};

const keptOf = (metadata: Json, knob: Knobs['metadata'] = 'kept', limit = metadataLimit): Json | undefined => {
  const { world } = worldOf('continue-five');
  world.knobs = { ...world.knobs, metadata: knob, metadataLimitBytes: limit };
  return put(world, { comment, metadata }).audit?.metadata.custom;
};

describe('metadata of an update', () => {
  test('comes back under metadata.custom, and only there', () => {
    expect(keptOf({ pdp: '1', system: 'forged' })).toEqual({ pdp: '1', system: 'forged' });
  });

  test('is kept up to 1 KB and lost beyond', () => {
    expect(keptOf(ofBytes(metadataLimit))).toEqual(ofBytes(1024));
    expect(keptOf(ofBytes(metadataLimit + 1))).toEqual({});
  });

  test('counts bytes, not characters', () => {
    expect(keptOf({ text: 'é'.repeat(600) })).toEqual({});
  });

  test('is cut or dropped where the knob says so', () => {
    const cut = keptOf(ofBytes(2000), 'cut');
    expect(JSON.stringify(cut)).toHaveLength(metadataLimit);
    expect(cut).toMatchObject({ kind: 'x' });
    expect(keptOf({ pdp: '1' }, 'dropped')).toEqual({});
  });

  test('the limit may be another one, for what is kept and for what is cut', () => {
    expect(keptOf(ofBytes(512), 'kept', 512)).toEqual(ofBytes(512));
    expect(keptOf(ofBytes(513), 'kept', 512)).toEqual({});
    expect(JSON.stringify(keptOf(ofBytes(1024), 'cut', 512))).toHaveLength(512);
    expect(keptOf(ofBytes(2048), 'kept', 4096)).toEqual(ofBytes(2048));
  });

  test('is lost with an update that changes nothing: no audit, and updated_at stays', () => {
    const { world, later } = worldOf('continue-five');
    const before = ticketOf(world).audits.length;
    const stamp = ticketOf(world).updatedAt;
    later(60);
    const answer = put(world, { status: 'open', tags: ['billing'], comment: { body: '  ' }, metadata: { pdp: '1' } });
    expect(answer).not.toHaveProperty('audit');
    expect(ticketOf(world).audits).toHaveLength(before);
    expect(ticketOf(world).updatedAt).toBe(stamp);
  });

  test('an update without it has an empty custom part', () => {
    const { world } = worldOf('continue-five');
    expect(put(world, { comment }).audit?.metadata.custom).toEqual({});
  });
});
