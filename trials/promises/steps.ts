/** What may happen in a run, as data: a run is a list of these, and the same list always comes to the same. */
import fc from 'fast-check';
import { CALLS, ENDINGS, type Call, type Fault } from './faults.ts';

/** Acts with the weight that they have among all. `a` and `b` of a step choose among what there is to choose from. */
export const ACTS = {
  request: 4,
  paysTwo: 3,
  escalation: 2,
  exception: 3,
  dropException: 1,
  prose: 2,
  words: 3,
  typedCount: 1,
  discard: 1,
  changeDecision: 2,
  decide: 8,
  decideAndRecord: 16,
  record: 8,
  recordTwice: 2,
  again: 8,
  flag: 3,
  withdraw: 1,
  confirm: 4,
  dismiss: 1,
  approve: 8,
  decline: 2,
  sendBack: 2,
  mendIndex: 1,
  refresh: 2,
  activate: 1,
  reload: 3,
  deaf: 1,
  carryOut: 8,
  bill: 3,
  customerWrites: 2,
  agentWrites: 1,
  note: 1,
  reopen: 2,
  redact: 1,
  tags: 2,
  field: 1,
  forge: 4,
  nothing: 1,
  promisesNothing: 1,
  save: 16,
} as const;
export type ActName = keyof typeof ACTS;

export interface Step {
  readonly act: ActName;
  /** Whose tab: Ana's, Ben's or Reggie's. */
  readonly who: number;
  readonly a: number;
  readonly b: number;
  readonly faults: readonly Fault[];
  /** So long after the step before. */
  readonly gapMs: number;
  /** The next step does not wait for this one. */
  readonly overlaps: boolean;
}

/** Most of them where most is at stake. */
const MET: readonly Call[] = [...CALLS, 'write', 'write', 'write', 'write', 'read', 'billing'];

const fault: fc.Arbitrary<Fault> = fc.constantFrom(...MET).chain((on) =>
  fc.record({
    on: fc.constant(on),
    skip: fc.constantFrom(0, 0, 0, 1, 2, -1),
    how: fc.nat({ max: ENDINGS[on].length - 1 }),
  }),
);

const faults: fc.Arbitrary<readonly Fault[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(fault, { minLength: 1, maxLength: 2 }) },
);

const act = fc.oneof(
  ...Object.entries(ACTS).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name as ActName) })),
);

const step: fc.Arbitrary<Step> = fc.record({
  act,
  who: fc.constantFrom(0, 0, 0, 1, 2, 2),
  a: fc.nat({ max: 11 }),
  b: fc.nat({ max: 11 }),
  faults,
  gapMs: fc.constantFrom(0, 300, 1500, 5000, 5000, 60_000),
  overlaps: fc.constantFrom(false, false, false, false, true),
});

/** The ticket, the settings and the host's ways that a run begins with. */
export interface Beginning {
  readonly ticket: number;
  readonly settings: number;
  readonly follows: boolean;
}

export interface Sequence {
  readonly beginning: Beginning;
  readonly steps: readonly Step[];
}

export const sequences: fc.Arbitrary<Sequence> = fc.record({
  beginning: fc.record({
    ticket: fc.nat({ max: 9 }),
    settings: fc.constantFrom(0, 0, 0, 1, 2, 3),
    follows: fc.boolean(),
  }),
  steps: fc.array(step, { minLength: 6, maxLength: 20 }),
});
