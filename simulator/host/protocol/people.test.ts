// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditLines } from '../model/audits.ts';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import type { SdkClient } from '../testing/genuineSdk.ts';
import { nameOf } from '../ui/words.ts';

let workspace: OpenedWorkspace;
let client: SdkClient;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
  client = await workspace.registered();
});
afterEach(() => workspace.close());

interface Message {
  readonly author: { readonly id: number; readonly name: string; readonly role: unknown };
}

const conversation = async (): Promise<readonly Message[]> =>
  (await client.get('ticket.conversation'))['ticket.conversation'] as readonly Message[];

const roles = async (): Promise<readonly unknown[]> => (await conversation()).map(({ author }) => author.role);

describe('roles', () => {
  test('are names, and numbers for staff in an account with custom roles', async () => {
    expect(await client.get('currentUser.role')).toMatchObject({ 'currentUser.role': 'agent' });
    expect(await roles()).toEqual(['end-user', 'agent', 'end-user']);
    await workspace.knobs({ customRoles: true });
    const role = (await client.get('currentUser.role'))['currentUser.role'];
    expect(role).toEqual(expect.any(Number));
    expect(await roles()).toEqual(['end-user', role, 'end-user']);
    expect(await client.get('ticket.requester.role')).toMatchObject({ 'ticket.requester.role': 'end-user' });
  });
});

describe('the requester', () => {
  test('is known by an external id once there is one', async () => {
    const read = async () => (await client.get('ticket.requester.externalId'))['ticket.requester.externalId'];
    expect(await read()).toBeNull();
    const { id } = (await workspace.server.ticket(TICKET)).requester;
    await fetch(`/workspace/users/${id}`, { method: 'PUT', body: JSON.stringify({ external_id: 'acme-1' }) });
    await workspace.desk.refresh();
    expect(await read()).toBe('acme-1');
  });
});

describe('what a business rule wrote', () => {
  beforeEach(async () => {
    const body = JSON.stringify({ ticket: { comment: { body: 'By rule.', public: false } } });
    await fetch(`/workspace/tickets/${TICKET}/rule`, { method: 'POST', body });
    await workspace.desk.refresh();
  });

  test('is nobody’s in the conversation', async () => {
    expect((await conversation()).at(-1)?.author).toEqual({
      id: -1,
      name: 'Business rule',
      email: '',
      role: 'trigger',
    });
  });

  test('stands in the log under its name', async () => {
    const { people } = workspace.desk.store.get().workspace;
    const names = { field: (field: string) => field, person: (id: number) => nameOf(people, id) };
    const [line] = auditLines(await workspace.server.audits(TICKET), names);
    expect(line).toMatchObject({ authorId: -1, channel: 'rule' });
    expect(line?.events).toEqual(['Internal note by Business rule: By rule.']);
  });
});
