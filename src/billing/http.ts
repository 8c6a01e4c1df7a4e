import * as v from 'valibot';
import { contractAnswer, type ContractAnswer } from './contract.ts';
import { contradiction, disputeFrom, optionFrom, readFrom } from './contractRead.ts';
import { faultOf, whyOf } from './faults.ts';
import type { ProxiedGet } from './request.ts';
import type { BillingAsk, BillingSource, UserReader } from '../app/ports.ts';
import { unknownRead, type BillingFault } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { err, ok, type Result } from '../domain/result.ts';

const HEADERS = { Authorization: 'Bearer {{setting.billing_token}}', Accept: 'application/json' };

type Query = Readonly<Record<string, string | null>>;

/** A billing system of one's own that answers in the contract of docs/billing.md; one request a reading. */
export function httpSource(get: ProxiedGet, now: () => Instant, userOf: UserReader, billingUrl: string): BillingSource {
  const where = new URL(billingUrl).pathname;

  /** What is as of a time to come is as of now. */
  const asOfIn = ({ asOf }: ContractAnswer): Instant =>
    asOf === undefined ? now() : Math.min(Date.parse(asOf), now());

  async function asked(query: Query): Promise<Result<ContractAnswer, BillingFault>> {
    const url = new URL(billingUrl);
    for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
    const answer = await get({ url: url.href, headers: HEADERS });
    if (!answer.ok) return err(faultOf(where, answer));
    if (typeof answer.body !== 'object') return err({ name: 'not-json', detail: where });
    const read = v.safeParse(contractAnswer, answer.body);
    if (!read.success) {
      return err({ name: 'malformed', detail: `${where}: ${v.getDotPath(read.issues[0]) ?? 'the answer'}` });
    }
    const place = contradiction(read.output, asOfIn(read.output));
    return place === null ? ok(read.output) : err({ name: 'malformed', detail: `${where}: ${place}` });
  }

  /** By whom the billing system is asked; the external id is what the help desk and the product share. */
  async function questionOf({ who, choice }: BillingAsk): Promise<Result<Query | null, BillingFault>> {
    if (choice !== null) return ok({ customer: choice.customerId });
    const email = who.email?.trim() ?? '';
    if (who.id === null) return ok(email === '' ? null : { email });
    const user = await userOf(who.id);
    if (!user.ok) return err({ name: 'user-unreadable', detail: user.error.detail });
    const { externalId } = user.value;
    return ok(email === '' && externalId === null ? null : { email: email || null, external_id: externalId });
  }

  return {
    read: async (ask) => {
      const asOf = now();
      const question = await questionOf(ask);
      if (!question.ok) return unknownRead(whyOf(question.error), asOf, question.error);
      if (question.value === null) return unknownRead('no-requester', asOf);
      const answer = await asked(question.value);
      if (!answer.ok) return unknownRead(whyOf(answer.error), asOf, answer.error);
      return readFrom(answer.value, ask, asOfIn(answer.value), where);
    },
    search: async (email) => {
      const answer = await asked({ email: email.trim() });
      return answer.ok ? ok(answer.value.customers.map(optionFrom)) : answer;
    },
    disputes: async (customerId) => {
      const asOf = now();
      const answer = await asked({ customer: customerId });
      if (!answer.ok) return { kind: 'cannot-tell', fault: answer.error, asOf };
      const { openDisputes, customers } = answer.value;
      const isAbout = customers.length === 1 && customers[0]?.id === customerId;
      if (openDisputes === null || !isAbout) return { kind: 'cannot-tell', fault: null, asOf };
      return { kind: 'disputes', open: openDisputes.map(disputeFrom), asOf };
    },
  };
}
