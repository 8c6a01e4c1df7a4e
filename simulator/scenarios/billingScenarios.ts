/** The scenarios that are about billing rather than about what a customer wants. */
import { type Told, about } from './about.ts';
import { fiveHundred, longHistory, sixHundred } from './bigBooks.ts';
import { customerNotFound, letterCase, severalCustomers, twoCurrencies, writtenOff } from './billingOddities.ts';
import { hostileNames } from './hostileNames.ts';
import { bankDebit, draftsAndMore, smallCurrencies } from './billingStates.ts';
import { manyInvoices } from './continuing.ts';
import { refundFive } from './refunding.ts';
import type { ScenarioId } from './scenarioIds.ts';
import type { Scenario } from './story.ts';
import { idGone, idInField, otherEmail } from './whoIsIt.ts';

/** The app is told in which user field the Stripe customer's id stands. */
const namedInField: Pick<Scenario, 'settings'> = { settings: { stripe_customer_field: 'stripe_customer_id' } };

/** By name. */
export const billingScenarios = {
  'many-invoices': about(
    manyInvoices,
    '150 past-due invoices',
    'Billing needs two pages; the note has to stay within the limit.',
  ),
  'customer-not-found': about(
    customerNotFound,
    'Billing does not know the requester',
    'Unknown is not zero: type what you see elsewhere, or put it before Reggie.',
  ),
  'letter-case': about(letterCase, 'The same address in other letter case', 'The list finds nobody; the search does.'),
  'billing-down': about(refundFive, 'Billing is down', 'Try to solve; then switch billing on again and refresh.', {
    knobs: { billing: 'down' },
  }),
  'two-currencies': about(
    twoCurrencies,
    'Past due in dollars and euros',
    'Totals stand side by side and are never added up.',
  ),
  'several-customers': about(
    severalCustomers,
    'Two billing customers under one address',
    'The panel asks which one is meant.',
  ),
  'written-off': about(
    writtenOff,
    'Three past due, two written off',
    'What is written off is not past due, and is shown apart.',
  ),
  'five-hundred': about(
    fiveHundred,
    '500 past-due invoices',
    'Five full pages of billing; see how the panel tells that many.',
  ),
  'six-hundred': about(
    sixHundred,
    '600 past-due invoices',
    'Six pages: more than five hundred, whether or not the panel reads them all.',
  ),
  'long-history': about(
    longHistory,
    'Four past due after 700 paid invoices',
    'What is paid must not delay what is owed.',
  ),
  'bank-debit': about(
    bankDebit,
    'Three past due, one bank debit on its way',
    'The debit is open and was attempted, but has not failed; let it succeed or fail in "Billing".',
  ),
  'drafts-and-more': about(
    draftsAndMore,
    'Three past due beside drafts, written-off and not yet due ones',
    'Only three count; the two drafts, two written-off and one that is not due yet are shown apart.',
  ),
  'small-currencies': about(
    smallCurrencies,
    'Past due in yen and dinars',
    'Yen have no decimals and dinars three; neither may be a hundred times too much or too little.',
  ),
  'other-email': about(
    otherEmail,
    'The customer is in billing under another address',
    'The ticket names the address; look the customer up by it.',
  ),
  'id-in-field': about(
    idInField,
    'Two customers under one address, one of them named in the user field',
    'The field names the one with four past due, so nothing needs to be asked.',
    namedInField,
  ),
  'id-gone': about(
    idGone,
    'The user field names a deleted customer',
    'Another customer has the address and four past due; the field says that it is not the one.',
    namedInField,
  ),
  'hostile-names': about(
    hostileNames,
    'Names and invoice numbers that would run if anything let them',
    'Markup, placeholders and a sign that turns words round are shown and written as the words they are.',
  ),
} as const satisfies Partial<Record<ScenarioId, Told>>;
