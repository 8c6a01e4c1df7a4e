import { describe, expect, test } from 'vitest';
import { panelLines, type Surroundings } from './diagnosis.ts';
import { openSession, type Session } from './session.ts';
import { BILLING_DOWN, fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { unknownRead } from '../domain/invoice.ts';
import { settingsFrom } from '../zendesk/settings.ts';

const AROUND: Surroundings = {
  version: '1.0.0',
  installedVersion: '1.0.0',
  browser: 'Browser/1',
  sdk: 'own',
  location: 'ticket_sidebar',
  openForMs: 61_000,
  width: 320,
  isOnline: true,
};

/** What must never be in a report, wherever it was put in. */
const PLANTED = [
  'Quillon',
  'quillon@planted.example',
  'VS-PLANT',
  'in_planted',
  'cus_planted',
  '31337',
  'planted words',
  'rk_planted',
  'boss@',
  'secret-team',
];

async function opened(world: FakeWorld, given: Readonly<Record<string, unknown>> = {}): Promise<Session> {
  const settings = settingsFrom({ approvers: '103, boss@planted.example', billing_source: 'stripe', ...given });
  const session = openSession({ ...fakePorts(world), settings });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return session;
}

function plantedWorld(): FakeWorld {
  const invoices = owing(2).map((one) => ({
    ...one,
    id: `in_planted_${one.id}`,
    number: `VS-PLANT${one.number}`,
    amount: { minor: 3_133_700, currency: 'usd' },
  }));
  const world = fakeWorld({
    messages: [{ from: 'customer', internal: false, text: 'A refund, planted words', at: null }],
    reply: { kind: 'public', text: 'Yes, planted words: we refund you.' },
    billing: stripeRead(invoices, {
      customer: { id: 'cus_planted', label: 'Quillon', matchedBy: 'email', choice: null, url: null },
      gaps: [{ name: 'missing-grant', detail: '/v1/subscriptions for cus_planted' }],
    }),
  });
  const requester = { id: 201, name: 'Quillon Planted', email: 'quillon@planted.example' };
  return { ...world, ticket: { ...world.ticket, requester } };
}

describe('the report’s lines', () => {
  test('hold nothing of the customer, of what was typed, or of a key in the wrong field', async () => {
    const session = await opened(plantedWorld(), {
      billing_url: 'https://user:rk_planted@billing.example/secret-team?x=rk_planted',
      stripe_customer_field: 'rk_planted',
      note_language: 'rk_planted',
      flag_every_void: true,
    });
    session.actions.type('why', 'planted words');
    await session.judgeSave();
    const text = panelLines(session, AROUND).join('\n');
    for (const planted of PLANTED) expect(text).not.toContain(planted);
    expect(text).toContain('Billing: invoices; not all of it: missing-grant');
    expect(text).toContain('billing_url: set, billing.example');
    expect(text).toContain('stripe_customer_field: set');
    expect(text).toContain('note_language (not understood)');
  });

  test('a source that is no name is not repeated: it may be a key', async () => {
    const session = await opened(fakeWorld(), { billing_source: 'rk_planted' });
    const text = panelLines(session, AROUND).join('\n');
    expect(text).not.toContain('rk_planted');
    expect(text).toContain('billing_source: not understood');
  });

  test('say what an admin needs: versions, role, ticket number, settings, what failed and how', async () => {
    const session = await opened(fakeWorld({ billing: BILLING_DOWN }));
    expect(panelLines(session, { ...AROUND, installedVersion: '1.1.0' })).toEqual([
      'App: 1.0.0, installed: 1.1.0',
      'Browser: Browser/1',
      'SDK: Zendesk’s own; in ticket_sidebar',
      expect.stringMatching(/^Page: open for 61 s, 320 px wide, online, storage /),
      expect.stringMatching(/^Language: en/),
      'Role: agent',
      expect.stringMatching(/^Ticket: 4711, open in the form/),
      'Log: not-needed',
      'Billing: unknown, down',
      'Last act: none; under way: nothing',
      'Last save: not blocked',
      'Settings:',
      '  approvers: 2 named, 0 former; 1 found',
      '  billing_source: stripe',
      '  secure, never told to this page: stripe_key, billing_token',
      '  billing_url: not set',
      '  stripe_customer_field: not set',
      '  flag_every_void: off',
      '  continue_requires_two_paid: off',
      '  note_language: en',
      '  customer_languages: en',
      '  not in order: none',
    ]);
  });

  test('name the billing fault, and which rule blocked the last save', async () => {
    const fault = { name: 'invalid-key', detail: '/v1/customers of quillon@planted.example' } as const;
    const world = fakeWorld({ billing: unknownRead('refused', 0, fault) });
    const session = await opened({ ...world, ticket: { ...world.ticket, indexPhases: ['flagged'], status: 'solved' } });
    await session.judgeSave();
    session.store.update({ blocked: 'Not saved: Quillon owes. [G2]\nAnd that. [G13]' });
    const text = panelLines(session, AROUND).join('\n');
    expect(text).toContain('Billing: unknown, refused, invalid-key');
    expect(text).toContain('Last save: blocked [G2] [G13]');
    expect(text).not.toContain('Quillon');
  });
});
