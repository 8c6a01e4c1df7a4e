import { expect, test } from 'vitest';
import { settingsFrom } from './settings.ts';
import { alwaysHolds } from '../app/testing/atLength.ts';
import { damaged, isPolluted } from '../app/testing/damage.ts';
import { LANGUAGES } from '../app/languages.ts';

/* What an admin, or the host, may give in the place of the settings. */

const SOUND = {
  approvers: 'reggie@vista.example, 104, 7@2026-12-31, old@vista.example@2025-01-31',
  billing_source: 'http',
  billing_url: 'https://billing.example/past-due',
  stripe_customer_field: 'stripe_id',
  flag_every_void: true,
  continue_requires_two_paid: 'false',
  note_language: 'de',
  customer_languages: 'en, fr',
};
const KNOWN = ['reggie@vista.example', 104, 7, 'old@vista.example'];

test('whatever is damaged, nobody approves whom nobody named, and what cannot be read is told', async () => {
  await alwaysHolds(
    damaged(SOUND).filter((given) => typeof given === 'object' && given !== null && !Array.isArray(given)),
    (given) => {
      const raw = given as Readonly<Record<string, unknown>>;
      const settings = settingsFrom(raw);
      const named = Object.hasOwn(raw, 'approvers') ? JSON.stringify(raw['approvers']) : '';
      for (const { idOrEmail } of settings.approvers) {
        const isNamed = KNOWN.includes(idOrEmail) || named.toLowerCase().includes(String(idOrEmail));
        expect([idOrEmail, isNamed]).toEqual([idOrEmail, true]);
        if (typeof idOrEmail === 'number') expect(Number.isSafeInteger(idOrEmail)).toBe(true);
      }
      const isAnyPresent = settings.approvers.some(({ until }) => until === null);
      expect(settings.problems.some(({ setting }) => setting === 'approvers') || isAnyPresent).toBe(true);
      expect(settings.billingUrl === null || settings.billingUrl.startsWith('https:')).toBe(true);
      expect([settings.noteLanguage, ...settings.customerLanguages].every((one) => LANGUAGES.includes(one))).toBe(true);
      expect(Object.values(settings.policy).every((one) => typeof one === 'boolean')).toBe(true);
      expect(isPolluted()).toBe(false);
      return Promise.resolve();
    },
    { short: 500 },
  );
});

test.each([['9'.repeat(30)], ['1'.repeat(17)]])(
  'a number that is no user’s is told and grants nothing: %s',
  (approvers) => {
    const { approvers: read, problems } = settingsFrom({ approvers });
    expect(read).toEqual([]);
    expect(problems).toContainEqual({ setting: 'approvers', value: approvers });
  },
);

test('a name of every object’s prototype is no setting', () => {
  expect(settingsFrom(JSON.parse('{"__proto__":{"approvers":"104"}}') as Record<string, unknown>).approvers).toEqual(
    [],
  );
});
