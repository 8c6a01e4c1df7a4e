import { describe, expect, test } from 'vitest';
import { accountLines } from './accountLines.ts';
import { line, wantsAttention, type Line } from './lines.ts';
import type { CheckedNeed, Need, NeedState } from './ports.ts';
import { ROUTES, verdictOf, VERDICTS, type Route } from './routes.ts';

const REOPEN: Need = { kind: 'trigger', key: 'reopen', title: 'Past-Due Playbook: reopen what was solved too early' };

const linesOf = (checked: readonly CheckedNeed[], approvers: readonly number[] = [103]): Promise<readonly Line[]> =>
  accountLines({ needs: () => Promise.resolve(checked) }, approvers);

async function lineOf(state: NeedState): Promise<Line | undefined> {
  return (await linesOf([{ need: REOPEN, state }]))[0];
}

describe('fields, view and rules', () => {
  test.each<readonly [Line['level'], NeedState['is'], boolean]>([
    ['good', 'good', false],
    ['advice', 'plain', true],
    ['bad', 'missing', true],
    ['bad', 'inactive', true],
  ])('%s: %s', async (level, is, isMendable) => {
    expect(await lineOf({ is } as NeedState)).toMatchObject({
      id: 'trigger reopen',
      level,
      text: `need.${is}`,
      why: 'trigger.reopen',
      details: [],
      mend: isMendable ? REOPEN : null,
    });
  });

  test('what has drifted is told in Zendesk’s own words, and can be set right', async () => {
    const state = { is: 'changed', differs: ['− status changed', '+ status is solved'] } as const;
    expect(await lineOf(state)).toMatchObject({ level: 'bad', details: state.differs, mend: REOPEN });
  });

  test('what could not be read is not known, and no button changes it unseen', async () => {
    const state = { is: 'unreadable', detail: 'status 503' } as const;
    expect(await lineOf(state)).toMatchObject({ level: 'unknown', details: ['status 503'], mend: null });
  });

  test('the app’s own name in front of a rule’s goes without saying', async () => {
    expect((await lineOf({ is: 'good' }))?.values).toEqual({
      kind: 'trigger',
      title: 'reopen what was solved too early',
    });
  });

  test('the rules are looked at for the approvers who can approve', async () => {
    const asked: unknown[] = [];
    const needs = (approvers: readonly number[]): Promise<readonly CheckedNeed[]> => {
      asked.push(approvers);
      return Promise.resolve([]);
    };
    expect(await accountLines({ needs }, [103, 104])).toEqual([]);
    expect(asked).toEqual([[103, 104]]);
  });

  test('without an approver it says what waits for one', async () => {
    expect(await linesOf([], [])).toMatchObject([{ id: 'nobody', level: 'bad', text: 'need.nobody', mend: null }]);
  });

  test('while it is not known who approves, nothing is judged and nothing offered', async () => {
    const needs = (): Promise<never> => Promise.reject(new Error('Nothing is read'));
    expect(await accountLines({ needs }, null)).toMatchObject([{ level: 'unknown', text: 'need.unread', mend: null }]);
  });
});

describe('the levels', () => {
  test.each<readonly [Line['level'], boolean]>([
    ['good', false],
    ['info', false],
    ['advice', true],
    ['bad', true],
    ['unknown', true],
  ])('%s wants attention: %s', async (level, wants) => {
    const line = await lineOf({ is: 'good' });
    expect(line !== undefined && wantsAttention({ ...line, level })).toBe(wants);
  });
});

const RULES = ['reopen', 'late_no', 'seal', 'unsealed', 'unseal'].map((key) =>
  line({ id: `trigger ${key}`, level: 'good', text: '', why: '' }),
);

describe('the routes', () => {
  const routes = Object.keys(ROUTES) as Route[];

  test.each(VERDICTS)('some are %s', (verdict) => {
    expect(routes.some((route) => ROUTES[route] === verdict)).toBe(true);
  });

  test('without the net, what it would reopen is only reported, and nothing else changes', () => {
    for (const route of routes) {
      expect(verdictOf(route, RULES)).toBe(ROUTES[route]);
      expect(verdictOf(route, [])).toBe(ROUTES[route] === 'reopened' ? 'reported' : ROUTES[route]);
    }
  });

  test('without the seal, an approval by hand is only reported; the rest of the net holds', () => {
    const net = RULES.filter(({ id }) => !id.includes('seal'));
    expect(verdictOf('forged', net)).toBe('reported');
    expect(verdictOf('bulk', net)).toBe('reopened');
  });
});
