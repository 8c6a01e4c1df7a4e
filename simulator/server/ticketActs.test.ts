/** A business rule, and the customer who writes again when the ticket is closed, over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RULE, type TicketView } from '../contract.ts';
import type { Json } from '../json.ts';
import { ANA, REGGIE } from '../scenarios/people.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import { mainTicket, testApp } from '../testing/worlds.ts';
import type { AuditAnswer, AuditsAnswer, TicketAnswer } from '../testing/zendeskAsk.ts';

let workspace: RunningWorkspace;

beforeEach(async () => {
  workspace = await RunningWorkspace.with('continue-five');
});
afterEach(async () => {
  await workspace.close();
});

const address = `/workspace/tickets/${mainTicket}`;
const caseField =
  testApp.requirements.ticketFields.find(({ requirementKey }) => requirementKey === 'past_due_case')?.id ?? 0;

const rest = async (ticket: number) =>
  (await workspace.ask<TicketAnswer>('GET', `/api/v2/tickets/${ticket}`)).body.ticket;
const log = async (ticket = mainTicket) =>
  (await workspace.ask<AuditsAnswer>('GET', `/api/v2/tickets/${ticket}/audits?sort_order=desc&include=users`)).body;
const newest = async (ticket = mainTicket): Promise<AuditAnswer | undefined> => (await log(ticket)).audits[0];

describe('a business rule', () => {
  const rule = (body: Json) => workspace.ask<TicketView>('POST', `${address}/rule`, body);

  test('changes the ticket as nobody: author -1, by way of a rule', async () => {
    const { status, body } = await rule({ ticket: { status: 'pending', tags: ['billing', 'pdp_waiting'] } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'pending', tags: ['billing', 'pdp_waiting'] });
    expect(body.customFields[String(caseField)]).toBe('pdp_waiting');
    expect(await newest()).toMatchObject({ author_id: RULE, via: { channel: 'rule' } });
  });

  test('or as the person whose act set it off', async () => {
    await rule({ ticket: { status: 'pending' }, by: REGGIE });
    expect(await newest()).toMatchObject({ author_id: REGGIE, via: { channel: 'rule' } });
  });

  test('keeps its metadata, which is the worst case', async () => {
    const comment = { body: 'By rule.', public: false };
    await rule({ ticket: { comment, metadata: { pdp: '1' } } });
    expect((await newest())?.metadata.custom).toEqual({ pdp: '1' });
  });

  test('its comment is nobody’s, in the conversation and in both logs', async () => {
    const { body } = await rule({ ticket: { comment: { body: 'By rule.', public: true } } });
    expect(body.conversation.at(-1)).toMatchObject({ authorId: RULE, writtenBy: RULE, body: 'By rule.' });
    const { audits, users } = await log();
    expect(audits[0]?.events[0]).toMatchObject({ type: 'Comment', author_id: RULE });
    expect(users?.map(({ id }) => id)).not.toContain(RULE);
    expect((await workspace.ask<AuditsAnswer>('GET', `${address}/audits`)).body.audits[0]?.author_id).toBe(RULE);
  });

  test('changes nothing that is closed, and nothing it does not name', async () => {
    expect((await rule({})).status).toBe(400);
    expect((await rule({ ticket: { status: 'pending' }, by: 999 })).status).toBe(400);
    expect((await workspace.ticket(mainTicket)).status).toBe('open');
    await rule({ ticket: { status: 'closed' } });
    expect((await rule({ ticket: { status: 'open' } })).status).toBe(422);
  });
});

describe('a follow-up', () => {
  const followUp = (ticket: number, body = 'It is not over.') =>
    workspace.ask<TicketView>('POST', `/workspace/tickets/${ticket}/follow-up`, { body });

  test('is a ticket of its own: same people and subject, and one comment, the customer’s', async () => {
    const parent = await workspace.ticket(mainTicket);
    const { status, body } = await followUp(mainTicket);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: mainTicket + 1000,
      subject: parent.subject,
      status: 'open',
      requester: parent.requester,
      assigneeId: ANA,
      followerIds: [],
    });
    expect(body.conversation).toMatchObject([
      { authorId: parent.requester.id, writtenBy: parent.requester.id, public: true, body: 'It is not over.' },
    ]);
    expect((await workspace.state()).body.tickets.map(({ id }) => id)).toContain(mainTicket + 1000);
  });

  test('closes its parent, as an automation does', async () => {
    await followUp(mainTicket);
    expect((await workspace.ticket(mainTicket)).status).toBe('closed');
    expect(await newest()).toMatchObject({ author_id: RULE, via: { channel: 'rule' } });
    const audits = (await log()).audits.length;
    await followUp(mainTicket);
    expect((await log()).audits).toHaveLength(audits);
  });

  test('takes the tags along, and so the drop-down’s option, but none of the log', async () => {
    const ticket = { custom_fields: [{ id: caseField, value: 'pdp_waiting' }], metadata: { pdp: '1' } };
    await workspace.ask('PUT', `/api/v2/tickets/${mainTicket}`, { ticket });
    const { audits } = await log((await followUp(mainTicket)).body.id);
    expect(audits).toHaveLength(1);
    expect(audits[0]?.metadata.custom).toEqual({});
    expect(audits[0]?.events).toContainEqual(
      expect.objectContaining({ type: 'Create', field_name: 'tags', value: ['billing', 'pdp_waiting'] }),
    );
    expect(audits[0]?.events).toContainEqual(
      expect.objectContaining({ type: 'Create', field_name: String(caseField), value: 'pdp_waiting' }),
    );
  });

  test('and its parent know each other in REST', async () => {
    const { id, subject, requester } = (await followUp(mainTicket)).body;
    const via = {
      channel: 'web',
      source: { from: { ticket_id: mainTicket, subject }, to: {}, rel: 'follow_up' },
    };
    expect(await newest(id)).toMatchObject({ author_id: requester.id, via });
    expect(await rest(id)).toMatchObject({ via, followup_ids: [] });
    expect(await rest(mainTicket)).toMatchObject({ followup_ids: [id] });
  });

  test('may come more than once, and have its own', async () => {
    expect((await followUp(mainTicket)).body.id).toBe(5711);
    expect((await followUp(mainTicket)).body.id).toBe(5712);
    expect((await followUp(5711)).body.id).toBe(6711);
  });

  test('needs words', async () => {
    expect((await followUp(mainTicket, '  ')).status).toBe(400);
    expect((await workspace.ticket(mainTicket)).status).toBe('open');
  });
});
