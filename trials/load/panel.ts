/** One open ticket of a run: the pretended tab, the real app in it, and what it asked for which act. */
import type { Session } from '../../src/app/session.ts';
import type { TicketStatus } from '../../simulator/contract.ts';
import type { InMemoryRequest } from '../../simulator/testing/inMemory.ts';
import { PretendTab } from '../../simulator/testing/pretendTab.ts';
import type { World } from '../../simulator/world/world.ts';
import { memoryStorage, openApp } from '../openedPanel.ts';
import { pause } from './clock.ts';

/** What somebody does in a panel, as the budgets are told. */
export type Act = 'open' | 'answer' | 'record' | 'flag' | 'approve' | 'save';

/** One request, and for which act of which panel it was made. */
export interface Asked extends InMemoryRequest {
  readonly panel: number;
  readonly act: Act;
  readonly to: 'zendesk' | 'billing';
}

const LOOKS_AFTER_MS = 50;
/** A minute. */
const MOST_LOOKS = 1200;

/** Waits until the panel asks nothing any more. */
export async function settled({ getState }: Session): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await pause(LOOKS_AFTER_MS);
    const { ticket, billing, log } = getState();
    if (ticket !== null && billing.read !== null && !billing.refreshing && log.is !== 'reading') return;
  }
  throw new Error('still reading after a minute');
}

export class Panel {
  readonly session: Session;
  readonly #tab: PretendTab;
  readonly #nth: number;
  readonly #log: Asked[];

  private constructor(tab: PretendTab, session: Session, nth: number, log: Asked[]) {
    this.#tab = tab;
    this.session = session;
    this.#nth = nth;
    this.#log = log;
  }

  /** Opens the ticket; done when the panel has read what it reads. `log` gets what it asks. */
  static async opened(world: World, me: number, ticket: number, nth: number, log: Asked[]): Promise<Panel> {
    const tab = new PretendTab(world, me, ticket);
    const storage = memoryStorage();
    const session = await openApp(tab, { storage: () => storage, now: () => Date.now() }).session;
    if (session === null) throw new Error('Nobody is signed in');
    const panel = new Panel(tab, session, nth, log);
    await panel.during('open', () => settled(session));
    return panel;
  }

  /** Does it, and logs what the panel asked since the act before as asked for this one. */
  async during<T>(act: Act, work: () => Promise<T>): Promise<T> {
    const given = await work();
    for (const one of this.#tab.asked.splice(0)) {
      this.#log.push({ ...one, panel: this.#nth, act, to: one.url.startsWith('/') ? 'zendesk' : 'billing' });
    }
    return given;
  }

  types(reply: string): void {
    this.#tab.types(reply);
  }

  /** Presses Submit; the message where the app blocks it, null where it is saved. */
  async submits(status: TicketStatus): Promise<string | null> {
    const answer = await this.during('save', () => this.#tab.submit(status));
    if (answer.saved) return null;
    if (answer.why !== 'blocked') throw new Error(`${answer.why}: ${answer.message}`);
    return answer.message;
  }
}
