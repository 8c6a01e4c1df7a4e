/** An account with many tickets, each of another customer: most about something else, some with a case to make. */
import { ANA, requester, staff } from '../../simulator/scenarios/people.ts';
import { loadScenario } from '../../simulator/scenarios/loadScenario.ts';
import { professional } from '../../simulator/scenarios/plans.ts';
import type { Story } from '../../simulator/scenarios/story.ts';
import { testApp } from '../../simulator/testing/worlds.ts';
import type { ZendeskLimits } from '../../simulator/contract.ts';
import type { Settings, World } from '../../simulator/world/world.ts';

/** What somebody wants who writes in. `owing`: something else, and has invoices past due all the same. */
export type Kind = 'unrelated' | 'owing' | 'continue' | 'refund' | 'angry';

/** One ticket in twenty each; all others are about something else, of customers who owe nothing. */
const SPECIAL: readonly Kind[] = ['owing', 'continue', 'refund', 'angry'];
const OF = 20;

/** From this one on every ticket is of somebody who asks for a refund: one write each. */
export const ALL_REFUND = 500_000;

export const kindOf = (nth: number): Kind => (nth >= ALL_REFUND ? 'refund' : (SPECIAL[nth % OF] ?? 'unrelated'));

/** Of every answer: enough for what is asked side by side to overlap, and far from what is patient. */
const LATENCY_MS = 40;

const FIRST_TICKET = 10_001;
const FIRST_REQUESTER = 20_001;

export const ticketIdOf = (nth: number): number => FIRST_TICKET + nth;

const WORDS: Readonly<Record<Kind, string>> = {
  unrelated: 'Hi team, can I schedule the same post for two time zones, or do I need two posts? Thanks',
  owing: 'Hello, since yesterday the videos in our media library play without sound. Is this known?',
  continue: 'Hello, I see several open invoices. We want to clear the balance and go on with our account.',
  refund: "Hello, we weren't using it for months. I'd like a refund, and I won't pay the rest.",
  angry: "This is the third time I write. I want a refund at once, or I'll speak to your manager.",
};

const PAST_DUE: Readonly<Record<Kind, number>> = { unrelated: 0, owing: 2, continue: 4, refund: 5, angry: 4 };

function storyOf(nth: number): Story {
  const kind = kindOf(nth);
  const email = `customer${nth}@shop${nth}.example`;
  return {
    requester: requester(FIRST_REQUESTER + nth, `Customer ${nth}`, email),
    subject: 'A question',
    assigneeId: ANA,
    status: 'open',
    tags: [],
    conversation: [{ hoursAgo: 3, body: WORDS[kind] }],
    customers: [
      {
        id: `cus_Shop${nth}`,
        email,
        name: `Shop ${nth}`,
        plan: professional,
        paidMonths: 2,
        pastDueMonths: PAST_DUE[kind],
        lastRenewalDaysAgo: 9,
        firstNumber: 1 + nth * 10,
      },
    ],
  };
}

const FIRST_AGENT = 3001;

/** Who works on the nth ticket, where so many agents do. */
export const agentFor = (nth: number, agents: number): number => FIRST_AGENT + (nth % agents);

export interface AccountOptions {
  readonly tickets: number;
  /** The first one's number; 0 where not said. */
  readonly first?: number;
  readonly limits: ZendeskLimits;
  /** How many people work on them. */
  readonly agents: number;
  readonly settings?: Settings;
  /** Of Stripe. */
  readonly live?: boolean;
}

/** The account, at the present time of the run's clock. */
export function accountWith({ tickets, first = 0, limits, agents, settings, live }: AccountOptions): World {
  const scenario = {
    id: 'everyday',
    title: '',
    tryThis: '',
    tickets: Array.from({ length: tickets }, (_, at) => ({ id: ticketIdOf(first + at), story: storyOf(first + at) })),
  } as const;
  const world = loadScenario(scenario, { app: testApp, now: () => Date.now(), settings, live });
  world.knobs = { ...world.knobs, zendeskLimits: limits, latencyMs: LATENCY_MS };
  const [ana] = staff;
  if (ana === undefined) throw new Error('Nobody works here');
  for (let nth = 0; nth < agents; nth += 1) {
    world.changePerson({
      ...ana,
      id: agentFor(nth, agents),
      name: `Agent ${nth}`,
      email: `agent${nth}@vistasocial.example`,
    });
  }
  return world;
}
