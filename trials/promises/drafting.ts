/** What an agent types in the panel: answers, exceptions, words. */
import { draftFrom } from '../../src/app/draftFrom.ts';
import type { Session } from '../../src/app/session.ts';
import type { Draft } from '../../src/domain/case/draft.ts';
import { beginException, withKind } from '../../src/domain/case/exceptionDraft.ts';
import { EXCEPTION_KINDS } from '../../src/domain/policy/exception.ts';
import { ESCALATIONS, PAYS_TWO, REQUESTS } from '../../src/domain/policy/facts.ts';
import { PLAN_SHAPES } from '../../src/domain/policy/plan.ts';
import { pick } from './pick.ts';
import type { Place } from './place.ts';
import { foldTruth } from './fold.ts';
import type { ActName, Step } from './steps.ts';

const WORDS = ['', 'They called twice.', 'Seen in the dashboard.', 'Because of the outage in May.'] as const;

/** A whole exception, as somebody fills it in; of money some of what was paid or is to be paid goes back. */
function exceptionOf(place: Place, { a, b }: Step): Draft['exception'] {
  const kind = pick(EXCEPTION_KINDS, a);
  const filled = withKind({ ...beginException(null), shape: pick(PLAN_SHAPES.slice(0, 5), b) }, kind, null);
  const paid = place.world.books.invoices.filter(
    ({ customer, status, amountPaid }) => place.customers.includes(customer) && status === 'paid' && amountPaid > 0,
  );
  const refunded = paid.slice(-1 - (b % 2));
  const minor = Math.max(1, refunded.reduce((sum, { amountPaid }) => sum + amountPaid, 0) - (b % 3) * 1000);
  const isMoney = kind === 'refund' || kind === 'goodwill-credit';
  return {
    ...filled,
    reason: 'A loyal customer.',
    amount: isMoney ? { minor, currency: 'usd' } : null,
    refundedInvoices: kind === 'refund' ? refunded.map(({ id }) => id) : [],
  };
}

const answering = (draft: Draft, answers: Partial<Draft['answers']>): Draft => ({
  ...draft,
  answers: { ...draft.answers, ...answers },
});

type Typing = (draft: Draft, step: Step, place: Place) => Draft;

/** Everything that a decision takes, at once: else few runs would come as far as one. */
const decide: Typing = (draft, step, place) => ({
  ...answering(draft, {
    request: pick(REQUESTS, step.a),
    paysTwo: pick(PAYS_TWO, step.b),
    escalation: step.a === 11 ? 'chargeback' : 'none',
  }),
  exception: step.b > 7 ? exceptionOf(place, step) : null,
  changeReason: 'They changed their mind.',
  askedWhen: 'On Monday.',
});

const TYPING: Partial<Record<ActName, Typing>> = {
  request: (draft, { a }) => answering(draft, { request: pick(REQUESTS, a) }),
  paysTwo: (draft, { a }) => answering(draft, { paysTwo: pick(PAYS_TWO, a) }),
  escalation: (draft, { a }) => answering(draft, { escalation: pick(ESCALATIONS, a) }),
  exception: (draft, step, place) => ({ ...draft, exception: exceptionOf(place, step) }),
  prose: (draft, { a }) => ({ ...draft, prose: pick(WORDS, a) }),
  words: (draft) => ({ ...draft, changeReason: 'They changed their mind.', askedWhen: 'On Monday.' }),
  typedCount: (draft, { a }) => ({ ...draft, typedCount: { count: a % 6, seenIn: 'Stripe', at: Date.now() } }),
  decide,
  decideAndRecord: decide,
};

/** Types what the step says, where it is one of typing. */
export function type(session: Session, step: Step, place: Place): boolean {
  const { actions } = session;
  const typing = TYPING[step.act];
  if (typing !== undefined) {
    actions.edit((draft) => typing(draft, step, place));
    return true;
  }
  switch (step.act) {
    case 'discard':
      actions.discard();
      return true;
    case 'dropException':
      actions.dropException();
      return true;
    case 'changeDecision': {
      const decision = foldTruth(place).decided?.decision;
      if (decision !== undefined) actions.changeDecision(draftFrom(decision));
      return true;
    }
    case 'nothing':
      actions.type('answer', `Because ${step.a}.`);
      return true;
    default:
      return false;
  }
}
