import { accountLines } from '../accountLines.ts';
import { billingLines } from '../billingLines.ts';
import { clockLine, hereLines } from '../hereLines.ts';
import type { Line } from '../lines.ts';
import { peopleLines } from '../peopleLines.ts';
import type { Account, BillingCheck, NeedState, Person } from '../ports.ts';
import { settingLines } from '../settingLines.ts';
import { stripeRead } from '../../testing/fakes.ts';
import { unknownRead, type FaultName } from '../../../domain/invoice.ts';
import { err, ok } from '../../../domain/result.ts';
import { settingsFrom } from '../../../zendesk/settings.ts';
import { wantedNeeds } from '../../../zendesk/setup/needs.ts';

const FAULTS = Object.keys({
  'invalid-key': true,
  'expired-key': true,
  'missing-grant': true,
  'ip-not-allowed': true,
  'wrong-mode': true,
  'not-found': true,
  'too-many-requests': true,
  timeout: true,
  'no-answer': true,
  'server-error': true,
  'not-whitelisted': true,
  proxy: true,
  'not-json': true,
  malformed: true,
  'too-long': true,
  'unknown-source': true,
  'no-address': true,
  'no-user-field': true,
  'user-unreadable': true,
} satisfies Record<FaultName, true>);

const FAILED = { why: 'failed', detail: '' } as const;
const FIELDS: Account['userFieldKeys'] = () => Promise.resolve(ok(['known']));

/** Every setting in every state. */
async function settingsTold(): Promise<readonly Line[]> {
  const typed = [
    { approvers: '103', billing_source: 'stripe', flag_every_void: true, continue_requires_two_paid: true },
    { approvers: 'Reggie', billing_source: 'x', note_language: 'x', customer_languages: 'x' },
    { approvers: '', billing_source: 'http' },
    { billing_source: 'http', billing_url: 'x' },
    { billing_source: 'http', billing_url: 'https://a.example' },
    { billing_source: 'stripe', stripe_customer_field: 'known' },
    { billing_source: 'stripe', stripe_customer_field: 'other' },
  ];
  const told = typed.map((one) => settingLines(settingsFrom(one), { userFieldKeys: FIELDS }));
  const unreadable = settingLines(settingsFrom({ billing_source: 'stripe', stripe_customer_field: 'known' }), {
    userFieldKeys: () => Promise.resolve(err(FAILED)),
  });
  return (await Promise.all([...told, unreadable])).flat();
}

/** Every kind of person, alone each. */
async function peopleTold(): Promise<readonly Line[]> {
  const who: Person = { id: 1, name: 'N', kind: 'agent', isActive: true };
  const found = [
    ...(['admin', 'agent', 'light-agent', 'other'] as const).map((kind) => ok({ ...who, kind })),
    ok({ ...who, isActive: false }),
    ok(null),
    err(FAILED),
  ];
  const settings = [
    { idOrEmail: 1, until: null },
    { idOrEmail: 2, until: 0 },
  ];
  const told = found.map((one) => peopleLines(settings, { person: () => Promise.resolve(one) }, 1, String));
  return (await Promise.all(told)).flatMap(({ lines }) => lines);
}

/** Everything that the account must have, in every state that it can be in. */
async function accountTold(): Promise<readonly Line[]> {
  const states: readonly NeedState[] = [
    { is: 'good' },
    { is: 'plain' },
    { is: 'missing' },
    { is: 'inactive' },
    { is: 'changed', differs: [] },
    { is: 'unreadable', detail: '' },
  ];
  const checked = wantedNeeds([103]).flatMap((need) => states.map((state) => ({ need, state })));
  const needs = (): Promise<typeof checked> => Promise.resolve(checked);
  return (await Promise.all([[103], [], null].map((approvers) => accountLines({ needs }, approvers)))).flat();
}

/** What the key was tried for, with every outcome that it can have. */
async function billingTold(): Promise<readonly Line[]> {
  const outcomes = [
    ...['customers', 'invoices', 'subscriptions', 'charges', 'disputes', 'payment_intents'].flatMap((what) => [
      [what, 'works'],
      [what, 'missing'],
    ]),
    ['balance', 'works'],
    ['balance', 'too-much'],
    ['void', 'works'],
    ['void', 'too-much'],
    ['void', 'not-known'],
  ].map(([what, is]) => ({ what, result: { is } }) as BillingCheck);
  const faults = FAULTS.map((name): BillingCheck => ({ what: 'customers', result: { is: 'fault', name, detail: '' } }));
  const reads = [
    stripeRead([]),
    unknownRead('no-customer', 0),
    unknownRead('to-be-typed', 0),
    ...FAULTS.map((name) => ({ ...unknownRead('down', 0), fault: { name: name as FaultName, detail: '' } })),
  ];
  const none = (): Promise<never> => Promise.reject(new Error('not asked'));
  const told = await Promise.all([
    billingLines('stripe', () => Promise.resolve([...outcomes, ...faults]), none, ''),
    ...reads.map((read) => billingLines('http', none, () => Promise.resolve(read), '')),
  ]);
  return told.flat();
}

async function hereTold(): Promise<readonly Line[]> {
  const account = { serverTime: () => Promise.resolve(0) };
  const sdks = await Promise.all((['own', 'copy'] as const).map((sdk) => hereLines(account, sdk, () => 0)));
  return [...sdks.flat(), ...[null, 0, 600_000, -600_000].map(clockLine)];
}

/** Every line that the check-up can come to, from every state of everything that it looks at. */
export async function everyLine(): Promise<readonly Line[]> {
  return (await Promise.all([settingsTold(), peopleTold(), accountTold(), billingTold(), hereTold()])).flat();
}
