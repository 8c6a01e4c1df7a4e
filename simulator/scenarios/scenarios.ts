/** All scenarios by name: which stories lie on which tickets, and what to try with them. */
import { type Told, about, mainTicket } from './about.ts';
import { severalCustomers } from './billingOddities.ts';
import { billingScenarios } from './billingScenarios.ts';
import { mediaLibraryQuestion, schedulingQuestion } from './bystanders.ts';
import { begunByAnother, continueFive, continueTwo, nothingPastDue } from './continuing.ts';
import { chargebackOpen, chargebackThreat, closeAccount } from './leaving.ts';
import { exactlyThree, refundFive, refundOne, refundRefuses, refundSilent } from './refunding.ts';
import { refundOtherReason } from './refundingOtherwise.ts';
import { type ScenarioId, scenarioIds } from './scenarioIds.ts';
import type { Scenario } from './story.ts';

const told: Readonly<Record<ScenarioId, Told>> = {
  everyday: {
    title: 'An everyday queue',
    tryThis: 'Open 4711 as Ana and follow the panel; then 4712 to 4718 for the other paths, and 4801 for none at all.',
    tickets: [
      { id: mainTicket, story: continueFive },
      { id: 4712, story: refundFive },
      { id: 4713, story: refundRefuses },
      { id: 4714, story: closeAccount },
      { id: 4715, story: chargebackThreat },
      { id: 4716, story: exactlyThree },
      { id: 4717, story: begunByAnother },
      { id: 4718, story: severalCustomers },
      { id: 4801, story: schedulingQuestion },
      { id: 4802, story: mediaLibraryQuestion },
    ],
  },
  'continue-five': about(
    continueFive,
    'Wants to go on, five past due (R3)',
    'Record the resolution, void the three oldest in billing, then solve the ticket.',
  ),
  'nothing-past-due': about(
    nothingPastDue,
    'Wants to go on, nothing past due (R1)',
    'See that the panel says so in one line and lets the ticket be solved.',
  ),
  'continue-two': about(
    continueTwo,
    'Wants to go on, two past due (R2)',
    'Both are among the two most recent: nothing to void, both stay due.',
  ),
  'refund-one': about(
    refundOne,
    'Refund asked, one past due (R4)',
    'Explain the policy; then try a refund all the same, as an exception for Reggie.',
  ),
  'refund-five': about(
    refundFive,
    'Refund asked, five past due (R7, then R5)',
    'Ask for two first; reply as the customer that two are fine; pay two, void the rest, solve.',
  ),
  'refund-refuses': about(
    refundRefuses,
    'Refund asked, refuses to pay two (R6)',
    'Record and flag to Reggie, void all, cancel the subscription, tell the customer what closing means.',
  ),
  'refund-silent': about(
    refundSilent,
    'Refund asked, no answer about the two (R8)',
    'Silence is not a no: nothing is voided and nothing refunded. Solve with the note.',
  ),
  'refund-other-reason': about(
    refundOtherReason,
    'Refund asked for a billing error',
    'Choose "another reason": inactivity is not argued, and the exception is offered right there.',
  ),
  'close-account': about(
    closeAccount,
    'Wants the account closed (R9)',
    'Record and flag; cancel the subscription; the reply has to say that data does not carry over.',
  ),
  'exactly-three': about(
    exactlyThree,
    'Refund asked, exactly three past due',
    'Three counts: the panel and the note say so in one sentence.',
  ),
  'chargeback-threat': about(
    chargebackThreat,
    'Threatens a chargeback',
    'Try to reply before Reggie is in the loop; then flag at once.',
  ),
  'chargeback-open': about(
    chargebackOpen,
    'A chargeback is open, and the customer says nothing of it',
    'Billing shows the dispute although the conversation does not mention it.',
  ),
  'begun-by-another': about(
    begunByAnother,
    'Begun by Ben, taken over by Ana',
    'Sign in as Ben and record first; then sign in as Ana and take the ticket over.',
  ),
  unrelated: {
    title: 'Not about invoices',
    tryThis: 'Answer and solve both: 4801 has nothing past due, 4802 has two but is not about money.',
    tickets: [
      { id: 4801, story: schedulingQuestion },
      { id: 4802, story: mediaLibraryQuestion },
    ],
  },
  ...billingScenarios,
};

/** All of them, in the order in which the page offers them. */
export const SCENARIOS: readonly Scenario[] = scenarioIds.map((id) => ({ id, ...told[id] }));

/** The scenario of this name. */
export const scenarioById = (id: ScenarioId): Scenario => ({ id, ...told[id] });
