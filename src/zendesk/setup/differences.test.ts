import { describe, expect, test } from 'vitest';
import { differences, type Found } from './differences.ts';
import type { Wanted } from './needs.ts';

const WANTED: Wanted = {
  title: 'A rule',
  all: [
    { field: 'status', operator: 'greater_than', value: 'hold' },
    { field: 'current_tags', operator: 'includes', value: 'pdp_open pdp_waiting' },
  ],
  any: [{ field: 'current_via_id', operator: 'is_not', value: '8' }],
  actions: [{ field: 'notification_user', value: ['103', 'Subject', 'First line\n\nSecond line'] }],
  options: [
    { name: 'Open', value: 'pdp_open' },
    { name: 'Recorded', value: 'pdp_recorded' },
  ],
  made: {},
};
const AS_WANTED: Found = WANTED;

const changed = (change: Partial<Found>): readonly string[] => differences(WANTED, { ...AS_WANTED, ...change });

describe('no difference', () => {
  test('what is as it is wanted', () => {
    expect(differences(WANTED, AS_WANTED)).toEqual([]);
  });

  test('conditions and actions in another order', () => {
    expect(changed({ all: WANTED.all.toReversed() })).toEqual([]);
  });

  test.each(['pdp_waiting pdp_open', ' pdp_open  pdp_waiting ', 'pdp_open, pdp_waiting'])(
    'tags in any order and spacing: %o',
    (value) => {
      expect(
        changed({ all: [...WANTED.all.slice(0, 1), { field: 'current_tags', operator: 'includes', value }] }),
      ).toEqual([]);
    },
  );

  test('a number for its text', () => {
    expect(changed({ any: [{ field: 'current_via_id', operator: 'is_not', value: 8 }] })).toEqual([]);
    expect(
      changed({ actions: [{ field: 'notification_user', value: [103, 'Subject', 'First line\n\nSecond line'] }] }),
    ).toEqual([]);
  });

  test('the line ends of Windows, and blanks around', () => {
    const value = ['103', 'Subject ', 'First line\r\n\r\nSecond line\r\n'];
    expect(changed({ actions: [{ field: 'notification_user', value }] })).toEqual([]);
  });

  test('an operator that needs no value, with none, null or an empty one', () => {
    const all = [{ field: 'status', operator: 'changed' }];
    for (const value of [undefined, null, '']) {
      expect(differences({ ...WANTED, all }, { ...AS_WANTED, all: [{ ...all[0], value } as Found['all'][0]] })).toEqual(
        [],
      );
    }
  });

  test('options beyond the wanted ones', () => {
    expect(changed({ options: [{ value: 'own' }, ...WANTED.options] })).toEqual([]);
  });
});

describe('a difference', () => {
  test('a condition that is gone, and one that came, each with its sign', () => {
    const all = [WANTED.all[1], { field: 'group_id', operator: 'is', value: '7' }] as Found['all'];
    expect(changed({ all })).toEqual(['− status greater_than hold', '+ group_id is 7']);
  });

  test('a tag less is another condition', () => {
    const all = [WANTED.all[0], { field: 'current_tags', operator: 'includes', value: 'pdp_open' }] as Found['all'];
    expect(changed({ all })).toEqual([
      '− current_tags includes pdp_open pdp_waiting',
      '+ current_tags includes pdp_open',
    ]);
  });

  test('only tags come in any order: in other values it counts', () => {
    const all = [{ field: 'subject_includes_word', operator: 'includes', value: 'b a' }];
    const found = [{ field: 'subject_includes_word', operator: 'includes', value: 'a b' }];
    expect(differences({ ...WANTED, all }, { ...AS_WANTED, all: found })).toHaveLength(2);
  });

  test('another operator', () => {
    const all = [{ field: 'status', operator: 'less_than', value: 'hold' }, WANTED.all[1]] as Found['all'];
    expect(changed({ all })).toEqual(['− status greater_than hold', '+ status less_than hold']);
  });

  test('a condition that moved from one group to the other is told as such', () => {
    const [status, ...all] = WANTED.all;
    expect(changed({ all, any: [...WANTED.any, status] as Found['any'] })).toEqual([
      '− status greater_than hold',
      '+ any: status greater_than hold',
    ]);
  });

  test('an action to somebody else', () => {
    const value = ['104', 'Subject', 'First line\n\nSecond line'];
    const [gone, came] = changed({ actions: [{ field: 'notification_user', value }] });
    expect([gone, came]).toEqual(['− notification_user: 103', '+ notification_user: 104']);
  });

  test('the words of a mail are the admin’s', () => {
    const value = ['103', 'Betreff', 'In other words'];
    expect(changed({ actions: [{ field: 'notification_user', value }] })).toEqual([]);
  });

  test('an option that is gone', () => {
    expect(changed({ options: [{ value: 'pdp_recorded' }] })).toEqual(['− pdp_open']);
  });

  test('what came twice is told once', () => {
    const twice = { field: 'group_id', operator: 'is', value: '7' };
    expect(changed({ all: [...WANTED.all, twice, twice] })).toEqual(['+ group_id is 7']);
  });
});
