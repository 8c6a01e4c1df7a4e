/** One agent's browser tab on the ticket: the form as the host keeps it, and Zendesk's client object over it. */
import { isRecord } from '../../simulator/json.ts';
import { changesBetween } from '../../simulator/host/model/changes.ts';
import { openForm, withServerView, type TicketForm } from '../../simulator/host/model/form.ts';
import type { HostFacts } from '../../simulator/host/protocol/facts.ts';
import { readPath } from '../../simulator/host/protocol/reads.ts';
import { actOnForm, writePath } from '../../simulator/host/protocol/writes.ts';
import type { ZafClient } from '../../src/zendesk/zaf.ts';
import { memoryStorage } from '../openedPanel.ts';
import { answerRequest } from './answers.ts';
import { pause } from './clock.ts';
import { FaultPlan, type Call } from './faults.ts';
import type { Place } from './place.ts';

/** The host asks every two seconds what was changed elsewhere. */
const HEARS_AFTER_MS = 2000;
const LATENCY_MS = 5;
const SLOW_MS = 6000;

const never = (): Promise<never> => new Promise(() => undefined);

export class Tab {
  readonly me: number;
  readonly faults = new FaultPlan();
  form: TicketForm;
  /** The host tells the app of no change. */
  isDeaf = false;
  readonly #storage = memoryStorage();
  readonly #place: Place;
  #frame = 0;
  #handlers = new Map<string, ((payload: unknown) => unknown)[]>();
  #isHearing = false;

  constructor(place: Place, me: number) {
    this.me = me;
    this.#place = place;
    this.form = openForm(place.view());
    place.onChange(() => {
      void this.#hear();
    });
  }

  /** Changes the form, and tells the app what of it has changed. */
  change(form: TicketForm): void {
    const before = this.#facts();
    const isUpdated = before.form.view?.updatedAt !== form.view?.updatedAt;
    this.form = form;
    if (this.isDeaf) return;
    for (const { event, value } of changesBetween(before, this.#facts())) this.emit(event, value);
    if (isUpdated) this.emit('ticket.updated');
  }

  emit(event: string, payload?: unknown): void {
    for (const handler of this.#handlers.get(event) ?? []) void handler(payload);
  }

  /** What the host asks before it saves. */
  saveHooks(): readonly ((payload: unknown) => unknown)[] {
    return this.#handlers.get('ticket.save') ?? [];
  }

  /** The iframe goes, and with it whatever its app waited for. */
  close(): void {
    this.#frame += 1;
    this.#handlers = new Map();
  }

  /** The client object of the iframe that is there now. */
  client(): ZafClient {
    const frame = this.#frame;
    const isGone = (): boolean => frame !== this.#frame;
    const living = async <T>(answer: Promise<T>): Promise<T> => {
      try {
        const given = await answer;
        return isGone() ? await never() : given;
      } catch (error) {
        if (isGone()) return never();
        throw error;
      }
    };
    const call = <T>(act: () => Promise<T>): Promise<T> => (isGone() ? never() : living(act()));
    return {
      get: (paths) => call(() => this.#called('get', () => this.#read(paths))),
      set: (path, value) =>
        call(() =>
          this.#called('set', () => {
            this.change(writePath(path, value, this.#facts()));
          }),
        ),
      invoke: (path, ...args) =>
        call(() =>
          this.#called('set', () => {
            this.change(actOnForm(path, args, this.#facts()) ?? this.form);
          }),
        ),
      request: (options) => call(() => answerRequest(this.#place, this.faults, options, this.me)),
      on: (event, handler) => {
        if (!isGone()) this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), handler]);
      },
      metadata: () => Promise.resolve({ installationId: 1, settings: this.#place.world.settings }),
      context: () => Promise.resolve({ location: 'ticket_sidebar' }),
    };
  }

  /** `window.sessionStorage` of the iframe that is there now; one that is gone has none any more. */
  sessionStorage(): () => Storage {
    const frame = this.#frame;
    return () => {
      if (frame !== this.#frame) throw new Error('the iframe is gone');
      return this.#storage;
    };
  }

  async #called<T>(kind: Extract<Call, 'get' | 'set'>, act: () => T): Promise<T> {
    const ending = this.faults.next(kind);
    await pause(ending === 'slow' ? SLOW_MS : LATENCY_MS);
    if (ending === 'never') return never();
    if (ending === 'lost') throw new Error('the host is gone');
    return act();
  }

  #read(paths: readonly string[]): Readonly<Record<string, unknown>> {
    const values: Record<string, unknown> = {};
    const errors: Record<string, unknown> = {};
    for (const path of paths) {
      try {
        values[path] = this.#valueOf(path);
      } catch (error) {
        errors[path] = { name: 'ApiError', message: String(error), path };
      }
    }
    return { ...values, errors };
  }

  /** A conversation without HTML, so that reading it takes no DOM; and no other path has to wait for its making. */
  #valueOf(path: string): unknown {
    const facts = this.#facts();
    const { view } = this.form;
    if (view === null) return readPath(path, facts);
    const said = path === 'ticket.conversation' ? view.conversation : [];
    const bare = { ...view, conversation: said.map((comment) => ({ ...comment, body: '' })) };
    const value = readPath(path, { ...facts, form: { ...facts.form, view: bare } });
    if (path !== 'ticket.conversation' || !Array.isArray(value)) return value;
    return value.map((entry: unknown, at) => {
      const message = { content: said[at]?.body ?? '', contentType: 'text/plain' };
      return isRecord(entry) ? { ...entry, message } : entry;
    });
  }

  async #hear(): Promise<void> {
    if (this.#isHearing) return;
    this.#isHearing = true;
    await pause(HEARS_AFTER_MS);
    this.#isHearing = false;
    this.change(withServerView(this.form, this.#place.view(), this.#place.setup.follows));
  }

  #facts(): HostFacts {
    return { form: this.form, workspace: this.#place.workspace, me: this.me, scheme: 'light' };
  }
}
