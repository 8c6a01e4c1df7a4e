import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadWork, type SavedWork } from './savedDraft.ts';
import { alwaysHolds } from './testing/atLength.ts';
import { damaged, garbled, isPolluted } from './testing/damage.ts';
import { draftStoreIn } from '../zendesk/draftStore.ts';
import { emptyCase } from '../domain/case/caseState.ts';
import { decisionOf, EMPTY_DRAFT, standingOf } from '../domain/case/draft.ts';
import { unknownRead, type PastDue } from '../domain/invoice.ts';

/* What the browser's storage may hold in the place of the work that this tab put there. */

const WORK: SavedWork = {
  draft: {
    ...EMPTY_DRAFT,
    answers: { request: 'refund-other', paysTwo: null, escalation: 'none' },
    exception: {
      kind: 'refund',
      reason: 'Charged twice.',
      shape: 'per-invoice',
      chosen: { in_1: 'void', in_2: 'keep' },
      account: 'stays-open',
      amount: { minor: 9900, currency: 'usd' },
      refundedInvoices: ['in_1'],
    },
    typedCount: { count: 3, seenIn: 'the dashboard', at: 1 },
    choice: { customerId: 'cus_1', email: null, requester: 'dana@fox.example' },
  },
  started: true,
  promiseNothing: ['We will refund.'],
  typed: { withdraw: 'Not needed.' },
};

const holding = (text: string): Storage =>
  ({
    getItem: () => text,
    setItem: () => undefined,
    removeItem: () => undefined,
  }) as unknown as Storage;

test('stored work that is damaged is read as far as it is sound, or there is none; its count is a count', async () => {
  const texts = fc.oneof(
    damaged(WORK).map((value) => JSON.stringify(value)),
    garbled(WORK).map(({ isJson, body }) => (isJson ? JSON.stringify(body) : String(body))),
  );
  await alwaysHolds(
    texts,
    (text) => {
      const { draft } = loadWork(
        draftStoreIn(() => holding(text)),
        'draft',
      );
      const { typedCount } = draft;
      expect(typedCount === null || (Number.isSafeInteger(typedCount.count) && typedCount.count >= 0)).toBe(true);
      const pastDue: PastDue =
        typedCount === null
          ? unknownRead('to-be-typed', 0)
          : { kind: 'count', source: 'typed', count: typedCount.count, seenIn: typedCount.seenIn, asOf: typedCount.at };
      const context = {
        ticketId: 1,
        state: emptyCase({ ticketId: 1, ticketCreatedAt: 0, approvers: [] }),
        pastDue,
        paid: [],
        settings: { flagEveryVoid: false, continueRequiresTwoPaid: false },
        conversationAsksRefund: false,
      };
      const made = decisionOf(draft, context);
      if (made.ok) expect(made.value.exception === null || made.value.gate === 'approval').toBe(true);
      standingOf(draft, context);
      expect(isPolluted()).toBe(false);
      return Promise.resolve();
    },
    { short: 500 },
  );
});

test('work as it was stored is read as it was', () => {
  const text = JSON.stringify(WORK);
  expect(
    loadWork(
      draftStoreIn(() => holding(text)),
      'draft',
    ),
  ).toEqual(WORK);
});
