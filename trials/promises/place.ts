/** The pretend help desk and billing that all tabs of a run share, and what truly happened in them. */
import type { ZafRequest } from '../../src/zendesk/zaf.ts';
import { decodeEvent } from '../../src/zendesk/eventCode.ts';
import type { CaseEvent } from '../../src/domain/case/events.ts';
import { CLOSURE } from './closure.ts';
import { recordAt, type Json } from '../../simulator/json.ts';
import type { BillingAct, TicketView, WorkspaceState } from '../../simulator/contract.ts';
import { loadScenario } from '../../simulator/scenarios/loadScenario.ts';
import type { ScenarioId } from '../../simulator/scenarios/scenarioIds.ts';
import { scenarioById } from '../../simulator/scenarios/scenarios.ts';
import type { Running } from '../../simulator/server/running.ts';
import { answerProxied } from '../../simulator/server/proxy.ts';
import { stateView, ticketView } from '../../simulator/server/views.ts';
import { testApp, ticketOf } from '../../simulator/testing/worlds.ts';
import { actInStripe } from '../../simulator/stripe/acts.ts';
import { isPastDue } from '../../simulator/stripe/books.ts';
import type { Audit, Ticket } from '../../simulator/world/model.ts';
import type { Settings, World } from '../../simulator/world/world.ts';
import { answerZendesk } from '../../simulator/zendesk/rest.ts';
import type { RestAnswer } from '../../simulator/zendesk/errors.ts';

/** How a run is set up. */
export interface Setup {
  readonly scenario: ScenarioId;
  readonly ticketId: number;
  readonly settings: Settings;
  readonly approvers: readonly number[];
  /** The customer speaks of money from the start. */
  readonly speaksOfMoney: boolean;
  /** Open forms hear of what the API writes. */
  readonly follows: boolean;
}

/** An act as a panel sent it and the help desk has truly taken it. */
export type TrueEvent = Omit<CaseEvent, 'noteIntact'>;

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly as: number;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export class Place {
  readonly world: World;
  readonly ticket: Ticket;
  readonly workspace: WorkspaceState;
  readonly setup: Setup;
  /** Case events by audit, of panels only: whatever else claims to be one is a forgery. */
  readonly recorded = new Map<number, TrueEvent>();
  failure: string | null = null;
  readonly counted: string[] = [];
  /** To be told of every act that a panel has truly recorded. */
  onRecorded: (event: TrueEvent) => void = () => undefined;
  readonly customers: readonly string[];
  /** Invoices that were past due at any time of the run. */
  readonly everOwed = new Set<string>();
  /** Ids of whoever the settings name. */
  readonly approvers: readonly number[];
  /** What the customer had paid before. */
  readonly paidBefore: readonly string[];
  /** The customer's words speak of a refund, a closure or a chargeback. */
  speaksOfMoney: boolean;
  /** The index says what the log does not: changed by hand, or written beside a record that was lost on its way. */
  isIndexAstray = false;
  readonly #listeners = new Set<() => void>();
  readonly #billed = new Map<string, Answered>();
  #view: TicketView | null = null;

  constructor(setup: Setup) {
    this.setup = setup;
    const { scenario, settings } = setup;
    this.world = loadScenario(scenarioById(scenario), { app: testApp, now: () => Date.now(), settings });
    this.world.knobs = { ...this.world.knobs, richText: false, openFormFollowsApi: setup.follows };
    this.ticket = ticketOf(this.world, setup.ticketId);
    this.customers = this.world.customersOf.get(this.ticket.requesterId) ?? [];
    this.approvers = setup.approvers;
    this.speaksOfMoney = setup.speaksOfMoney;
    this.#noteOwed();
    this.paidBefore = this.world.books.invoices
      .filter(({ customer, status }) => this.customers.includes(customer) && status === 'paid')
      .map(({ id }) => id);
    const running: Pick<Running, 'world' | 'app' | 'appUrl'> = {
      world: () => this.world,
      app: () => testApp,
      appUrl: () => '',
    };
    this.workspace = stateView(running);
  }

  /** What the run has tried, for the sum of all runs. */
  count(what: string): void {
    this.counted.push(what);
  }

  /** A promise of the issue, by its letter, is broken; the run ends with the first. */
  broken(promise: string, what: string): void {
    this.failure ??= `promise ${promise}: ${what}`;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  view(): TicketView {
    this.#view ??= ticketView(this.world, this.ticket);
    return this.#view;
  }

  changed(): void {
    this.#view = null;
    for (const listener of this.#listeners) listener();
  }

  /** One request to Zendesk's REST. `isPanel`: what it records is an act of the app, and no forgery. */
  rest({ method, path, body, as }: Asked, isPanel: boolean): RestAnswer {
    const url = new URL(path, 'https://vistasocial.zendesk.com');
    const before = this.ticket.audits.length;
    const answer = answerZendesk({ world: this.world, method, url, body, signedInAs: as });
    const audit = this.ticket.audits[before];
    if (audit !== undefined) {
      if (isPanel) this.#take(audit, body);
      this.changed();
    }
    return answer;
  }

  /** What billing says through the proxy; the same again until something is done in it. */
  billingAnswer(options: ZafRequest): Answered {
    const known = this.#billed.get(options.url);
    if (known !== undefined) return known;
    const { status, responseText } = answerProxied({ ...options }, testApp, this.world);
    const answer = { status, body: JSON.parse(responseText) as unknown };
    this.#billed.set(options.url, answer);
    return answer;
  }

  /** Somebody writes to the ticket past the app, by REST. */
  byHand(as: number, ticket: Json): void {
    this.rest({ method: 'PUT', path: `/api/v2/tickets/${this.ticket.id}.json`, as, body: { ticket } }, false);
  }

  /** Something is done in billing itself. */
  bill(act: BillingAct): void {
    actInStripe(this.world.books, act, Math.floor(Date.now() / 1000));
    this.#billed.clear();
    this.#noteOwed();
  }

  tellsClosure(text: string): boolean {
    return CLOSURE.every((sentence) => text.includes(sentence));
  }

  #noteOwed(): void {
    const now = Math.floor(Date.now() / 1000);
    const { invoices } = this.world.books;
    for (const invoice of invoices) {
      if (this.customers.includes(invoice.customer) && isPastDue(invoice, now)) this.everOwed.add(invoice.id);
    }
  }

  #take(audit: Audit, body: Json): void {
    const sent = recordAt(body, 'ticket') ?? {};
    const metadata = recordAt(sent, 'metadata');
    if (metadata === undefined || !('pdp_v' in (audit.custom ?? {}))) {
      this.isIndexAstray ||= 'comment' in sent;
      return;
    }
    const note = recordAt(sent, 'comment')?.['body'];
    const event = decodeEvent(metadata, typeof note === 'string' ? note : null);
    if (!event.ok) throw new Error(`a panel sent what cannot be read: ${event.error}`);
    const { noteIntact: _, ...act } = event.value;
    const taken = { ...act, author: audit.authorId, at: audit.at, auditId: audit.id };
    const isTwice = [...this.recorded.values()].some(({ id, author }) => id === act.id && author === taken.author);
    if (isTwice) this.broken('a', `${act.act.kind} stands on the ticket twice`);
    this.recorded.set(audit.id, taken);
    this.onRecorded(taken);
    this.count(`recorded: ${act.act.kind}`);
  }
}
