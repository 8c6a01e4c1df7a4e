import { describe, expect, test } from 'vitest';
import { totals } from '../money.ts';
import type { PastDue } from '../invoice.ts';
import { everyPath, facts, pathName, SETTINGS } from '../testing/facts.ts';
import { UNKNOWN, counted, known, spelled } from '../testing/invoices.ts';
import type { Facts } from './facts.ts';
import { walk } from './flow.ts';
import type { Action, Plan } from './plan.ts';
import { EXAMPLES, type Example, type Given, type Resolved } from './policy.examples.ts';
import { resolve, type Resolution } from './resolve.ts';

function pastDueOf(owes: Given['owes']): PastDue {
  if (owes === 'unknown') return UNKNOWN;
  return typeof owes === 'number' ? counted(owes) : known(owes);
}

function factsOf({ owes, settings, ...answers }: Given): Facts {
  return facts({ ...answers, pastDue: pastDueOf(owes), settings: { ...SETTINGS, ...settings } });
}

/** 'VS-4 done, VS-3': the invoices under one action, newest first; undefined where there are none. */
function under(action: Action, plan: Plan, pastDue: PastDue): string | undefined {
  const invoices = pastDue.kind === 'invoices' ? pastDue.invoices : [];
  const names = plan.actions
    .filter((planned) => planned.action === action)
    .map(({ invoiceId, done }) => {
      const number = invoices.find(({ id }) => id === invoiceId)?.number ?? `nobody's ${invoiceId}`;
      return done ? `${number} done` : number;
    });
  return names.length === 0 ? undefined : names.join(', ');
}

/** The resolution in the words of the table. */
function read({ rule, plan, gate, boundary, settingsActed }: Resolution, pastDue: PastDue): Resolved {
  const collect = under('collect', plan, pastDue);
  const voids = under('void', plan, pastDue);
  const keep = under('keep', plan, pastDue);
  const { counts } = plan;
  return {
    rule,
    ...(collect === undefined ? {} : { collect }),
    ...(voids === undefined ? {} : { void: voids }),
    ...(keep === undefined ? {} : { keep }),
    ...(pastDue.kind === 'count' && counts !== null ? { counts: [counts.collect, counts.void, counts.keep] } : {}),
    ...(plan.account === 'stays-open' ? {} : { account: plan.account }),
    ...(gate === 'none' ? {} : { gate }),
    ...(boundary ? { boundary } : {}),
    ...(settingsActed.length === 0 ? {} : { settingsActed }),
  };
}

function sumOfVoids(plan: Plan, pastDue: PastDue): string {
  const invoices = pastDue.kind === 'invoices' ? pastDue.invoices : [];
  const voided = new Set(plan.actions.filter(({ action }) => action === 'void').map(({ invoiceId }) => invoiceId));
  return spelled(totals(invoices.filter(({ id }) => voided.has(id)).map(({ amount }) => amount)));
}

function check({ given, then }: Example): void {
  const { pastDue, ...rest } = factsOf(given);
  const outcome = resolve({ ...rest, pastDue });
  if (outcome.kind === 'question' || 'asks' in then) {
    expect(outcome.kind === 'question' ? { asks: outcome.position.question } : outcome.resolution.rule).toEqual(then);
    return;
  }
  const { voids, ...expected } = then;
  expect(read(outcome.resolution, pastDue)).toEqual(expected);
  if (voids !== undefined) expect(sumOfVoids(outcome.resolution.plan, pastDue)).toBe(voids);
}

describe.each(Object.entries(EXAMPLES))('%s', (_chapter, examples) => {
  test.each(examples.map((example) => [example.says, example] as const))('%s', (_says, example) => {
    check(example);
  });
});

describe('every path of the flowchart has an example', () => {
  const walked = new Set(
    Object.values(EXAMPLES)
      .flat()
      .map(({ given }) => walk(factsOf(given)))
      .flatMap((position) => (position.at === 'rule' ? [pathName(position.trail, position.rule)] : [])),
  );

  test.each(everyPath())('%s', (path) => {
    expect(walked).toContain(path);
  });

  test('and every example ends on a path of the flowchart', () => {
    expect(everyPath()).toHaveLength(18);
    expect([...walked].sort()).toEqual([...everyPath()].sort());
  });
});
