/** The host page without its pictures: a desk at a real server, and the genuine SDK in the iframe of one ticket. */
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Knobs } from '../../contract.ts';
import type { ScenarioId } from '../../scenarios/scenarioIds.ts';
import { startWorkspace, type Workspace } from '../../server/workspace.ts';
import { Drafts } from '../model/drafts.ts';
import { valuesOf, type TicketForm } from '../model/form.ts';
import { WorkspaceServer } from '../server.ts';
import { Desk } from '../session/desk.ts';
import { openTicket } from '../session/openTicket.ts';
import { tabOf, type TicketTab } from '../session/state.ts';
import { submit } from '../session/submit.ts';
import { showToTests, type WorkspaceWindow } from '../session/window.ts';
import { loadDocument, type AppDocument, type SdkClient } from './genuineSdk.ts';

export const TICKET = 4711;
const KEY = String(TICKET);
const ANA = 101;

/** The package's own files lie in the root as well, so that no test needs a build. */
const packageDir = join(import.meta.dirname, '../../..');

export class OpenedWorkspace {
  /** What somebody at another browser would do. */
  readonly server: WorkspaceServer;
  readonly desk: Desk;
  app: AppDocument;
  readonly #running: Workspace;

  private constructor(running: Workspace, desk: Desk) {
    this.#running = running;
    this.server = desk.server;
    this.desk = desk;
    this.app = this.load();
  }

  /** The ticket in front, its iframe loaded, the SDK not yet started in it. */
  static async with(scenario: ScenarioId): Promise<OpenedWorkspace> {
    const running = await startWorkspace({
      port: 0,
      appPort: 0,
      packageDir,
      hostDir: packageDir,
      scenario,
      quiet: true,
    });
    const real = globalThis.fetch;
    // jsdom's abort signals are not those of Node's fetch; without a page, an address needs its origin.
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => real(running.url + path, { ...init, signal: null }));
    const server = new WorkspaceServer(ANA);
    const desk = new Desk(
      { workspace: await server.state(), me: ANA, scheme: 'light', isAppOn: true },
      { server, drafts: new Drafts(window.sessionStorage, ANA), startOver: () => undefined },
    );
    showToTests(desk);
    await openTicket(desk, TICKET);
    return new OpenedWorkspace(running, desk);
  }

  /** Loads a fresh document into the same iframe, as `location.reload()` does; the `load` event is the caller's. */
  load(): AppDocument {
    const { search } = new URL(this.tab.src);
    const app = loadDocument(search, (message) => {
      // An unloaded document's messages come from nobody.
      if (app !== this.app) return;
      this.desk.frames.of(KEY)?.receive(message);
    });
    this.app = app;
    this.desk.frames.attach(KEY, { contentWindow: { postMessage: app.deliver } } as unknown as HTMLIFrameElement);
    return app;
  }

  /** The iframe's `load` event. */
  loaded(): void {
    this.desk.frames.of(KEY)?.loaded();
  }

  /** Starts the SDK and waits for its registration. */
  async registered(): Promise<SdkClient> {
    const client = await new Promise<SdkClient>((resolve) => {
      const made: SdkClient = this.app.init(() => {
        resolve(made);
      });
    });
    this.loaded();
    return client;
  }

  get tab(): TicketTab {
    const tab = tabOf(this.desk.store.get(), KEY);
    if (tab === undefined) throw new Error('The ticket is not open');
    return tab;
  }

  get form(): TicketForm {
    return this.tab.form;
  }

  get tags(): readonly string[] {
    return valuesOf(this.form).tags;
  }

  /** What browser tests read as `window.workspace`. */
  get shown(): WorkspaceWindow {
    return (window as unknown as { readonly workspace: WorkspaceWindow }).workspace;
  }

  /** The app's notice of a subscription has arrived. */
  async guarded(): Promise<void> {
    await vi.waitFor(() => {
      if (!this.shown.guards()) throw new Error('The app does not listen to saves');
    });
  }

  edit(change: (form: TicketForm) => TicketForm): void {
    this.desk.edit(KEY, change);
  }

  /** Presses Submit. */
  submit(): Promise<void> {
    return submit(this.desk, KEY);
  }

  async knobs(change: Partial<Knobs>): Promise<void> {
    await this.server.turnKnobs(change);
    await this.desk.refresh();
  }

  async close(): Promise<void> {
    window.sessionStorage.clear();
    vi.unstubAllGlobals();
    await this.#running.close();
  }
}
