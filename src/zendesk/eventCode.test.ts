import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { decodeEvent, encodeEvent, METADATA_LIMIT_BYTES } from './eventCode.ts';
import { CONTINUES, decided, newEvent } from './testing/decisions.ts';
import { owing, pastDueInvoice } from '../app/testing/fakes.ts';
import { contractAnswer } from '../billing/contract.ts';
import { contractOf, told } from '../billing/testing/contract.ts';
import type { Decision } from '../domain/case/decision.ts';
import { fingerprint } from '../domain/case/materialFacts.ts';
import type { CaseAct } from '../domain/case/events.ts';
import { asTyped } from '../domain/inert.ts';
import type { CustomerChoice } from '../domain/invoice.ts';

const FLAG = 'b2'.repeat(16);
const PRINT = 'c3'.repeat(16);

const refund = decided(
  {
    answers: { request: 'refund-other', paysTwo: null, escalation: 'chargeback' },
    exception: {
      kind: 'refund',
      reason: 'Charged twice – “Zwei Abbuchungen”, <b>see</b> the statement 🧾',
      shape: 'keep-all',
      chosen: {},
      account: 'stays-open',
      amount: { minor: 19_800, currency: 'usd' },
      refundedInvoices: ['in_2', 'in_1'],
    },
  },
  owing(2),
);

/** The same decision about a customer whom the agent chose. */
function chosenBy(agent: Partial<CustomerChoice>): Decision {
  const decision = decided({ answers: CONTINUES });
  const choice = { customerId: 'cus_B', email: null, requester: 'dana@fox.example', ...agent };
  return { ...decision, pastDue: { ...decision.pastDue, customerId: 'cus_B', matchedBy: 'agent', choice } };
}

const ACTS: readonly CaseAct[] = [
  { kind: 'asked', decision: decided({ answers: { ...CONTINUES, request: 'refund-inactive', paysTwo: 'not-asked' } }) },
  { kind: 'decided', decision: decided({ answers: CONTINUES }), flag: false },
  {
    kind: 'decided',
    decision: decided({
      answers: { ...CONTINUES, request: 'refund-inactive', paysTwo: 'no-answer' },
      askedWhen: 'on Monday',
    }),
    flag: false,
  },
  { kind: 'decided', decision: refund, flag: true },
  { kind: 'decided', decision: chosenBy({}), flag: false },
  { kind: 'decided', decision: chosenBy({ email: 'billing@fox.example' }), flag: false },
  { kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: 'They wrote of their bank.' },
  { kind: 'flagged', escalation: 'none', fingerprint: PRINT, words: '' },
  { kind: 'approved', flagId: FLAG, fingerprint: PRINT, condition: null, words: '' },
  {
    kind: 'approved',
    flagId: FLAG,
    fingerprint: PRINT,
    condition: { kind: 'cap', amount: { minor: 5000, currency: 'eur' } },
    words: 'up to 50',
  },
  { kind: 'approved', flagId: FLAG, fingerprint: null, condition: { kind: 'after-two-collected' }, words: '' },
  { kind: 'declined', flagId: FLAG, fingerprint: PRINT, words: 'No.' },
  { kind: 'returned', flagId: FLAG, fingerprint: PRINT, words: 'Which month?' },
  { kind: 'withdrawn', flagId: FLAG, words: 'Wrong ticket.' },
  { kind: 'confirmed', decisionId: FLAG, what: 'account-closed', words: 'Saw it.' },
  { kind: 'dismissed' },
];

function coded(act: CaseAct, note = 'Past-due playbook\nWords') {
  const result = encodeEvent(newEvent(act), note);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('an event on the ticket', () => {
  test.each(ACTS.map((act, at) => [`${at}: ${act.kind}`, act] as const))('%s is read back as it was', (_name, act) => {
    const { metadata, body } = coded(act);
    expect(decodeEvent(metadata, body)).toEqual({ ok: true, value: { ...newEvent(act), noteIntact: true } });
  });

  test('a choice of another customer than the decision’s is none', () => {
    const { metadata, body } = coded({ kind: 'decided', decision: chosenBy({ customerId: 'cus_C' }), flag: false });
    expect(decodeEvent(metadata, body)).toMatchObject({
      ok: true,
      value: { act: { decision: { pastDue: { customerId: 'cus_B', choice: null } } } },
    });
  });

  test('every customer and invoice that a billing system of one’s own may name can be recorded', () => {
    // What parts the facts of an event, and what is unusual otherwise.
    const unit = fc.constantFrom('a', '7', '|', ',', '-', '+', ':', '"', '\\', ' ', '\n', 'ü', '🧾');
    const anId = fc.string({ unit, minLength: 1, maxLength: 12 });
    const named = (id: string): unknown =>
      contractOf({ customers: [{ id, label: '' }], invoices: [told(1, { id }), told(2)] });
    fc.assert(
      fc.property(
        anId.filter((id) => v.safeParse(contractAnswer, named(id)).success),
        (id) => {
          const before = decided({ answers: CONTINUES }, [pastDueInvoice(1, { id }), ...owing(3).slice(1)]);
          const decision = { ...before, pastDue: { ...before.pastDue, customerId: id } };
          const act: CaseAct = { kind: 'decided', decision, flag: false };
          const { metadata, body } = coded(act);
          expect(decodeEvent(metadata, body)).toEqual({ ok: true, value: { ...newEvent(act), noteIntact: true } });
        },
      ),
    );
  });

  test('the note stands before its last, machine-readable line', () => {
    const { body } = coded(ACTS[1] as CaseAct, 'Past-due playbook\nR3');
    expect(body).toMatch(/^Past-due playbook\nR3\npdp-data: [\w-]+$/);
  });

  test('nothing of what people and systems named is filled in, taken out or rendered where it stands on the ticket', () => {
    const reason = '{{ticket.comments}} {% if x %}<img src=x onerror=alert(1)> [a](javascript:b)\u202E\0\uD800';
    const before = decided(
      {
        answers: { request: 'refund-other', paysTwo: null, escalation: 'none' },
        exception: {
          kind: 'refund',
          reason,
          shape: 'keep-all',
          chosen: {},
          account: 'stays-open',
          amount: { minor: 9900, currency: 'usd' },
          refundedInvoices: ['in_{{setting.stripe_key}}'],
        },
      },
      [pastDueInvoice(1, { id: 'in_{{setting.stripe_key}}' }), ...owing(2).slice(1)],
    );
    const decision = { ...before, pastDue: { ...before.pastDue, customerId: 'cus_{{ticket.id}}{%x%}' } };
    const act: CaseAct = { kind: 'decided', decision, flag: true };
    const { metadata, body } = coded(act, `Reason: ${reason}`);
    expect(`${body} ${JSON.stringify(metadata)}`).not.toMatch(/\{[{%]|<[a-z]|\]\(|[\0\u202E\uD800]/i);
    expect(asTyped(body)).toContain('{{ticket.comments}} {% if x %}<img src=x onerror=alert(1)> [a](javascript:b)');
    const read = decodeEvent(metadata, body);
    expect(read).toMatchObject({ ok: true, value: { noteIntact: true, act: { decision } } });
  });

  test('the largest realistic event fits: 150 invoices in three currencies, an exception, everything said', () => {
    const invoices = Array.from({ length: 150 }, (_, at) =>
      pastDueInvoice(at + 1, {
        id: `in_1MtHbELkdIwHu7ixl4Oz${String(at).padStart(4, '0')}`,
        amount: { minor: 999_999_99, currency: ['usd', 'eur', 'gbp'][at % 3] ?? 'usd' },
      }),
    );
    const decision = decided(
      {
        answers: { request: 'refund-inactive', paysTwo: 'no-answer', escalation: 'escalates' },
        askedWhen: 'x'.repeat(500),
        exception: {
          kind: 'goodwill-credit',
          reason: 'y'.repeat(2000),
          shape: 'collect-two-void-rest',
          chosen: {},
          account: 'stays-open',
          amount: { minor: 999_999_99, currency: 'usd' },
          refundedInvoices: invoices.map(({ id }) => id),
        },
      },
      invoices,
    );
    const { metadata, body } = coded({ kind: 'decided', decision, flag: true }, 'n'.repeat(20_000));
    const size = new TextEncoder().encode(JSON.stringify(metadata)).length;
    expect(size).toBeLessThanOrEqual(METADATA_LIMIT_BYTES);
    // Zendesk takes comments up to 65,535 characters.
    expect(body.length).toBeLessThan(65_000);
    for (const value of Object.values(metadata)) expect(typeof value).toBe('string');
    for (const key of Object.keys(metadata)) expect(key).toMatch(/^pdp_/);
  });

  test('nor does Reggie’s answer to it come near the limit, condition and all', () => {
    const condition = { kind: 'cap', amount: { minor: 999_999_999_99, currency: 'usd' } } as const;
    const { metadata } = coded({
      kind: 'approved',
      flagId: FLAG,
      fingerprint: PRINT,
      condition,
      words: 'w'.repeat(2000),
    });
    expect(new TextEncoder().encode(JSON.stringify(metadata)).length).toBeLessThan(METADATA_LIMIT_BYTES / 2);
  });

  test('metadata that Zendesk would drop is an error before anything is written', () => {
    const decision = decided({ answers: CONTINUES });
    const long = { ...decision, pastDue: { ...decision.pastDue, customerId: 'c'.repeat(700) } };
    expect(encodeEvent(newEvent({ kind: 'decided', decision: long, flag: false }), '')).toMatchObject({ ok: false });
  });
});

describe('an event that an earlier version of the app wrote', () => {
  // As they stood on a ticket before a choice of customer and how it was found were recorded. These texts are never changed.
  const WRITTEN: readonly (readonly [Readonly<Record<string, string>>, string, object])[] = [
    [
      {
        pdp_v: '1',
        pdp_id: 'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1',
        pdp_ticket: '4711',
        pdp_run: '1',
        pdp_seq: '1',
        pdp_note: 'da388209bdb5b0e6f1a959ca4863796d',
        pdp_kind: 'decided',
        pdp_fp: '690c7d033be620720f487c89df3997c2',
        pdp_pol: '1',
        pdp_ans: 'continue|-|none|none',
        pdp_rule: 'R3|none|0|-',
        pdp_plan: 'keep-two-void-rest|stays-open|0|0|3|2',
        pdp_bill: 'stripe|cus_1|5|1792854000000|1795446000000',
        pdp_totals: 'usd:49500',
        pdp_two: 'in_1,in_2',
      },
      'eyJhY3Rpb25zIjpbWyJpbl8xIiwiayIsMF0sWyJpbl8yIiwiayIsMF0sWyJpbl8zIiwidiIsMF0sWyJpbl80IiwidiIsMF0sWyJpbl81IiwidiIsMF1dfQ',
      { kind: 'decided', flag: false, decision: { rule: 'R3', pastDue: { n: 5, choice: null, matchedBy: null } } },
    ],
    [
      {
        pdp_v: '1',
        pdp_id: 'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1',
        pdp_ticket: '4711',
        pdp_run: '1',
        pdp_seq: '1',
        pdp_note: '6e47af009a9bf776895ad968a1804136',
        pdp_kind: 'approved',
        pdp_fp: 'c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3',
        pdp_ref: 'b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2',
        pdp_cond: 'cap|eur|5000',
      },
      'eyJ3b3JkcyI6InVwIHRvIDUwIn0',
      { kind: 'approved', words: 'up to 50', condition: { kind: 'cap', amount: { minor: 5000, currency: 'eur' } } },
    ],
  ];

  test.each(WRITTEN)('$pdp_kind is read as it was meant', (metadata, line, act) => {
    const read = decodeEvent(metadata, `Past-due playbook\npdp-data: ${line}`);
    expect(read).toMatchObject({ ok: true, value: { noteIntact: true, act } });
  });
});

describe('an event that was tampered with', () => {
  const act: CaseAct = { kind: 'decided', decision: refund, flag: true };

  test('without its note, the facts stay and the note counts as gone', () => {
    const { metadata } = coded(act);
    const read = decodeEvent(metadata, null);
    expect(read).toMatchObject({ ok: true, value: { noteIntact: false, act: { kind: 'decided', flag: true } } });
  });

  test.each([
    ['redacted', (body: string) => body.replace(/pdp-data: .{12}/, 'pdp-data: ▇▇▇▇▇▇▇▇▇▇▇▇')],
    ['cut', (body: string) => body.slice(0, -4)],
    ['with another line', (body: string) => body.replace(/pdp-data: .*$/, 'pdp-data: e30')],
    ['removed', () => 'Hello'],
  ])('a note that is %s counts as gone', (_name, change) => {
    const { metadata, body } = coded(act);
    expect(decodeEvent(metadata, change(body))).toMatchObject({ ok: true, value: { noteIntact: false } });
  });

  test('words after the note do not change it', () => {
    const { metadata, body } = coded(act);
    expect(decodeEvent(metadata, `${body}  \n\nseen by Ana`)).toMatchObject({ ok: true, value: { noteIntact: true } });
  });

  test.each([
    ['another amount', { pdp_exc: 'refund|usd:990000|0' }],
    ['another resolution', { pdp_rule: 'R5|none|0|-' }],
    ['another account', { pdp_plan: 'keep-all|closes|0|0|0|2' }],
    ['the fingerprint of something approved', { pdp_fp: PRINT }],
    ['another run', { pdp_run: '2' }],
    ['another ticket', { pdp_ticket: '4712' }],
  ])('%s does not fit the fingerprint and grants nothing', (_name, forged) => {
    const { metadata, body } = coded(act);
    expect(decodeEvent({ ...metadata, ...forged }, body)).toEqual({ ok: false, error: 'fingerprint' });
  });

  test.each([
    ['a newer version', { pdp_v: '2' }, 'version 2'],
    ['no such kind', { pdp_kind: 'granted' }, 'facts'],
    ['no such rule', { pdp_rule: 'R10|none|0|-' }, 'facts'],
    ['a number that is none', { pdp_seq: '1e3' }, /pdp_seq/],
    ['no id', { pdp_id: 'x' }, /pdp_id/],
  ])('%s is unreadable', (_name, forged, why) => {
    const { metadata, body } = coded(act);
    const read = decodeEvent({ ...metadata, ...forged }, body);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toMatch(why);
  });

  test('the fingerprint stands in the metadata as the case computes it', () => {
    expect(coded(act).metadata['pdp_fp']).toBe(fingerprint(refund));
  });
});
