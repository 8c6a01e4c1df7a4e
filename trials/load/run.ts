/** Plays tickets one after the other or all at once, and looks at what the account has of them. */
import { begin, ticketOf } from '../../simulator/testing/worlds.ts';
import type { World } from '../../simulator/world/world.ts';
import { accountWith, ticketIdOf, type AccountOptions } from './account.ts';
import { startClock, stopClock, until } from './clock.ts';
import type { Asked } from './panel.ts';
import { Work, type Outcome } from './work.ts';

export interface Played {
  readonly outcomes: readonly Outcome[];
  /** In the order of their answers' arrival at the panels' acts. */
  readonly asked: readonly Asked[];
  /** How many case events stand in the audits of the nth ticket. */
  readonly written: (nth: number) => number;
}

const eventsOn = (world: World, nth: number): number =>
  ticketOf(world, ticketIdOf(nth)).audits.filter(({ custom }) => custom !== null && 'pdp_v' in custom).length;

export interface PlayOptions extends AccountOptions {
  /** So many tickets are worked on at the same time; each place goes on to the next ticket when one is done. */
  readonly atOnce: number;
  /** Told after each ticket; the memory is looked at then. */
  readonly after?: (done: number) => void;
}

/** Works on every ticket of a fresh account, in a time of the run's own. */
export async function play(options: PlayOptions): Promise<Played> {
  startClock(begin);
  try {
    const world = accountWith(options);
    const asked: Asked[] = [];
    const outcomes: Outcome[] = [];
    let next = options.first ?? 0;
    const end = next + options.tickets;
    const worker = async (): Promise<void> => {
      while (next < end) {
        const nth = next;
        next += 1;
        outcomes.push(await new Work(world, nth, options.agents, asked).does());
        options.after?.(outcomes.length);
      }
    };
    await until(Promise.all(Array.from({ length: options.atOnce }, worker)));
    return { outcomes, asked, written: (nth) => eventsOn(world, nth) };
  } finally {
    stopClock();
  }
}
