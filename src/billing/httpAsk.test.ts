import { describe, expect, it } from 'vitest';
import { ADDRESS, BILLING_URL, contractOf, httpOver, pretendBilling } from './testing/contract.ts';
import { EMAIL, NOW, ask, requester } from './testing/books.ts';
import type { BillingAsk, UserReader } from '../app/ports.ts';
import { unknownRead } from '../domain/invoice.ts';
import { err, ok } from '../domain/result.ts';

const user =
  (externalId: string | null): UserReader =>
  () =>
    Promise.resolve(ok({ externalId, fields: {} }));

/** The queries that a reading sends. */
async function queriesOf(asked: BillingAsk, userOf: UserReader, url = BILLING_URL): Promise<readonly string[]> {
  const billing = pretendBilling({ ok: true, body: contractOf() });
  await httpOver(billing.get, userOf, url).read(asked);
  return billing.asked.map((one) => one.url.search.slice(1));
}

describe('what is asked of a billing system of one’s own', () => {
  it('is one GET with the token’s placeholder, by e-mail and external id', async () => {
    const billing = pretendBilling({ ok: true, body: contractOf() });
    await httpOver(billing.get, user('acct 7')).read(ask());
    expect(billing.asked).toEqual([
      {
        url: new URL(`${BILLING_URL}?${ADDRESS}&external_id=acct+7`),
        headers: { Authorization: 'Bearer {{setting.billing_token}}', Accept: 'application/json' },
      },
    ]);
  });

  it.each([
    ['the e-mail, where there is no external id', requester(), null, ADDRESS],
    ['the external id, where there is no e-mail', requester(null), 'a7', 'external_id=a7'],
    ['the e-mail of a requester who is not created yet', { ...requester(), id: null }, 'a7', ADDRESS],
    ['a plus sign unharmed', requester('a+b&c@fox.example'), null, 'email=a%2Bb%26c%40fox.example'],
  ])('%s', async (_what, who, externalId, query) => {
    expect(await queriesOf(ask({ who }), user(externalId))).toEqual([query]);
  });

  it('keeps what stands in the address already', async () => {
    expect(await queriesOf(ask(), user(null), `${BILLING_URL}?team=7`)).toEqual([`team=7&${ADDRESS}`]);
  });

  it('is the agent’s choice of customer, and then nothing else', async () => {
    const choice = { customerId: 'A-2', email: null, requester: EMAIL };
    expect(await queriesOf(ask({ choice }), user('a7'))).toEqual(['customer=A-2']);
  });

  it.each([requester(null), requester('  '), { ...requester(null), id: null }])('is nothing about %j', async (who) => {
    const billing = pretendBilling({ ok: true, body: contractOf() });
    expect(await httpOver(billing.get, user(null)).read(ask({ who }))).toEqual(unknownRead('no-requester', NOW));
    expect(billing.asked).toEqual([]);
  });

  it('is nothing while the user cannot be read', async () => {
    const billing = pretendBilling({ ok: true, body: contractOf() });
    const failing: UserReader = () => Promise.resolve(err({ why: 'failed', detail: 'user: status 500' }));
    const fault = { name: 'user-unreadable', detail: 'user: status 500' } as const;
    expect(await httpOver(billing.get, failing).read(ask())).toEqual(unknownRead('down', NOW, fault));
    expect(billing.asked).toEqual([]);
  });
});
