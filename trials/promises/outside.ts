/** What happens without the panel: in billing, by the customer, by hand, by a script, by a rule. */
import type { BillingAct } from '../../simulator/contract.ts';
import { ANA, BEN, REGGIE } from '../../simulator/scenarios/people.ts';
import { replyAsCustomer } from '../../simulator/server/ticketActs.ts';
import { caseFieldId } from '../../simulator/testing/worlds.ts';
import { commentsOf } from '../../simulator/world/model.ts';
import { billsOf, ofTheRun } from './bills.ts';
import { forge } from './forging.ts';
import { foldTruth } from './fold.ts';
import { CLOSURE } from './closure.ts';
import { pick } from './pick.ts';
import type { Place } from './place.ts';
import type { ActName, Step } from './steps.ts';

const SAID = ['Any news?', 'I want a refund.', 'I will dispute the charges with my bank.'] as const;
const PHASES = ['open', 'approved', 'recorded', 'dismissed', 'waiting', 'declined'] as const;

/** As the panel's list says: what the plan collects is paid first, then the rest is voided, then the subscription ends. */
function carryOut(place: Place): void {
  const run = foldTruth(place);
  if (run.decided === null) return;
  const { plan, rule } = run.decided.decision;
  const bills = ofTheRun(billsOf(place), run.beganAt);
  const owed = bills.filter(({ is }) => is === 'owed');
  const missing = plan.mustBePaid - bills.filter(({ is }) => is === 'paid').length;
  for (const { id } of owed.slice(0, Math.max(0, missing))) place.bill({ act: 'pay', invoice: id });
  const isRest = plan.mustBePaid > 0 && rule !== null;
  for (const { id } of owed.slice(Math.max(0, missing))) {
    const action = plan.actions.find(({ invoiceId }) => invoiceId === id)?.action;
    if (action === 'void' || (action === 'collect' && isRest)) place.bill({ act: 'void', invoice: id });
  }
  if (plan.account === 'closes') place.bill({ act: 'cancel-subscription', customer: place.customers[0] ?? '' });
}

function bill(place: Place, { a, b }: Step): void {
  const bills = billsOf(place);
  const customer = place.customers[0] ?? '';
  const invoice = bills.length === 0 ? '' : pick(bills, b).id;
  const acts: readonly BillingAct[] = [
    ...(['pay', 'pay', 'void', 'void', 'write-off', 'credit'] as const).map((act) => ({ act, invoice })),
    { act: 'refund', invoice: place.paidBefore[b % Math.max(1, place.paidBefore.length)] ?? '' },
    { act: 'cancel-subscription', customer },
    { act: 'new-past-due', customer },
  ];
  place.bill(pick(acts, a));
}

const OUTSIDE: Partial<Record<ActName, (place: Place, step: Step) => void>> = {
  carryOut,
  bill,
  customerWrites: (place, { a }) => {
    const text = pick(SAID, a);
    replyAsCustomer(place.world, place.ticket, text);
    if (text !== SAID[0]) place.speaksOfMoney = true;
  },
  agentWrites: (place, { a }) => {
    const body = a % 3 === 0 ? CLOSURE.join(' ') : 'We are looking into it.';
    place.byHand(BEN, { comment: { body, public: true } });
  },
  note: (place, { a }) => {
    place.byHand(pick([ANA, BEN, REGGIE], a), { comment: { body: 'Spoke to them.', public: false } });
  },
  reopen: (place) => {
    if (place.ticket.status !== 'open') place.byHand(BEN, { status: 'open' });
  },
  redact: (place, { a }) => {
    const notes = commentsOf(place.ticket).filter(({ audit }) => place.recorded.has(audit.id));
    if (notes.length === 0) return;
    const { comment } = pick(notes, a);
    const path = `/api/v2/tickets/${place.ticket.id}/comments/${comment.id}/redact.json`;
    place.rest({ method: 'PUT', path, as: ANA, body: { text: comment.body } }, false);
  },
  tags: (place, { a, b }) => {
    const others = place.ticket.tags.filter((tag) => !tag.startsWith('pdp_'));
    place.byHand(pick([ANA, BEN], b), { tags: a > 7 ? others : [...others, `pdp_${pick(PHASES, a)}`] });
    place.isIndexAstray = true;
  },
  field: (place, { a }) => {
    const value = a > 7 ? null : `pdp_${pick(PHASES, a)}`;
    place.byHand(BEN, { custom_fields: [{ id: caseFieldId(place.world), value }] });
    place.isIndexAstray = true;
  },
  forge: (place, step) => {
    forge(place, step);
  },
};

/** Does what the step says, where it is none of the panel's business. */
export function doOutside(place: Place, step: Step): boolean {
  const act = OUTSIDE[step.act];
  if (act === undefined) return false;
  act(place, step);
  place.changed();
  return true;
}
