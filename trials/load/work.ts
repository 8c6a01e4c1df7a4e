/** What an agent does with one ticket, from opening it to saving it, and how patient they are when told to try again. */
import { caseOf } from '../../src/app/caseNow.ts';
import type { Session } from '../../src/app/session.ts';
import type { Answers } from '../../src/domain/policy/facts.ts';
import { REGGIE } from '../../simulator/scenarios/people.ts';
import { actInStripe } from '../../simulator/stripe/acts.ts';
import { agentFor, kindOf, ticketIdOf } from './account.ts';
import { pause } from './clock.ts';
import { Panel, settled, type Act, type Asked } from './panel.ts';
import type { World } from '../../simulator/world/world.ts';

/** As the panel says where it asks to slow down: wait a minute. */
const TRIES_AGAIN_AFTER_MS = 60_000;
const MOST_PRESSES = 12;

/** Reggie's panels are numbered from here. */
export const REGGIES = 1_000_000;

/** What came of one ticket. */
export interface Outcome {
  readonly nth: number;
  /** Acts that the panel said were recorded. */
  readonly recorded: number;
  /** How often somebody was told to try again, because there was too much traffic. */
  readonly triedAgain: number;
  /** What went otherwise than it should. */
  readonly wrong: readonly string[];
  /** From the opening to the count, in milliseconds of the run's clock; NaN where it never came by itself. */
  readonly countAfterMs: number;
}

const isKnown = ({ getState }: Session): boolean => {
  const { read } = getState().billing;
  return read !== null && read.kind !== 'unknown';
};

export class Work {
  readonly #world: World;
  readonly #log: Asked[];
  readonly #nth: number;
  readonly #agent: number;
  readonly #wrong: string[] = [];
  #recorded = 0;
  #triedAgain = 0;

  /** `log` gets what its panels ask. */
  constructor(world: World, nth: number, agents: number, log: Asked[]) {
    this.#agent = agentFor(nth, agents);
    this.#world = world;
    this.#nth = nth;
    this.#log = log;
  }

  get #ticket(): number {
    return ticketIdOf(this.#nth);
  }

  async #opens(nth: number, me: number): Promise<{ readonly panel: Panel; readonly ms: number }> {
    const began = Date.now();
    const panel = await Panel.opened(this.#world, me, this.#ticket, nth, this.#log);
    const { session } = panel;
    const ms = isKnown(session) ? Date.now() - began : NaN;
    for (let presses = 0; !isKnown(session) && presses < MOST_PRESSES; presses += 1) {
      this.#triedAgain += 1;
      await pause(TRIES_AGAIN_AFTER_MS);
      await panel.during('open', () => session.actions.refresh());
    }
    if (!isKnown(session)) this.#wrong.push('the count never came');
    return { panel, ms };
  }

  /** Presses until it is recorded; each time that the panel says to try again is counted. */
  async #records(panel: Panel, act: Act, press: () => Promise<void>): Promise<void> {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      await panel.during(act, press);
      const { notice } = panel.session.getState();
      if (notice?.kind === 'recorded') {
        this.#recorded += 1;
        return;
      }
      if (notice?.kind !== 'failed' || notice.failure.why !== 'busy') {
        this.#wrong.push(`${act}: ${JSON.stringify(notice)}`);
        return;
      }
      this.#triedAgain += 1;
      await pause(TRIES_AGAIN_AFTER_MS);
    }
    this.#wrong.push(`${act}: never recorded`);
  }

  /** Saves as solved, until billing can be asked. */
  async #solves(panel: Panel): Promise<void> {
    let blocked: string | null = null;
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      blocked = await panel.submits('solved');
      if (blocked === null) return;
      this.#triedAgain += 1;
      await pause(TRIES_AGAIN_AFTER_MS);
    }
    this.#wrong.push(`save: ${blocked}`);
  }

  async #answers(panel: Panel, answers: Partial<Answers>): Promise<void> {
    const { session } = panel;
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, ...answers } }));
    await panel.during('answer', () => settled(session));
  }

  /** What is done in billing: the customer's past-due invoices void, but for the newest. */
  #voids(kept: number): void {
    const { books } = this.#world;
    const owed = books.invoices
      .filter(({ customer, status }) => customer === `cus_Shop${this.#nth}` && status === 'open')
      .sort((one, other) => other.created - one.created);
    for (const { id } of owed.slice(kept)) {
      actInStripe(books, { act: 'void', invoice: id }, Math.floor(Date.now() / 1000));
    }
  }

  async #reggieApproves(): Promise<void> {
    const { panel } = await this.#opens(this.#nth + REGGIES, REGGIE);
    const { actions, getState } = panel.session;
    const flagId = caseOf(getState()).flag?.event.id ?? '';
    await this.#records(panel, 'approve', () => actions.approve(flagId, null, ''));
  }

  async #doesIt(panel: Panel): Promise<void> {
    const { actions } = panel.session;
    switch (kindOf(this.#nth)) {
      case 'continue':
        await this.#answers(panel, { request: 'continue' });
        await this.#records(panel, 'record', actions.record);
        this.#voids(2);
        await pause(1000);
        return this.#solves(panel);
      case 'refund':
        // Recorded and flagged in one write; the account is then Stripe's to close.
        await this.#answers(panel, { request: 'refund-inactive', paysTwo: 'no' });
        return this.#records(panel, 'record', actions.record);
      case 'angry':
        await this.#answers(panel, { escalation: 'escalates' });
        await this.#records(panel, 'flag', () => actions.flag('The customer wants your word.'));
        await pause(2000);
        return this.#reggieApproves();
      case 'owing':
      case 'unrelated':
        panel.types('You need one post only.');
        return this.#solves(panel);
    }
  }

  async does(): Promise<Outcome> {
    const { panel, ms } = await this.#opens(this.#nth, this.#agent);
    await this.#doesIt(panel);
    return {
      nth: this.#nth,
      recorded: this.#recorded,
      triedAgain: this.#triedAgain,
      wrong: this.#wrong,
      countAfterMs: ms,
    };
  }
}
