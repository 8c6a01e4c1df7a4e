/** The host page's own requests to the workspace's server (simulator/contract.ts). */
import type { BillingAct, Knobs, MacroView, Mail, TicketView, ViewOfTickets, WorkspaceState } from '../contract.ts';
import type { Meanwhile } from '../faults/meanwhile.ts';
import { isRecord, textAt, type Json } from '../json.ts';
import type { Submission } from './model/submission.ts';

/** The server understood and said no; the message is for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The sentence that tells a person why something did not happen. */
export const reasonOf = (error: unknown): string =>
  error instanceof Refused ? error.message : 'The workspace’s server does not answer.';

/** What is done to several tickets at once, from a view. */
export interface BulkEdit {
  readonly tickets: readonly number[];
  readonly status?: 'solved';
  readonly macro?: number;
}

export interface BulkOutcome {
  readonly saved: readonly number[];
  readonly refused: readonly { readonly id: number; readonly why: string }[];
}

/** One hourly run of the account's automations: which one changed which ticket. */
export interface AutomationsRun {
  readonly fired: readonly { readonly automation: string; readonly ticket: number }[];
}

/** Speaks for one signed-in person. */
export class WorkspaceServer {
  readonly #me: number;

  constructor(me: number) {
    this.#me = me;
  }

  state(): Promise<WorkspaceState> {
    return this.#ask('GET', '/workspace/state');
  }

  reset(scenario: string): Promise<WorkspaceState> {
    return this.#ask('POST', '/workspace/reset', { scenario });
  }

  ticket(id: number): Promise<TicketView> {
    return this.#ask('GET', `/workspace/tickets/${id}`);
  }

  save(id: number, submission: Submission): Promise<TicketView> {
    return this.#ask('PUT', `/workspace/tickets/${id}`, submission);
  }

  audits(id: number): Promise<Json> {
    return this.#ask('GET', `/workspace/tickets/${id}/audits`);
  }

  customerReply(id: number, body: string): Promise<TicketView> {
    return this.#ask('POST', `/workspace/tickets/${id}/customer-reply`, { body });
  }

  followUp(id: number, body: string): Promise<TicketView> {
    return this.#ask('POST', `/workspace/tickets/${id}/follow-up`, { body });
  }

  merge(id: number, into: number): Promise<TicketView> {
    return this.#ask('POST', `/workspace/tickets/${id}/merge`, { into });
  }

  meanwhile(id: number, what: Meanwhile): Promise<TicketView> {
    return this.#ask('POST', `/workspace/tickets/${id}/meanwhile`, { what });
  }

  views(): Promise<readonly ViewOfTickets[]> {
    return this.#ask('GET', '/workspace/views');
  }

  macros(): Promise<readonly MacroView[]> {
    return this.#ask('GET', '/workspace/macros');
  }

  bulk(edit: BulkEdit): Promise<BulkOutcome> {
    return this.#ask('PUT', '/workspace/bulk', edit);
  }

  runAutomations(): Promise<AutomationsRun> {
    return this.#ask('POST', '/workspace/automations');
  }

  mails(): Promise<readonly Mail[]> {
    return this.#ask('GET', '/workspace/mails');
  }

  forgetMails(): Promise<unknown> {
    return this.#ask('DELETE', '/workspace/mails');
  }

  billing(id: number): Promise<Json> {
    return this.#ask('GET', `/workspace/billing/${id}`);
  }

  act(act: BillingAct): Promise<{ readonly done: string }> {
    return this.#ask('POST', '/workspace/billing/act', act);
  }

  knobs(): Promise<Knobs> {
    return this.#ask('GET', '/workspace/knobs');
  }

  turnKnobs(change: Partial<Knobs>): Promise<Knobs> {
    return this.#ask('PUT', '/workspace/knobs', change);
  }

  changeSettings(change: Readonly<Record<string, string | boolean>>): Promise<unknown> {
    return this.#ask('PUT', '/workspace/settings', change);
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Signed-In-As': String(this.#me) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new Refused((isRecord(answer) ? textAt(answer, 'refused') : undefined) ?? `Status ${response.status}`);
    }
    return answer as T;
  }
}
