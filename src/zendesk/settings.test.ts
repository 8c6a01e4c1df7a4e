// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { approversOver } from './approvers.ts';
import { draftStoreIn } from './draftStore.ts';
import { settingsFrom } from './settings.ts';
import { fakeHost } from './testing/fakeHost.ts';
import { readViewer } from './viewer.ts';
import type { AppSettings } from '../app/ports.ts';

describe('settings', () => {
  test('are read as the admin typed them', () => {
    const settings = settingsFrom({
      approvers: '103, Reggie@Vista.example; 99@2026-12-31',
      billing_source: ' stripe ',
      flag_every_void: true,
      continue_requires_two_paid: 'false',
    });
    expect(settings).toEqual({
      approvers: [
        { idOrEmail: 103, until: null },
        { idOrEmail: 'reggie@vista.example', until: null },
        { idOrEmail: 99, until: Date.UTC(2027, 0, 1) },
      ],
      policy: { flagEveryVoid: true, continueRequiresTwoPaid: false },
      billingSource: 'stripe',
      billingUrl: null,
      stripeCustomerField: null,
      noteLanguage: 'en',
      customerLanguages: ['en'],
      problems: [],
    });
  });

  test.each([
    [
      'Reggie',
      [
        { setting: 'approvers', value: 'Reggie' },
        { setting: 'approvers', value: '' },
      ],
    ],
    ['', [{ setting: 'approvers', value: '' }]],
    ['103@2026-01-01', [{ setting: 'approvers', value: '' }]],
    ['103, 99@2026-13-45', [{ setting: 'approvers', value: '99@2026-13-45' }]],
  ])('approvers “%s” is told to be wrong and grants nothing', (approvers, problems) => {
    expect(settingsFrom({ approvers }).problems).toEqual(problems);
  });
});

describe('the settings of billing', () => {
  /** With an approver, so that nothing else is wrong. */
  const read = (given: Readonly<Record<string, unknown>>): AppSettings => settingsFrom({ approvers: '103', ...given });

  test.each([
    ['stripe', 'stripe'],
    [' HTTP ', 'http'],
    ['User_Field', 'user_field'],
    ['typed', 'typed'],
    ['', 'user_field'],
    [undefined, 'user_field'],
  ])('billing_source %j is %s', (given, source) => {
    const settings = read({ billing_source: given, billing_url: 'https://billing.example' });
    expect(settings).toMatchObject({ billingSource: source, problems: [] });
  });

  test.each(['strpe', 'none', '7'])('billing_source “%s” reads nothing, and is told to be wrong', (given) => {
    expect(read({ billing_source: given })).toMatchObject({
      billingSource: null,
      problems: [{ setting: 'billing_source', value: given }],
    });
  });

  test.each([
    'http://billing.example/past-due',
    'billing.example/past-due',
    'ftp://billing.example',
    'javascript:alert(1)',
    '/past-due',
    '',
  ])('billing_url “%s” gets no token: it is no https address', (given) => {
    expect(read({ billing_source: 'http', billing_url: given })).toMatchObject({
      billingUrl: null,
      problems: [{ setting: 'billing_url', value: given }],
    });
  });

  test('an https address is taken as it is typed', () => {
    const settings = read({ billing_source: 'http', billing_url: ' https://billing.example/past-due?team=7 ' });
    expect(settings).toMatchObject({ billingUrl: 'https://billing.example/past-due?team=7', problems: [] });
  });

  test('an address is nobody’s business where another source is chosen', () => {
    expect(read({ billing_source: 'stripe', billing_url: 'nonsense' })).toMatchObject({ problems: [] });
  });

  test.each([
    ['stripe_customer', 'stripe_customer'],
    ['  ', null],
    [undefined, null],
  ])('stripe_customer_field %j is %j', (given, field) => {
    expect(read({ billing_source: 'stripe', stripe_customer_field: given }).stripeCustomerField).toBe(field);
  });
});

describe('approvers', () => {
  const none = new Map<number, string>();

  test('ids cost nothing; an e-mail that the log knows neither', async () => {
    const host = fakeHost({});
    const settings = settingsFrom({ approvers: '103,reggie@vista.example,7@2026-01-01' }).approvers;
    const resolved = await approversOver(host).resolve(settings, new Map([[104, 'Reggie@Vista.example']]));
    expect(resolved).toEqual([
      { id: 103, until: null },
      { id: 104, until: null },
      { id: 7, until: Date.UTC(2026, 0, 2) },
    ]);
    expect(host.requests).toEqual([]);
  });

  test('another e-mail is searched once, and only an exact match counts', async () => {
    const users = [
      { id: 1, email: 'not.reggie@vista.example' },
      { id: 104, email: 'Reggie@vista.example' },
    ];
    const host = fakeHost({}, () => ({ ok: true, body: { users } }));
    const directory = approversOver(host);
    const { approvers } = settingsFrom({ approvers: 'reggie@vista.example' });
    expect(await directory.resolve(approvers, none)).toEqual([{ id: 104, until: null }]);
    expect(await directory.resolve(approvers, none)).toEqual([{ id: 104, until: null }]);
    expect(host.requests).toHaveLength(1);
  });

  test('an e-mail that nobody has grants nothing', async () => {
    const host = fakeHost({}, () => ({ ok: true, body: { users: [] } }));
    const { approvers } = settingsFrom({ approvers: 'gone@vista.example' });
    expect(await approversOver(host).resolve(approvers, none)).toEqual([]);
  });

  test.each([{}, '<html>Just a moment</html>'])(
    'an answer that cannot be read, %j, is no answer: asked again',
    async (body) => {
      const bodies: unknown[] = [body, { users: [{ id: 104, email: 'reggie@vista.example' }] }];
      const directory = approversOver(fakeHost({}, () => ({ ok: true, body: bodies.shift() })));
      const { approvers } = settingsFrom({ approvers: 'reggie@vista.example' });
      expect(await directory.resolve(approvers, none)).toEqual([]);
      expect(await directory.resolve(approvers, none)).toEqual([{ id: 104, until: null }]);
    },
  );
});

describe('the signed-in agent', () => {
  const user = { id: 101, name: 'Ana', email: 'a@v.example', role: 4711, locale: 'en-US' };

  test('has the zone that Zendesk tells', async () => {
    const read = await readViewer(fakeHost({ currentUser: { ...user, timeZone: { ianaName: 'Europe/Berlin' } } }));
    expect(read).toMatchObject({ ok: true, value: { id: 101, isAdmin: false, timeZone: 'Europe/Berlin' } });
    expect(await readViewer(fakeHost({ currentUser: user }))).toMatchObject({ ok: true, value: { timeZone: '' } });
  });

  test('who cannot be told is a failure', async () => {
    expect(await readViewer(fakeHost({ currentUser: null }))).toMatchObject({ ok: false });
    expect(await readViewer(fakeHost({}))).toMatchObject({ ok: false });
  });
});

describe('drafts', () => {
  test('outlive a reload, each installation its own', () => {
    draftStoreIn(() => window.sessionStorage, '1').save('draft-4711', { prose: 'x' });
    expect(draftStoreIn(() => window.sessionStorage, '1').load('draft-4711')).toEqual({ prose: 'x' });
    expect(draftStoreIn(() => window.sessionStorage, '2').load('draft-4711')).toBeNull();
    draftStoreIn(() => window.sessionStorage, '1').remove('draft-4711');
    expect(draftStoreIn(() => window.sessionStorage, '1').load('draft-4711')).toBeNull();
  });

  test('live as long as the panel where the browser refuses storage', () => {
    const refuse = vi.fn((): Storage => {
      throw new Error('blocked');
    });
    const drafts = draftStoreIn(refuse, '1');
    drafts.save('draft-1', { prose: 'y' });
    expect(drafts.load('draft-1')).toEqual({ prose: 'y' });
    expect(drafts.load('draft-2')).toBeNull();
    expect(drafts.outlivesReload).toBe(false);
    expect(draftStoreIn(() => window.sessionStorage, '1').outlivesReload).toBe(true);
  });

  test('that are no JSON any more are no draft', () => {
    window.sessionStorage.setItem('pdp-1-draft-9', '{');
    expect(draftStoreIn(() => window.sessionStorage, '1').load('draft-9')).toBeNull();
  });
});
