import { toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import { contractAnswer } from '../contract.ts';

const TITLE = 'What a billing system answers to the Past-Due Playbook (billing_source http), version 1';
const DESCRIPTION =
  'One answer about the customers whom the question fits, and about the invoices of the one where there is only one. ' +
  'Unknown keys are ignored. An answer that does not fit is not used in part: the panel says which place is wrong, and the count is unknown. ' +
  'Beyond what is said here no invoice may be listed twice.';

/** What each property means, for whoever writes an answer; every one of them is said. */
const MEANING: Readonly<Record<string, string>> = {
  version: 'Of this contract.',
  asOf: 'As of when the answer is true; left out: as of now.',
  testMode: 'Whether it is about test data; left out: it is not.',
  customers:
    'Everybody whom the question fits; empty where nobody does. With several, the agent chooses and asks again.',
  'customers.id':
    'Comes back as ?customer= once the agent has chosen; up to 80 characters without | and comma, and not “-”.',
  'customers.label': 'As a person calls the customer; the id is shown where it is empty.',
  'customers.pastDueCount': 'How many are past due; shown where the agent has to choose among several.',
  'customers.url': 'The customer’s page in billing.',
  'customers.matchedBy': 'Whether it was found by ?external_id= or by ?email=; left out: by e-mail.',
  invoices: 'All invoices of the one customer, in any order; those that are settled as well.',
  'invoices.id': 'The same in every answer; up to 80 characters without | and comma, and not “-”.',
  'invoices.number': 'As it is printed on the invoice.',
  'invoices.status':
    'past_due: counted. open: owed, not past due yet. processing: a bank debit is under way and has not failed. ' +
    'uncollectible: written off. other: anything that is none of these; it is shown and never counted.',
  'invoices.issuedAt': 'Decides which two are the most recent.',
  'invoices.pastDueSince': 'When it became past due, also where it is settled by now; null where it never was.',
  'invoices.settledAt': 'When it was paid, voided or written off; null while it is none of these.',
  'invoices.amountMinor':
    'What is still owed while it is owed, afterwards what it was made out for; in minor units (cents; yen for JPY).',
  'invoices.currency': 'ISO 4217.',
  'invoices.url': 'The invoice’s page in billing.',
  complete: 'False where there are more invoices than are listed: then there is no count, only “at least”.',
  subscription: 'Null where the system cannot tell.',
  'subscription.status':
    'active also while it only ends with its period; cancelled once nothing of the customer’s runs any more.',
  'subscription.cancelledAt': 'When somebody cancelled it.',
  refunds: 'All refunds that were made or are under way; null where the system cannot tell.',
  'refunds.id': 'The same in every answer.',
  'refunds.at': 'When it was made.',
  'refunds.amountMinor': 'In minor units.',
  'refunds.currency': 'ISO 4217.',
  openDisputes: 'Chargebacks that are not over; null where the system cannot tell, which is not the same as none.',
  'openDisputes.id': 'The same in every answer.',
  'openDisputes.amountMinor': 'In minor units.',
  'openDisputes.currency': 'ISO 4217.',
  'openDisputes.status': 'The system’s own word.',
  'openDisputes.url': 'The chargeback’s page in billing.',
};

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists and alternatives have no names of their own, so they add nothing to the path. */
const NAMELESS: readonly string[] = ['items', 'anyOf', 'oneOf'];

function explained(node: unknown, path: string): unknown {
  if (Array.isArray(node)) return node.map((one) => explained(one, path));
  if (!isNode(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'properties' && isNode(value)) return [key, explainedProperties(value, path)];
      return [key, NAMELESS.includes(key) ? explained(value, path) : value];
    }),
  );
}

function explainedProperties(properties: Node, path: string): Node {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const full = path === '' ? name : `${path}.${name}`;
      const description = MEANING[full];
      if (description === undefined) throw new Error(`Nobody says what ${full} means.`);
      return [name, { description, ...(explained(schema, full) as Node) }];
    }),
  );
}

/** The contract as JSON Schema, as it stands in docs/billing-contract.schema.json. */
export async function contractSchema(): Promise<string> {
  // That a day is on the calendar is what `format` says there.
  const { $schema, ...schema } = toJsonSchema(contractAnswer, { ignoreActions: ['check'] });
  const whole = { $schema, title: TITLE, description: DESCRIPTION, ...(explained(schema, '') as Node) };
  const path = new URL('../../../docs/billing-contract.schema.json', import.meta.url).pathname;
  return format(JSON.stringify(whole), { ...(await resolveConfig(path)), parser: 'json' });
}
