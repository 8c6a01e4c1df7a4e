import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { CaseAct } from './events.ts';
import { caseReference, holdsNote, noteFor } from './note.ts';
import { caseInvoices, type BillingRead } from '../invoice.ts';
import {
  ANA,
  answered,
  billing,
  CREATED_AT,
  decided,
  decisionFor,
  exceptionFor,
  given,
  invoice,
  owing,
  paid,
  TICKET,
  typed,
  UNKNOWN,
  voided,
} from '../testing/cases.ts';
import { nameOf, WORDS } from '../testing/words.ts';

interface Given {
  readonly read?: BillingRead;
  readonly state?: CaseState;
  readonly prose?: string;
  readonly run?: number;
  readonly author?: number;
}

/** The whole note, with what Reggie has to know first. */
function whole(
  act: CaseAct,
  { read = billing(owing(5)), state = given(), prose = '', run = 1, author = ANA }: Given = {},
): string[] {
  const event = { id: 'new', ticketId: TICKET, run, seq: 3, act };
  const pastDue = caseInvoices(read, CREATED_AT);
  return noteFor({ event, state, pastDue, requester: 'Dana Fox', prose, author, nameOf, words: WORDS }).split('\n');
}
/** The note below the brief's essence, which a flag's note begins with. */
function lines(act: CaseAct, circumstances: Given = {}): string[] {
  const all = whole(act, circumstances);
  return all.slice(all.indexOf('note.title'));
}
const decidedNote = (decision: Decision, circumstances: Given = {}): string[] =>
  lines({ kind: 'decided', decision, flag: decision.gate !== 'none' }, circumstances);

describe('what the note of a flag begins with', () => {
  const essence = (act: CaseAct, state?: CaseState): string[] => {
    const all = whole(act, state === undefined ? {} : { state });
    return all.slice(0, all.indexOf('note.title'));
  };

  test('an exception: what Reggie has to decide, of whom, and why', () => {
    expect(essence({ kind: 'decided', decision: exceptionFor(), flag: true })).toEqual([
      'note.forDecision asked=exception.kind.refund, 9900 usd (number of in_1); exception.plan.keep-all; change.account.stays-open',
      'brief.line.customer: brief.count who=Bright Fox count=5, 49500 usd, brief.oldest day=day 150',
      'brief.line.why: Charged twice.',
      '',
    ]);
  });

  test('a closure by the playbook is for information', () => {
    expect(essence({ kind: 'decided', decision: decisionFor('R6'), flag: true })[0]).toBe(
      'note.forInformation asked=R6, resolution.void-all-close',
    );
  });

  test('an escalation before anything is decided says so, and claims no reason', () => {
    expect(essence({ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: '' })).toEqual([
      'note.forInformation asked=note.escalation.chargeback brief.nothingDecided',
      'brief.line.customer: brief.count who=Bright Fox count=5, 49500 usd, brief.oldest day=day 150',
      '',
    ]);
  });

  test.each<CaseAct>([{ kind: 'decided', decision: decisionFor('R3'), flag: false }, { kind: 'dismissed' }])(
    'nothing where nothing goes before Reggie: $kind',
    (act) => {
      expect(essence(act)).toEqual([]);
    },
  );
});

describe('the note of a decision', () => {
  test('a resolution: the order of playbook §7', () => {
    const read = billing(owing(4, paid(2, 5), voided(4, 5)));
    expect(decidedNote(decisionFor('R5', { read }), { read, prose: ' Friendly customer.\nCalls on Monday. ' })).toEqual(
      [
        'note.title',
        'note.headline.collect-two-void-rest',
        '',
        'note.request: answer.request.refund-inactive',
        'note.paysTwo: answer.paysTwo.yes',
        '',
        'note.pastDue count=4',
        '- VS-899 · 9900 usd · day 30: note.action.collect',
        '- VS-898 · 9900 usd · day 60: note.done.collect',
        '- VS-897 · 9900 usd · day 90: note.action.void',
        '- VS-896 · 9900 usd · day 120: note.done.void',
        'note.total.collect count=2: 19800 usd',
        'note.total.void count=2: 19800 usd',
        '',
        'note.rule R5: rule.R5',
        'note.account.stays-open',
        'note.source.stripe asOf=minute 0 seenIn= customer=Bright Fox matched=note.matched.id',
        '',
        'note.ownWords:',
        'Friendly customer.',
        'Calls on Monday.',
        '',
        'note.reference: PDP-4711-1-3',
      ],
    );
  });

  test('a flagged exception: kind, amount, invoices refunded, plan and reason; then the flag', () => {
    expect(decidedNote(exceptionFor({}, { read: billing(owing(2)) }, 'R4'), { read: billing(owing(2)) })).toEqual([
      'note.title',
      '',
      'note.request: answer.request.refund-inactive',
      '',
      'note.pastDue count=2',
      '- VS-899 · 9900 usd · day 30: note.action.keep',
      '- VS-898 · 9900 usd · day 60: note.action.keep',
      'note.total.keep count=2: 19800 usd',
      '',
      'note.rule R4: rule.R4',
      'note.account.stays-open',
      'note.exception: exception.kind.refund, 9900 usd (number of in_1) · note.plan: exception.plan.keep-all',
      'note.reason: Charged twice.',
      'note.flaggedForApproval',
      'note.source.stripe asOf=minute 0 seenIn= customer=Bright Fox matched=note.matched.id',
      '',
      'note.reference: PDP-4711-1-3',
    ]);
  });

  test('what the playbook says never says so, and an exception without money names no amount', () => {
    const note = decidedNote(exceptionFor({ kind: 'void-more', shape: 'void-all' }));
    const asked = 'note.exception: exception.kind.void-more · note.plan: exception.plan.void-all';
    expect(note.slice(note.indexOf(asked))).toEqual([
      asked,
      'note.reason: Charged twice.',
      'exception.never',
      'note.flaggedForApproval',
      'note.source.stripe asOf=minute 0 seenIn= customer=Bright Fox matched=note.matched.id',
      '',
      'note.reference: PDP-4711-1-3',
    ]);
    expect(decidedNote(exceptionFor())).not.toContain('exception.never');
  });

  test('the boundary sentence, the settings that acted, and when it was asked stand with the rule', () => {
    const settings = { flagEveryVoid: true, continueRequiresTwoPaid: true };
    const answers = { request: 'continue', paysTwo: 'yes', escalation: 'none' } as const;
    const R3 = decidedNote(decisionFor('R3', { settings, draft: { answers } }));
    expect(R3.slice(R3.indexOf('note.rule R3: rule.R3two')).slice(0, 5)).toEqual([
      'note.rule R3: rule.R3two',
      'note.setting.flag-every-void',
      'note.setting.continue-requires-two',
      'note.account.stays-open',
      'note.flagged',
    ]);
    expect(R3).toContain('note.headline.collect-two-void-rest');
    const R8 = decidedNote(decisionFor('R8', { read: billing(owing(3)) }), { read: billing(owing(3)) });
    expect(R8.slice(R8.indexOf('note.rule R8: rule.R8')).slice(0, 4)).toEqual([
      'note.rule R8: rule.R8',
      'note.boundary',
      'note.askedWhen when=on Monday',
      'note.account.stays-open',
    ]);
    expect(decidedNote(decisionFor('R8'))).not.toContain('note.boundary');
  });

  test('a refund for another reason says that the playbook speaks of inactivity', () => {
    const answers = { request: 'refund-other', paysTwo: 'yes', escalation: 'none' } as const;
    const note = decidedNote(decisionFor('R5', { draft: { answers } }));
    expect(note.slice(note.indexOf('note.rule R5: rule.R5')).slice(0, 3)).toEqual([
      'note.rule R5: rule.R5',
      'note.refundOther',
      'note.account.stays-open',
    ]);
    expect(decidedNote(decisionFor('R5'))).not.toContain('note.refundOther');
  });

  test('a changed request: before → after, and why', () => {
    const state = given(decided(decisionFor('R5')));
    expect(decidedNote(decisionFor('R3', { state }), { state })).toContain(
      'note.requestChanged before=answer.request.refund-inactive after=answer.request.continue reason=They changed their mind.',
    );
    expect(decidedNote(decisionFor('R3')).join()).not.toContain('requestChanged');
    const against = decidedNote(decisionFor('R3', { conversationAsksRefund: true }));
    expect(against).toContain(
      'note.requestAgainst before= after=answer.request.continue reason=They changed their mind.',
    );
  });

  test('an escalation is said with the request', () => {
    const note = decidedNote(decisionFor('R9', { escalation: 'chargeback' }));
    expect(note.slice(1, 6)).toEqual([
      'note.headline.close-on-request',
      '',
      'note.request: answer.request.close',
      'note.escalation.chargeback',
      '',
    ]);
    expect(note).toContain('note.account.closes');
    expect(decidedNote(decisionFor('R9')).join()).not.toContain('note.escalation');
  });

  test('the ask for two is a step, without a flag', () => {
    const note = lines({ kind: 'asked', decision: decisionFor('R7') });
    expect(note.slice(0, 5)).toEqual([
      'note.title',
      'note.headline.ask-for-two',
      '',
      'note.request: answer.request.refund-inactive',
      'note.paysTwo: answer.paysTwo.not-asked',
    ]);
    expect(note.join()).not.toContain('note.flagged');
  });

  test('an approver’s own closure is not said to be flagged', () => {
    expect(lines({ kind: 'decided', decision: decisionFor('R6'), flag: false }).join()).not.toContain('note.flagged');
  });

  describe('that follows another one of the run', () => {
    const R3 = decisionFor('R3');

    test('begins by naming the note that it replaces', () => {
      expect(decidedNote(R3, { state: given(decided(decisionFor('R6'))) }).slice(0, 3)).toEqual([
        'note.title',
        'note.replaces when=minute 1',
        'note.headline.void-remainder',
      ]);
    });

    test.each(['approved', 'declined', 'returned'] as const)('says what Reggie said to that one: %s', (kind) => {
      const note = decidedNote(decisionFor('R6'), { state: answered(kind, decided(exceptionFor())) });
      expect(note.slice(note.indexOf('note.flagged')).slice(0, 3)).toEqual([
        'note.flagged',
        `note.earlierAnswer what=exception.kind.refund, 9900 usd said=note.act.${kind} name=user 103: Reggie says so.`,
        'note.source.stripe asOf=minute 0 seenIn= customer=Bright Fox matched=note.matched.id',
      ]);
    });

    test.each(['approved', 'declined', 'returned'] as const)('says what Reggie said to the same facts: %s', (kind) => {
      const note = decidedNote(decisionFor('R6'), { state: answered(kind, decided(decisionFor('R6'))) });
      expect(note.slice(note.indexOf('note.flagged')).slice(0, 2)).toEqual([
        'note.flagged',
        `note.act.${kind} name=user 103: Reggie says so.`,
      ]);
    });

    test('but replaces nothing of the run before', () => {
      const state = answered('approved', decided(decisionFor('R6')));
      const next = { ...R3, run: 2 };
      expect(decidedNote(next, { state, run: 2 }).slice(0, 2)).toEqual(['note.title', 'note.headline.void-remainder']);
      expect(decidedNote(next, { state, run: 2 }).join()).not.toContain('note.act.');
      expect(decidedNote(R3, { state: given() }).join()).not.toContain('note.replaces');
    });
  });

  describe('where billing gives no invoices', () => {
    const facts = (decision: Decision, read: BillingRead) => {
      const note = decidedNote(decision, { read });
      return [...note.filter((line) => /^note\.(pastDue|byCount|countUnknown|source|total)|^- /.test(line))];
    };

    test('a bare count is told by count, and what it was seen in', () => {
      expect(facts(decisionFor('R5', { read: typed(5) }), typed(5))).toEqual([
        'note.pastDue count=5',
        'note.byCount collect=2 void=3 keep=0',
        'note.source.typed asOf=minute 0 seenIn=the dashboard customer= matched=',
      ]);
    });

    test('a count of none has nothing to tell', () => {
      expect(facts(decisionFor('R1', { read: typed(0) }), typed(0))).toEqual([
        'note.pastDue count=0',
        'note.source.typed asOf=minute 0 seenIn=the dashboard customer= matched=',
      ]);
    });

    test('unknown is said as unknown', () => {
      const note = decidedNote(exceptionFor({ shape: 'void-all' }, { read: UNKNOWN }), { read: UNKNOWN });
      expect(note.slice(4)).toEqual([
        'note.countUnknown',
        '',
        'note.account.stays-open',
        'note.exception: exception.kind.refund, 9900 usd (number of in_1) · note.plan: exception.plan.void-all',
        'note.reason: Charged twice.',
        'exception.never',
        'note.flaggedForApproval',
        'note.source.unknown asOf=minute 0',
        '',
        'note.reference: PDP-4711-1-3',
      ]);
    });

    test('nothing known and nothing asked claims nothing', () => {
      const nothing = { ...exceptionFor({}, { read: UNKNOWN }), exception: null, request: null };
      expect(decidedNote(nothing, { read: UNKNOWN }).slice(0, 4)).toEqual([
        'note.title',
        'note.countUnknown',
        '',
        'note.countUnknown',
      ]);
    });

    test('planned invoices that billing does not show now are named by their id, without totals', () => {
      expect(facts(decisionFor('R9', { read: billing(owing(2)) }), UNKNOWN)).toEqual([
        'note.pastDue count=2',
        '- in_1: note.action.keep',
        '- in_2: note.action.keep',
        'note.source.stripe asOf=minute 0 seenIn= customer= matched=note.matched.id',
      ]);
    });

    test('without totals the rule follows the invoices', () => {
      const note = decidedNote(decisionFor('R9', { read: billing(owing(2)) }), { read: UNKNOWN });
      expect(note.slice(note.indexOf('- in_2: note.action.keep')).slice(1, 3)).toEqual(['', 'note.rule R9: rule.R9']);
    });

    test('one that billing does not show any more adds nothing to the totals', () => {
      expect(facts(decisionFor('R9', { read: billing(owing(2)) }), billing(owing(1)))).toEqual([
        'note.pastDue count=2',
        '- VS-899 · 9900 usd · day 30: note.action.keep',
        '- in_2: note.action.keep',
        'note.total.keep count=2: 9900 usd',
        'note.source.stripe asOf=minute 0 seenIn= customer=Bright Fox matched=note.matched.id',
      ]);
    });
  });

  test('currencies stand side by side and are never added', () => {
    const read = billing([invoice(1), invoice(2, { amount: { minor: 500, currency: 'eur' } })]);
    expect(decidedNote(decisionFor('R2', { read }), { read })).toContain('note.total.keep count=2: 500 eur + 9900 usd');
  });

  test('150 invoices stay within the help desk’s 64 KB, with as much again for the machine-readable line', () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      invoice(index + 1, { id: `in_${'x'.repeat(24)}${index}`, number: `${'N'.repeat(24)}-${index}` }),
    );
    const note = decidedNote(decisionFor('R3', { read: billing(many) }), { read: billing(many) });
    expect(note.filter((line) => line.startsWith('- '))).toHaveLength(150);
    expect(new TextEncoder().encode(note.join('\n')).length).toBeLessThan((64 * 1024) / 2);
  });

  test('no two empty lines follow each other', () => {
    expect(decidedNote(decisionFor('R1', { read: billing([]) }), { prose: 'A.\n\n\n\n\nB.' }).join('\n')).not.toMatch(
      /\n\n\n/,
    );
    expect(lines({ kind: 'dismissed' }, { prose: 'A.\n\n\nB.' })).toEqual([
      'note.title',
      'note.act.dismissed',
      '',
      'note.ownWords:',
      'A.',
      '',
      'B.',
      '',
      'note.reference: PDP-4711-1-3',
    ]);
  });
});

describe('the note of any other event', () => {
  const body = (act: CaseAct): string[] => lines(act, { prose: '  ' }).slice(1, -2);
  const answer = { flagId: 'e1', fingerprint: null, words: 'Because.' };

  test.each<[CaseAct, string[]]>([
    [{ kind: 'flagged', escalation: 'none', fingerprint: null, words: 'Please.' }, ['note.act.flagged']],
    [{ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' }, ['note.act.flagged-escalates']],
    [{ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: '' }, ['note.act.flagged-chargeback']],
    [{ kind: 'approved', condition: null, ...answer }, ['note.act.approved name=user 101: Because.']],
    [{ kind: 'approved', condition: null, ...answer, words: '' }, ['note.act.approved name=user 101.']],
    [{ kind: 'declined', ...answer }, ['note.act.declined name=user 101: Because.']],
    [{ kind: 'returned', ...answer }, ['note.act.returned name=user 101: Because.']],
    [{ kind: 'withdrawn', flagId: 'e1', words: 'Too early.' }, ['note.act.withdrawn: Too early.']],
    [{ kind: 'confirmed', decisionId: 'e1', what: 'voided', words: 'Seen.' }, ['note.act.confirmed-voided', 'Seen.']],
    [{ kind: 'dismissed' }, ['note.act.dismissed']],
  ])('%o', (act, said) => {
    expect(body(act)).toEqual(said);
  });
});

test('the case reference names ticket, run and event', () => {
  expect(caseReference({ ticketId: 12, run: 3, seq: 45 })).toBe('PDP-12-3-45');
});

describe('whether a public reply holds the note (G9)', () => {
  const LONG = 'Decision: void the invoices beyond the two.';
  const NOTE = `Past-due playbook\n${LONG}\n${'y'.repeat(40)}\n${'x'.repeat(39)}`;

  test.each<[string, string, string | null, boolean]>([
    ['its reference', 'see PDP-4711-1-3.', null, true],
    ['its machine-readable line', 'pdp-data:abc', null, true],
    ['something like a reference', 'XPDP-4711-1-3 and PDP-4711-1-3x and PDP-4711-1', null, false],
    ['words that end alike', 'mypdp-data:abc', null, false],
    ['one of its longer lines', `FYI: ${LONG} Regards`, NOTE, true],
    ['a longer line broken elsewhere', `FYI:\n${LONG.replace('the invoices', 'the \n  invoices')}`, NOTE, true],
    ['a line of forty characters', 'y'.repeat(40), NOTE, true],
    ['a shorter line', `Past-due playbook ${'x'.repeat(39)}`, NOTE, false],
    ['none of it', 'Hello Dana.', NOTE, false],
    ['no note at hand', LONG, null, false],
  ])('%s', (_, reply, note, holds) => {
    expect(holdsNote(reply, note)).toBe(holds);
  });

  test('however the note is indented', () => {
    expect(holdsNote(LONG, `  ${LONG.replaceAll(' ', '  ')}  `)).toBe(true);
    expect(holdsNote('z', ' '.repeat(50))).toBe(false);
  });
});
