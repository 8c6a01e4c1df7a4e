import { describe, expect, test } from 'vitest';
import type { Line } from './lines.ts';
import type { Account } from './ports.ts';
import { settingLines } from './settingLines.ts';
import { err, ok } from '../../domain/result.ts';
import { settingsFrom } from '../../zendesk/settings.ts';

/** An account with these user fields; it counts how often they are asked for. */
function withFields(...keys: readonly string[]): Pick<Account, 'userFieldKeys'> & { readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    userFieldKeys: () => {
      asked += 1;
      return Promise.resolve(ok(keys));
    },
  };
}

type Typed = Readonly<Record<string, unknown>>;
const linesFor = (typed: Typed, account: Pick<Account, 'userFieldKeys'> = withFields()): Promise<readonly Line[]> =>
  settingLines(settingsFrom({ approvers: '103', billing_source: 'typed', ...typed }), account);

/** What the lines of a setting say, with their level. */
async function told(setting: string, typed: Typed, account?: Pick<Account, 'userFieldKeys'>): Promise<unknown[]> {
  const lines = await linesFor(typed, account);
  return lines.filter(({ why }) => why === setting).map(({ level, text, values }) => [level, text, values]);
}

describe('the settings', () => {
  test('approvers: as they are named, with ids and e-mails as they are read', async () => {
    expect(await told('approvers', { approvers: '103, Lead@Example.com' })).toEqual([
      ['good', 'approvers.good', { value: '103, lead@example.com' }],
    ]);
  });

  test('approvers: what is neither an id nor an e-mail is named, each by itself', async () => {
    expect(await told('approvers', { approvers: '103, Reggie; 4x' })).toEqual([
      ['bad', 'approvers.wrong', { value: 'Reggie' }],
      ['bad', 'approvers.wrong', { value: '4x' }],
    ]);
  });

  test.each(['', '103@2020-01-31'])('approvers: nobody approves today (%o)', async (approvers) => {
    expect(await told('approvers', { approvers })).toEqual([['bad', 'approvers.missing', { value: '' }]]);
  });

  test('each wrong value has a line of its own', async () => {
    const lines = await linesFor({ approvers: 'a b' });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  test.each([
    ['good', 'billing_source.good', 'typed', 'typed'],
    ['good', 'billing_source.good', '', 'user_field'],
    ['bad', 'billing_source.wrong', 'strpe', 'strpe'],
  ])('billing source: %s, %s where %o is typed', async (level, text, billing_source, value) => {
    expect(await told('billing_source', { billing_source })).toEqual([[level, text, { value }]]);
  });

  test.each([
    ['good', 'billing_url.good', 'https://billing.example.com/x'],
    ['bad', 'billing_url.wrong', 'http://billing.example.com/x'],
    ['bad', 'billing_url.missing', ''],
  ])('billing address: %s, %s', async (level, text, billing_url) => {
    const typed = { billing_source: 'http', billing_url };
    expect(await told('billing_url', typed)).toEqual([[level, text, { value: billing_url }]]);
  });

  test.each([
    ['stripe', ['stripe_key', 'stripe_customer_field']],
    ['http', ['billing_url', 'billing_bearer']],
    ['user_field', []],
    ['typed', []],
  ])('with %s only its own settings are looked at', async (billing_source, settings) => {
    const own = ['stripe_key', 'stripe_customer_field', 'billing_url', 'billing_bearer'];
    const lines = await linesFor({ billing_source, billing_url: 'https://a.example' });
    expect(lines.map(({ why }) => why).filter((why) => own.includes(why))).toEqual(settings);
  });

  test('a secure setting is never shown: it is for information, and holds no value', async () => {
    const typed = { billing_source: 'stripe', stripe_key: 'rk_live_1' };
    expect(await told('stripe_key', typed)).toEqual([['info', 'stripe_key.hidden', {}]]);
    expect(JSON.stringify(await linesFor(typed))).not.toContain('rk_live_1');
  });

  test('the Stripe customer field: not used, and then nothing is asked', async () => {
    const account = withFields('stripe_customer_id');
    expect(await told('stripe_customer_field', { billing_source: 'stripe' }, account)).toEqual([
      ['info', 'stripe_customer_field.unused', {}],
    ]);
    expect(account.asked()).toBe(0);
  });

  test.each([
    ['good', 'stripe_customer_field.good', 'stripe_customer_id'],
    ['bad', 'stripe_customer_field.wrong', 'stripe_customer'],
  ])('the Stripe customer field: %s, %s', async (level, text, stripe_customer_field) => {
    const typed = { billing_source: 'stripe', stripe_customer_field };
    expect(await told('stripe_customer_field', typed, withFields('stripe_customer_id'))).toEqual([
      [level, text, { value: stripe_customer_field }],
    ]);
  });

  test('the Stripe customer field: not known where the fields cannot be read, in Zendesk’s words', async () => {
    const account = { userFieldKeys: () => Promise.resolve(err({ why: 'refused' as const, detail: 'status 403' })) };
    const lines = await linesFor({ billing_source: 'stripe', stripe_customer_field: 'x' }, account);
    expect(lines.find(({ why }) => why === 'stripe_customer_field')).toMatchObject({
      level: 'unknown',
      text: 'stripe_customer_field.unreadable',
      details: ['status 403'],
    });
  });

  test.each(['flag_every_void', 'continue_requires_two_paid'])('%s: on and off', async (setting) => {
    expect(await told(setting, { [setting]: true })).toEqual([['info', `${setting}.on`, {}]]);
    expect(await told(setting, {})).toEqual([['info', `${setting}.off`, {}]]);
  });

  test('languages: those that the app speaks, in any way of writing them', async () => {
    expect(await told('note_language', {})).toEqual([['good', 'note_language.good', { value: 'en' }]]);
    expect(await told('note_language', { note_language: 'pt-BR' })).toEqual([
      ['good', 'note_language.good', { value: 'pt-br' }],
    ]);
    expect(await told('note_language', { note_language: 'tlh' })).toEqual([
      ['bad', 'note_language.wrong', { value: 'tlh' }],
    ]);
    expect(await told('customer_languages', { customer_languages: 'de, es' })).toEqual([
      ['good', 'customer_languages.good', { value: 'en, de, es' }],
    ]);
  });

  test('each says what to type', async () => {
    const lines = [
      ...(await linesFor({ billing_source: 'stripe' })),
      ...(await linesFor({ billing_source: 'http', billing_url: '' })),
    ];
    expect(lines.filter(({ type, why }) => type !== why)).toEqual([]);
  });
});
