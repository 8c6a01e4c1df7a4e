import { describe, expect, test } from 'vitest';
import { bypassesIn } from './bypassReport.ts';
import {
  ANA,
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
  minute,
  REGGIE,
  TICKET,
  unreadable,
  usd,
} from '../testing/cases.ts';
import {
  AUTOMATION,
  BROWSER,
  bypasses,
  inShort,
  movesIndex,
  NET,
  recorded,
  redacts,
  reopens,
  replies,
  solves,
  together,
  trailOf,
  type Step,
} from '../testing/trails.ts';

const R3 = decisionFor('R3');
const R6 = decisionFor('R6');
const EXCEPTION = exceptionFor();
const WAITING = recorded(decided(EXCEPTION));
const GONE = { noteIntact: false } as const;
const flagged = given(decided(EXCEPTION));
const approved = recorded(answers('approved', flagged));
const escalation = (level: 'escalates' | 'none'): Step =>
  recorded(did({ kind: 'flagged', escalation: level, fingerprint: null, words: '' }));
const otherName =
  (shownAs: number): Step =>
  (place) => ({ entries: [{ entry: 'other-name', by: ANA, shownAs, at: minute(place) }], acts: [] });

const short = (...steps: readonly Step[]): readonly string[] => inShort(bypasses(steps));

describe('solved against the rules', () => {
  test.each([
    [
      'an escalation that was recorded and not flagged',
      [recorded(decided(decisionFor('R3', { escalation: 'escalates' }), false))],
      'G1 G2',
    ],
    ['a closure that was not flagged', [recorded(decided(R6, false))], 'G2'],
    ['before Reggie has answered', [WAITING], 'G3'],
    [
      'after another exception than the approved one',
      [WAITING, approved, recorded(decided(exceptionFor({ amount: usd(5000) }), false))],
      'G2 G4',
    ],
    ['after Reggie said no', [WAITING, recorded(answers('declined', flagged))], 'G5'],
    ['with Reggie’s question open', [WAITING, recorded(answers('returned', flagged))], 'G6'],
    ['with nothing but the ask for two', [recorded(asked())], 'G7'],
    ['with an escalation and nothing decided', [escalation('escalates')], 'G7'],
    [
      'for more than the cap allows',
      [WAITING, recorded(answers('approved', flagged, { condition: { kind: 'cap', amount: usd(100) } }))],
      'G18',
    ],
  ])('%s', (_what, before, rules) => {
    expect(short(...before, solves()).map((one) => one.split(' ').toSorted().join(' '))).toEqual([
      ['solved', ...rules.split(' ')].toSorted().join(' '),
    ]);
  });

  test.each([
    ['what the playbook decides by itself', [recorded(decided(R3))]],
    ['a closure that was flagged', [recorded(decided(R6))]],
    ['an exception that was approved', [WAITING, approved]],
    ['what was set aside', [recorded(did({ kind: 'dismissed' }))]],
    ['a ticket without a case', []],
    [
      'one on which a condition is met as far as the log can tell',
      [WAITING, recorded(answers('approved', flagged, { condition: { kind: 'after-two-collected' } }))],
    ],
  ])('in order: %s', (_what, before) => {
    expect(short(...before, solves())).toEqual([]);
  });

  test('each with who, when and by which way, also where it was nobody', () => {
    const macro = { kind: 'macro', title: 'Close it' } as const;
    expect(bypasses([WAITING, solves(macro, BEN), solves(AUTOMATION, ANA, 'closed')])).toMatchObject([
      { kind: 'solved', at: minute(2), by: BEN, route: macro, reopened: null },
      { kind: 'closed', at: minute(3), by: null, route: AUTOMATION },
    ]);
  });

  test('in the same update as what was missing, it was in order', () => {
    expect(short(WAITING, together(approved, solves()))).toEqual([]);
    expect(short(together(recorded(decided(R6, false)), solves()))).toEqual(['solved G2']);
  });

  test('what comes afterwards does not mend it, and what was in order stays it', () => {
    expect(short(WAITING, solves(), approved)).toEqual(['solved G3']);
    expect(short(WAITING, approved, solves(), recorded(answers('declined', flagged)))).toEqual([]);
    expect(short(WAITING, approved, solves(), recorded(answers('declined', flagged)), reopens(), solves())).toEqual([
      'solved G5',
    ]);
  });

  test('the reopening is told with it, the net’s own as that', () => {
    const { reopened } = bypasses([WAITING, together(solves(), reopens())])[0] as { reopened?: unknown };
    expect(reopened).toEqual({ at: minute(2), byNet: true });
    const later = bypasses([WAITING, reopens(), solves(), recorded(customerWrote), reopens(BROWSER), solves()]);
    expect(later).toMatchObject([
      { kind: 'solved', at: minute(3), reopened: { at: minute(5), byNet: false } },
      { kind: 'solved', at: minute(6), reopened: null },
    ]);
  });

  test('what is older than asked for is not told, but counts', () => {
    const trail = trailOf([WAITING, solves(), reopens(), solves()]);
    expect(inShort(bypassesIn(trail, CONTEXT, minute(4)))).toEqual(['solved G3']);
    expect(bypassesIn(trail, CONTEXT, minute(5))).toEqual([]);
  });
});

describe('answered against the rules', () => {
  test.each([
    ['G1', recorded(decided(decisionFor('R3', { escalation: 'chargeback' }), false))],
    ['G2', recorded(decided(R6, false))],
  ])('%s holds answers back', (rule, before) => {
    expect(short(before, replies())).toEqual([expect.stringMatching(new RegExp(`^replied .*${rule}`))]);
    expect(short(before, replies('Hello.', AUTOMATION))).toHaveLength(1);
  });

  test('waiting for Reggie does not', () => {
    expect(short(WAITING, replies())).toEqual([]);
  });

  test('a promise that nothing covers, also before there was a case (G17)', () => {
    expect(short(replies('We will refund you $99.'), WAITING)).toEqual(['replied G17']);
    expect(short(WAITING, replies('We will refund you $99.'))).toEqual(['replied G17']);
    expect(short(WAITING, approved, replies('We will refund you $99.'))).toEqual([]);
  });

  test('what only billing could have shown is held against nobody', () => {
    const r5 = recorded(decided(decisionFor('R5')));
    expect(short(r5, replies('We will void the remaining invoices.'))).toEqual([]);
  });

  test('the note itself (G9)', () => {
    const note = 'Refund of $99.00 for VS-899, the customer was charged twice';
    const found = bypasses([WAITING, replies(`Dear Dana,\n${note}\nBest`)], {}, note);
    expect(inShort(found)).toEqual(['replied G9']);
    expect(short(WAITING, replies(`See PDP-${TICKET}-1-1`))).toEqual(['replied G9']);
  });

  test('an answer and a solve of one update are two things', () => {
    expect(short(recorded(decided(R6, false)), together(replies(), solves()))).toEqual(['replied G2', 'solved G2']);
  });
});

describe('what has to be seen beside it', () => {
  test('a note that was redacted, and what was in order until then stays in order', () => {
    const yes = recorded(answers('approved', flagged, {}, GONE));
    expect(bypasses([WAITING, yes, solves(), redacts(2)])).toMatchObject([
      { kind: 'note-gone', how: 'redacted', by: ANA },
    ]);
    expect(short(WAITING, yes, redacts(2), solves())).toEqual(['note-gone', 'solved G3']);
  });

  test('a decision’s note that was redacted or made public stands in the way from then on (G8)', () => {
    const gone = recorded(decided(R3, false, GONE));
    expect(short(gone, solves())).toEqual(['solved G8']);
    expect(short(gone, solves(), redacts(1, 'made-public'))).toEqual(['note-gone']);
    expect(short(gone, redacts(1), solves())).toEqual(['note-gone', 'solved G8']);
  });

  test('without a decision’s words nothing is said of what an approval was given to', () => {
    // As the log tells it: the actions and the refunded invoices stood in the note.
    const { exception, plan } = EXCEPTION;
    if (exception === null) throw new Error('no exception');
    const bare = { ...plan, actions: [] };
    const lost = {
      ...EXCEPTION,
      plan: bare,
      exception: { ...exception, plan: bare, refundedInvoices: [], reason: '' },
    };
    const first = recorded(decided(lost, true, GONE));
    expect(short(first, approved, solves(), redacts(1))).toEqual(['note-gone']);
    // That it was never flagged needs no words.
    const unflagged = recorded(decided(lost, false, GONE));
    expect(short(unflagged, solves(), redacts(1))).toEqual(['solved G2', 'note-gone']);
  });

  test('a note in an approver’s name', () => {
    expect(bypasses([WAITING, otherName(REGGIE)])).toMatchObject([{ kind: 'other-name', by: ANA, shownAs: REGGIE }]);
    expect(short(WAITING, otherName(201))).toEqual([]);
  });

  test('an answer of nobody who may give it', () => {
    const forged = recorded(answers('approved', flagged, {}, { author: BEN }));
    expect(bypasses([WAITING, forged])).toMatchObject([
      { kind: 'refused-answer', act: 'approved', why: 'not-an-approver', by: BEN, at: minute(2) },
    ]);
    const copied = recorded(answers('approved', flagged, {}, { ticketId: 1 }));
    expect(bypasses([WAITING, copied])).toMatchObject([{ why: 'other-ticket' }]);
  });

  test('an index that was moved away from what the log says', () => {
    expect(bypasses([WAITING, movesIndex([])])).toMatchObject([
      { kind: 'index-changed', to: [], logSays: 'waiting', by: ANA },
    ]);
    expect(bypasses([WAITING, movesIndex(['approved'], AUTOMATION)])).toMatchObject([{ by: null, route: AUTOMATION }]);
    expect(short(movesIndex(['approved']))).toEqual(['index-changed']);
  });

  test('the app’s own moves and whatever mends the index are none', () => {
    expect(short(together(WAITING, movesIndex(['waiting'])))).toEqual([]);
    expect(short(WAITING, movesIndex([]), movesIndex(['waiting']))).toEqual(['index-changed']);
    expect(short(movesIndex([], NET))).toEqual([]);
    expect(short(together(recorded(unreadable), movesIndex(['approved'])))).toEqual([]);
  });

  test('a request that became “continue” instead of a refund, told once', () => {
    const refund = decisionFor('R8');
    const before = given(decided(refund));
    const changed = decisionFor('R3', { state: before });
    const again = decisionFor('R3', { state: given(decided(refund), decided(changed)), escalation: 'escalates' });
    expect(bypasses([recorded(decided(refund)), recorded(decided(changed)), recorded(decided(again, true))])).toEqual([
      {
        kind: 'request-changed',
        at: minute(2),
        by: ANA,
        route: null,
        before: 'refund-inactive',
        reason: 'They changed their mind.',
      },
    ]);
    // Written by hand, without a word about the change.
    expect(short(recorded(decided(refund)), recorded(decided(R3)))).toEqual(['request-changed']);
    expect(short(recorded(decided(R3)))).toEqual([]);
    expect(short(recorded(decided(decisionFor('R3', { conversationAsksRefund: true }))))).toEqual(['request-changed']);
  });
});
