/** Plays a sequence: every step against the real app, and after each of them the promises. */
import { ANA, BEN, REGGIE } from '../../simulator/scenarios/people.ts';
import { begin } from '../../simulator/testing/worlds.ts';
import { Agent } from './agent.ts';
import { pass, startClock, stopClock, until } from './clock.ts';
import { checkAtRest } from './atRest.ts';
import { type } from './drafting.ts';
import { doOutside } from './outside.ts';
import { pick } from './pick.ts';
import { Place, type Setup } from './place.ts';
import { isPress, press, pressOther } from './pressing.ts';
import { REPLIES, save } from './saving.ts';
import type { Beginning, Sequence, Step } from './steps.ts';

/** Longer than any chain of time-outs of the app. */
const LONGEST_MS = 300_000;

const TICKETS: readonly Pick<Setup, 'scenario' | 'ticketId' | 'speaksOfMoney'>[] = [
  { scenario: 'continue-five', ticketId: 4711, speaksOfMoney: false },
  { scenario: 'refund-five', ticketId: 4711, speaksOfMoney: true },
  { scenario: 'refund-refuses', ticketId: 4711, speaksOfMoney: true },
  { scenario: 'exactly-three', ticketId: 4711, speaksOfMoney: true },
  { scenario: 'refund-one', ticketId: 4711, speaksOfMoney: true },
  { scenario: 'close-account', ticketId: 4711, speaksOfMoney: true },
  { scenario: 'chargeback-threat', ticketId: 4711, speaksOfMoney: true },
  { scenario: 'nothing-past-due', ticketId: 4711, speaksOfMoney: false },
  { scenario: 'unrelated', ticketId: 4801, speaksOfMoney: false },
  { scenario: 'unrelated', ticketId: 4802, speaksOfMoney: false },
];

const SETTINGS: readonly Pick<Setup, 'settings' | 'approvers'>[] = [
  { settings: {}, approvers: [REGGIE] },
  { settings: { flag_every_void: true }, approvers: [REGGIE] },
  { settings: { continue_requires_two_paid: true }, approvers: [REGGIE] },
  { settings: { approvers: `ben@vistasocial.example, ${REGGIE}` }, approvers: [BEN, REGGIE] },
];

const setupOf = ({ ticket, settings, follows }: Beginning): Setup => ({
  ...pick(TICKETS, ticket),
  ...pick(SETTINGS, settings),
  follows,
});

/** Everything that a run says about itself, to be read where one fails. */
export interface Told {
  readonly failure: string | null;
  readonly log: readonly string[];
  /** What was tried in it. */
  readonly counted: readonly string[];
}

class Run {
  readonly place: Place;
  readonly log: string[] = [];
  readonly #agents = new Map<number, Agent>();
  readonly #pending: Promise<unknown>[] = [];
  readonly #pressed = new Map<Agent, Step>();

  constructor(beginning: Beginning) {
    this.place = new Place(setupOf(beginning));
    this.place.onRecorded = (event) => {
      this.#agents.get(event.author)?.written(event);
    };
  }

  get agents(): readonly Agent[] {
    return [...this.#agents.values()];
  }

  async agent(me: number): Promise<Agent> {
    const known = this.#agents.get(me);
    if (known !== undefined) return known;
    const agent = new Agent(this.place, me);
    this.#agents.set(me, agent);
    await until(agent.open(), LONGEST_MS);
    await pass(1000);
    return agent;
  }

  async step(step: Step): Promise<void> {
    await pass(step.gapMs);
    // Others may press Reggie's buttons as well, but then hardly a run would come as far as an answer.
    const isAnswer = step.act === 'approve' || step.act === 'decline' || step.act === 'sendBack';
    const agent = await this.agent(isAnswer && step.b < 10 ? REGGIE : pick([ANA, BEN, REGGIE], step.who));
    const meant = this.#repeated(agent, step);
    if (isPress(meant)) this.#pressed.set(agent, meant);
    agent.tab.faults.plan(step.faults);
    const work = this.#begin(agent, meant);
    if (step.overlaps) this.#pending.push(work);
    else await until(work, LONGEST_MS);
    await pass(0);
  }

  /** Until nothing is under way any more. */
  async settle(): Promise<void> {
    await until(Promise.all(this.#pending), LONGEST_MS);
  }

  /** What this agent pressed last, where the step is to press it once more. */
  #repeated(agent: Agent, step: Step): Step {
    const before = this.#pressed.get(agent);
    if (step.act !== 'again' || before === undefined) return step;
    return { ...before, act: before.act === 'decideAndRecord' ? 'record' : before.act };
  }

  #begin(agent: Agent, step: Step): Promise<unknown> {
    const { place } = this;
    if (doOutside(place, step)) return Promise.resolve();
    switch (step.act) {
      case 'save':
        return save(agent, place, step).then((told) => this.log.push(`  ${told}`));
      case 'reload':
        return agent.open();
      case 'deaf':
        agent.tab.isDeaf = !agent.tab.isDeaf;
        return Promise.resolve();
      case 'promisesNothing':
        agent.session?.actions.promisesNothing(pick(REPLIES, step.a).text);
        return Promise.resolve();
      default:
        agent.edit((session) => {
          type(session, step, place);
        });
        return press(agent, step) ?? pressOther(agent, step) ?? Promise.resolve();
    }
  }
}

/** Plays the sequence to its end, or to the first promise that is broken. */
export async function play({ beginning, steps }: Sequence): Promise<Told> {
  startClock(begin);
  try {
    const run = new Run(beginning);
    const { place, log } = run;
    await run.agent(ANA);
    for (const step of steps) {
      log.push(`${step.act} ${step.who} ${step.a} ${step.b}`);
      await run.step(step);
      if (place.failure !== null) return { failure: place.failure, log, counted: place.counted };
    }
    await run.settle();
    if (place.failure === null) await checkAtRest(place, run.agents);
    return { failure: place.failure, log, counted: place.counted };
  } finally {
    stopClock();
  }
}
