import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, ask } from './testing/books.ts';
import { BENCHES, STATES, fieldHolding, sourceOf, type Situation, type State } from './testing/benches.ts';
import {
  caseInvoices,
  countOf,
  owesAnything,
  SOURCES,
  type BillingRead,
  type UnknownRead,
  type UnknownWhy,
} from '../domain/invoice.ts';

/*
 * What holds of every billing source, whichever is set: one suite over all of them, each put into every state that it can
 * be in. What is particular to one is in its own tests.
 */

/** How many are past due in each state, or why that is not known. */
const SAYS: Readonly<Record<State, number | readonly UnknownWhy[]>> = {
  'three are past due': 3,
  'nothing is past due': 0,
  'nobody fits the requester': ['no-customer'],
  'several fit the requester': ['several-customers'],
  'nothing is entered': ['no-count', 'to-be-typed'],
  'an answer that is no JSON': ['unreadable'],
  'a malformed answer': ['unreadable'],
  'a list that breaks off': ['not-all-read'],
  'no answer in time': ['down'],
  'a refused key': ['refused'],
  'a busy service': ['busy'],
  'what lies beside the invoices cannot be told': 3,
};

const SCOPES = ['open', 'full'] as const;
const read = ({ source }: Situation, scope: 'open' | 'full' = 'full'): Promise<BillingRead> =>
  source.read(ask({ scope, withRefunds: true }));

/** Every situation that exists, by its source and state. */
const situations = SOURCES.flatMap((name) =>
  STATES.flatMap((state) => {
    const one = BENCHES[name][state];
    return 'cannot' in one ? [] : [{ name, state, situation: one, says: SAYS[state] }];
  }),
);

const unknown = situations.filter(({ says }) => typeof says !== 'number');

function unknownOf(answer: BillingRead): UnknownRead {
  if (answer.kind !== 'unknown') throw new Error(`Not unknown: ${JSON.stringify(answer)}`);
  return answer;
}

describe('every source', () => {
  it.each(situations)('$name, $state: says how many, or why not', async ({ situation, says }) => {
    for (const scope of SCOPES) {
      const answer = await read(situation, scope);
      expect(countOf(caseInvoices(answer, NOW))).toBe(typeof says === 'number' ? says : null);
      if (typeof says === 'number') expect(answer.kind).not.toBe('unknown');
      else expect(says).toContain(answer.kind === 'unknown' ? answer.why : answer.kind);
    }
  });

  it.each(situations)('$name, $state: names what is wrong and where, and only then', async ({ situation, says }) => {
    for (const scope of SCOPES) {
      const answer = await read(situation, scope);
      const fault = answer.kind === 'unknown' ? answer.fault : null;
      // A thorough reading of Stripe begins with another request, which fails in the same way.
      const isStripes = fault !== null && fault.detail.startsWith('/v1/customers/search');
      const told = isStripes ? { ...fault, detail: fault.detail.replace('/search', '') } : fault;
      expect(told).toEqual(situation.fault ?? null);
      if (typeof says === 'number') expect(situation.fault).toBeUndefined();
    }
  });

  it.each(situations)('$name, $state: says as of when', async ({ situation }) => {
    expect(await read(situation)).toHaveProperty('asOf', NOW);
  });

  it.each(situations)('$name, $state: says the same when it is asked again', async ({ situation }) => {
    for (const scope of SCOPES) expect(await read(situation, scope)).toEqual(await read(situation, scope));
  });

  it.each(unknown)(
    '$name, $state: a part is at least so many, and nothing is owed where nobody said so',
    async (one) => {
      const answer = unknownOf(await read(one.situation));
      expect(answer.atLeast).toBe(one.situation.atLeast ?? 0);
      const isSaid = answer.atLeast > 0 || answer.customers.some(({ count }) => (count ?? 0) > 0);
      expect(owesAnything(answer)).toBe(isSaid);
    },
  );

  it.each(situations)(
    '$name, $state: offers customers exactly where there are several',
    async ({ state, situation }) => {
      const answer = await read(situation);
      const offered = answer.kind === 'unknown' ? answer.customers.length : 0;
      expect(offered).toBe(state === 'several fit the requester' ? 2 : 0);
    },
  );
});

describe('what a source cannot tell', () => {
  const states = situations.filter(({ state }) => state === 'what lies beside the invoices cannot be told');

  it.each(states)(
    '$name: subscription, refunds and chargebacks are no “active” and no “none”',
    async ({ situation }) => {
      expect(await read(situation)).toMatchObject({ subscription: 'cannot-tell', refunds: 'cannot-tell' });
      expect(await situation.source.disputes?.('cus_A')).toMatchObject({ kind: 'cannot-tell', asOf: NOW });
    },
  );

  const broken = situations.filter(
    ({ situation }) =>
      situation.fault !== undefined && situation.atLeast === undefined && situation.source.search !== null,
  );

  it.each(broken.filter(({ state }) => state !== 'a malformed answer'))(
    '$name, $state: search and chargebacks say so as well',
    async ({ situation: { source, fault } }) => {
      const name = fault?.name;
      expect(await source.search?.('x@fox.example')).toMatchObject({ ok: false, error: { name } });
      expect(await source.disputes?.('cus_A')).toMatchObject({ kind: 'cannot-tell', fault: { name }, asOf: NOW });
    },
  );

  it.each(SOURCES)('%s: knows customers and chargebacks either both or not at all', (name) => {
    const { search, disputes } =
      Object.values(BENCHES[name]).find((one): one is Situation => 'source' in one)?.source ?? {};
    const knows = name === 'stripe' || name === 'http';
    expect([search !== null, disputes !== null]).toEqual([knows, knows]);
  });
});

describe('whatever comes instead of an answer', () => {
  const anything = fc.anything({ withDate: true, withNullPrototype: true, withBigInt: true });

  it.each(['stripe', 'http'] as const)('%s: neither rejects nor counts, searches nor finds nothing', async (name) => {
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const source = sourceOf(name, () => Promise.resolve({ ok: true, body }));
        expect(await source.read(ask({ scope: 'full', withRefunds: true }))).toMatchObject({ why: 'unreadable' });
        expect(await source.search?.('x@fox.example')).toMatchObject({ ok: false });
        expect(await source.disputes?.('cus_A')).toMatchObject({ kind: 'cannot-tell' });
      }),
      { numRuns: 200 },
    );
  });

  it('user_field: counts nothing but a whole number, or the digits of one', async () => {
    const isCount = (value: unknown): boolean =>
      /^\s*\d{1,9}\s*$/.test(typeof value === 'string' ? value : '') ||
      (Number.isSafeInteger(value) && (value as number) >= 0);
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, fc.integer(), fc.nat().map(String)), async (value) => {
        const { kind } = await fieldHolding(value).read(ask());
        expect(kind).toBe(isCount(value) ? 'count' : 'unknown');
      }),
    );
  });
});

it('the states that a source cannot be in are these, and for these reasons', () => {
  const impossible = SOURCES.map((name) => {
    const reasons = STATES.map((state) => [state, BENCHES[name][state]] as const);
    return [name, reasons.flatMap(([state, one]) => ('cannot' in one ? [`${state}: ${one.cannot}`] : []))] as const;
  });
  expect(Object.fromEntries(impossible)).toMatchInlineSnapshot(`
    {
      "http": [
        "nothing is entered: the billing system makes the invoices",
      ],
      "stripe": [
        "nothing is entered: Stripe makes the invoices",
      ],
      "typed": [
        "three are past due: the agent enters it in the panel",
        "nothing is past due: the agent enters it in the panel",
        "nobody fits the requester: it asks nobody",
        "several fit the requester: it asks nobody",
        "an answer that is no JSON: it asks nobody",
        "a malformed answer: it asks nobody",
        "a list that breaks off: it asks nobody",
        "no answer in time: it asks nobody",
        "a refused key: it asks nobody",
        "a busy service: it asks nobody",
        "what lies beside the invoices cannot be told: it asks nobody",
      ],
      "user_field": [
        "nobody fits the requester: the field is the requester’s own",
        "several fit the requester: the field is the requester’s own",
        "an answer that is no JSON: Zendesk’s own API: then the user counts as not readable",
        "a list that breaks off: it is one number",
        "a refused key: it is read as the agent, without a key",
        "a busy service: Zendesk’s framework waits and asks again by itself",
        "what lies beside the invoices cannot be told: it has no invoices; see what a bare count leaves open",
      ],
    }
  `);
});
