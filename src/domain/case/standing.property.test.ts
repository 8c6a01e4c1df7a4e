import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approve, decline, sendBack } from './answerCommands.ts';
import { record, flag, withdraw, dismiss, type Actor, type Refusal } from './commands.ts';
import type { CaseState } from './caseState.ts';
import type { LogEntry, NewEvent } from './events.ts';
import { foldCase } from './fold.ts';
import { phaseOf, standingRules } from './standing.ts';
import { ANA, BEN, CONTEXT, decisionFor, exceptionFor, minute, REGGIE, ROSA, TICKET, usd } from '../testing/cases.ts';
import { ESCALATIONS } from '../policy/facts.ts';
import type { Result } from '../result.ts';

/** The phases in which the net reopens a solve (requirements.json). */
const REOPENED = ['open', 'escalated', 'waiting', 'declined', 'returned'];

const WORDS = 'Because.';
const RULES = ['R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R9'] as const;
const CONDITIONS = [null, { kind: 'cap', amount: usd(9900) }, { kind: 'after-two-collected' }] as const;

const step = fc.record({
  who: fc.constantFrom(ANA, ANA, BEN, REGGIE, ROSA),
  what: fc.constantFrom(
    ...(['record', 'record', 'exception', 'flag', 'withdraw', 'approve', 'decline', 'ask', 'dismiss'] as const),
    ...(['solve', 'write'] as const),
  ),
  rule: fc.constantFrom(...RULES),
  escalation: fc.constantFrom('none', 'none', ...ESCALATIONS),
  amount: fc.constantFrom(9900, 5000),
  alreadyHappened: fc.boolean(),
  condition: fc.constantFrom(...CONDITIONS),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function commanded(state: CaseState, actor: Actor, one: Step): Result<NewEvent, Refusal> | null {
  const { what, rule, escalation, alreadyHappened, condition } = one;
  const flagId = state.flag?.event.id ?? '';
  switch (what) {
    case 'record':
      return record(state, actor, decisionFor(rule, { state, escalation }), '');
    case 'exception':
      return record(
        state,
        actor,
        exceptionFor({ amount: usd(one.amount) }, { state, escalation, alreadyHappened }, rule),
        '',
      );
    case 'flag':
      return flag(state, actor, escalation, WORDS);
    case 'withdraw':
      return withdraw(state, actor, WORDS);
    case 'approve':
      return approve(state, actor, flagId, condition, WORDS);
    case 'decline':
      return decline(state, actor, flagId, WORDS);
    case 'ask':
      return sendBack(state, actor, flagId, WORDS);
    case 'dismiss':
      return dismiss(state, actor, 'none');
    case 'solve':
    case 'write':
      return null;
  }
}

/** The case after every step that the commands allow. */
function statesOf(steps: readonly Step[], approvers: readonly number[]): readonly CaseState[] {
  const context = { ...CONTEXT, approvers: approvers.map((id) => ({ id, until: null })) };
  const log: LogEntry[] = [];
  return steps.flatMap((one, place) => {
    const at = minute(place + 1);
    const actor = { id: one.who, at, eventId: `e${place}`, ticketId: TICKET };
    const done = commanded(foldCase(log, context), actor, one);
    if (done?.ok === false) return [];
    if (done !== null) {
      log.push({ entry: 'event', event: { ...done.value, author: one.who, at, auditId: place, noteIntact: true } });
    } else if (one.what === 'solve') log.push({ entry: 'solved', by: one.who, at });
    else log.push({ entry: 'customer-wrote', at });
    return [foldCase(log, context)];
  });
}

test('the net reopens exactly what the log itself holds back, and nobody is said to be asked who is not', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 9 }),
      fc.constantFrom([REGGIE], [REGGIE, ROSA]),
      (steps, approvers) => {
        for (const state of statesOf(steps, approvers)) {
          const phase = phaseOf(state);
          expect(REOPENED.includes(phase)).toBe(state.run > 0 && standingRules(state).length > 0);
          if (phase === 'flagged') expect(state.flag?.withdrawn).toBe(false);
        }
      },
    ),
    { numRuns: 3000 },
  );
});
