import { describe, expect, test } from 'vitest';
import { byMostRecent, caseInvoices, countOf, type Invoice } from './invoice.ts';
import { RUN_BEGAN, UNKNOWN, billing, counted, invoice, issuedTogether, known, monthly } from './testing/invoices.ts';

/** The numbers of the case's invoices, as read. */
function numbers(invoices: readonly Invoice[]): readonly string[] {
  const pastDue = caseInvoices(billing(invoices), RUN_BEGAN);
  return pastDue.kind === 'invoices' ? pastDue.invoices.map(({ number }) => number) : [];
}

const isInCase = (overrides: Partial<Invoice>): boolean => numbers([invoice(overrides)]).length === 1;

describe('the case’s invoices (playbook §3)', () => {
  test('what is past due now is among them, whenever it became so', () => {
    expect(isInCase({ status: 'past-due' })).toBe(true);
    expect(isInCase({ status: 'past-due', pastDueSince: null })).toBe(true);
  });

  test.each(['paid', 'void', 'written-off'] as const)(
    'what was past due and is %s since the run began, still is',
    (status) => {
      expect(isInCase({ status, settledAt: RUN_BEGAN + 1 })).toBe(true);
    },
  );

  test('settled in the instant the run began is since the run began; the instant before is not', () => {
    expect(isInCase({ status: 'paid', settledAt: RUN_BEGAN })).toBe(true);
    expect(isInCase({ status: 'paid', settledAt: RUN_BEGAN - 1 })).toBe(false);
  });

  test('paid at its first attempt: it was never past due', () => {
    expect(isInCase({ status: 'paid', pastDueSince: null, settledAt: RUN_BEGAN + 1 })).toBe(false);
  });

  test.each(['open', 'draft', 'other'] as const)('%s: not owed past its day, and not settled', (status) => {
    expect(isInCase({ status, pastDueSince: null })).toBe(false);
    expect(isInCase({ status, settledAt: null })).toBe(false);
  });

  test('nothing is left of a customer who owes nothing', () => {
    expect(caseInvoices(billing([]), RUN_BEGAN)).toMatchObject({ kind: 'invoices', invoices: [] });
  });

  test('they say whose they are, from where and as of when', () => {
    const read = billing(monthly('VS-1'), 'cus_7');
    expect(caseInvoices({ ...read, source: 'http', asOf: 5 }, RUN_BEGAN)).toEqual({
      kind: 'invoices',
      source: 'http',
      customer: { id: 'cus_7', label: 'Bright Fox', matchedBy: 'id', choice: null, url: null },
      invoices: monthly('VS-1'),
      asOf: 5,
    });
  });

  test('a count and an unknown are passed on as they are', () => {
    expect(caseInvoices(counted(4), RUN_BEGAN)).toEqual(counted(4));
    expect(caseInvoices(UNKNOWN, RUN_BEGAN)).toEqual(UNKNOWN);
  });
});

describe('the most recent comes first (playbook §1)', () => {
  test('by the time of issue, whatever the order in billing', () => {
    const [newest, middle, oldest] = monthly('VS-3', 'VS-2', 'VS-1');
    if (newest === undefined || middle === undefined || oldest === undefined) throw new Error('three were named');
    expect(numbers([middle, oldest, newest])).toEqual(['VS-3', 'VS-2', 'VS-1']);
    expect(numbers([oldest, newest, middle])).toEqual(['VS-3', 'VS-2', 'VS-1']);
  });

  test('issued together: the higher number, and 10 is higher than 9', () => {
    expect(numbers(issuedTogether('VS-9', 'VS-11', 'VS-10', 'VS-2'))).toEqual(['VS-11', 'VS-10', 'VS-9', 'VS-2']);
  });

  test('a millisecond later is more recent, in spite of the number', () => {
    const early = invoice({ number: 'VS-99', issuedAt: 1000 });
    const late = invoice({ number: 'VS-1', issuedAt: 1001 });
    expect(byMostRecent(early, late)).toBe(1);
    expect(byMostRecent(late, early)).toBe(-1);
  });

  test('what billing listed is left as it was', () => {
    const listed = [...monthly('VS-2', 'VS-1')].reverse();
    caseInvoices(billing(listed), RUN_BEGAN);
    expect(listed.map(({ number }) => number)).toEqual(['VS-1', 'VS-2']);
  });
});

describe('n', () => {
  test('is the number of invoices, settled ones included', () => {
    expect(countOf(known(monthly('VS-3 paid', 'VS-2', 'VS-1 void')))).toBe(3);
    expect(countOf(known([]))).toBe(0);
  });

  test('is the count where there is only a count', () => {
    expect(countOf(counted(7))).toBe(7);
    expect(countOf(counted(0))).toBe(0);
  });

  test('is unknown where it is unknown, and never zero', () => {
    expect(countOf(UNKNOWN)).toBeNull();
  });
});
