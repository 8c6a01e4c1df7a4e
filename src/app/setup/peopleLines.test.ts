import { describe, expect, test } from 'vitest';
import { peopleLines, type CheckedPeople } from './peopleLines.ts';
import type { Account, Person } from './ports.ts';
import type { ApproverSetting } from '../ports.ts';
import { err, ok } from '../../domain/result.ts';

const NOW = Date.UTC(2026, 10, 23, 15);
const DAY = 86_400_000;

const REGGIE: Person = { id: 103, name: 'Reggie Hale', kind: 'agent', isActive: true };
const ADA: Person = { id: 104, name: 'Ada Lindqvist', kind: 'admin', isActive: true };

type Found = Person | null | 'refused';

/** The lines of those who are named, each with who is found; nothing else is asked for. */
function check(named: readonly (readonly [ApproverSetting['idOrEmail'], Found])[]): Promise<CheckedPeople> {
  const known = new Map(named);
  const person: Account['person'] = (idOrEmail) => {
    const found = known.get(idOrEmail);
    if (found === 'refused') return Promise.resolve(err({ why: 'refused', detail: 'status 403' }));
    return Promise.resolve(ok(found ?? null));
  };
  const settings = named.map(([idOrEmail]) => ({ idOrEmail, until: null }));
  return peopleLines(settings, { person }, NOW, String);
}

describe('the approvers', () => {
  test.each<readonly [string, Partial<Person> | null, string]>([
    ['good', { kind: 'agent' }, 'person.agent'],
    ['good', { kind: 'admin' }, 'person.admin'],
    ['bad', { kind: 'light-agent' }, 'person.light'],
    ['bad', { kind: 'other' }, 'person.noAgent'],
    ['bad', { isActive: false }, 'person.inactive'],
    // Suspended outweighs the rest: an admin who is suspended cannot approve.
    ['bad', { isActive: false, kind: 'admin' }, 'person.inactive'],
    ['bad', null, 'person.nobody'],
  ])('%s: %o is %s', async (level, who, text) => {
    const { lines, approvers } = await check([[103, who === null ? null : { ...REGGIE, ...who }]]);
    const name = who === null ? '' : 'Reggie Hale';
    expect(lines[0]).toMatchObject({ level, text, values: { who: 103, name } });
    expect(approvers).toEqual(level === 'good' ? [103] : []);
  });

  test('named by e-mail, the rules get the id', async () => {
    expect((await check([['ada@example.com', ADA]])).approvers).toEqual([104]);
  });

  test('the only one who can approve is told, and nobody to take turns with is no fault', async () => {
    const { lines } = await check([
      [103, REGGIE],
      [106, { ...REGGIE, id: 106, kind: 'light-agent' }],
    ]);
    expect(lines.at(-1)).toMatchObject({ level: 'info', text: 'person.alone', values: { name: 'Reggie Hale' } });
  });

  test('two who can approve are not alone', async () => {
    const { lines, approvers } = await check([
      [103, REGGIE],
      [104, ADA],
    ]);
    expect(lines.map(({ text }) => text)).toEqual(['person.agent', 'person.admin']);
    expect(approvers).toEqual([103, 104]);
  });

  test('named by id and by e-mail is one person, and alone', async () => {
    const { lines, approvers } = await check([
      [103, REGGIE],
      ['reggie@example.com', REGGIE],
    ]);
    expect(approvers).toEqual([103]);
    expect(lines.at(-1)?.text).toBe('person.alone');
  });

  test('named twice alike has one line', async () => {
    const person: Account['person'] = () => Promise.resolve(ok(REGGIE));
    const settings = [103, 103].map((idOrEmail) => ({ idOrEmail, until: null }));
    const { lines } = await peopleLines(settings, { person }, NOW, String);
    expect(lines.map(({ id }) => id)).toEqual(['103', 'alone']);
  });

  test('who could not be read is not known, and neither is who can approve', async () => {
    const { lines, approvers } = await check([
      [103, 'refused'],
      [104, ADA],
    ]);
    expect(lines[0]).toMatchObject({ level: 'unknown', text: 'person.unreadable', details: ['status 403'] });
    expect(lines.map(({ text }) => text)).not.toContain('person.alone');
    expect(approvers).toBeNull();
  });

  test('nobody named, nobody found', async () => {
    expect(await check([])).toEqual({ lines: [], approvers: [] });
  });
});

describe('former approvers', () => {
  const NOBODY: Pick<Account, 'person'> = { person: () => Promise.reject(new Error('Nobody is asked for')) };

  test('are told with their last day, and not looked up', async () => {
    const settings = [{ idOrEmail: 103, until: NOW }];
    const { lines, approvers } = await peopleLines(settings, NOBODY, NOW, (at) => new Date(at).toISOString());
    expect(lines).toMatchObject([
      { level: 'info', text: 'person.former', values: { who: 103, day: '2026-11-23T14:59:59.999Z' } },
    ]);
    expect(approvers).toEqual([]);
  });

  test('whose last day is to come approve today', async () => {
    const person: Account['person'] = () => Promise.resolve(ok(REGGIE));
    const { approvers } = await peopleLines([{ idOrEmail: 103, until: NOW + DAY }], { person }, NOW, String);
    expect(approvers).toEqual([103]);
  });

  test('two terms of one person are two lines', async () => {
    const settings = [NOW, NOW - DAY].map((until) => ({ idOrEmail: 103, until }));
    const { lines } = await peopleLines(settings, NOBODY, NOW, String);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
  });
});
