import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOfLog } from './bypassActs.ts';
import { bypassesIn } from './bypassReport.ts';
import type { TicketUpdate } from './bypassTrail.ts';
import { foldCase } from './fold.ts';
import { judge } from './gate.ts';
import { ONLY_SOLVING, type Saving } from './gateInput.ts';
import {
  ANA,
  answers,
  asked,
  billing,
  CONTEXT,
  decided,
  decisionFor,
  did,
  exceptionFor,
  minute,
  owing,
  paid,
  REGGIE,
  typed,
  UNKNOWN,
  voided,
  type Happening,
} from '../testing/cases.ts';
import { AUTOMATION, recorded, reopens, replies, solves, trailOf, type Step } from '../testing/trails.ts';
import { promisesIn } from '../signals/signals.ts';

/*
 * Whatever happened on a ticket, and whatever billing showed at each save: of a log in which the gate would have let every
 * act pass the report says nothing, and what it says of any other log the gate would have blocked.
 */

const RUNS = 300;
const SEEDS: readonly number[] = [20_261_124];

/** What may be recorded, given the case so far. */
const RECORDED: readonly ((steps: readonly Step[]) => Happening)[] = [
  () => asked(),
  ...(['R1', 'R3', 'R4', 'R5', 'R6', 'R8', 'R9'] as const).flatMap((rule) => [
    (steps: readonly Step[]) => decided(decisionFor(rule, { state: stateOf(steps) })),
    (steps: readonly Step[]) => decided(decisionFor(rule, { state: stateOf(steps) }), false),
  ]),
  (steps) => decided(exceptionFor({}, { state: stateOf(steps) })),
  (steps) => decided(decisionFor('R3', { state: stateOf(steps), escalation: 'chargeback' }), false),
  () => did({ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' }),
  ...(['approved', 'declined', 'returned'] as const).map(
    (kind) => (steps: readonly Step[]) => answers(kind, stateOf(steps)),
  ),
  (steps) => answers('approved', stateOf(steps), { condition: { kind: 'after-two-collected' } }),
  (steps) => did({ kind: 'withdrawn', flagId: stateOf(steps).flag?.event.id ?? '', words: 'No.' }),
  () => did({ kind: 'dismissed' }, { author: REGGIE }),
  () => did({ kind: 'dismissed' }),
];

const READS = [
  UNKNOWN,
  typed(5),
  billing(owing(5)),
  billing(owing(5, paid(1, 1), paid(2, 1), voided(3, 2), voided(4, 2), voided(5, 2)), {
    subscription: { cancelledAt: minute(2) },
  }),
] as const;
const TEXTS = ['Hello.', 'We will refund you $99.', 'We will void the remaining invoices.', 'See PDP-4711-1-1.'];

const aStep = fc.oneof(
  fc.record({ is: fc.constant('recorded' as const), which: fc.nat(RECORDED.length - 1) }),
  fc.record({ is: fc.constant('solved' as const), read: fc.constantFrom(...READS), byRule: fc.boolean() }),
  fc.record({
    is: fc.constant('replied' as const),
    read: fc.constantFrom(...READS),
    text: fc.constantFrom(...TEXTS),
  }),
  fc.record({ is: fc.constant('reopened' as const) }),
);

const stateOf = (steps: readonly Step[]) =>
  foldCase(
    trailOf(steps).flatMap(({ entries }) => entries),
    CONTEXT,
  );

function savingOf(text: string | null): Saving {
  if (text === null) return ONLY_SOLVING;
  return { solving: false, reply: text, replyHoldsNote: text.includes('PDP-'), promises: promisesIn(text) };
}

const acts = (trail: readonly TicketUpdate[]) =>
  bypassesIn(trail, CONTEXT, minute(0)).filter(({ kind }) => kind === 'solved' || kind === 'replied');

test.each(SEEDS)('the report and the gate agree, seed %i', (seed) => {
  let blockedInAll = 0;
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 14 }), (drawn) => {
      const steps: Step[] = [];
      const asIfAllowed: Step[] = [];
      let blocked = 0;
      for (const step of drawn) {
        if (step.is === 'recorded') {
          const happening = RECORDED[step.which];
          if (happening === undefined) continue;
          steps.push(recorded(happening(steps)));
          asIfAllowed.push(recorded(happening(asIfAllowed)));
          continue;
        }
        if (step.is === 'reopened') {
          steps.push(reopens());
          asIfAllowed.push(reopens());
          continue;
        }
        const text = step.is === 'replied' ? step.text : null;
        const route = step.is === 'solved' && step.byRule ? AUTOMATION : undefined;
        const act = text === null ? solves(route, ANA) : replies(text);
        const passes = (so: readonly Step[]): boolean =>
          judge({ ...factsOfLog(stateOf(so)), billing: step.read, held: step.read, saving: savingOf(text) }).allow;
        if (!passes(steps)) blocked += 1;
        steps.push(act);
        if (passes(asIfAllowed)) asIfAllowed.push(act);
      }
      expect(acts(trailOf(asIfAllowed))).toEqual([]);
      expect(acts(trailOf(steps)).length).toBeLessThanOrEqual(blocked);
      blockedInAll += blocked;
    }),
    { seed, numRuns: RUNS },
  );
  expect(blockedInAll).toBeGreaterThan(RUNS / 2);
});
