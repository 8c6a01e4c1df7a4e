import { describe, expect, test } from 'vitest';
import { effectiveGate, holdingAnswer, isFlagged, outdatedApproval, standingRules } from './standing.ts';
import { emptyCase, isAnythingDecided, isOpen } from './caseState.ts';
import { fingerprint } from './materialFacts.ts';
import {
  ANA,
  answered,
  answers,
  asked,
  BEN,
  CONTEXT,
  customerWrote,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  givenUnder,
  type Happening,
  minute,
  REGGIE,
  replied,
  ROSA,
  solved,
  unreadable,
  usd,
} from '../testing/cases.ts';

const R3 = decisionFor('R3');
const R6 = decisionFor('R6');
const EXCEPTION = exceptionFor();
const dismissed = did({ kind: 'dismissed' });
const escalated = did({ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: 'Bank letter.' });
const withdrawn = (flagId: string) => did({ kind: 'withdrawn', flagId, words: 'Sent too early.' });
const whys = (state: ReturnType<typeof given>) => state.refused.map(({ event, why }) => [event.id, why]);

describe('a ticket without events', () => {
  test('is an empty case that began with the ticket', () => {
    expect(given()).toEqual({
      run: 0,
      runBeganAt: CONTEXT.ticketCreatedAt,
      endedAt: null,
      dismissed: false,
      decision: null,
      earlier: [],
      flag: null,
      answer: null,
      answers: [],
      escalation: { level: 'none', flagged: false },
      highestEscalation: 'none',
      declinedFingerprints: [],
      confirmations: [],
      refused: [],
      events: [],
      unreadable: 0,
      newer: 0,
      lastSeq: 0,
      customerWroteAt: null,
      replies: [],
      indexChanged: null,
      setApproved: null,
      setUpTest: null,
      disguised: [],
      approvers: CONTEXT.approvers,
    });
    expect(isOpen(given())).toBe(false);
  });

  test('is not ended by a solve', () => {
    expect(given(solved)).toEqual(emptyCase(CONTEXT));
  });

  test('counts what it cannot read, and keeps what was said', () => {
    const state = given(unreadable, unreadable, customerWrote, replied('Hello.'), replied('Done.'));
    expect([state.run, state.unreadable, state.customerWroteAt]).toEqual([0, 2, minute(3)]);
    expect(state.replies).toEqual([
      { at: minute(4), text: 'Hello.' },
      { at: minute(5), text: 'Done.' },
    ]);
  });
});

describe('a decision', () => {
  test('is the present one, with its fingerprint, and the earlier ones stay in order', () => {
    const state = given(asked(), decided(R3), decided(R6));
    expect(state.decision?.decision).toBe(R6);
    expect(state.decision?.fingerprint).toBe(fingerprint(R6));
    expect(state.earlier.map(({ decision }) => decision.rule)).toEqual(['R7', 'R3']);
    expect(state.events.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
    expect([state.run, state.lastSeq, isOpen(state)]).toEqual([1, 3, true]);
  });

  test('carries its flag, where it says so', () => {
    expect(given(decided(R6)).flag).toMatchObject({
      event: { id: 'e1' },
      fingerprint: fingerprint(R6),
      withdrawn: false,
    });
    expect(given(decided(R6, false)).flag).toBeNull();
  });

  test('without a flag leaves the older flag and its answer where they are', () => {
    const before = answered('approved', decided(EXCEPTION));
    const state = given(decided(EXCEPTION), answers('approved', before), decided(R3));
    expect([state.flag?.event.id, state.answer?.id]).toEqual(['e1', 'e2']);
  });

  test('with a flag begins a new question to Reggie: the old answer is void', () => {
    const before = answered('approved', decided(EXCEPTION));
    const state = given(decided(EXCEPTION), answers('approved', before), decided(R6));
    expect([state.flag?.event.id, state.answer]).toEqual(['e3', null]);
  });

  test.each([
    ['an agent', ANA, false],
    ['an approver', REGGIE, true],
  ])('of %s, where a flag suffices, counts as its own flag: %s', (_, author, flagged) => {
    expect(isFlagged(given(decided(R6, false, { author })))).toBe(flagged);
  });

  test('of an approver does not count as its own flag where approval is needed', () => {
    expect(isFlagged(given(decided(EXCEPTION, false, { author: REGGIE })))).toBe(false);
  });

  test('counts by its author at that time: a former approver until the end date', () => {
    const approvers = [{ id: ROSA, until: minute(2) }];
    expect(isFlagged(givenUnder({ approvers }, decided(R6, false, { author: ROSA })))).toBe(true);
    expect(isFlagged(givenUnder({ approvers }, solved, decided(R6, false, { author: ROSA })))).toBe(false);
  });
});

describe('events that are not of this case', () => {
  test('an event of another ticket grants nothing and takes no number', () => {
    const state = given(decided(R3, false, { ticketId: 1 }));
    expect(whys(state)).toEqual([['e1', 'other-ticket']]);
    expect([state.run, state.lastSeq, state.events]).toEqual([0, 0, []]);
  });

  test.each([2, 0, -1])('a first event of run %i grants nothing, but its number is taken', (run) => {
    const state = given(decided(R3, false, { run }));
    expect(whys(state)).toEqual([['e1', 'other-run']]);
    expect([state.run, state.decision, state.events, state.lastSeq]).toEqual([0, null, [], 1]);
  });

  test('a run does not begin while the one before goes on', () => {
    expect(whys(given(decided(R3), decided(R6, true, { run: 2 })))).toEqual([['e2', 'other-run']]);
  });

  test('the same event twice counts once', () => {
    const once = given(decided(R6));
    expect(given(decided(R6), decided(R3, false, { id: 'e1' }))).toEqual(once);
  });

  test('a sequence number that is lower does not lower the last one', () => {
    for (const seq of [2, 1, 0, -1]) {
      expect(given(asked(), decided(R3), decided(R6, true, { seq })).lastSeq).toBe(2);
    }
  });
});

describe('runs', () => {
  test('a solve in order ends the run at that time; a later solve does not move it', () => {
    const state = given(decided(R3), solved, solved);
    expect([state.endedAt, state.dismissed, isOpen(state)]).toEqual([minute(2), false, false]);
  });

  test.each([
    ['G1, an escalation that is not flagged', decided(decisionFor('R3', { escalation: 'escalates' }), false)],
    ['G2, a closure that is not flagged', decided(R6, false)],
    ['G3, an exception that waits', decided(EXCEPTION)],
    ['G7, an ask', asked()],
  ])('a solve with %s does not end it', (_, happening) => {
    expect(given(happening, solved).endedAt).toBeNull();
  });

  test.each(['declined', 'returned'] as const)('nor does a solve of what Reggie %s', (kind) => {
    expect(given(decided(R6), answers(kind, given(decided(R6))), solved).endedAt).toBeNull();
  });

  test('the next run begins with its first event, when the run before ended, and with nothing of it', () => {
    const confirmed = did({ kind: 'confirmed', decisionId: 'e1', what: 'voided', words: 'Seen.' });
    const R9 = decisionFor('R9', { state: given(decided(R3), solved) });
    const state = given(decided(R3), confirmed, solved, customerWrote, decided(R9), unreadable, replied('Hi.'));
    expect([state.run, state.runBeganAt, state.endedAt, state.lastSeq]).toEqual([2, minute(3), null, 3]);
    expect([state.earlier, state.confirmations, state.customerWroteAt]).toEqual([[], [], minute(4)]);
    expect(state.events.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
  });

  test('what was said, refused and unreadable is carried over into the next run', () => {
    const R9 = decisionFor('R9', { state: given(decided(R3), solved) });
    const wrong = decided(R3, false, { run: 9 });
    const state = given(replied('Hi.'), unreadable, wrong, decided(R3), solved, decided(R9));
    expect([state.replies.length, state.unreadable, state.refused.length]).toEqual([1, 1, 1]);
  });

  test('a decision recorded under the run that was just solved reopens it', () => {
    const state = given(decided(R3), solved, decided(R6));
    expect([state.run, state.endedAt, state.earlier.length]).toEqual([1, null, 1]);
  });

  test('so does a flag', () => {
    const state = given(decided(R3), solved, escalated);
    expect([state.run, state.endedAt, state.dismissed]).toEqual([1, null, false]);
    expect(given(dismissed, escalated).dismissed).toBe(false);
    expect(given(dismissed, decided(R3)).dismissed).toBe(false);
  });
});

describe('dismissing', () => {
  test('ends the run', () => {
    const state = given(dismissed);
    expect([state.run, state.dismissed, state.endedAt]).toEqual([1, true, minute(1)]);
  });

  test('is a way out of the ask for two (G7)', () => {
    expect(given(asked(), dismissed).dismissed).toBe(true);
  });

  test.each([
    ['something is decided', decided(R3)],
    ['the ask carries an exception', decided(exceptionFor({}, {}, 'R7'))],
    ['an escalation is not flagged', decided(decisionFor('R7', { escalation: 'escalates' }), false)],
  ])('grants nothing to an agent where %s, but to an approver', (_, happening) => {
    const byAgent = given(happening, dismissed);
    expect([byAgent.dismissed, whys(byAgent)]).toEqual([false, [['e2', 'not-an-approver']]]);
    const byReggie = given(happening, did({ kind: 'dismissed' }, { author: REGGIE }));
    expect([byReggie.dismissed, whys(byReggie)]).toEqual([true, []]);
  });

  test('what was decided before the ask still counts as decided', () => {
    const state = given(decided(R3), asked(), dismissed);
    expect([state.dismissed, isAnythingDecided(state)]).toEqual([false, true]);
    expect([isAnythingDecided(given()), isAnythingDecided(given(asked()))]).toEqual([false, false]);
  });

  test('passes once the escalation is flagged', () => {
    expect(given(escalated, dismissed).dismissed).toBe(true);
  });

  test('the run after a dismissal begins at it', () => {
    const next = decisionFor('R3', { state: given(dismissed) });
    const state = given(dismissed, solved, decided(next));
    expect([state.run, state.runBeganAt, state.dismissed]).toEqual([2, minute(1), false]);
  });
});

describe("Reggie's answer", () => {
  const flagged = given(decided(EXCEPTION));

  test.each(['approved', 'declined', 'returned'] as const)('%s: is kept with who and when', (kind) => {
    const { answer } = answered(kind, decided(EXCEPTION));
    expect(answer).toMatchObject({ id: 'e2', author: REGGIE, at: minute(2), act: { kind, words: 'Reggie says so.' } });
  });

  test.each([
    ['not-an-approver', answers('approved', flagged, {}, { author: BEN })],
    ['not-the-newest-flag', answers('approved', flagged, { flagId: 'e0' })],
    ['other-fingerprint', answers('approved', flagged, { fingerprint: 'another' })],
    ['other-fingerprint', answers('approved', flagged, { fingerprint: null })],
    ['note-gone', answers('approved', flagged, {}, { noteIntact: false })],
    ['other-run', answers('approved', flagged, {}, { run: 2 })],
    ['other-ticket', answers('approved', flagged, {}, { ticketId: 1 })],
  ])('grants nothing: %s', (why, answer) => {
    const state = given(decided(EXCEPTION), answer);
    expect([state.answer, whys(state)]).toEqual([null, [['e2', why]]]);
    expect(standingRules(state)).toEqual(['G3']);
  });

  test('to a case without any flag grants nothing', () => {
    expect(whys(given(decided(R3), answers('approved', flagged)))).toEqual([['e2', 'not-the-newest-flag']]);
  });

  test('to a flag that was taken back grants nothing', () => {
    const state = given(decided(EXCEPTION), withdrawn('e1'), answers('approved', flagged));
    expect([state.answer, whys(state)]).toEqual([null, [['e3', 'not-the-newest-flag']]]);
  });

  test('of a former approver counts until the end date and no longer', () => {
    const approvers = [
      { id: REGGIE, until: null },
      { id: ROSA, until: minute(3) },
    ];
    const byRosa = answers('approved', flagged, {}, { author: ROSA });
    expect(givenUnder({ approvers }, decided(EXCEPTION), byRosa).answer?.author).toBe(ROSA);
    const late = givenUnder({ approvers }, decided(EXCEPTION), solved, byRosa);
    expect(whys(late)).toEqual([['e2', 'not-an-approver']]);
  });

  test('the newest holds', () => {
    const state = given(decided(EXCEPTION), answers('declined', flagged), answers('approved', flagged));
    expect(holdingAnswer(state)?.id).toBe('e3');
    expect(standingRules(state)).toEqual([]);
  });

  test('no: is remembered by its fingerprint; deciding the same again needs approval, whatever its rule says', () => {
    const first = given(decided(R6));
    const declined = given(decided(R6), answers('declined', first));
    expect(declined.declinedFingerprints).toEqual([fingerprint(R6)]);
    const again = given(decided(R6), answers('declined', first), decided(R6));
    expect([effectiveGate(again), standingRules(again)]).toEqual(['approval', ['G3']]);
    const unflagged = given(decided(R6), answers('declined', first), decided(R6, false));
    expect(standingRules(unflagged)).toEqual(['G2']);
    const byReggie = given(decided(R6), answers('declined', first), decided(R6, false, { author: REGGIE }));
    expect(standingRules(byReggie)).toEqual(['G2']);
  });

  test('yes and question are not remembered as declined', () => {
    expect(answered('approved', decided(R6)).declinedFingerprints).toEqual([]);
    expect(answered('returned', decided(R6)).declinedFingerprints).toEqual([]);
  });

  test('no to an escalation before any decision declines nothing', () => {
    const state = answered('declined', escalated);
    expect([state.answer?.id, state.declinedFingerprints]).toEqual(['e2', []]);
  });
});

describe('the decider', () => {
  const own = decided(EXCEPTION, true, { author: REGGIE });
  const two = {
    approvers: [
      { id: REGGIE, until: null },
      { id: ROSA, until: null },
    ],
  };

  test('cannot approve while another approver is set', () => {
    const state = givenUnder(two, own, answers('approved', given(own)));
    expect([state.answer, whys(state)]).toEqual([null, [['e2', 'decider']]]);
  });

  test('may decline or ask', () => {
    expect(givenUnder(two, own, answers('declined', given(own))).answer?.act.kind).toBe('declined');
  });

  test('leaves it to the other approver', () => {
    expect(givenUnder(two, own, answers('approved', given(own), {}, { author: ROSA })).answer?.author).toBe(ROSA);
  });

  test('approves as the only approver with a reason, not without', () => {
    expect(answered('approved', own).answer?.author).toBe(REGGIE);
    expect(whys(given(own, answers('approved', given(own), { words: ' ' })))).toEqual([['e2', 'decider']]);
  });

  test('is the only one when the other one was an approver only before', () => {
    const approvers = [
      { id: REGGIE, until: null },
      { id: ROSA, until: minute(2) },
    ];
    expect(givenUnder({ approvers }, own, answers('approved', given(own))).answer?.author).toBe(REGGIE);
  });

  test('may approve an escalation that was flagged before any decision', () => {
    expect(givenUnder(two, escalated, answers('approved', given(escalated))).answer?.author).toBe(REGGIE);
  });
});

describe('an approval', () => {
  const of = (amount: number, refundedInvoices = ['in_1', 'in_2']) =>
    exceptionFor({ amount: usd(amount), refundedInvoices });
  const cap = (minor: number) => ({ condition: { kind: 'cap', amount: usd(minor) } as const });
  /** $198.00 was approved under that condition; then this was decided without another flag. */
  const then = (says: Parameters<typeof answers>[2], later = of(9900)) =>
    given(decided(of(19800)), answers('approved', given(decided(of(19800))), says), decided(later, false));

  test('with a cap covers a lower amount within it, and fewer invoices', () => {
    expect(holdingAnswer(then(cap(9900)))?.id).toBe('e2');
    expect(holdingAnswer(then(cap(9900), of(9900, ['in_2'])))?.id).toBe('e2');
    expect(standingRules(then(cap(9900)))).toEqual([]);
  });

  test.each([
    ['the amount is above the cap', cap(9899), of(9900)],
    ['there is no cap', {}, of(9900)],
    ['the condition is another one', { condition: { kind: 'after-two-collected' } as const }, of(9900)],
    ['another invoice is refunded', cap(9900), of(9900, ['in_3'])],
    ['it is another kind', cap(9900), exceptionFor({ kind: 'goodwill-credit', amount: usd(9900) })],
  ])('is out of date where %s', (_, says, later) => {
    const state = then(says, later);
    expect(holdingAnswer(state)).toBeNull();
    expect(outdatedApproval(state)).toMatchObject({ event: { id: 'e2' }, approved: of(19800) });
    expect(standingRules(state)).toEqual(['G2']);
  });

  test('under a cap of what is not in the log any more says that nothing is known of it', () => {
    const flagOfUnknown = did({ kind: 'flagged', escalation: 'none', fingerprint: 'gone', words: '' });
    const state = given(decided(of(9900)), flagOfUnknown);
    const after = given(decided(of(9900)), flagOfUnknown, answers('approved', state, cap(9900)));
    expect(outdatedApproval(after)).toMatchObject({ event: { id: 'e3' }, approved: null });
  });

  test('is not out of date while it covers, nor is any other answer', () => {
    expect(outdatedApproval(answered('approved', decided(EXCEPTION)))).toBeNull();
    expect(outdatedApproval(given())).toBeNull();
    expect(outdatedApproval(answered('approved', escalated))).toBeNull();
    const declinedBefore = given(decided(EXCEPTION), answers('declined', given(decided(EXCEPTION))), decided(R3));
    expect(outdatedApproval(declinedBefore)).toBeNull();
  });

  test('covers what is decided again with the same facts, also without a new flag', () => {
    const flagged = given(decided(EXCEPTION));
    const state = given(decided(EXCEPTION), answers('approved', flagged), decided(EXCEPTION, false));
    expect([isFlagged(state), standingRules(state)]).toEqual([true, []]);
  });
});

describe('a flag', () => {
  test('withdrawn: no longer flags, and its answers are void', () => {
    const approved = answered('approved', decided(EXCEPTION));
    const state = given(decided(EXCEPTION), answers('approved', approved), withdrawn('e1'));
    expect([state.flag?.withdrawn, state.answer, isFlagged(state)]).toEqual([true, null, false]);
    expect(standingRules(state)).toEqual(['G2']);
  });

  test.each([
    ['another flag', [decided(R6), withdrawn('e9')]],
    ['no flag at all', [decided(R3), withdrawn('e1')]],
  ])('is not taken back by a withdrawal of %s', (_, happenings) => {
    const state = given(...happenings);
    expect([state.flag?.withdrawn ?? false, whys(state)]).toEqual([false, [['e2', 'not-the-newest-flag']]]);
  });

  test('of the decision, given later, counts for it', () => {
    const later = did({ kind: 'flagged', escalation: 'none', fingerprint: fingerprint(R6), words: '' });
    const state = given(decided(R6, false), later);
    expect([state.flag?.event.id, isFlagged(state), standingRules(state)]).toEqual(['e2', true, []]);
    expect(state.escalation).toEqual({ level: 'none', flagged: false });
  });

  test('of another decision does not count for the present one', () => {
    const state = given(decided(R6), decided(decisionFor('R9'), false));
    expect([isFlagged(state), standingRules(state)]).toEqual([false, ['G2']]);
  });

  test('newer than an answer voids it: it may carry the answer to the question', () => {
    const returned = answered('returned', decided(R6));
    const again = did({ kind: 'flagged', escalation: 'none', fingerprint: fingerprint(R6), words: 'Because.' });
    const state = given(decided(R6), answers('returned', returned), again);
    expect([state.answer, standingRules(state)]).toEqual([null, []]);
  });
});

describe('an escalation', () => {
  const R3with = (escalation: 'none' | 'escalates' | 'chargeback', flag = escalation !== 'none', author = ANA) =>
    decided(decisionFor('R3', { escalation }), flag, { author });
  const level = (...happenings: readonly Happening[]) => given(...happenings).escalation;

  test('flagged before any decision opens the case and is flagged', () => {
    const state = given(escalated);
    expect(state.escalation).toEqual({ level: 'chargeback', flagged: true });
    expect([state.run, state.highestEscalation, state.flag?.fingerprint]).toEqual([1, 'chargeback', null]);
  });

  test('recorded with a decision is flagged by its flag, or by an approver', () => {
    expect(level(R3with('escalates'))).toEqual({ level: 'escalates', flagged: true });
    expect(level(R3with('escalates', false))).toEqual({ level: 'escalates', flagged: false });
    expect(level(R3with('escalates', false, REGGIE))).toEqual({ level: 'escalates', flagged: true });
    expect(level(R3with('none', true))).toEqual({ level: 'none', flagged: false });
  });

  test('a later decision without a flag keeps it flagged, unless it raises it', () => {
    expect(level(escalated, R3with('chargeback', false))).toEqual({ level: 'chargeback', flagged: true });
    expect(level(escalated, R3with('escalates', false))).toEqual({ level: 'escalates', flagged: true });
    expect(level(R3with('escalates'), R3with('chargeback', false))).toEqual({ level: 'chargeback', flagged: false });
  });

  test('is lowered by the next decision, and remembered as the highest', () => {
    const state = given(escalated, R3with('none'));
    expect([state.escalation, state.highestEscalation]).toEqual([{ level: 'none', flagged: false }, 'chargeback']);
    expect(given(R3with('escalates'), R3with('chargeback')).highestEscalation).toBe('chargeback');
  });

  test('a flag never lowers it', () => {
    const milder = did({ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' });
    const state = given(escalated, milder);
    expect([state.escalation, state.highestEscalation]).toEqual([{ level: 'chargeback', flagged: true }, 'chargeback']);
  });

  test('is unflagged again when its unanswered flag is taken back (G1)', () => {
    const state = given(escalated, withdrawn('e1'));
    expect(state.escalation).toEqual({ level: 'chargeback', flagged: false });
    expect(standingRules(state)).toEqual(['G1', 'G7']);
  });

  test('stays flagged when Reggie had answered the flag', () => {
    const state = given(escalated, answers('approved', given(escalated)), withdrawn('e1'));
    expect(state.escalation).toEqual({ level: 'chargeback', flagged: true });
  });

  test('that was never flagged does not become flagged by a withdrawal', () => {
    const state = given(decided(R6), R3with('escalates', false), withdrawn('e1'));
    expect(state.escalation).toEqual({ level: 'escalates', flagged: false });
    const flaggedSince = given(decided(R6), answers('approved', given(decided(R6))), R3with('chargeback', false));
    expect(flaggedSince.escalation.flagged).toBe(false);
  });
});

test('a confirmation is kept with the decision it vouches for', () => {
  const confirmed = did({ kind: 'confirmed', decisionId: 'e1', what: 'voided', words: 'Seen.' });
  expect(given(decided(R3), confirmed).confirmations.map(({ id, act }) => [id, act.decisionId, act.what])).toEqual([
    ['e2', 'e1', 'voided'],
  ]);
});
