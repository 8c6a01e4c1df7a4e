/**
 * One agent's ticket tab without a browser, a server or the SDK: the host's own paths, form and Submit over a world, as a
 * client object of the SDK's shape. What the world's plan of faults has for requests, calls, events and hooks befalls it.
 */
import type { TicketStatus, WorkspaceState } from '../contract.ts';
import { runOf } from '../faults/misfortune.ts';
import { type FaultRule, type HostFault, type HostPlace, USUALLY_LATE_MS } from '../faults/rules.ts';
import { isRecord } from '../json.ts';
import { changesBetween } from '../host/model/changes.ts';
import { edit, openForm, withComposer, withDraft, withServerView, type TicketForm } from '../host/model/form.ts';
import { afterSave, submissionOf } from '../host/model/submission.ts';
import { registrationOf, type HostFacts } from '../host/protocol/facts.ts';
import { readPath } from '../host/protocol/reads.ts';
import { carryOut } from '../host/protocol/requests.ts';
import { actOnForm, writePath } from '../host/protocol/writes.ts';
import { writes } from '../host/session/outside.ts';
import { submitTicket } from '../server/ticketActs.ts';
import { stateView, ticketView } from '../server/views.ts';
import type { World } from '../world/world.ts';
import { fetchIn, type InMemoryRequest } from './inMemory.ts';
import { SaveHook } from './saveHook.ts';
import { mainTicket, testApp, ticketOf } from './worlds.ts';

type Handler = (payload: unknown) => unknown;

/** The part of the SDK's client that the app uses. */
export interface PretendClient {
  get(paths: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(path: string, ...args: readonly unknown[]): Promise<unknown>;
  request(options: object): Promise<unknown>;
  on(event: string, handler: Handler): void;
  metadata(): Promise<{ readonly installationId: number; readonly settings: Readonly<Record<string, unknown>> }>;
  context(): Promise<{ readonly location: string }>;
}

/** What came of a Submit. `unasked`: no app listened, so it was saved without a question. */
export type Submitted =
  | { readonly saved: true; readonly asked: boolean }
  | { readonly saved: false; readonly why: 'blocked' | 'refused' | 'silent'; readonly message: string };

const GUID = 'pretend';
const silence = (): Promise<never> => new Promise(() => undefined);
const later = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

export class PretendTab {
  readonly me: number;
  readonly ticket: number;
  /** Everything that the app asked of Zendesk and billing, in order. */
  readonly asked: InMemoryRequest[] = [];
  readonly #world: World;
  #form: TicketForm;
  #client: PretendClient;
  #handlers = new Map<string, Handler[]>();
  #hook = new SaveHook();
  #held: (() => void)[] = [];
  /** Called where the plan reloads the iframe or takes it away; a test puts the app into the new one. */
  onIframe: (what: 'reload' | 'gone') => void = () => undefined;

  constructor(world: World, me: number, ticket = mainTicket) {
    this.#world = world;
    this.me = me;
    this.ticket = ticket;
    this.#form = openForm(ticketView(world, ticketOf(world, ticket)));
    this.#client = this.#clientOf(this.#handlers);
  }

  /** The client of the iframe as it is loaded now. */
  get client(): PretendClient {
    return this.#client;
  }

  get form(): TicketForm {
    return this.#form;
  }

  /** Loads the iframe anew: nobody listens any more, and what the old document asked for is answered to nobody. */
  reload(): PretendClient {
    this.#handlers = new Map();
    this.#hook = new SaveHook();
    this.#client = this.#clientOf(this.#handlers);
    return this.#client;
  }

  chooses(status: TicketStatus): void {
    this.#change(edit(this.#form, { status }));
  }

  types(text: string, composer: 'publicReply' | 'internalNote' = 'publicReply'): void {
    this.#change(withDraft(withComposer(this.#form, composer), text));
  }

  /** Takes over what others did, as the page does every two seconds. */
  hears(): void {
    const { openFormFollowsApi } = this.#world.knobs;
    this.#change(
      withServerView(this.#form, ticketView(this.#world, ticketOf(this.#world, this.ticket)), openFormFollowsApi),
    );
  }

  /** An event that Zendesk sends on its own. */
  tells(event: string, payload?: unknown): void {
    const handlers = this.#handlers.get(event) ?? [];
    if (handlers.length === 0) return;
    const post = (): void => {
      for (const handler of handlers) handler(payload);
    };
    const rule = this.#fault('event', event);
    if (rule?.fault === 'swapped') {
      this.#held.push(post);
      return;
    }
    if (rule?.fault === 'late') void later(rule.ms ?? USUALLY_LATE_MS).then(post);
    else if (rule?.fault !== 'lost' && rule?.fault !== 'never') post();
    if (rule?.fault === 'twice') post();
    for (const held of this.#held.splice(0)) held();
  }

  /** Presses Submit: the app is asked first, where it listens. */
  async submit(status?: TicketStatus): Promise<Submitted> {
    if (status !== undefined) this.chooses(status);
    const { hookTimeoutMs, hookTimeoutAllows, openFormFollowsApi } = this.#world.knobs;
    const handlers = this.#handlers.get('ticket.save') ?? [];
    const answer = await this.#hook.ask(handlers, hookTimeoutMs, this.#fault('hook', 'ticket.save'));
    if (answer.kind === 'refused') return { saved: false, why: 'blocked', message: answer.message };
    if (answer.kind === 'silent' && !hookTimeoutAllows) return { saved: false, why: 'silent', message: '' };
    const sent = this.#form;
    const by = this.#world.person(this.me);
    const ticket = ticketOf(this.#world, this.ticket);
    if (by === undefined) return { saved: false, why: 'refused', message: 'nobody is signed in' };
    const body = { ...submissionOf(sent, openFormFollowsApi ? 'edits' : 'whole-form') };
    const updated = submitTicket(this.#world, ticket, body, by);
    if ('refused' in updated) return { saved: false, why: 'refused', message: updated.refused.description };
    this.#change(afterSave(this.#form, sent, ticketView(this.#world, ticket)));
    this.tells('ticket.submit.done');
    return { saved: true, asked: handlers.length > 0 };
  }

  #fault(place: HostPlace, name: string): (FaultRule & { readonly fault: HostFault }) | undefined {
    const rule = runOf(this.#world.knobs.faults).next([place], name) as (FaultRule & { fault: HostFault }) | undefined;
    if (rule?.fault === 'reload' || rule?.fault === 'gone') this.onIframe(rule.fault);
    return rule;
  }

  #facts(form = this.#form): HostFacts {
    const workspace: WorkspaceState = stateView({ world: () => this.#world, app: () => testApp, appUrl: () => '' });
    return { form, workspace, me: this.me, scheme: 'light' };
  }

  #change(form: TicketForm): void {
    const before = this.#form;
    this.#form = form;
    const known = before.view?.conversation.length ?? 0;
    const changes = changesBetween(this.#facts(before), this.#facts(form));
    for (const { event, value } of changes) this.tells(event, value);
    const writer = form.view?.conversation.slice(known).find((one) => one.writtenBy !== this.me);
    if (writer !== undefined) this.tells('ticket.updated', { id: writer.writtenBy });
  }

  /** One path after another; `run` throws where the host does not know it. */
  async #call(
    place: HostPlace,
    paths: readonly string[],
    run: (path: string) => unknown,
  ): Promise<Record<string, unknown>> {
    const values: Record<string, unknown> = {};
    const errors: Record<string, unknown> = {};
    const rule = this.#fault(place, paths.join(' '));
    if (rule?.fault === 'late') await later(rule.ms ?? USUALLY_LATE_MS);
    if (rule !== undefined && ['never', 'reload', 'gone'].includes(rule.fault)) return silence();
    for (const path of paths) {
      try {
        if (rule?.fault === 'refused') throw new Error('No such Api');
        values[path] = run(path);
      } catch (error) {
        errors[path] = { name: 'ApiError', message: error instanceof Error ? error.message : '', path };
      }
    }
    // As it comes through postMessage; a bad single path is a rejection, several are told in `errors`.
    if (place !== 'get' && Object.keys(errors).length > 0) throw new Error(`${paths.join()} No such Api`);
    return structuredClone({ ...values, errors });
  }

  #clientOf(handlers: Map<string, Handler[]>): PretendClient {
    // An unloaded document's calls are answered to nobody.
    const alive = <T>(work: Promise<T>): Promise<T> =>
      work.finally(() => (this.#handlers === handlers ? undefined : silence()));
    const facts = (): HostFacts => this.#facts();
    const registration = registrationOf(facts(), GUID);
    const { metadata, context } = (isRecord(registration) ? registration : {}) as {
      metadata: { installationId: number; settings: Record<string, unknown> };
      context: { location: string };
    };
    return {
      get: (paths) => alive(this.#call('get', paths, (path) => readPath(path, facts()))),
      set: (path, value) =>
        alive(
          this.#call('set', [path], () => {
            this.#change(writePath(path, value, facts()));
          }),
        ),
      invoke: (path, ...args) =>
        alive(
          this.#call('invoke', [path], () => {
            const form = actOnForm(path, args, facts());
            if (form !== undefined) this.#change(form);
            else if (path !== 'resize' && path !== 'notify') throw new Error('No such Api');
          }),
        ),
      request: (options) => alive(this.#request(options)),
      on: (event, handler) => {
        handlers.set(event, [...(handlers.get(event) ?? []), handler]);
      },
      metadata: () => Promise.resolve(metadata),
      context: () => Promise.resolve(context),
    };
  }

  async #request(options: object): Promise<unknown> {
    const { ok, responseArgs } = await carryOut(options, {
      fetch: fetchIn(this.#world, this.me, this.asked),
      origin: 'http://localhost:4600',
      subdomain: 'vistasocial',
      signedInAs: () => this.me,
    });
    if (writes(options)) this.hears();
    // The SDK rejects with a plain object, and with no Error.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    return ok ? responseArgs[0] : Promise.reject(responseArgs[0]);
  }
}
