/** The apps' iframes of all opened tickets: who is who behind a message, and who hears what. */
import { AppFrame, type FramePorts } from '../protocol/frame.ts';

interface Held {
  readonly frame: AppFrame;
  element: HTMLIFrameElement | null;
}

export class Frames {
  readonly #held = new Map<string, Held>();
  readonly #appOrigin: string;

  constructor(appOrigin: string) {
    this.#appOrigin = appOrigin;
  }

  /** A frame for the tab `key`; its iframe element follows once the page has it. */
  open(key: string, guid: string, ports: Omit<FramePorts, 'post'>): void {
    const post = (message: unknown): void => {
      this.#held.get(key)?.element?.contentWindow?.postMessage(message, this.#appOrigin);
    };
    this.#held.set(key, { frame: new AppFrame(guid, { ...ports, post }), element: null });
  }

  attach(key: string, element: HTMLIFrameElement | null): void {
    const held = this.#held.get(key);
    if (held !== undefined) held.element = element;
  }

  close(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    held.frame.emit('app.willDestroy');
    held.frame.dispose();
    this.#held.delete(key);
  }

  of(key: string): AppFrame | undefined {
    return this.#held.get(key)?.frame;
  }

  /** Loads every app anew, as an agent's own reload would. */
  reload(): void {
    for (const { element } of this.#held.values()) {
      if (element === null) continue;
      const { src } = element;
      element.src = src;
    }
  }

  /** Loads one app anew. */
  reloadOne(key: string): void {
    const element = this.#held.get(key)?.element;
    if (element == null) return;
    const { src } = element;
    element.src = src;
  }

  /** Only messages from the app's own origin, out of an iframe that this page made, are heard. */
  receive({ origin, source, data }: Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data'>): void {
    if (origin !== this.#appOrigin || source === null) return;
    for (const { frame, element } of this.#held.values()) if (element?.contentWindow === source) frame.receive(data);
  }

  emit(key: string, event: string, payload?: unknown): void {
    this.of(key)?.emit(event, payload);
  }

  /** An app's own event goes to every frame of the app that listens to the sender. */
  spread(event: string, payload: unknown, instance: string): void {
    for (const { frame } of this.#held.values()) frame.emit(event, payload, instance);
  }
}
