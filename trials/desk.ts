/* One agent at the panel of one ticket, in the agent's verbs, over a world whose plan of faults a test turns. */
import { vi } from 'vitest';
import { memoryStorage, openApp, type Opened } from './openedPanel.ts';
import type { FaultRule } from '../simulator/faults/rules.ts';
import type { Audit } from '../simulator/world/model.ts';
import { commentsOf } from '../simulator/world/model.ts';
import type { World } from '../simulator/world/world.ts';
import { PretendTab, type Submitted } from '../simulator/testing/pretendTab.ts';
import { mainTicket, ticketOf } from '../simulator/testing/worlds.ts';
import type { Session } from '../src/app/session.ts';
import { EMPTY_DRAFT } from '../src/domain/case/draft.ts';
import type { Answers } from '../src/domain/policy/facts.ts';
import { noticeWords } from '../src/ui/noticeWords.ts';

/** Longer than anything of the app waits. */
const A_WHILE_MS = 30_000;

/** What befalls from now on; without rules all goes well again. */
export function befalls(world: World, rules: readonly FaultRule[], seed = 1): void {
  world.knobs = { ...world.knobs, faults: { seed, rules } };
}

/** Lets pretended time go by until the work is done. */
export async function finished<T>(work: Promise<T>, stepMs = 250): Promise<T> {
  const end = { isReached: false };
  const watched = work.finally(() => {
    end.isReached = true;
  });
  for (let waited = 0; !end.isReached && waited < A_WHILE_MS; waited += stepMs)
    await vi.advanceTimersByTimeAsync(stepMs);
  return watched;
}

/** Everything under way has come to its end, unless it never does. */
export const settled = (ms = 200): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

const audits = (world: World, ticket = mainTicket): readonly Audit[] => ticketOf(world, ticket).audits;

/** The ids of the case events on the ticket, as anybody reads them from the log, oldest first. */
export const recordsIn = (world: World, ticket = mainTicket): readonly unknown[] =>
  audits(world, ticket).flatMap(({ custom }) => (custom?.['pdp_v'] === undefined ? [] : [custom['pdp_id']]));

/** The playbook's notes on the ticket, oldest first. */
export const notesIn = (world: World, ticket = mainTicket): readonly string[] =>
  commentsOf(ticketOf(world, ticket)).flatMap(({ comment }) =>
    !comment.public && comment.body.includes('Past-due playbook') ? [comment.body] : [],
  );

export interface DeskOptions {
  readonly as?: number;
  readonly ticket?: number;
  readonly storage?: () => Storage;
  readonly now?: () => number;
}

export class Desk {
  readonly tab: PretendTab;
  readonly #storage: () => Storage;
  readonly #now: () => number;
  #opened: Opened;
  #session: Session | null = null;

  private constructor(world: World, { as = 101, ticket, storage, now }: DeskOptions) {
    const own = memoryStorage();
    this.#storage = storage ?? (() => own);
    this.#now = now ?? (() => world.now());
    this.tab = new PretendTab(world, as, ticket);
    this.#opened = openApp(this.tab, { storage: this.#storage, now: this.#now });
  }

  /** Opened, and everything read that can be. */
  static async at(world: World, options: DeskOptions = {}): Promise<Desk> {
    const desk = Desk.opening(world, options);
    await desk.ready();
    return desk;
  }

  /** Opened this moment: the guard stands, nothing is read. */
  static opening(world: World, options: DeskOptions = {}): Desk {
    return new Desk(world, options);
  }

  async ready(): Promise<void> {
    this.#session = await finished(this.#opened.session);
    await settled();
  }

  get session(): Session {
    if (this.#session === null) throw new Error('The panel is not there');
    return this.#session;
  }

  /** Loads the panel anew, as a reload of the iframe does. */
  async reload(): Promise<void> {
    this.tab.reload();
    this.#opened = openApp(this.tab, { storage: this.#storage, now: this.#now });
    await this.ready();
  }

  async answers(answers: Partial<Answers>, prose = ''): Promise<void> {
    this.session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, ...answers }, prose }));
    await settled();
  }

  /** Decides otherwise than it is recorded. */
  async changes(answers: Partial<Answers>, changeReason = 'They said so.'): Promise<void> {
    this.session.actions.changeDecision({
      ...EMPTY_DRAFT,
      changeReason,
      answers: { ...EMPTY_DRAFT.answers, ...answers },
    });
    await settled();
  }

  /** Presses the button that records. */
  async records(): Promise<void> {
    await finished(this.session.actions.record());
    await settled();
  }

  /** What the panel says of the last thing that was pressed; empty where it says nothing. */
  get says(): string {
    const { notice } = this.session.getState();
    return notice === null ? '' : noticeWords(notice).text;
  }

  /** What of the agent's typing is still in the panel. */
  get typed(): { readonly request: unknown; readonly prose: string } {
    const { answers, prose } = this.session.getState().draft;
    return { request: answers.request, prose };
  }

  async submits(status: 'solved' | 'open' | 'pending' = 'solved'): Promise<Submitted> {
    return finished(this.tab.submit(status));
  }
}
