import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import { approve, decline, sendBack } from './answerCommands.ts';
import { flag, record, type Actor } from './commands.ts';
import type { Decision } from './decision.ts';
import type { Condition } from './events.ts';
import { proofsOf } from './billingProof.ts';
import { coveredPromises } from './gateChecks.ts';
import { fingerprint } from './materialFacts.ts';
import { holdingAnswer, isApprovedAlready, isFlagged, outdatedApproval, phaseOf, standingRules } from './standing.ts';
import {
  ANA,
  answered,
  answers,
  BEN,
  billing,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  type Happening,
  minute,
  owing,
  REGGIE,
  solved,
  TICKET,
  usd,
} from '../testing/cases.ts';

const by = (id: number): Actor => ({ id, at: minute(60), eventId: 'new', ticketId: TICKET });
const ana = by(ANA);
const reggie = by(REGGIE);
const refused = (error: string) => ({ ok: false, error });
const withdrawn = (flagId: string): Happening => did({ kind: 'withdrawn', flagId, words: 'Too early.' });

const of = (minor: number, rest: Parameters<typeof exceptionFor>[0] = {}): Decision =>
  exceptionFor({ amount: usd(minor), ...rest });
const cap = (minor: number): Condition => ({ kind: 'cap', amount: usd(minor) });
const ASKED = decided(of(9900));
const FLAGGED = given(ASKED);
const APPROVED = [ASKED, answers('approved', FLAGGED)] as const;
/** $99.00 was asked, and Reggie approved up to $50.00. */
const CAPPED = [ASKED, answers('approved', FLAGGED, { condition: cap(5000) })] as const;
/** And $40.00 was decided under it, without another flag. */
const LOWER = [...CAPPED, decided(of(4000), false)] as const;

/** Whether recording that puts it before Reggie again; null where it is refused. */
function flagsAnew(state: CaseState, decision: Decision, actor = ana): boolean | null {
  const made = record(state, actor, decision);
  return made.ok && made.value.act.kind === 'decided' ? made.value.act.flag : null;
}

describe('deciding what an approval covers already', () => {
  test('needs no new flag: less than was approved, within the cap', () => {
    expect(flagsAnew(given(...CAPPED), of(5000))).toBe(false);
    expect(flagsAnew(given(...CAPPED), of(1))).toBe(false);
    expect(flagsAnew(given(...CAPPED), of(5000, { refundedInvoices: [] }))).toBe(false);
    expect(flagsAnew(given(...CAPPED), of(5000), reggie)).toBe(false);
  });

  test('what has happened beyond it goes before Reggie, though the facts are the same (G16)', () => {
    const happened = exceptionFor({}, { alreadyHappened: true });
    expect(fingerprint(happened)).toBe(fingerprint(of(9900)));
    expect(flagsAnew(given(...APPROVED), happened)).toBe(true);
    const refunds = [{ id: 're_1', at: minute(5), amount: usd(50_000) }];
    const unflagged = given(...APPROVED, decided(happened, false));
    expect(proofsOf(unflagged, happened, billing(owing(5), { refunds })).notCovered).toEqual([{ kind: 'refunded' }]);
  });

  test('an escalation that is raised again goes before Reggie, one that Reggie knows of does not', () => {
    const escalated = (level: 'none' | 'escalates'): Decision => exceptionFor({}, { escalation: level });
    const state = given(decided(escalated('escalates')));
    const approved = [decided(escalated('escalates')), answers('approved', state)] as const;
    const calm = exceptionFor({}, { state: given(...approved) });
    expect(flagsAnew(given(...approved), calm)).toBe(false);
    const calmed = given(...approved, decided(calm, false));
    expect(flagsAnew(calmed, exceptionFor({}, { state: calmed, escalation: 'escalates' }))).toBe(true);
  });

  test('lower once more under the same cap needs none either, and higher again within it', () => {
    expect(flagsAnew(given(...LOWER), of(3000))).toBe(false);
    expect(flagsAnew(given(...LOWER), of(5000))).toBe(false);
  });

  test('leaves the approval standing, so that nothing waits', () => {
    const state = given(...LOWER);
    expect([holdingAnswer(state)?.id, isFlagged(state), standingRules(state)]).toEqual(['e2', true, []]);
    expect([phaseOf(state), outdatedApproval(state)]).toEqual(['approved', null]);
  });

  test('with the same facts keeps the approval: its note was gone, or the words are others', () => {
    const noteGone = given(decided(of(9900), true, { noteIntact: false }), answers('approved', FLAGGED));
    expect(flagsAnew(noteGone, of(9900))).toBe(false);
    const otherWords = of(9900, { reason: 'A duplicate.' });
    expect(flagsAnew(given(...APPROVED), otherWords)).toBe(false);
    const again = given(...APPROVED, decided(otherWords, false));
    expect([holdingAnswer(again)?.id, standingRules(again)]).toEqual(['e2', []]);
  });

  test('keeps an approved closure approved', () => {
    const R6 = decided(decisionFor('R6'), true, { noteIntact: false });
    expect(flagsAnew(answered('approved', R6), decisionFor('R6'))).toBe(false);
    expect(flagsAnew(given(R6), decisionFor('R6'))).toBe(true);
  });

  test.each<[string, readonly Happening[], Decision]>([
    ['it is above the cap', CAPPED, of(5001)],
    ['there is no cap', APPROVED, of(5000)],
    [
      'the condition is another one',
      [ASKED, answers('approved', FLAGGED, { condition: { kind: 'after-two-collected' } })],
      of(5000),
    ],
    ['it is another kind', CAPPED, of(5000, { kind: 'goodwill-credit' })],
    ['it refunds another invoice', CAPPED, of(5000, { refundedInvoices: ['in_2'] })],
    ['it is another plan', CAPPED, of(5000, { shape: 'void-all' })],
    ['nobody has answered', [ASKED], of(5000)],
    [
      'the approval was refused',
      [ASKED, answers('approved', FLAGGED, { condition: cap(5000) }, { author: BEN })],
      of(5000),
    ],
    ['Reggie asked a question since', [...CAPPED, answers('returned', FLAGGED)], of(5000)],
    ['Reggie declined since', [...CAPPED, answers('declined', FLAGGED)], of(5000)],
    ['the flag was taken back', [...CAPPED, withdrawn('e1')], of(5000)],
    ['something else was flagged since', [...CAPPED, decided(decisionFor('R6'))], of(5000)],
  ])('is flagged anew where %s', (_, happenings, later) => {
    expect(flagsAnew(given(...happenings), later)).toBe(true);
    expect(isApprovedAlready(given(...happenings), later)).toBe(false);
  });

  test('a decline or a question covers nothing, even of the same facts', () => {
    expect(flagsAnew(answered('declined', ASKED), of(9900))).toBe(true);
    expect(isApprovedAlready(answered('declined', ASKED), of(9900))).toBe(false);
    expect(isApprovedAlready(answered('returned', ASKED), of(9900))).toBe(false);
    expect(isApprovedAlready(answered('approved', ASKED), of(9900))).toBe(true);
  });

  test('what was approved after it was declined is not flagged anew', () => {
    const state = given(
      decided(of(9900), true, { noteIntact: false }),
      answers('declined', FLAGGED),
      answers('approved', FLAGGED),
    );
    expect(flagsAnew(state, of(9900))).toBe(false);
  });

  test('in the next run everything is asked anew', () => {
    const done = given(...CAPPED, decided(of(5000), false), solved);
    expect(flagsAnew(done, exceptionFor({ amount: usd(5000) }, { state: done }))).toBe(true);
  });
});

describe('an answer to an escalation before any decision', () => {
  const toNothing = (print: string | null): Happening =>
    did({ kind: 'flagged', escalation: 'escalates', fingerprint: print, words: '' });

  test.each([null, 'gone'])('covers nothing that is decided afterwards (flagged: %s)', (print) => {
    const flagged = toNothing(print);
    const state = given(flagged, answers('approved', given(flagged), { condition: cap(9900) }));
    expect(state.answer?.id).toBe('e2');
    expect([holdingAnswer(state), outdatedApproval(state)]).toEqual([null, null]);
    expect(isApprovedAlready(state, of(1))).toBe(false);
    expect(flagsAnew(state, exceptionFor({}, { state }))).toBe(true);
  });
});

describe('Reggie’s answer to what the cap covers', () => {
  const state = given(...LOWER);

  test.each([
    ['decline', decline, 'declined'],
    ['sendBack', sendBack, 'returned'],
  ] as const)('%s goes back on it', (_, answer, kind) => {
    const made = answer(state, reggie, 'e1', ' Not any more. ');
    expect(made).toEqual({
      ok: true,
      value: {
        id: 'new',
        ticketId: TICKET,
        run: 1,
        seq: 4,
        act: { kind, flagId: 'e1', fingerprint: fingerprint(of(4000)), words: 'Not any more.' },
      },
    });
  });

  test('a new yes is to what is decided now', () => {
    expect(approve(state, reggie, 'e1', null, 'Fine.')).toMatchObject({
      value: { act: { kind: 'approved', fingerprint: fingerprint(of(4000)) } },
    });
  });

  test.each([
    ['declined', 'G5'],
    ['returned', 'G6'],
  ] as const)('%s stands as what it is, and Reggie may change it again', (kind, rule) => {
    const print = fingerprint(of(4000));
    const gone = given(...LOWER, answers(kind, FLAGGED, { fingerprint: print }));
    expect(standingRules(gone)).toEqual([rule]);
    expect(phaseOf(gone)).toBe(kind);
    expect(approve(gone, reggie, 'e1', null, '')).toMatchObject({ value: { act: { fingerprint: print } } });
    const again = given(
      ...LOWER,
      answers(kind, FLAGGED, { fingerprint: print }),
      answers('approved', FLAGGED, { fingerprint: print }),
    );
    expect(standingRules(again)).toEqual([]);
  });

  test('what was declined under the cap goes before Reggie again', () => {
    const gone = given(...LOWER, answers('declined', FLAGGED, { fingerprint: fingerprint(of(4000)) }));
    expect(flagsAnew(gone, of(4000))).toBe(true);
    expect(flagsAnew(gone, of(3000))).toBe(true);
  });

  test.each<[string, readonly Happening[]]>([
    ['nothing covers what is decided', [...CAPPED, decided(of(5001), false)]],
    ['it was approved without a cap', [...APPROVED, decided(of(4000), false)]],
    ['the approval was gone back on', [...LOWER, answers('declined', FLAGGED)]],
    ['a question waits', [...LOWER, answers('returned', FLAGGED)]],
  ])('is out of date where %s', (_, happenings) => {
    for (const answer of [decline, sendBack])
      expect(answer(given(...happenings), reggie, 'e1', 'No.')).toEqual(refused('out-of-date'));
  });

  test('is Reggie’s alone, to the newest flag, with words', () => {
    expect(decline(state, ana, 'e1', 'No.')).toEqual(refused('not-an-approver'));
    expect(decline(state, reggie, 'e0', 'No.')).toEqual(refused('out-of-date'));
    expect(decline(state, reggie, 'e1', ' ')).toEqual(refused('reason-missing'));
  });

  describe.each(['declined', 'returned'] as const)('%s', (kind) => {
    const gone = given(...LOWER, answers(kind, FLAGGED));

    test('the lower amount is approved no longer', () => {
      expect(gone.answer?.act.kind).toBe(kind);
      expect(standingRules(gone)).not.toEqual([]);
      expect(['approved', 'recorded', 'flagged']).not.toContain(phaseOf(gone));
      const five = billing(owing(5));
      const covered = coveredPromises({
        draft: null,
        log: { read: 'ok', state: gone },
        billing: five,
        held: five,
        runBeganAt: gone.runBeganAt,
        signals: { chargeback: null, money: null },
        isTagInherited: false,
        isChoiceOpen: false,
        closureSentences: [],
      });
      expect([...covered]).toEqual([]);
    });

    test('and needs its own flag before it can be approved', () => {
      expect(flagsAnew(gone, of(3000))).toBe(true);
      expect(flag(gone, ana, 'none', 'Please look again.')).toMatchObject({
        ok: true,
        value: { act: { kind: 'flagged', fingerprint: fingerprint(of(4000)) } },
      });
    });
  });
});

describe('every answer of the run', () => {
  const ids = (...happenings: readonly Happening[]): readonly string[] =>
    given(...happenings).answers.map(({ id }) => id);
  const later = decided(of(14_900));

  test('is kept in order, also those to earlier flags', () => {
    expect(ids()).toEqual([]);
    expect(ids(ASKED, answers('returned', FLAGGED), answers('declined', FLAGGED))).toEqual(['e2', 'e3']);
    expect(ids(...APPROVED, later, answers('declined', given(...APPROVED, later)))).toEqual(['e2', 'e4']);
  });

  test('is void when its flag is taken back, and no other one', () => {
    expect(ids(...APPROVED, withdrawn('e1'))).toEqual([]);
    expect(ids(...APPROVED, later, withdrawn('e3'))).toEqual(['e2']);
    expect(ids(...APPROVED, later, withdrawn('e1'))).toEqual(['e2']);
  });

  test('does not reach into the next run', () => {
    const next = exceptionFor({}, { state: given(...APPROVED, solved) });
    expect(ids(...APPROVED, solved, decided(next))).toEqual([]);
  });
});

describe('an approval of something else', () => {
  const outdated = (...happenings: readonly Happening[]) => outdatedApproval(given(...happenings));
  const later = decided(of(14_900));

  test('is still told after it was flagged again', () => {
    expect(outdated(...APPROVED, later)).toMatchObject({ event: { id: 'e2' }, approved: of(9900) });
  });

  test('is told no longer once Reggie has answered since', () => {
    const both = [...APPROVED, later] as const;
    for (const kind of ['approved', 'declined', 'returned'] as const)
      expect(outdated(...both, answers(kind, given(...both)))).toBeNull();
  });

  test('is told again where the newer flag was taken back', () => {
    expect(outdated(...APPROVED, later, withdrawn('e3'))).toMatchObject({ event: { id: 'e2' } });
    expect(outdated(...APPROVED, decided(of(14_900), false), withdrawn('e1'))).toBeNull();
  });

  test('is told with the newest words that had those facts', () => {
    const reworded = of(9900, { reason: 'A duplicate.' });
    const twice = [ASKED, decided(reworded)] as const;
    const state = outdated(...twice, answers('approved', given(...twice)), decided(of(14_900), false));
    expect(state?.approved?.exception?.reason).toBe('A duplicate.');
  });

  test('is none while what is decided is covered, by the cap or by the same facts', () => {
    expect(outdated(...LOWER)).toBeNull();
    expect(outdated(...APPROVED, later, decided(of(9900)))).toBeNull();
  });
});
