/** What the page asks about rules, and the acts that no app is asked about, over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MacroView, Mail, TicketView, ViewOfTickets } from '../contract.ts';
import type { Json } from '../json.ts';
import { ADA, ANA, LENA, REGGIE } from '../scenarios/people.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import type { AuditAnswer, AuditsAnswer } from '../testing/zendeskAsk.ts';

let workspace: RunningWorkspace;

beforeEach(async () => {
  workspace = await RunningWorkspace.with('everyday');
});
afterEach(async () => {
  await workspace.close();
});

const other = 4801;

const newest = async (ticket: number): Promise<AuditAnswer | undefined> =>
  (await workspace.ask<AuditsAnswer>('GET', `/workspace/tickets/${ticket}/audits`)).body.audits[0];
const macros = async () => (await workspace.ask<readonly MacroView[]>('GET', '/workspace/macros')).body;
const macroNamed = async (title: string) => (await macros()).find((macro) => macro.title === title)?.id ?? 0;
const mails = async () => (await workspace.ask<readonly Mail[]>('GET', '/workspace/mails')).body;
const rest = (ticket: number, change: Json) => workspace.ask('PUT', `/api/v2/tickets/${ticket}`, { ticket: change });

describe('macros', () => {
  test('are told as the page applies them', async () => {
    expect(await macros()).toMatchObject([
      { title: 'Close and thank', status: 'solved', reply: expect.stringMatching(/Thank you/) as string, addTags: [] },
      { title: 'Waiting for you', status: 'pending' },
      { title: 'Solve without a word', status: 'solved', reply: null },
    ]);
  });

  test('one that was applied to the form is named by the log of the Submit', async () => {
    const macro = await macroNamed('Waiting for you');
    await workspace.ask('PUT', `/workspace/tickets/${other}`, { status: 'pending', macro });
    expect((await newest(other))?.events).toContainEqual(
      expect.objectContaining({ type: 'AgentMacroReference', macro_id: macro, macro_title: 'Waiting for you' }),
    );
  });
});

describe('a bulk edit', () => {
  const edit = (body: Json, as: number | null = ANA) =>
    workspace.ask<{ saved: number[]; refused: { id: number; why: string }[] }>('PUT', '/workspace/bulk', body, as);

  test('is an update of each ticket; what cannot be is told', async () => {
    await rest(4802, { status: 'closed' });
    const { body } = await edit({ tickets: [other, 4802, 999], status: 'pending', reply: 'We are on it.' });
    expect(body).toEqual({
      saved: [other],
      refused: [
        { id: 4802, why: expect.stringMatching(/closed/) as string },
        { id: 999, why: expect.any(String) as string },
      ],
    });
    expect(await newest(other)).toMatchObject({ author_id: ANA, via: { channel: 'web' } });
    expect((await workspace.ticket(other)).conversation.at(-1)).toMatchObject({ public: true, body: 'We are on it.' });
  });

  test('applies a macro, and what was chosen by hand over it', async () => {
    const macro = await macroNamed('Close and thank');
    await edit({ tickets: [other], macro, status: 'hold' });
    const { status, conversation } = await workspace.ticket(other);
    expect([status, conversation.at(-1)?.body]).toEqual(['hold', expect.stringMatching(/Thank you/)]);
    expect((await newest(other))?.events).toContainEqual(
      expect.objectContaining({ type: 'AgentMacroReference', macro_id: macro }),
    );
    expect((await edit({ tickets: [other], macro: 1 })).status).toBe(400);
  });

  test('needs an agent, and what a light one may not do is refused', async () => {
    expect((await edit({ tickets: [other], status: 'solved' }, null)).status).toBe(401);
    const { body } = await edit({ tickets: [other], status: 'solved' }, LENA);
    expect(body).toMatchObject({ saved: [], refused: [{ id: other }] });
  });
});

describe('a merge', () => {
  const merge = (source: number, into: number) =>
    workspace.ask<TicketView>('POST', `/workspace/tickets/${source}/merge`, { into });

  test('closes the one with a private comment, and tells the other what it said', async () => {
    await rest(other, { tags: ['vip'] });
    const { status, body } = await merge(other, 4802);
    expect([status, body.id]).toEqual([200, 4802]);
    const source = await workspace.ticket(other);
    expect(source).toMatchObject({ status: 'closed', tags: ['closed_by_merge', 'vip'] });
    expect(source.conversation.at(-1)).toMatchObject({ public: false, writtenBy: ANA });
    expect(source.conversation.at(-1)?.body).toContain('merged into request #4802');
    const last = source.conversation.at(-2)?.body ?? '-';
    expect(body.conversation.at(-1)?.body).toContain(last);
    expect(body.tags).toContain('vip');
    expect(await newest(4802)).toMatchObject({
      author_id: ANA,
      via: { channel: 'web', source: { from: { ticket_id: other, subject: source.subject }, rel: 'merge' } },
    });
  });

  test('leaves the tags where the account does not copy them', async () => {
    await workspace.turn({ mergeCopiesTags: false });
    await rest(other, { tags: ['vip'] });
    expect((await merge(other, 4802)).body.tags).not.toContain('vip');
  });

  test('is refused into itself, into nothing, and into what is closed', async () => {
    expect((await merge(other, other)).status).toBe(422);
    expect((await merge(other, 999)).status).toBe(404);
    await rest(4802, { status: 'closed' });
    expect((await merge(other, 4802)).status).toBe(422);
    expect((await workspace.ticket(other)).status).not.toBe('closed');
  });
});

describe('views, mails and the hourly run', () => {
  test('views are shown with their tickets, the inactive ones too', async () => {
    const view = { title: 'Mine', all: [{ field: 'assignee_id', operator: 'is', value: 'current_user' }], any: [] };
    await workspace.ask('POST', '/api/v2/views', { view: { ...view, active: false } }, ADA);
    const seenBy = async (as: number) =>
      (await workspace.ask<readonly ViewOfTickets[]>('GET', '/workspace/views', undefined, as)).body.find(
        ({ title }) => title === 'Mine',
      );
    expect(await seenBy(ANA)).toMatchObject({ active: false });
    expect((await seenBy(ANA))?.tickets[0]).toMatchObject({ assigneeName: 'Ana Torres' });
    expect((await seenBy(REGGIE))?.tickets).toEqual([]);
  });

  test('mails are told newest first, and can be forgotten', async () => {
    await rest(other, { comment: { body: 'First.', public: false }, followers: [{ user_id: REGGIE, action: 'put' }] });
    await rest(other, { comment: { body: 'Second.', public: false } });
    expect((await mails()).map(({ body }) => body)).toEqual(['Second.', 'First.']);
    await workspace.ask('DELETE', '/workspace/mails');
    expect(await mails()).toEqual([]);
  });

  test('the hourly run closes what was solved four days ago', async () => {
    await rest(other, { status: 'solved' });
    const run = async () => (await workspace.ask<{ fired: Json[] }>('POST', '/workspace/automations')).body.fired;
    expect(await run()).toEqual([]);
    await workspace.turn({ clockAheadMs: 98 * 3_600_000 });
    expect(await run()).toContainEqual({ automation: expect.stringMatching(/^Close ticket/) as string, ticket: other });
    expect((await workspace.ticket(other)).status).toBe('closed');
  });
});

describe('what came with the app', () => {
  test('is told by its keys, and is not there where the requirements are absent', async () => {
    const { requirements } = (await workspace.state()).body;
    expect(requirements['past_due_case']).toMatchObject({ type: 'ticket_fields' });
    expect(requirements['past_due_invoices']).toMatchObject({ type: 'user_fields' });
    const types = new Set(Object.values(requirements).map(({ type }) => type));
    expect([...types]).toEqual(expect.arrayContaining(['triggers', 'views']));
    await workspace.turn({ requirements: 'absent' });
    const { body } = await workspace.state();
    expect(body.requirements).toEqual({});
    expect(body.ticketFields.every(({ requirementKey }) => requirementKey === null)).toBe(true);
  });
});
