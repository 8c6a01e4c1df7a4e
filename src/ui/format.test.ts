import { describe, expect, test } from 'vitest';
import { formatFor } from './format.ts';

const say = (): string => '';
/** New York is five hours behind. */
const AT = Date.UTC(2026, 10, 18, 3, 30);

describe('an instant', () => {
  test("is told in the reader's zone and manner", () => {
    expect(formatFor({ locale: 'en-US', timeZone: 'America/New_York' }, say).moment(AT)).toContain('Nov 17');
    expect(formatFor({ locale: 'de', timeZone: 'Europe/Berlin' }, say).time(AT)).toBe('04:30');
  });

  test("is told in the browser's zone where it does not know Zendesk's", () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const odd of ['Bavaria', '']) {
      const told = formatFor({ locale: 'en-US', timeZone: odd }, say);
      expect(told.moment(AT)).toBe(formatFor({ locale: 'en', timeZone: own }, say).moment(AT));
    }
  });

  test('of today is told by its time alone, by the day of the reader’s zone', () => {
    const { lately, moment } = formatFor({ locale: 'de', timeZone: 'America/New_York' }, say);
    expect(lately(AT, AT + 60_000)).toBe('22:30');
    expect(lately(AT, AT + 2 * 3_600_000)).toBe(moment(AT));
  });

  test('keeps its zone where the locale is none', () => {
    const told = formatFor({ locale: 'no_such locale', timeZone: 'America/New_York' }, say);
    expect(told.day(AT)).toBe('Nov 17, 2026');
  });
});
