/** The mails of rules, and those to followers. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { ANA, BEN, REGGIE, SAM } from '../scenarios/people.ts';
import { mainTicket, ticketOf, worldWith } from '../testing/worlds.ts';
import { type TicketAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import type { World } from './world.ts';

const put = (world: World, ticket: Json, as = ANA) =>
  askZendesk<TicketAnswer>(world, 'PUT', `/api/v2/tickets/${mainTicket}`, { as, body: { ticket } }).body;

const note = (body = 'Checked.') => ({ comment: { body, public: false } });

const mailing = (who: unknown, subject = 'Look', body = 'Here'): Json => ({
  title: 'Tell',
  all: [{ field: 'update_type', operator: 'is', value: 'Change' }],
  any: [],
  actions: [{ field: 'notification_user', value: [who, subject, body] }],
});

describe('a rule’s mail', () => {
  test.each<readonly [string, unknown, number]>([
    ['the assignee', 'assignee_id', ANA],
    ['who did it', 'current_user', BEN],
    ['a person', String(REGGIE), REGGIE],
  ])('goes to %s, and stands in the audit', (_, who, to) => {
    const { world } = worldWith({ triggers: [mailing(who)] });
    const { audit } = put(world, note(), BEN);
    expect(world.mails).toEqual([
      { at: '2026-11-22T15:00:00Z', ticketId: mainTicket, to, subject: 'Look', body: 'Here', rule: 'Tell' },
    ]);
    expect(audit?.events.at(-1)).toMatchObject({
      type: 'Notification',
      subject: 'Look',
      body: 'Here',
      recipients: [to],
      via: { channel: 'rule', source: { from: { title: 'Tell' }, rel: 'trigger' } },
    });
  });

  test('goes to the requester, and to nobody where nobody is assigned', () => {
    const { world } = worldWith({ triggers: [mailing('requester_id')] });
    put(world, note());
    expect(world.mails.map(({ to }) => to)).toEqual([ticketOf(world).requesterId]);
    const unassigned = worldWith({ triggers: [mailing('assignee_id')] }).world;
    put(unassigned, { assignee_id: null });
    expect(unassigned.mails).toEqual([]);
  });

  test('has its placeholders filled in; those that it does not know stay', () => {
    const words =
      '{{ticket.id}}, {{ ticket.title }}, {{ticket.link}}, {{ticket.status}}, {{ticket.assignee.name}}, {{ticket.requester.name}}, {{ticket.latest_comment}}, {{ticket.nonsense}}';
    const { world } = worldWith({ triggers: [mailing('assignee_id', '#{{ticket.id}}', words)] });
    put(world, note('Two are fine.'));
    const { subject, requesterId } = ticketOf(world);
    const name = world.person(requesterId)?.name ?? '';
    const link = `https://vistasocial.zendesk.com/agent/tickets/${mainTicket}`;
    expect(world.mails[0]).toMatchObject({
      subject: `#${mainTicket}`,
      body: `${mainTicket}, ${subject}, ${link}, Open, Ana Torres, ${name}, Two are fine., {{ticket.nonsense}}`,
    });
  });

  test('does not reach who is suspended, though the log tells of it', () => {
    const { world } = worldWith({ triggers: [mailing(SAM)] });
    expect(put(world, note()).audit?.events.at(-1)).toMatchObject({ type: 'Notification', recipients: [SAM] });
    expect(world.mails).toEqual([]);
  });
});

describe('followers', () => {
  const follow = (...ids: readonly number[]) => ids.map((id) => ({ user_id: id, action: 'put' }));

  test('are told of every comment, private ones as well, but not of their own', () => {
    const { world } = worldWith({});
    put(world, { ...note('First.'), followers: follow(REGGIE, BEN) });
    put(world, note('Mine.'), REGGIE);
    put(world, { status: 'pending' });
    expect(world.mails).toMatchObject([
      { to: REGGIE, subject: `[Vista Social] Re: ${ticketOf(world).subject}`, body: 'First.', rule: null },
      { to: BEN, body: 'First.' },
      { to: BEN, body: 'Mine.' },
    ]);
  });

  test('one whom a trigger adds is told of the comment that set it off', () => {
    const adding = { ...mailing('assignee_id'), actions: [{ field: 'follower', value: String(REGGIE) }] };
    const { world } = worldWith({ triggers: [adding] });
    put(world, note());
    expect(world.mails.map(({ to }) => to)).toEqual([REGGIE]);
  });

  test('do not exist where the account does not use them', () => {
    const { world } = worldWith({});
    world.knobs = { ...world.knobs, followersEnabled: false };
    expect(put(world, { ...note(), followers: follow(REGGIE) }).ticket.follower_ids).toEqual([]);
    expect(world.mails).toEqual([]);
  });
});
