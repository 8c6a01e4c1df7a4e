import { describe, expect, it } from 'vitest';
import { ADDRESS, contractOf, httpOver, httpSaying, iso, pretendBilling, told, toldOwing } from './testing/contract.ts';
import { DAY, EMAIL, NOW, ask, known } from './testing/books.ts';
import { refusal } from './testing/pretendStripe.ts';
import type { BillingAsk } from '../app/ports.ts';
import { caseInvoices, countOf, unknownRead, type BillingRead } from '../domain/invoice.ts';
import { err, ok } from '../domain/result.ts';

const FULL = ask({ scope: 'full', withRefunds: true });
const read = (body: unknown, asked: BillingAsk = FULL): Promise<BillingRead> => httpSaying(body).read(asked);

describe('the answer of a billing system of one’s own', () => {
  it('is told in the playbook’s terms', async () => {
    const body = contractOf({
      asOf: iso(NOW - DAY),
      testMode: true,
      customers: [{ id: 'A-1', label: 'Bright Fox', url: 'https://billing.example/A-1', matchedBy: 'id' }],
      invoices: [told(3, { url: 'https://billing.example/in_3' })],
      subscription: { status: 'cancelled', cancelledAt: iso(NOW - DAY) },
      refunds: [{ id: 're_1', at: iso(NOW - DAY), amountMinor: 500, currency: 'EUR' }],
      unheardOf: true,
    });
    expect(await read(body)).toEqual({
      kind: 'invoices',
      source: 'http',
      customer: { id: 'A-1', label: 'Bright Fox', url: 'https://billing.example/A-1', matchedBy: 'id', choice: null },
      scope: 'full',
      invoices: [
        {
          id: 'in_3',
          number: 'VS-997',
          status: 'past-due',
          issuedAt: NOW - 3 * DAY,
          pastDueSince: NOW - 2 * DAY,
          settledAt: null,
          amount: { minor: 9900, currency: 'usd' },
          url: 'https://billing.example/in_3',
        },
      ],
      subscription: { cancelledAt: NOW - DAY },
      refunds: [{ id: 're_1', at: NOW - DAY, amount: { minor: 500, currency: 'eur' } }],
      gaps: [],
      testMode: true,
      asOf: NOW - DAY,
    });
  });

  it('that leaves out what it may is of live mode, found by e-mail, and as of now', async () => {
    const body = contractOf({ subscription: null, refunds: null, customers: [{ id: 'A-1', label: '' }] });
    expect(await read(body, ask())).toMatchObject({
      customer: { label: 'A-1', matchedBy: 'email', url: null },
      scope: 'open',
      subscription: 'cannot-tell',
      refunds: 'cannot-tell',
      testMode: false,
      asOf: NOW,
    });
  });

  it.each([
    ['past_due', 'past-due'],
    ['open', 'open'],
    ['processing', 'processing'],
    ['paid', 'paid'],
    ['void', 'void'],
    ['uncollectible', 'written-off'],
    ['draft', 'draft'],
    ['other', 'other'],
  ])('calls an invoice %s, the playbook %s', async (status, shown) => {
    const settledAt = ['paid', 'void', 'uncollectible'].includes(status) ? iso(NOW) : null;
    expect(known(await read(contractOf({ invoices: [told(2, { status, settledAt })] }))).invoices).toMatchObject([
      { status: shown },
    ]);
  });

  it('counts what was settled since the run began', async () => {
    const settled = told(9, { status: 'void', settledAt: iso(NOW - 1000) });
    const answer = await read(contractOf({ invoices: [told(1), settled, told(2, { status: 'other' })] }));
    expect(countOf(caseInvoices(answer, NOW - DAY))).toBe(2);
  });

  it.each([
    ['settled, without saying when', { status: 'paid' }, 'settledAt'],
    ['not settled, though it was', { settledAt: iso(NOW) }, 'settledAt'],
    ['of a status that is none, though settled', { status: 'other', settledAt: iso(NOW) }, 'settledAt'],
    [
      'past due only after it was settled',
      { status: 'void', settledAt: iso(NOW - 3 * DAY), pastDueSince: iso(NOW - 2 * DAY) },
      'pastDueSince',
    ],
    ['past due from tomorrow on', { pastDueSince: iso(NOW + DAY) }, 'pastDueSince'],
    ['past due with nothing owed', { amountMinor: 0 }, 'amountMinor'],
    ['below nothing', { status: 'draft', amountMinor: -1 }, 'amountMinor'],
  ])('with an invoice that contradicts itself is not used: %s', async (_what, said, field) => {
    const answer = await read(contractOf({ invoices: [told(5), told(9, said)] }));
    expect(answer).toMatchObject({ why: 'unreadable', fault: { name: 'malformed' } });
    expect(answer).toHaveProperty('fault.detail', expect.stringContaining(`invoices.1.${field}`));
  });

  it('that names a customer twice is not used', async () => {
    const customers = ['A-1', 'A-1'].map((id) => ({ id, label: id }));
    expect(await read(contractOf({ customers }))).toHaveProperty('fault.detail', '/past-due: customers.1.id, twice');
  });

  it('as of a time to come is as of now', async () => {
    expect(await read(contractOf({ asOf: iso(NOW + DAY) }))).toHaveProperty('asOf', NOW);
  });

  it('about nobody is no zero', async () => {
    const nobody = contractOf({ customers: [] });
    expect(await read(nobody)).toEqual(unknownRead('no-customer', NOW));
    const choice = { customerId: 'A-2', email: null, requester: EMAIL };
    expect(await read(nobody, ask({ choice }))).toEqual(unknownRead('customer-gone', NOW));
  });

  it('about another customer than the chosen one is not taken for that one’s', async () => {
    const choice = { customerId: 'A-2', email: null, requester: EMAIL };
    const answer = contractOf({ invoices: toldOwing(3) });
    expect(await read(answer, ask({ choice }))).toEqual(unknownRead('customer-gone', NOW));
  });

  it('about several counts nothing and offers them', async () => {
    const customers = [
      { id: 'A-1', label: 'Fox', pastDueCount: 3, url: 'https://billing.example/A-1' },
      { id: 'A-2', label: '' },
    ];
    expect(await read(contractOf({ customers, invoices: toldOwing(3) }))).toEqual({
      ...unknownRead('several-customers', NOW),
      customers: [
        { id: 'A-1', label: 'Fox', count: 3, atLeast: 0, url: 'https://billing.example/A-1' },
        { id: 'A-2', label: 'A-2', count: null, atLeast: 0, url: null },
      ],
    });
  });

  it('about several is no other customer’s than the chosen one’s while that one is among them', async () => {
    const choice = { customerId: 'A-2', email: null, requester: EMAIL };
    const customers = ['A-1', 'A-2'].map((id) => ({ id, label: id }));
    expect(await read(contractOf({ customers }), ask({ choice }))).toMatchObject({ why: 'several-customers' });
  });

  it('tells a subscription that runs', async () => {
    expect(await read(contractOf())).toMatchObject({ subscription: 'active' });
  });

  it('that is not complete is no count, only at least how many', async () => {
    const invoices = [...toldOwing(2), told(3, { status: 'open' })];
    expect(await read(contractOf({ invoices, complete: false }))).toEqual({
      ...unknownRead('not-all-read', NOW, { name: 'too-long', detail: '/past-due: 3' }),
      atLeast: 2,
    });
  });

  it('is the chosen customer’s where the agent chose one', async () => {
    const choice = { customerId: 'A-1', email: 'x@fox.example', requester: EMAIL };
    expect(await read(contractOf(), ask({ choice }))).toMatchObject({ customer: { matchedBy: 'agent', choice } });
  });
});

describe('an answer that is not as it should be', () => {
  it.each<[string, unknown, string]>([
    ['another version', contractOf({ version: 2 }), 'version'],
    ['no version', contractOf({ version: undefined }), 'version'],
    [
      'a status that the contract has not',
      contractOf({ invoices: [told(1, { status: 'overdue' })] }),
      'invoices.0.status',
    ],
    [
      'a time without a zone',
      contractOf({ invoices: [told(1, { issuedAt: '2026-11-01T10:00:00' })] }),
      'invoices.0.issuedAt',
    ],
    ['a time in words', contractOf({ asOf: 'yesterday' }), 'asOf'],
    ['half an offset', contractOf({ asOf: '2026-11-01T10:00:00+02' }), 'asOf'],
    ['a space before the offset', contractOf({ asOf: '2026-11-01T10:00:00 +02:00' }), 'asOf'],
    ['a day that is on no calendar', contractOf({ asOf: '2026-02-31T10:00:00Z' }), 'asOf'],
    ['half a cent', contractOf({ invoices: [told(1), told(2, { amountMinor: 99.5 })] }), 'invoices.1.amountMinor'],
    [
      'an address that could do harm',
      contractOf({ invoices: [told(1, { url: 'javascript:alert(1)' })] }),
      'invoices.0.url',
    ],
    ['an invoice that is listed twice', contractOf({ invoices: [told(1), told(2), told(1)] }), 'invoices.2.id, twice'],
    ['no word on completeness', contractOf({ complete: undefined }), 'complete'],
    [
      'a cancellation without a time',
      contractOf({ subscription: { status: 'cancelled' } }),
      'subscription.cancelledAt',
    ],
    ['a list', [], 'version'],
    ['nothing', null, 'the answer'],
  ])('%s: unreadable, with the place', async (_what, body, place) => {
    const fault = { name: 'malformed', detail: `/past-due: ${place}` } as const;
    expect(await read(body)).toEqual(unknownRead('unreadable', NOW, fault));
  });

  it.each(['<html>Sign in</html>', '', undefined])('%j is no JSON', async (body) => {
    const fault = { name: 'not-json', detail: '/past-due' } as const;
    expect(await read(body)).toEqual(unknownRead('unreadable', NOW, fault));
  });
});

describe('search and chargebacks', () => {
  it('ask by that e-mail, and by that customer', async () => {
    const dispute = {
      id: 'd_1',
      amountMinor: 9900,
      currency: 'USD',
      status: 'open',
      url: 'https://billing.example/d_1',
    };
    const customers = [{ id: 'A-1', label: 'Fox', pastDueCount: 0 }];
    const billing = pretendBilling({ ok: true, body: contractOf({ customers, openDisputes: [dispute] }) });
    const source = httpOver(billing.get);
    expect(await source.search?.(` ${EMAIL} `)).toEqual(
      ok([{ id: 'A-1', label: 'Fox', count: 0, atLeast: 0, url: null }]),
    );
    expect(await source.disputes?.('A-1')).toEqual({
      kind: 'disputes',
      open: [
        { id: 'd_1', amount: { minor: 9900, currency: 'usd' }, status: 'open', url: 'https://billing.example/d_1' },
      ],
      asOf: NOW,
    });
    expect(billing.asked.map(({ url }) => url.search)).toEqual([`?${ADDRESS}`, '?customer=A-1']);
  });

  it('of another customer than the one in question cannot be told', async () => {
    expect(await httpSaying(contractOf({ openDisputes: [] })).disputes?.('A-2')).toMatchObject({ kind: 'cannot-tell' });
  });

  it('that the system cannot tell are no answer “none”', async () => {
    const source = httpSaying(contractOf({ openDisputes: null }));
    expect(await source.disputes?.('A-1')).toEqual({ kind: 'cannot-tell', fault: null, asOf: NOW });
  });

  it('that fail say why', async () => {
    const source = httpOver(pretendBilling(refusal(401)).get);
    const fault = { name: 'invalid-key', detail: '/past-due 401' };
    expect(await source.search?.(EMAIL)).toEqual(err(fault));
    expect(await source.disputes?.('A-1')).toEqual({ kind: 'cannot-tell', fault, asOf: NOW });
  });
});
