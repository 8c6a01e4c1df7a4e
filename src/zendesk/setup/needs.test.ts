import { describe, expect, test } from 'vitest';
import approverRules from './approverRules.json';
import { wantedNeeds, type WantedNeed } from './needs.ts';
import requirements from '../../../requirements.json';
import { NEED_KINDS } from '../../app/setup/ports.ts';

const named = (key: string, approvers: readonly number[]): WantedNeed => {
  const need = wantedNeeds(approvers).find((one) => one.key === key);
  if (need === undefined) throw new Error(`Nothing is called ${key}`);
  return need;
};
const idsOf = (needs: readonly WantedNeed[]): readonly string[] => needs.map(({ kind, key }) => `${kind} ${key}`);

const rolesIn = (conditions: readonly { readonly field: string }[]): readonly unknown[] =>
  conditions.filter(({ field }) => field === 'role');

describe('without an approver', () => {
  const needs = wantedNeeds([]);

  test('everything that installing makes, and nothing that would name somebody', () => {
    expect(idsOf(needs)).toEqual([
      ...Object.keys(requirements.ticket_fields).map((key) => `ticket_field ${key}`),
      ...Object.keys(requirements.user_fields).map((key) => `user_field ${key}`),
      ...Object.keys(requirements.views).map((key) => `view ${key}`),
      ...Object.keys(requirements.triggers).map((key) => `trigger ${key}`),
    ]);
    expect(JSON.stringify(needs)).not.toContain('{approver}');
  });

  test('the net is as it is installed', () => {
    const { wanted, plain } = named('reopen', []);
    expect(wanted.all).toEqual(requirements.triggers.reopen.conditions.all);
    expect(plain).toBeNull();
  });
});

describe('with approvers', () => {
  test('the rules that name them come on top, the triggers before the automations', () => {
    const { reopen, ...rules } = approverRules.triggers;
    expect(idsOf(wantedNeeds([103]))).toEqual([
      ...idsOf(wantedNeeds([])),
      ...Object.keys(rules).map((key) => `trigger ${key}`),
      ...Object.keys(approverRules.automations).map((key) => `automation ${key}`),
    ]);
    expect(reopen.all).not.toEqual([]);
  });

  test('nobody stays unnamed', () => {
    expect(JSON.stringify(wantedNeeds([103, 104]))).not.toContain('{approver}');
  });

  test('the net lets each of them through; as it is installed, it lets through nobody', () => {
    const { wanted, plain } = named('reopen', [103, 104]);
    const installed = requirements.triggers.reopen.conditions.all;
    expect(wanted.all.slice(0, installed.length)).toEqual(installed);
    expect(rolesIn(wanted.all)).toEqual([
      { field: 'role', operator: 'is_not', value: '103' },
      { field: 'role', operator: 'is_not', value: '104' },
    ]);
    expect(wanted.any).toEqual(requirements.triggers.reopen.conditions.any);
    expect(wanted.actions).toEqual(requirements.triggers.reopen.actions);
    expect(rolesIn(plain?.all ?? [{ field: 'role' }])).toEqual([]);
  });

  test('the other rules of the net are as they are installed', () => {
    for (const key of ['late_no', 'in_order', 'follow_up'] as const) {
      const { wanted, plain } = named(key, [103]);
      expect(wanted.all).toEqual(requirements.triggers[key].conditions.all);
      expect(plain).toBeNull();
    }
  });

  test('an approval is sealed by any of them, and unsealed by whoever is none of them', () => {
    expect(rolesIn(named('seal', [103, 104]).wanted.any)).toEqual([
      { field: 'role', operator: 'is', value: '103' },
      { field: 'role', operator: 'is', value: '104' },
    ]);
    expect(rolesIn(named('unsealed', [103, 104]).wanted.all)).toEqual([
      { field: 'role', operator: 'is_not', value: '103' },
      { field: 'role', operator: 'is_not', value: '104' },
    ]);
  });

  test.each(['unsealed', 'mail', 'mail_info', 'remind'])(
    '%s: one mail to each of them, and what else it does once',
    (key) => {
      const { actions } = named(key, [103, 104]).wanted;
      const mails = actions.filter(({ field }) => field === 'notification_user');
      expect(mails.map(({ value }) => (Array.isArray(value) ? (value[0] as unknown) : null))).toEqual(['103', '104']);
      const others = actions.filter(({ field }) => field !== 'notification_user');
      expect(others).toHaveLength(key === 'remind' ? 1 : 2);
    },
  );

  test('the app’s own title of a rule tells it from every other of its kind', () => {
    const all = wantedNeeds([103]).map(({ kind, title }) => `${kind} ${title}`);
    expect(new Set(all).size).toBe(all.length);
  });

  test('what is made is switched on', () => {
    for (const { wanted } of wantedNeeds([103])) expect(wanted.made).toMatchObject({ active: true });
  });

  test('every kind is looked for', () => {
    expect(new Set(wantedNeeds([103]).map(({ kind }) => kind))).toEqual(new Set(NEED_KINDS));
  });
});

describe('the rules that name approvers', () => {
  test('a rule that puts a tag on looks for it first, so that it acts once', () => {
    const { seal, mail } = approverRules.triggers;
    for (const { conditions, actions } of [seal, mail, approverRules.automations.remind]) {
      const put = actions.find(({ field }) => field === 'current_tags')?.value;
      expect(conditions.all).toContainEqual({ field: 'current_tags', operator: 'not_includes', value: put });
    }
  });

  test('an approval is sealed before anybody looks for one that is not', () => {
    const order = Object.keys(approverRules.triggers);
    expect(order.indexOf('seal')).toBeLessThan(order.indexOf('unsealed'));
  });
});
