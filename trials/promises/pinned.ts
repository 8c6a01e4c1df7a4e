/** Sequences that once broke a promise, as short as they could be made, with what each of them found. */
import type { Sequence, Step } from './steps.ts';

const CALM = { a: 0, b: 0, faults: [], gapMs: 5000, overlaps: false } as const;

const step = (act: Step['act'], who: number, more: Partial<Step> = {}): Step => ({ ...CALM, act, who, ...more });

export interface Pinned {
  readonly found: string;
  readonly sequence: Sequence;
}

export const PINNED: readonly Pinned[] = [
  {
    found:
      'an approver decides again what a colleague has just replaced, in a tab that has not heard of it: it was called recorded, and nothing was written',
    sequence: {
      beginning: { ticket: 7, settings: 3, follows: true },
      steps: [
        step('decideAndRecord', 2, { a: 11, b: 5 }),
        step('decideAndRecord', 1, { a: 1, b: 4 }),
        step('decideAndRecord', 2, { a: 11, b: 3, gapMs: 1500 }),
      ],
    },
  },
  {
    found: 'an unreadable answer to who the approvers are was taken for nobody until the panel was reloaded',
    sequence: {
      beginning: { ticket: 3, settings: 3, follows: false },
      steps: [step('decideAndRecord', 0, { a: 3, b: 10, faults: [{ on: 'read', skip: 1, how: 10 }], overlaps: true })],
    },
  },
  {
    found: 'whoever redacted the note of an exception that Reggie had declined took the no away with it',
    sequence: {
      beginning: { ticket: 6, settings: 1, follows: true },
      steps: [
        step('decideAndRecord', 0, { a: 2, b: 10, gapMs: 60_000 }),
        step('decline', 2, { b: 10 }),
        step('redact', 2, { a: 2, b: 9, gapMs: 0 }),
      ],
    },
  },
  {
    found: 'the same of a question that Reggie had asked',
    sequence: {
      beginning: { ticket: 5, settings: 1, follows: true },
      steps: [
        step('decideAndRecord', 2, { a: 6, b: 10, gapMs: 300 }),
        step('redact', 0, { a: 5, b: 2, gapMs: 1500 }),
        step('sendBack', 0, { a: 7, b: 4, gapMs: 0 }),
      ],
    },
  },
  {
    found:
      'an approver said yes to an exception whose note was gone already: the second writing of the rules called it waiting',
    sequence: {
      beginning: { ticket: 7, settings: 0, follows: false },
      steps: [
        step('decideAndRecord', 2, { a: 9, b: 11 }),
        step('redact', 1, { b: 10 }),
        step('approve', 0, { a: 11, b: 1, gapMs: 1500 }),
      ],
    },
  },
  {
    found: 'a question of Reggie’s came back to life when the note of what Reggie approved after it was redacted',
    sequence: {
      beginning: { ticket: 1, settings: 0, follows: false },
      steps: [
        step('decideAndRecord', 2, { a: 9, b: 9, gapMs: 1500 }),
        step('sendBack', 0, { a: 7, b: 8, gapMs: 0 }),
        step('approve', 0, { a: 3, b: 4, gapMs: 0 }),
        step('redact', 0, { a: 6, b: 1 }),
      ],
    },
  },
  {
    found:
      'a panel loaded anew whose host answers nothing does not know its ticket: the second writing held its draft against the save',
    sequence: {
      beginning: { ticket: 8, settings: 2, follows: true },
      steps: [
        step('decide', 0, { a: 2, b: 1, gapMs: 0 }),
        step('reload', 0, { a: 3, b: 1, gapMs: 1500, overlaps: true }),
        step('save', 0, { a: 3, b: 8, faults: [{ on: 'get', skip: -1, how: 1 }], gapMs: 0 }),
      ],
    },
  },
  {
    found:
      'mending the index of a ticket without a case, while the host told of no field, left a tag that nothing took off',
    sequence: {
      beginning: { ticket: 1, settings: 3, follows: true },
      steps: [
        step('mendIndex', 2, {
          a: 5,
          b: 11,
          faults: [
            { on: 'billing', skip: 0, how: 6 },
            { on: 'get', skip: -1, how: 1 },
          ],
          gapMs: 300,
        }),
        step('decideAndRecord', 2, { a: 2, b: 9, gapMs: 60_000 }),
      ],
    },
  },
  {
    found:
      'a tag set by hand, a log read as empty, a colleague’s record of this very second and a host that does not show the form: the second writing held the tag for knowledge',
    sequence: {
      beginning: { ticket: 0, settings: 1, follows: true },
      steps: [
        step('tags', 2, { a: 7, b: 7, gapMs: 300 }),
        step('bill', 1, { a: 6, b: 4 }),
        step('decideAndRecord', 0, { a: 8, b: 2, gapMs: 0 }),
        step('save', 2, {
          a: 4,
          b: 7,
          faults: [
            { on: 'get', skip: 2, how: 2 },
            { on: 'read', skip: 0, how: 3 },
          ],
          gapMs: 0,
        }),
      ],
    },
  },
];
