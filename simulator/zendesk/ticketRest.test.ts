import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { ADA, ANA, BEN, REGGIE } from '../scenarios/people.ts';
import { caseFieldId, mainTicket, ticketOf, worldOf } from '../testing/worlds.ts';
import { type AuditAnswer, type TicketAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import { commentsOf } from '../world/model.ts';
import type { World } from '../world/world.ts';

const address = `/api/v2/tickets/${mainTicket}.json`;

const put = (world: World, ticket: Json, as: number | null = ANA) =>
  askZendesk<TicketAnswer>(world, 'PUT', address, { as, body: { ticket } });

const auditOf = ({ body }: { readonly body: TicketAnswer }): AuditAnswer => {
  if (body.audit === undefined) throw new Error('The update made no audit.');
  return body.audit;
};

const note = { comment: { body: 'Checked in billing.', public: false } };

describe('GET /tickets/{id}', () => {
  test('gives the ticket with the app’s field, to agents only', () => {
    const { world } = worldOf('continue-five');
    const { status, body } = askZendesk<TicketAnswer>(world, 'GET', address);
    expect(status).toBe(200);
    expect(body.ticket).toMatchObject({ id: mainTicket, status: 'open', tags: ['billing'], follower_ids: [] });
    expect(body.ticket.custom_fields).toContainEqual({ id: caseFieldId(world), value: null });
    expect(askZendesk(world, 'GET', address, { as: ticketOf(world).requesterId }).status).toBe(403);
  });
});

describe('PUT /tickets/{id}', () => {
  test('a private comment: {ticket, audit}, status untouched, one audit in the log', () => {
    const { world, later } = worldOf('continue-five');
    const before = ticketOf(world).audits.length;
    later(5);
    const answer = put(world, note);
    expect(answer.status).toBe(200);
    expect(answer.body.ticket).toMatchObject({ status: 'open', updated_at: '2026-11-22T15:00:05Z' });
    expect(auditOf(answer)).toMatchObject({
      ticket_id: mainTicket,
      author_id: ANA,
      created_at: '2026-11-22T15:00:05Z',
      events: [{ type: 'Comment', author_id: ANA, body: 'Checked in billing.', public: false }],
    });
    expect(ticketOf(world).audits).toHaveLength(before + 1);
  });

  test('a comment of which nothing is said is as public as the first one', () => {
    const { world } = worldOf('continue-five');
    expect(auditOf(put(world, { comment: { body: 'Hello' } })).events[0]?.public).toBe(true);
  });

  test('HTML is stripped from body, and kept from html_body', () => {
    const { world } = worldOf('continue-five');
    const stripped = auditOf(put(world, { comment: { body: '<b>Two</b> & two', public: false } })).events[0];
    expect(stripped).toMatchObject({ body: 'Two & two' });
    const kept = auditOf(put(world, { comment: { html_body: '<p>One</p><p>Two</p>', public: false } })).events[0];
    expect(kept?.body).toBe('One\n\nTwo');
    expect(kept?.html_body).toContain('<p>One</p>');
  });

  test.each([ANA, BEN, REGGIE, ADA])('the audit’s author is whoever is signed in (%i)', (as) => {
    const { world } = worldOf('continue-five');
    expect(auditOf(put(world, note, as)).author_id).toBe(as);
  });

  test.each([
    [true, ANA, `#${mainTicket} of Ana Torres: {{ticket.nonsense}} {\u2060{ticket.id}}`],
    [false, ANA, '#{{ticket.id}} of {{current_user.name}}: {% if x %}{{ticket.nonsense}} {\u2060{ticket.id}}'],
  ])('placeholders in a comment of staff are filled in: %s', (placeholdersFilledIn, by, saved) => {
    const { world } = worldOf('continue-five');
    world.knobs = { ...world.knobs, placeholdersFilledIn };
    const body = '#{{ticket.id}} of {{current_user.name}}: {% if x %}{{ticket.nonsense}} {\u2060{ticket.id}}';
    put(world, { comment: { body, public: false } }, by);
    expect(commentsOf(ticketOf(world)).at(-1)?.comment.body).toBe(saved);
  });

  test('a comment in Reggie’s name leaves the audit to its writer', () => {
    const { world } = worldOf('continue-five');
    const forged = { comment: { body: 'Approved.', public: false, author_id: REGGIE }, author_id: REGGIE };
    const audit = auditOf(put(world, forged));
    expect(audit.author_id).toBe(ANA);
    expect(audit.events[0]?.author_id).toBe(REGGIE);
    const last = commentsOf(ticketOf(world)).at(-1);
    expect([last?.audit.authorId, last?.comment.authorId]).toEqual([ANA, REGGIE]);
  });

  test('an unknown comment author is refused, and nothing is written', () => {
    const { world } = worldOf('continue-five');
    const before = ticketOf(world).audits.length;
    const answer = put(world, { comment: { body: 'Hello', author_id: 999 }, status: 'solved' });
    expect(answer).toMatchObject({ status: 422, body: { error: 'RecordInvalid', details: { author: [{}] } } });
    expect(ticketOf(world)).toMatchObject({ status: 'open' });
    expect(ticketOf(world).audits).toHaveLength(before);
  });

  test('a drop-down’s option carries its tag and swaps it', () => {
    const { world } = worldOf('continue-five');
    const id = caseFieldId(world);
    const set = (value: string | null) => put(world, { custom_fields: [{ id, value }] });
    const first = set('pdp_waiting');
    expect(first.body.ticket.tags).toEqual(['billing', 'pdp_waiting']);
    expect(auditOf(first).events).toEqual([
      expect.objectContaining({ field_name: 'tags', previous_value: ['billing'], value: ['billing', 'pdp_waiting'] }),
      expect.objectContaining({ field_name: String(id), previous_value: '', value: 'pdp_waiting' }),
    ]);
    expect(set('pdp_approved').body.ticket.tags).toEqual(['billing', 'pdp_approved']);
    expect(set(null).body.ticket.tags).toEqual(['billing']);
    expect(set('pdp_invented')).toMatchObject({ status: 422, body: { error: 'RecordInvalid' } });
  });

  test('tags overwrite the list, and with it the drop-down whose tag is gone', () => {
    const { world } = worldOf('continue-five');
    const id = caseFieldId(world);
    put(world, { custom_fields: [{ id, value: 'pdp_waiting' }] });
    const { ticket } = put(world, { tags: ['vip', 'VIP', 'late'] }).body;
    expect(ticket.tags).toEqual(['late', 'vip']);
    expect(ticket.custom_fields).toContainEqual({ id, value: null });
  });

  test('additional_tags is not documented for this request, and does nothing', () => {
    const { world } = worldOf('continue-five');
    expect(put(world, { additional_tags: ['vip'] }).body.ticket.tags).toEqual(['billing']);
  });

  test('followers are added and taken away one by one; customers cannot follow', () => {
    const { world } = worldOf('continue-five');
    const { requesterId } = ticketOf(world);
    const added = put(world, {
      followers: [
        { user_id: String(REGGIE), action: 'put' },
        { user_email: 'Ben@vistasocial.example', action: 'put' },
        { user_id: requesterId, action: 'put' },
      ],
    });
    expect(added.body.ticket.follower_ids).toEqual([REGGIE, BEN]);
    expect(auditOf(added).events).toEqual([
      expect.objectContaining({
        type: 'FollowersChange',
        previous_followers: [],
        current_followers: ['reggie@vistasocial.example', 'ben@vistasocial.example'],
      }),
    ]);
    const removed = put(world, { followers: [{ user_id: BEN, action: 'delete' }] });
    expect(removed.body.ticket.follower_ids).toEqual([REGGIE]);
  });

  test('a closed ticket takes no update', () => {
    const { world } = worldOf('continue-five');
    put(world, { status: 'closed' });
    expect(put(world, note)).toMatchObject({
      status: 422,
      body: {
        error: 'RecordInvalid',
        description: 'Record validation errors',
        details: { status: [{ description: expect.stringContaining('closed prevents ticket update') as string }] },
      },
    });
  });

  test('a comment beyond 65,535 characters is refused', () => {
    const { world } = worldOf('continue-five');
    expect(put(world, { comment: { body: 'x'.repeat(65_535), public: false } }).status).toBe(200);
    expect(put(world, { comment: { body: 'x'.repeat(65_536), public: false } }).status).toBe(422);
  });

  test('a body without a ticket is a bad request', () => {
    const { world } = worldOf('continue-five');
    expect(askZendesk(world, 'PUT', address, { body: {} }).status).toBe(400);
  });
});

describe('safe_update', () => {
  const conflict = { status: 409, body: { error: 'UpdateConflict' } };

  test('passes with the newest stamp and refuses an older one without writing', () => {
    const { world, later } = worldOf('continue-five');
    const stamp = (): string => askZendesk<TicketAnswer>(world, 'GET', address).body.ticket.updated_at;
    const seen = stamp();
    later(10);
    expect(put(world, { ...note, safe_update: true, updated_stamp: seen }).status).toBe(200);
    const before = ticketOf(world).audits.length;
    later(10);
    expect(put(world, { ...note, safe_update: true, updated_stamp: seen })).toMatchObject(conflict);
    expect(ticketOf(world).audits).toHaveLength(before);
    expect(put(world, { ...note, safe_update: true, updated_stamp: stamp() }).status).toBe(200);
  });

  test('false has the same effect as true; only leaving it out makes an update unsafe', () => {
    const { world, later } = worldOf('continue-five');
    const old = '2026-01-01T00:00:00Z';
    later(10);
    expect(put(world, { ...note, safe_update: false, updated_stamp: old })).toMatchObject(conflict);
    expect(put(world, { ...note, safe_update: true })).toMatchObject(conflict);
    expect(put(world, { ...note, updated_stamp: old }).status).toBe(200);
  });

  test('two writes within one second slip past it', () => {
    const { world } = worldOf('continue-five');
    const { updated_at } = put(world, note).body.ticket;
    put(world, note);
    expect(put(world, { ...note, safe_update: true, updated_stamp: updated_at }).status).toBe(200);
  });
});
