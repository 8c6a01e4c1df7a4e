/** One agent's browser tab: the opened tickets, their apps, and what the server last said. */
import { Misfortune } from '../../faults/misfortune.ts';
import { NO_FAULTS } from '../../faults/rules.ts';
import type { Drafts } from '../model/drafts.ts';
import type { TicketForm } from '../model/form.ts';
import type { WorkspaceServer } from '../server.ts';
import { tellApps } from './follow.ts';
import { Frames } from './frames.ts';
import type { HookEntry } from './hookLog.ts';
import { isAnotherWorld, sameOr, withNews } from './outside.ts';
import { tabOf, withTab, type DeskState, type Toast } from './state.ts';
import { Store } from './store.ts';

export interface DeskPorts {
  readonly server: WorkspaceServer;
  readonly drafts: Drafts;
  /** Another scenario was loaded: nothing on this page is true any more. */
  readonly startOver: () => void;
}

export class Desk {
  readonly store: Store<DeskState>;
  readonly frames: Frames;
  readonly server: WorkspaceServer;
  readonly drafts: Drafts;
  readonly hookLog: HookEntry[] = [];
  /** The ticket last asked for: one that arrives late does not come to the front of it. */
  wanted = '';
  readonly #startOver: () => void;
  #toasts = 0;
  #plan = { text: '', run: new Misfortune(NO_FAULTS) };

  constructor(start: Pick<DeskState, 'workspace' | 'me' | 'scheme' | 'isAppOn'>, ports: DeskPorts) {
    this.store = new Store<DeskState>({ ...start, tabs: [], active: '', toasts: [], reachable: true });
    this.frames = new Frames(new URL(start.workspace.appUrl).origin);
    this.server = ports.server;
    this.drafts = ports.drafts;
    this.#startOver = ports.startOver;
  }

  /** The run of the plan of faults as this page has it; begun anew with every other plan. */
  misfortune(): Misfortune {
    const { faults } = this.store.get().workspace.knobs;
    const text = JSON.stringify(faults);
    if (text !== this.#plan.text) this.#plan = { text, run: new Misfortune(faults) };
    return this.#plan.run;
  }

  /** Every change of the page goes through here: it is shown, kept, and told to the apps. */
  update(change: (state: DeskState) => DeskState): void {
    const before = this.store.get();
    const after = change(before);
    this.store.set(after);
    for (const { key, form } of after.tabs) {
      if (tabOf(before, key)?.form.writing !== form.writing) this.drafts.keep(key, form.writing);
    }
    tellApps(before, after, this.frames);
  }

  edit(key: string, change: (form: TicketForm) => TicketForm): void {
    this.update((state) => withTab(state, key, (tab) => ({ ...tab, form: change(tab.form) })));
  }

  close(key: string): void {
    this.frames.close(key);
    this.update((state) => {
      const tabs = state.tabs.filter((tab) => tab.key !== key);
      return { ...state, tabs, active: state.active === key ? (tabs.at(-1)?.key ?? '') : state.active };
    });
  }

  /** Asks the server for what may have changed: the lists, and the ticket in front. */
  async refresh(): Promise<void> {
    try {
      const { active } = this.store.get();
      const id = tabOf(this.store.get(), active)?.form.view?.id;
      const workspace = await this.server.state();
      const known = this.store.get().workspace;
      const moved = workspace.scenario !== known.scenario || !workspace.tickets.some((ticket) => ticket.id === id);
      if (id !== undefined && moved) {
        this.#startOver();
        return;
      }
      const view = id === undefined ? undefined : await this.server.ticket(id);
      if (isAnotherWorld(tabOf(this.store.get(), active)?.form.view, view)) {
        this.#startOver();
        return;
      }
      this.update((state) => {
        // Asked every two seconds: without news, nothing is drawn again.
        const unchanged = sameOr(state.workspace, workspace);
        const next =
          unchanged === state.workspace && state.reachable
            ? state
            : { ...state, workspace: unchanged, reachable: true };
        const form = tabOf(next, active)?.form;
        if (view === undefined || form === undefined) return next;
        const news = withNews(form, view, workspace.knobs.openFormFollowsApi);
        return news === form ? next : withTab(next, active, (tab) => ({ ...tab, form: news }));
      });
    } catch {
      this.update((state) => (state.reachable ? { ...state, reachable: false } : state));
    }
  }

  /** An app reads its settings when it is loaded. */
  async changeSettings(change: Readonly<Record<string, string | boolean>>): Promise<void> {
    await this.server.changeSettings(change);
    await this.refresh();
    this.frames.reload();
  }

  toast(kind: Toast['kind'], text: string, milliseconds: number | null = 5000): void {
    const id = ++this.#toasts;
    this.update((state) => ({ ...state, toasts: [...state.toasts, { id, kind, text }] }));
    if (milliseconds === null) return;
    setTimeout(() => {
      this.dropToast(id);
    }, milliseconds);
  }

  dropToast(id: number): void {
    this.update((state) => ({ ...state, toasts: state.toasts.filter((toast) => toast.id !== id) }));
  }
}
