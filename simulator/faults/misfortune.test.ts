import { describe, expect, test } from 'vitest';
import { Misfortune } from './misfortune.ts';
import { type FaultRule, planIn } from './rules.ts';

const lost = { on: 'update', fault: 'lost-after' } as const;

/** Which of so many updates are hit. */
const hits = (rule: FaultRule, seed: number, many = 200): readonly number[] => {
  const run = new Misfortune({ seed, rules: [rule] });
  return Array.from({ length: many }, (_, at) => at).filter(() => run.next(['update'], 'PUT /x') !== undefined);
};

describe('a plan of faults', () => {
  test('hits every one, the third alone, or all after it', () => {
    expect(hits(lost, 1, 4)).toEqual([0, 1, 2, 3]);
    expect(hits({ ...lost, after: 2, times: 1 }, 1, 6)).toEqual([2]);
    expect(hits({ ...lost, after: 2 }, 1, 5)).toEqual([2, 3, 4]);
  });

  test('hits a share of them: the same ones by the same seed, others by another', () => {
    const quarter: FaultRule = { ...lost, share: 0.25 };
    expect(hits(quarter, 5)).toEqual(hits(quarter, 5));
    expect(hits(quarter, 5)).not.toEqual(hits(quarter, 6));
    for (const seed of [0, 1, 2, 3]) {
      expect(hits(quarter, seed, 2000).length / 2000).toBeCloseTo(0.25, 1);
    }
  });

  test('keeps to its place and to what is named', () => {
    const run = new Misfortune({ seed: 0, rules: [{ on: 'update', fault: '503', of: '/4711' }] });
    expect(run.next(['audits', 'request'], 'GET /tickets/4711')).toBeUndefined();
    expect(run.next(['update', 'request'], 'PUT /tickets/4801')).toBeUndefined();
    expect(run.next(['update', 'request'], 'PUT /tickets/4711')?.fault).toBe('503');
  });

  test('what happens beside it does not move it', () => {
    const plan = { seed: 3, rules: [{ ...lost, share: 0.5 }] };
    const [alone, beside] = [new Misfortune(plan), new Misfortune(plan)];
    for (let at = 0; at < 50; at += 1) {
      if (at % 3 === 0) beside.next(['audits'], 'GET /x');
      expect(beside.next(['update'], 'PUT /x')).toBe(alone.next(['update'], 'PUT /x'));
    }
  });

  test('comes over HTTP without the rules that cannot be read', () => {
    const rules = [
      lost,
      { on: 'update', fault: 'swapped' },
      { on: 'moon', fault: '503' },
      'nonsense',
      { ...lost, ms: 'x' },
    ];
    expect(planIn({ seed: 4, rules })).toEqual({ seed: 4, rules: [lost, lost] });
    expect(planIn({ seed: 4 })).toBeUndefined();
    expect(planIn(null)).toBeUndefined();
  });
});
