import { describe, expect, test } from 'vitest';
import { flaggedBefore, type BriefContext } from './brief.ts';
import type { CaseState } from './caseState.ts';
import { fingerprint } from './materialFacts.ts';
import { briefOf, type Asked } from './panelBrief.ts';
import { caseInvoices, type BillingRead, type Invoice } from '../invoice.ts';
import type { Escalation } from '../policy/facts.ts';
import {
  answers,
  billing,
  CREATED_AT,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  type Happening,
  invoice,
  minute,
  owing,
  paid,
  REGGIE,
  solved,
  typed,
  UNKNOWN,
  usd,
  voided,
} from '../testing/cases.ts';
import { nameOf, WORDS } from '../testing/words.ts';

const R6 = decisionFor('R6');
const REFUND_OF_ONE = exceptionFor();
const flagged = (escalation: Escalation, print: string | null = null, words = ''): Happening =>
  did({ kind: 'flagged', escalation, fingerprint: print, words });
const withdrawn = did({ kind: 'withdrawn', flagId: 'e1', words: 'Too early.' });

function brief(state: CaseState, read: BillingRead = billing(owing(5)), overrides: Partial<BriefContext> = {}) {
  const pastDue = caseInvoices(read, CREATED_AT);
  return briefOf({ state, pastDue, requester: 'Dana Fox', nameOf, now: minute(121), words: WORDS, ...overrides });
}

describe('Reggie’s brief', () => {
  test('a refund: what is asked, of whom, on which path, against what, why and since when', () => {
    expect(brief(given(decided(REFUND_OF_ONE)))).toEqual({
      asked: {
        what: 'exception.kind.refund, 9900 usd',
        refunded: ['in_1'],
        terms: 'brief.plan.keep-all, change.account.stays-open',
        escalation: null,
      },
      customer: 'brief.count who=Bright Fox count=5, 49500 usd, brief.oldest day=day 150',
      path: 'answer.request.refund-inactive → note.paysTwo: answer.paysTwo.no-answer',
      rule: 'R8',
      playbook: 'resolution.no-answer',
      why: 'Charged twice.',
      age: 'brief.age age=120 minutes name=user 101',
    });
  });

  test('a closure by the playbook: with the sum of what is voided, and not told twice', () => {
    expect(brief(given(decided(R6)))).toMatchObject({
      asked: { what: 'brief.voidAllClose count=5 sum= (49500 usd)', terms: null },
      path: 'answer.request.refund-inactive → note.paysTwo: answer.paysTwo.no',
      rule: 'R6',
      playbook: null,
      why: 'brief.byPlaybook',
    });
  });

  test('of a refund for another reason it says that the playbook does not speak of it', () => {
    const other = { request: 'refund-other', paysTwo: 'no', escalation: 'none' } as const;
    const closure = decisionFor('R6', { draft: { answers: other } });
    expect(brief(given(decided(closure)))?.playbook).toBe('brief.refundOther');
    const credit = exceptionFor({ kind: 'goodwill-credit' }, { draft: { answers: other } });
    expect(brief(given(decided(credit)))?.playbook).toBe('resolution.void-all-close. brief.refundOther');
  });

  test('an escalation before any decision', () => {
    expect(brief(given(flagged('chargeback', null, 'Bank letter.')))).toMatchObject({
      asked: { what: 'note.escalation.chargeback', terms: 'brief.nothingDecided', escalation: null },
      path: null,
      rule: null,
      playbook: null,
      why: 'Bank letter.',
    });
    expect(brief(given(flagged('escalates')))).toMatchObject({ why: null });
    expect(brief(given(flagged('none')))?.asked).toMatchObject({ what: 'brief.nothingDecided', terms: null });
  });

  test.each<[string, CaseState]>([
    ['there is no case', given()],
    ['nothing was flagged', given(decided(decisionFor('R3')))],
    ['the flag was taken back', given(decided(R6), withdrawn)],
  ])('is none where %s', (_, state) => {
    expect(brief(state)).toBeNull();
  });

  test('stays readable once Reggie has answered', () => {
    const state = given(decided(R6), answers('approved', given(decided(R6))));
    expect(brief(state)).toEqual(brief(given(decided(R6))));
  });
});

describe('what is asked', () => {
  const asked = (...happenings: readonly Happening[]): Asked | undefined => brief(given(...happenings))?.asked;

  test('an escalation stands behind what is decided', () => {
    expect(asked(decided(decisionFor('R3', { escalation: 'escalates' })))).toMatchObject({
      what: 'resolution.void-remainder',
      terms: 'brief.voids count=3 (29700 usd)',
      escalation: 'note.escalation.escalates',
    });
    const answersWith = { request: 'close', paysTwo: null, escalation: 'chargeback' } as const;
    expect(
      asked(decided(exceptionFor({ kind: 'waive-two' }, { draft: { answers: answersWith } }, 'R9'))),
    ).toMatchObject({
      what: 'exception.kind.waive-two',
      escalation: 'note.escalation.chargeback',
    });
  });

  test('a goodwill credit names its amount and no invoice', () => {
    const credit = exceptionFor({ kind: 'goodwill-credit', amount: usd(2500), refundedInvoices: [] });
    expect(asked(decided(credit))).toMatchObject({ what: 'exception.kind.goodwill-credit, 2500 usd', refunded: [] });
  });

  test('what an exception voids is told with its sum', () => {
    const waived = exceptionFor({ kind: 'waive-two', shape: 'keep-two-void-rest', amount: null, refundedInvoices: [] });
    expect(asked(decided(waived))?.terms).toBe(
      'brief.plan.keep-two-void-rest, brief.voids count=3 (29700 usd), change.account.stays-open',
    );
    const all = exceptionFor({ kind: 'keep-open', shape: 'void-all', amount: null, refundedInvoices: [] });
    expect(asked(decided(all))?.terms).toBe('brief.plan.void-all (49500 usd), change.account.stays-open');
  });

  test('every refunded invoice is named, and a plan invoice by invoice is told by its numbers', () => {
    const chosen = { in_1: 'collect', in_2: 'void', in_3: 'void' } as const;
    const refund = exceptionFor({
      shape: 'per-invoice',
      chosen,
      refundedInvoices: ['in_1', 'in_9'],
      account: 'closes',
    });
    expect(asked(decided(refund))).toMatchObject({
      refunded: ['in_1', 'in_9'],
      terms: 'change.planCounts collect=1 void=2 keep=2, change.account.closes',
    });
  });

  test('what is void already is not asked for again, and an unknown sum is not guessed', () => {
    const read = billing(owing(5, voided(5, 1)));
    const closure = decisionFor('R6', { read });
    expect(brief(given(decided(closure)), read)?.asked.what).toBe('brief.voidAllClose count=4 sum= (39600 usd)');
    expect(brief(given(decided(closure)), UNKNOWN)?.asked.what).toBe('brief.voidAllClose count=4 sum=');
    expect(brief(given(decided(R6)), UNKNOWN)?.asked.what).toBe('brief.voidAllClose count=5 sum= (49500 usd)');
  });

  test('R3 under the setting of footnote 1 is named as what it does', () => {
    const settings = { flagEveryVoid: true, continueRequiresTwoPaid: true };
    const answersWith = { request: 'continue', paysTwo: 'yes', escalation: 'none' } as const;
    expect(asked(decided(decisionFor('R3', { settings, draft: { answers: answersWith } })))?.what).toBe(
      'resolution.collect-two-void-rest',
    );
  });
});

describe('the customer and what is past due', () => {
  const state = given(decided(REFUND_OF_ONE));
  const customer = (read: BillingRead, of = state): string | undefined => brief(of, read)?.customer;
  const unknownThen = given(decided(exceptionFor({}, { read: UNKNOWN })));

  test('several currencies stand side by side', () => {
    const read = billing([invoice(1), invoice(2, { amount: { minor: 500, currency: 'eur' } })]);
    expect(customer(read)).toBe('brief.count who=Bright Fox count=2, 500 eur + 9900 usd, brief.oldest day=day 60');
  });

  test('what is due is told with its sum and the oldest of it, what is settled by its number alone', () => {
    const said = (...invoices: readonly Invoice[]) => customer(billing(owing(5, ...invoices)));
    expect(said(paid(5, 1))).toBe(
      'brief.count who=Bright Fox count=4brief.settled count=1, 39600 usd, brief.oldest day=day 120',
    );
    expect(said(voided(1, 1), voided(5, 1))).toBe(
      'brief.count who=Bright Fox count=3brief.settled count=2, 29700 usd, brief.oldest day=day 120',
    );
    const writtenOff = invoice(4, { status: 'written-off', settledAt: minute(1) });
    expect(said(paid(5, 1), writtenOff, voided(3, 1), paid(2, 1), voided(1, 1))).toBe(
      'brief.count who=Bright Fox count=0brief.settled count=5',
    );
  });

  test('none past due has neither total nor oldest', () => {
    expect(customer(billing([]))).toBe('brief.count who=Bright Fox count=0');
  });

  test('a customer whom billing does not name is called by the ticket’s name', () => {
    expect(
      customer(billing([], { customer: { id: 'cus_1', label: '', matchedBy: 'email', choice: null, url: null } })),
    ).toBe('brief.count who=Dana Fox count=0');
  });

  test('a count that was typed says so', () => {
    expect(customer(typed(4))).toBe('brief.count who=Dana Fox count=4brief.byHand');
  });

  test('in an outage the recorded count is told, by hand only where it was entered by hand', () => {
    expect(customer(UNKNOWN, given(decided(exceptionFor())))).toBe('brief.count who=Dana Fox count=5');
    const byHand = exceptionFor({ refundedInvoices: [] }, { read: typed(4) });
    expect(customer(UNKNOWN, given(decided(byHand)))).toBe('brief.count who=Dana Fox count=4brief.byHand');
  });

  test('unknown is said as unknown, and is never none', () => {
    expect(customer(UNKNOWN, unknownThen)).toBe('brief.unknown who=Dana Fox');
    expect(customer(UNKNOWN, given(flagged('chargeback')))).toBe('brief.unknown who=Dana Fox');
  });

  test('in an outage the recorded count still tells', () => {
    expect(customer(UNKNOWN)).toMatch(/^brief\.count who=Dana Fox count=5/);
  });

  test('a count that became known is told', () => {
    expect(customer(billing(owing(1)), unknownThen)).toBe(
      'brief.count who=Bright Fox count=1, 9900 usd, brief.oldest day=day 30',
    );
  });
});

describe('the path', () => {
  const path = (...happenings: readonly Happening[]): string | null | undefined => brief(given(...happenings))?.path;

  test('names only what was answered', () => {
    expect(path(decided(decisionFor('R9')))).toBe('answer.request.close');
    expect(path(decided(exceptionFor({}, { read: UNKNOWN })))).toBe('answer.request.refund-inactive');
  });

  test('is none where nothing was answered', () => {
    const alone = { ...exceptionFor({}, { read: UNKNOWN }), request: null };
    expect([path(decided(alone)), brief(given(decided(alone)))?.playbook]).toEqual([null, 'change.unknown']);
  });

  test('says what was requested before it became `continue`', () => {
    const before = given(decided(decisionFor('R5')));
    const changed = decisionFor('R3', { state: before, settings: { flagEveryVoid: true } });
    expect(path(decided(decisionFor('R5')), decided(changed))).toBe(
      'answer.request.continuebrief.requestBefore before=answer.request.refund-inactive',
    );
  });

  test('says nothing of it where only the conversation asked for a refund', () => {
    const slip = decisionFor('R3', { conversationAsksRefund: true, settings: { flagEveryVoid: true } });
    expect(path(decided(slip))).toBe('answer.request.continue');
  });
});

describe('why', () => {
  const why = (...happenings: readonly Happening[]): string | null | undefined => brief(given(...happenings))?.why;

  test('the reason of the exception, the reason of the changed request, and the words of the flag', () => {
    const R4 = decided(decisionFor('R4'));
    const credit = exceptionFor({ kind: 'goodwill-credit' }, { state: given(R4) }, 'R3');
    expect(why(R4, decided(credit, false), flagged('none', fingerprint(credit), 'They called.'))).toBe(
      'Charged twice. · They changed their mind. · They called.',
    );
    expect(why(R4, decided(credit))).toBe('Charged twice. · They changed their mind.');
  });

  test('a closure flagged later with words says them', () => {
    expect(why(decided(R6, false), flagged('none', fingerprint(R6), 'Please.'))).toBe('Please.');
    expect(why(decided(R6, false), flagged('none', fingerprint(R6)))).toBe('brief.byPlaybook');
  });

  test('the ask for two is no resolution that the playbook would end with', () => {
    expect(why(decided(decisionFor('R7', { escalation: 'escalates' })))).toBeNull();
  });
});

describe('the age of the request', () => {
  test('is that of the newest flag, whoever raised it', () => {
    const later = did(
      { kind: 'flagged', escalation: 'none', fingerprint: fingerprint(R6), words: '' },
      { author: REGGIE },
    );
    expect(brief(given(decided(R6), later))?.age).toBe('brief.age age=119 minutes name=user 103');
  });
});

describe('what was before Reggie the time before', () => {
  const LOWER = exceptionFor({ amount: usd(4900) });
  const print = fingerprint(REFUND_OF_ONE);

  test.each<[string, CaseState]>([
    ['there is no case', given()],
    ['this is the first flag', given(decided(REFUND_OF_ONE))],
    ['the first decision carried no flag', given(decided(decisionFor('R3')), decided(REFUND_OF_ONE))],
    ['only an escalation was flagged', given(flagged('chargeback'), decided(REFUND_OF_ONE))],
    ['only an escalation was flagged, twice', given(flagged('escalates'), flagged('chargeback'))],
    ['nobody knows what was flagged', given(decided(R6, false), flagged('none', 'gone'), decided(REFUND_OF_ONE))],
    ['it was in the run before', given(decided(R6), solved, decided({ ...REFUND_OF_ONE, run: 2 }))],
  ])('is nothing where %s', (_, state) => {
    expect(flaggedBefore(state)).toBeNull();
  });

  test('is what the flag before the newest one said', () => {
    expect(flaggedBefore(given(decided(REFUND_OF_ONE), decided(LOWER)))).toBe(REFUND_OF_ONE);
    expect(flaggedBefore(given(decided(R6), decided(REFUND_OF_ONE), decided(LOWER)))).toBe(REFUND_OF_ONE);
  });

  test('is found by its fingerprint where it was flagged later', () => {
    const state = given(decided(REFUND_OF_ONE, false), flagged('none', print), decided(LOWER));
    expect(flaggedBefore(state)).toEqual(REFUND_OF_ONE);
    const between = given(decided(R6, false), decided(REFUND_OF_ONE, false), flagged('none', print), decided(LOWER));
    expect(flaggedBefore(between)).toEqual(REFUND_OF_ONE);
  });

  test('is the present decision where it is flagged again, with the answer to a question', () => {
    const again = flagged('none', print, 'Because.');
    expect(flaggedBefore(given(decided(REFUND_OF_ONE), again))).toBe(REFUND_OF_ONE);
    expect(flaggedBefore(given(decided(REFUND_OF_ONE), again, again))).toEqual(REFUND_OF_ONE);
  });

  test('is not changed by what was decided without a flag, nor by an answer', () => {
    const approved = answers('approved', given(decided(REFUND_OF_ONE)));
    expect(flaggedBefore(given(decided(REFUND_OF_ONE), approved, decided(R6, false), decided(LOWER)))).toBe(
      REFUND_OF_ONE,
    );
  });
});
