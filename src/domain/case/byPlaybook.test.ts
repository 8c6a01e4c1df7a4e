import { describe, expect, test } from 'vitest';
import { emptyCase } from './caseState.ts';
import type { Decision } from './decision.ts';
import { decisionOf, EMPTY_DRAFT } from './draft.ts';
import { effectiveGate, isFlagged, standingRules } from './standing.ts';
import { CONTEXT, decided, decisionFor, given, owing, billing, REGGIE, TICKET, typed } from '../testing/cases.ts';
import { described, everyFacts, everyPastDue } from '../testing/facts.ts';
import { counted, known, monthly } from '../testing/invoices.ts';
import type { Facts } from '../policy/facts.ts';
import { RULES, type RuleId } from '../policy/flow.ts';
import type { Plan } from '../policy/plan.ts';

/*
 * An event can be written by hand. A decision that is not what the playbook says to its own answers departs from it,
 * whatever it calls itself, and needs Reggie's approval; what the playbook does say never needs more than its own gate.
 */

/** The decision, made by hand: no gate, no flag, and with these changes. */
function byHand(rule: RuleId, { plan = {}, ...changes }: Partial<Omit<Decision, 'plan'>> & { plan?: Partial<Plan> }) {
  const decision = decisionFor(rule);
  return given(decided({ ...decision, gate: 'none', ...changes, plan: { ...decision.plan, ...plan } }, false));
}

/** What an agent can decide with these facts; null where it is none. */
function decidedWith({ request, paysTwo, escalation, pastDue, settings }: Facts): Decision | null {
  const made = decisionOf(
    { ...EMPTY_DRAFT, answers: { request, paysTwo, escalation }, askedWhen: 'on Monday' },
    { ticketId: TICKET, state: emptyCase(CONTEXT), pastDue, paid: [], settings, conversationAsksRefund: false },
  );
  return made.ok ? made.value : null;
}

describe('a decision that is not what the playbook says needs approval', () => {
  test.each<[string, RuleId, Parameters<typeof byHand>[1]]>([
    ['R5 that voids all', 'R5', { plan: { shape: 'void-all', mustBePaid: 0 } }],
    ['R5 that voids all after two', 'R5', { plan: { shape: 'void-all' } }],
    ['R5 before two are paid', 'R5', { plan: { mustBePaid: 0 } }],
    ['R5 after one', 'R5', { plan: { mustBePaid: 1 } }],
    ['R8 that voids all', 'R8', { plan: { shape: 'void-all' } }],
    ['R8 invoice by invoice', 'R8', { plan: { shape: 'per-invoice' } }],
    ['R7 that voids all', 'R7', { plan: { shape: 'void-all' } }],
    ['R4 that voids the rest', 'R4', { plan: { shape: 'keep-two-void-rest' } }],
    ['R3 that closes', 'R3', { plan: { account: 'closes' } }],
    ['R3 that collects', 'R3', { plan: { shape: 'collect-two-void-rest', mustBePaid: 2 } }],
    ['R6 that leaves the account open', 'R6', { plan: { account: 'stays-open' } }],
    ['R9 that leaves the account open', 'R9', { plan: { account: 'stays-open' } }],
    ['R3 to a refund', 'R3', { request: 'refund-inactive' }],
    ['R3 to a refund of who pays two', 'R3', { request: 'refund-inactive', paysTwo: 'yes' }],
    ['R3 to a closure', 'R3', { request: 'close' }],
    ['R3 to nothing', 'R3', { request: null }],
    ['R5 of who does not pay two', 'R5', { paysTwo: 'no' }],
    ['R5 of who was not asked', 'R5', { paysTwo: null }],
    ['no rule', 'R3', { rule: null }],
    ['R8 called R7', 'R8', { rule: 'R7' }],
    ['R2 called R4', 'R2', { rule: 'R4' }],
    ['R3 of two past due', 'R3', { pastDue: { ...decisionFor('R3').pastDue, n: 2 } }],
    ['R3 of nobody knows how many', 'R3', { pastDue: { ...decisionFor('R3').pastDue, n: null } }],
    ['R1 of nobody knows how many', 'R1', { pastDue: { ...decisionFor('R1').pastDue, n: null } }],
    ['R3 under a setting that asks for two', 'R3', { settingsActed: ['continue-requires-two'] }],
    ['R3 under it, though they pay two', 'R3', { settingsActed: ['continue-requires-two'], paysTwo: 'yes' }],
  ])('%s', (_, rule, changes) => {
    const state = byHand(rule, changes);
    expect(effectiveGate(state)).toBe('approval');
    expect(standingRules(state)).toContain('G2');
  });

  test('as well where an approver wrote it: it is not its own flag', () => {
    const { plan } = decisionFor('R5');
    const voidsAll: Decision = { ...decisionFor('R5'), gate: 'none', plan: { ...plan, shape: 'void-all' } };
    const state = given(decided(voidsAll, false, { author: REGGIE }));
    expect([effectiveGate(state), isFlagged(state), standingRules(state)]).toEqual(['approval', false, ['G2']]);
  });

  test('flagged, it waits for Reggie', () => {
    const voidsAll: Decision = { ...decisionFor('R8'), plan: { ...decisionFor('R8').plan, shape: 'void-all' } };
    expect(standingRules(given(decided(voidsAll, true)))).toEqual(['G3']);
  });

  test('without any change it is what the playbook says', () => {
    for (const rule of RULES) {
      const closes = rule === 'R6' || rule === 'R9';
      expect([rule, effectiveGate(byHand(rule, {}))]).toEqual([rule, closes ? 'flag' : 'none']);
    }
  });
});

describe('every decision that the playbook makes keeps its own gate', () => {
  /** Every combination of answers and settings, over each band of the count, as a bare count and by invoices. */
  const EVERY = [
    ...everyFacts([
      ...everyPastDue(1),
      ...[2, 3, 5].map(counted),
      known(monthly('VS-2', 'VS-1')),
      known(monthly('VS-5 paid', 'VS-4', 'VS-3 void', 'VS-2')),
    ]),
  ];

  function broken(holds: (decision: Decision) => boolean): readonly string[] {
    const wrong = EVERY.filter((facts) => {
      const decision = decidedWith(facts);
      return decision !== null && !holds(decision);
    });
    return wrong.slice(0, 3).map(described);
  }
  const gateOf = (decision: Decision) => effectiveGate(given(decided(decision, false)));

  test('as it was recorded', () => {
    expect(broken((decision) => gateOf(decision) === decision.gate)).toEqual([]);
  });

  test('and, where the event claims none, the least that I6 asks', () => {
    expect(
      broken((decision) => {
        const least = decision.plan.account === 'closes' || decision.escalation !== 'none' ? 'flag' : 'none';
        return gateOf({ ...decision, gate: 'none' }) === least;
      }),
    ).toEqual([]);
  });

  test('of each rule there are some, by invoices and by count', () => {
    for (const kind of ['invoices', 'count'] as const) {
      const rules = EVERY.filter(({ pastDue }) => pastDue.kind === kind).map((facts) => decidedWith(facts)?.rule);
      expect([...new Set(rules)].filter((rule) => rule !== undefined).toSorted()).toEqual(RULES);
    }
  });

  test.each(RULES)('%s, of as many as there are in a long year', (rule) => {
    const { n } = decisionFor(rule).pastDue;
    const more = n !== null && n > 2 ? 40 : (n ?? 0);
    for (const read of [billing(owing(more)), typed(more)]) {
      for (const settings of [{}, { flagEveryVoid: true }]) {
        const decision = decisionFor(rule, { read, settings });
        expect(gateOf(decision)).toBe(decision.gate);
      }
    }
  });
});
