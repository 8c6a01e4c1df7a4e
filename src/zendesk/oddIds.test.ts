import { describe, expect, test } from 'vitest';
import type { Answer } from './client.ts';
import { caseLogOver } from './caseLog.ts';
import { decodeEvent, encodeEvent } from './eventCode.ts';
import { CONTINUES, decided, newEvent, TICKET_ID } from './testing/decisions.ts';
import { fakeHost, type FakeHost } from './testing/fakeHost.ts';
import type { ZafRequest } from './zaf.ts';
import { owing, pastDueInvoice } from '../app/testing/fakes.ts';
import type { RecordRequest } from '../app/ports.ts';
import { contractOf, httpSaying, told, toldOwing } from '../billing/testing/contract.ts';
import { ask } from '../billing/testing/books.ts';
import type { Decision, RecordedPastDue } from '../domain/case/decision.ts';
import type { CaseAct } from '../domain/case/events.ts';
import { decisionOf, EMPTY_DRAFT } from '../domain/case/draft.ts';
import { emptyCase } from '../domain/case/caseState.ts';
import { caseInvoices } from '../domain/invoice.ts';

/** What an agent records on what a billing system of one's own answers. */
async function decidedOn(body: Record<string, unknown>): Promise<Decision> {
  const read = await httpSaying(contractOf(body)).read(ask({ scope: 'full' }));
  const decision = decisionOf(
    { ...EMPTY_DRAFT, answers: CONTINUES },
    {
      ticketId: TICKET_ID,
      state: emptyCase({ ticketId: TICKET_ID, ticketCreatedAt: 0, approvers: [] }),
      pastDue: caseInvoices(read, 0),
      paid: [],
      settings: { flagEveryVoid: false, continueRequiresTwoPaid: false },
      conversationAsksRefund: false,
    },
  );
  if (!decision.ok) throw new Error(`${decision.error}: ${JSON.stringify(read)}`);
  return decision.value;
}
const actOf = (decision: Decision): CaseAct => ({ kind: 'decided', decision, flag: false });
const withPastDue = (facts: Partial<RecordedPastDue>): Decision => {
  const decision = decided({ answers: CONTINUES });
  return { ...decision, pastDue: { ...decision.pastDue, ...facts } };
};
function readBack(decision: Decision): unknown {
  const coded = encodeEvent(newEvent(actOf(decision)), 'note');
  if (!coded.ok) throw new Error(coded.error);
  const back = decodeEvent(coded.value.metadata, coded.value.body);
  return back.ok && back.value.act.kind === 'decided' ? back.value.act.decision : back;
}

describe('what the contract lets a billing system of one’s own say is recorded and read back', () => {
  test.each(['5%', '%7C', '%', '%zz', '100%25', '--', '-1', 'c:17', 'a+b', ' c 17 ', '"c"', 'Ä-🧾', 'null'])(
    'the customer and an invoice %j',
    async (id) => {
      const invoices = [told(1, { id }), ...toldOwing(4).slice(1)];
      const decision = await decidedOn({ customers: [{ id, label: '' }], invoices });
      expect(decision.pastDue).toMatchObject({ customerId: id, twoMostRecent: [id, 'in_2'] });
      expect(readBack(decision)).toEqual(decision);
    },
  );

  test('the longest plain names', async () => {
    const [id, first, second] = ['c', 'i', 'j'].map((sign) => sign.repeat(80));
    const invoices = [told(1, { id: first }), told(2, { id: second }), told(3)];
    const decision = await decidedOn({ customers: [{ id, label: '' }], invoices });
    expect(readBack(decision)).toEqual(decision);
  });

  test.each(['USD', 'usd', 'JpY'])('the currency %s', async (currency) => {
    const decision = await decidedOn({ invoices: toldOwing(3).map((invoice) => ({ ...invoice, currency })) });
    expect(decision.pastDue.totals).toEqual([{ currency: currency.toLowerCase(), minor: 29_700 }]);
    expect(readBack(decision)).toEqual(decision);
  });

  test('a time before 1970, for which a zone is enough', async () => {
    const ages = '1970-01-01T00:00:00+14:00';
    const decision = await decidedOn({ asOf: ages, invoices: [told(1, { issuedAt: ages, pastDueSince: ages })] });
    expect(decision.pastDue).toMatchObject({ asOf: -50_400_000, newestIssuedAt: -50_400_000 });
    expect(readBack(decision)).toEqual(decision);
  });
});

describe('what other systems may say is recorded and read back', () => {
  test.each(['auth0|5f7c8ec7c33c6c004bbafe82', '5|7', '-', '2026,7', '|', ','])('the name %j', (id) => {
    const before = decided({ answers: CONTINUES }, [pastDueInvoice(1, { id }), ...owing(4).slice(1)]);
    const choice = { customerId: id, email: null, requester: 'dana@fox.example' };
    const decision = { ...before, pastDue: { ...before.pastDue, customerId: id, choice } };
    expect(decision.pastDue.twoMostRecent[0]).toBe(id);
    expect(readBack(decision)).toEqual(decision);
  });

  test('a currency of more than three letters, and the year 1', () => {
    const totals = [{ currency: 'usdc', minor: 9900 }];
    const decision = withPastDue({ totals, newestIssuedAt: Date.parse('0001-01-01T00:00:00Z') });
    expect(readBack(decision)).toEqual(decision);
  });
});

describe('recording', () => {
  const found = (body: unknown): Answer => ({ ok: true, body });
  const requestOf = (decision: Decision): RecordRequest => ({
    event: newEvent(actOf(decision)),
    author: 101,
    note: 'Past-due playbook',
    index: { phase: 'recorded', resolution: null, count: null },
    followers: [],
  });
  const auditOf = (id: number, metadata: object, body: string): object => ({
    id,
    author_id: 101,
    created_at: `2026-11-24T09:0${id}:00Z`,
    metadata: { custom: metadata },
    via: { channel: 'api' },
    events: [{ id: id * 10, type: 'Comment', author_id: 101, body, public: false }],
  });

  /** A help desk that keeps what it is given. */
  function desk(): FakeHost {
    const audits: object[] = [];
    return fakeHost({ 'ticket.tags': [] }, ({ url, type, data }: ZafRequest) => {
      const stamp = `2026-11-24T09:0${audits.length}:00Z`;
      if (url.includes('/audits')) return found({ audits: audits.toReversed(), users: [], meta: {} });
      if (type !== 'PUT') return found({ ticket: { updated_at: stamp, status: 'open', tags: [] } });
      const { ticket } = JSON.parse(data ?? '{}') as { ticket: { metadata: object; comment: { body: string } } };
      const audit = auditOf(audits.length + 1, ticket.metadata, ticket.comment.body);
      audits.push(audit);
      return found({ ticket: {}, audit });
    });
  }
  const writes = ({ requests }: FakeHost): number => requests.filter(({ type }) => type === 'PUT').length;

  test('an odd name three times leaves one note, and an event that counts', async () => {
    const host = desk();
    const request = requestOf(withPastDue({ customerId: 'auth0|5f7c|-,%' }));
    const log = caseLogOver(host);
    for (let press = 1; press <= 3; press += 1) {
      expect(await log.record(request, 0)).toMatchObject({ ok: true, value: { ...request.event, noteIntact: true } });
    }
    expect(writes(host)).toBe(1);
    expect(await log.read(TICKET_ID)).toMatchObject({ ok: true, value: { entries: [{ entry: 'event' }] } });
  });

  test.each<[string, Partial<RecordedPastDue>]>([
    ['an invoice without a name', { twoMostRecent: ['', 'in_2'] }],
    ['a currency in signs', { totals: [{ currency: '€', minor: 1 }] }],
    ['half a cent', { totals: [{ currency: 'usd', minor: 0.5 }] }],
    ['no time', { asOf: NaN }],
  ])('what could not be read back is refused before anything is asked or written, and says so: %s', async (_w, odd) => {
    const host = desk();
    expect(await caseLogOver(host).record(requestOf(withPastDue(odd)), 0)).toEqual({
      ok: false,
      error: { why: 'refused', detail: expect.stringMatching(/^the event cannot be read again: /) as string },
    });
    expect(host.requests).toEqual([]);
  });
});
