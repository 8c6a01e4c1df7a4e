/** The host's end of one app iframe: handshake, calls, events, requests and hooks. Knows no DOM, only `post`. */
import { BadDay, type BadDayPorts } from './badDay.ts';
import { answerCall, type Call, type HostApi } from './calls.ts';
import { answerFrom, type HookAnswer } from './hooks.ts';
import type { RequestOutcome } from './requests.ts';
import { readMessage } from './wire.ts';

export interface FramePorts extends BadDayPorts {
  readonly post: (message: unknown) => void;
  /** Metadata and context, asked for at the handshake. */
  readonly registration: () => unknown;
  readonly api: HostApi;
  readonly request: (options: unknown) => Promise<RequestOutcome>;
  /** An app's own event, to be handed to every frame that subscribed for the sender's instance. */
  readonly triggered: (event: string, data: unknown, instance: string) => void;
  readonly registered: () => void;
}

export class AppFrame {
  readonly guid: string;
  readonly #ports: FramePorts;
  readonly #day: BadDay;
  readonly #subscriptions = new Map<string, Set<string>>();
  readonly #hooks = new Map<string, (answer: HookAnswer) => void>();
  #registered = false;
  #loads = 0;
  #unansweredHandshakes = 0;

  constructor(guid: string, ports: FramePorts) {
    this.guid = guid;
    this.#ports = ports;
    this.#day = new BadDay(ports);
  }

  get registered(): boolean {
    return this.#registered;
  }

  /** Events subscribed by the root client. */
  get subscriptions(): readonly string[] {
    return [...(this.#subscriptions.get(this.guid) ?? [])];
  }

  hears(event: string, instance = this.guid): boolean {
    return this.#registered && this.#subscriptions.get(instance)?.has(event) === true;
  }

  /** Posts an event whether or not it was subscribed. */
  send(event: string, payload?: unknown, instance = this.guid): void {
    this.#day.event(event, () => {
      this.#ports.post({ key: `zaf.${event}`, message: payload, instanceGuid: instance });
    });
  }

  /** Posts an event if this frame subscribed to it; a guid the app never made a client for would make the SDK throw. */
  emit(event: string, payload?: unknown, instance = this.guid): void {
    if (this.hears(event, instance)) this.send(event, payload, instance);
  }

  receive(raw: unknown): void {
    const message = readMessage(raw);
    switch (message.kind) {
      case 'handshake':
        // A second registration makes the SDK send its whole queue again, so it happens once a document.
        if (this.#registered) this.#unansweredHandshakes += 1;
        else this.#register();
        return;
      case 'subscription':
        this.#subscribe(message.instance ?? this.guid, message.event, message.subscribers);
        return;
      case 'trigger':
        this.#ports.triggered(message.event, message.data, message.instance ?? this.guid);
        return;
      case 'call':
        void this.#answer(message);
        return;
      case 'request':
        void this.#ports.request(message.options).then(({ ok, responseArgs }) => {
          this.#ports.post({ key: `zaf.${message.key}.${ok ? 'done' : 'fail'}`, message: { responseArgs } });
        });
        return;
      case 'reply':
        this.#settle(message.hook, answerFrom(message.error));
        return;
      case 'ignored':
        return;
    }
  }

  /**
   * The iframe's `load` event. From the second on it means that the app loaded itself anew in the same window: a
   * handshake that looked like a double `init` was the new document's.
   */
  loaded(): void {
    this.#loads += 1;
    const waiting = this.#unansweredHandshakes > 0;
    this.#unansweredHandshakes = 0;
    if (this.#loads === 1) return;
    this.#subscriptions.clear();
    this.#registered = false;
    if (waiting) this.#register();
  }

  /** While the app still works on an earlier hook the SDK drops this one without a word; the time-out then decides. */
  ask(hook: string, timeoutMs: number): Promise<HookAnswer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#settle(hook, { kind: 'silent' });
      }, timeoutMs);
      this.#hooks.set(hook, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#day.hook(hook, () => {
        this.#ports.post({ key: `zaf.${hook}`, needsReply: true, instanceGuid: this.guid });
      });
    });
  }

  /** The iframe is gone: whoever waits for its reply need not wait for the time-out. */
  dispose(): void {
    this.#registered = false;
    for (const hook of [...this.#hooks.keys()]) this.#settle(hook, { kind: 'silent' });
  }

  async #answer(call: Call): Promise<void> {
    const day = await this.#day.call(call);
    if (day === 'unanswered') return;
    const refused = { id: call.id, error: { name: 'ApiError', message: 'No such Api' } };
    this.#ports.post(day === 'refused' ? refused : await answerCall(call, this.#ports.api));
  }

  #register(): void {
    this.#registered = true;
    this.#ports.post({ key: 'zaf.app.registered', message: this.#ports.registration() });
    this.#ports.registered();
  }

  #subscribe(instance: string, event: string, subscribers: number): void {
    const events = this.#subscriptions.get(instance) ?? new Set();
    if (subscribers > 0) events.add(event);
    else events.delete(event);
    this.#subscriptions.set(instance, events);
  }

  #settle(hook: string, answer: HookAnswer): void {
    this.#hooks.get(hook)?.(answer);
    this.#hooks.delete(hook);
  }
}
