import type { SessionPorts } from '../sessionPorts.ts';
import type { BillingAsk, Message, RecordFailure, ReplyDraft, Requester, Ticket, TicketChange } from '../ports.ts';
import type { CaseEvent, LogEntry } from '../../domain/case/events.ts';
import type { Phase } from '../../domain/case/phases.ts';
import {
  caseInvoices,
  countOf,
  unknownRead,
  type BillingRead,
  type DisputeRead,
  type Invoice,
} from '../../domain/invoice.ts';
import { err, ok } from '../../domain/result.ts';
import { formatFor } from '../../ui/format.ts';
import { say } from '../../ui/wording.ts';

const IN_NEW_YORK = formatFor({ locale: 'en-US', timeZone: 'America/New_York' }, say);

export const NOW = Date.UTC(2026, 10, 23, 15);
const DAY = 86_400_000;

/** A monthly invoice that is past due; `months` ago it was issued. */
export function pastDueInvoice(months: number, overrides: Partial<Invoice> = {}): Invoice {
  const issuedAt = NOW - months * 30 * DAY;
  return {
    id: `in_${months}`,
    number: `VS-${String(100 - months)}`,
    status: 'past-due',
    issuedAt,
    pastDueSince: issuedAt + DAY,
    settledAt: null,
    amount: { minor: 9900, currency: 'usd' },
    url: null,
    ...overrides,
  };
}

/** What Stripe says of a customer with those invoices. */
export function stripeRead(
  invoices: readonly Invoice[],
  overrides: Partial<Extract<BillingRead, { kind: 'invoices' }>> = {},
): BillingRead {
  return {
    kind: 'invoices',
    source: 'stripe',
    customer: { id: 'cus_1', label: 'Bright Fox', matchedBy: 'email', choice: null, url: null },
    scope: 'full',
    invoices,
    subscription: 'active',
    refunds: [],
    gaps: [],
    testMode: false,
    asOf: NOW,
    ...overrides,
  };
}

/** n invoices past due, newest first. */
export function owing(n: number): readonly Invoice[] {
  return Array.from({ length: n }, (_, index) => pastDueInvoice(index + 1));
}

export const BILLING_DOWN: BillingRead = unknownRead('down', NOW);

/** Several customers have the requester's e-mail; whoever is chosen has what is given for them. */
export function customersWith(reads: Readonly<Record<string, BillingRead>>): FakeWorld['billingTo'] {
  const customers = Object.entries(reads).map(([id, read]) => {
    return { id, label: id, count: countOf(caseInvoices(read, NOW)), atLeast: 0, url: null };
  });
  return ({ choice, scope }) => {
    const read = choice === null ? undefined : reads[choice.customerId];
    if (choice === null || read === undefined) return { ...unknownRead('several-customers', NOW), customers };
    const { customerId: id } = choice;
    const customer = { id, label: id, matchedBy: 'agent', choice, url: null } as const;
    return read.kind === 'invoices' ? { ...read, scope, customer } : read;
  };
}

/** A pretend help desk and billing that a test can turn: everything it was asked is counted. */
export interface FakeWorld {
  ticket: Ticket;
  messages: readonly Message[];
  reply: ReplyDraft;
  entries: LogEntry[];
  notes: string[];
  phases: Phase[];
  followers: (number | string)[];
  billing: BillingRead;
  /** What billing answers to this question; `billing` as it stands, unless a test says otherwise. */
  billingTo: (ask: BillingAsk) => BillingRead | Promise<BillingRead>;
  /** Every question to billing, in order. */
  asks: BillingAsk[];
  /** What billing says of chargebacks; null where it knows none. */
  disputes: (() => DisputeRead | Promise<DisputeRead>) | null;
  /** Whose chargebacks were asked for, in order. */
  disputesAsked: string[];
  now: number;
  savedStatus: string | null;
  followUpOf: number | null;
  logReads: number;
  billingReads: number;
  failRecord: RecordFailure | null;
  failLog: boolean;
  /** Never answers, as an outage that hangs. */
  hang: { form: boolean; log: boolean; billing: boolean };
  inserted: string[];
  saved: Map<string, unknown>;
  changed: (what: TicketChange) => void;
}

const REQUESTER: Requester = { id: 201, name: 'Dana Fox', email: 'dana@fox.example' };

/** A world with an open ticket of a customer who owes nothing and said nothing. */
export function fakeWorld(overrides: Partial<FakeWorld> = {}): FakeWorld {
  const world: FakeWorld = {
    ticket: {
      id: 4711,
      status: 'open',
      createdAt: NOW - 2 * DAY,
      requester: REQUESTER,
      requesterLocale: 'en-US',
      indexPhases: [],
      followsUpCase: false,
      wasReopened: false,
    },
    messages: [],
    reply: { kind: 'public', text: '' },
    entries: [],
    notes: [],
    phases: [],
    followers: [],
    billing: stripeRead([]),
    billingTo: () => world.billing,
    asks: [],
    disputes: null,
    disputesAsked: [],
    now: NOW,
    savedStatus: null,
    followUpOf: null,
    logReads: 0,
    billingReads: 0,
    failRecord: null,
    failLog: false,
    hang: { form: false, log: false, billing: false },
    inserted: [],
    saved: new Map(),
    changed: () => undefined,
    ...overrides,
  };
  return world;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Ports over the fake world, signed in as `viewerId`; user 103 is the approver. */
export function fakePorts(world: FakeWorld, viewerId = 101): SessionPorts {
  const { disputes } = world;
  return {
    form: {
      ticket: () => (world.hang.form ? never() : Promise.resolve(ok(world.ticket))),
      conversation: () => Promise.resolve(ok(world.messages)),
      reply: () => (world.hang.form ? never() : Promise.resolve(ok(world.reply))),
      insertIntoReply: (text) => {
        world.inserted.push(text.body);
        return Promise.resolve(ok('reply'));
      },
      onChange: (listener) => {
        world.changed = listener;
        return () => undefined;
      },
    },
    log: {
      read: () => {
        world.logReads += 1;
        if (world.hang.log) return never();
        if (world.failLog) return Promise.resolve(err({ why: 'down', detail: '503' }));
        const { savedStatus } = world;
        const names = new Map([
          [101, 'Ana'],
          [102, 'Ben'],
        ] as const);
        return Promise.resolve(
          ok({ entries: [...world.entries], names, emails: new Map(), savedStatus, followUpOf: world.followUpOf }),
        );
      },
      record: (request, lastAuditId) => {
        if (world.failRecord !== null) return Promise.resolve(err(world.failRecord));
        const known = world.entries.flatMap((entry) => (entry.entry === 'event' ? [entry.event] : []));
        const again = known.find(({ id, author }) => id === request.event.id && author === request.author);
        if (again !== undefined) return Promise.resolve(ok(again));
        if (known.some((event) => event.auditId > lastAuditId))
          return Promise.resolve(err({ why: 'newer', detail: '' }));
        const event: CaseEvent = {
          ...request.event,
          author: viewerId,
          at: NOW,
          auditId: 900 + known.length,
          noteIntact: true,
        };
        world.entries.push({ entry: 'event', event });
        world.notes.push(request.note);
        world.messages = [...world.messages, { from: 'agent', internal: true, text: request.note, at: NOW }];
        world.phases.push(request.index.phase);
        world.followers.push(...request.followers);
        world.ticket = { ...world.ticket, indexPhases: [request.index.phase] };
        return Promise.resolve(ok(event));
      },
      roomFor: (_event, note) => 65_000 - note.length,
      showIndex: ({ phase }) => {
        world.ticket = { ...world.ticket, indexPhases: [phase] };
        world.changed('ticket');
        return Promise.resolve();
      },
      mendIndex: (_ticketId, { phase }) => {
        world.ticket = { ...world.ticket, indexPhases: [phase] };
        return Promise.resolve(ok(true));
      },
    },
    billing: {
      read: (ask) => {
        world.billingReads += 1;
        world.asks.push(ask);
        return world.hang.billing ? never() : Promise.resolve(world.billingTo(ask));
      },
      search: null,
      disputes:
        disputes === null
          ? null
          : (customerId) => {
              world.disputesAsked.push(customerId);
              return Promise.resolve(disputes());
            },
    },
    drafts: {
      outlivesReload: true,
      load: (key) => structuredClone(world.saved.get(key)),
      save: (key, draft) => void world.saved.set(key, structuredClone(draft)),
      remove: (key) => void world.saved.delete(key),
    },
    approvers: { resolve: () => Promise.resolve([{ id: 103, until: null }]) },
    settings: {
      approvers: [{ idOrEmail: 103, until: null }],
      policy: { flagEveryVoid: false, continueRequiresTwoPaid: false },
      billingSource: 'stripe',
      billingUrl: null,
      stripeCustomerField: null,
      noteLanguage: 'en',
      customerLanguages: ['en'],
      problems: [],
    },
    viewer: {
      id: viewerId,
      name: 'Ana',
      email: 'ana@vista.example',
      isAdmin: false,
      locale: 'en-US',
      timeZone: 'America/New_York',
    },
    wording: IN_NEW_YORK,
    viewerWording: IN_NEW_YORK,
    customerWordings: [{ language: 'en', wording: IN_NEW_YORK }],
    closureSentences: [[say('text.T5.signUp'), say('text.T5.noData')]],
    now: () => world.now,
  };
}
