/** What a run asked, held against what the panel may ask (docs/numbers.md, e2e/calls.story.ts). */
import { kindOf, type Kind } from './account.ts';
import { REGGIES, type Outcome } from './work.ts';
import type { Act, Asked } from './panel.ts';
import type { Played } from './run.ts';

interface Calls {
  readonly zendesk: number;
  readonly billing: number;
}

/**
 * The most that one act may ask where nothing is refused. Opening a ticket that speaks of money asks for the count, and then
 * for all of billing; answering a question asks for all of it where that has not been read. The first act on a ticket reads
 * its log, and every act does so right before it writes.
 */
const MOST: Readonly<Record<Act, Calls>> = {
  open: { zendesk: 1, billing: 5 },
  answer: { zendesk: 0, billing: 4 },
  record: { zendesk: 4, billing: 0 },
  flag: { zendesk: 4, billing: 0 },
  approve: { zendesk: 3, billing: 0 },
  save: { zendesk: 1, billing: 4 },
};

/** A ticket that speaks of nothing. */
const MOST_QUIET: Partial<Readonly<Record<Act, Calls>>> = {
  open: { zendesk: 0, billing: 2 },
  save: { zendesk: 0, billing: 0 },
};

/** One request and its retries: a busy Stripe is asked at most five times, a busy Zendesk three times. */
const MOST_TRIES = { billing: 5, zendesk: 3 } as const;

const kindOfPanel = ({ panel }: Asked): Kind => kindOf(panel % REGGIES);

const budgetOf = (act: Act, kind: Kind): Calls => (kind === 'unrelated' ? MOST_QUIET[act] : undefined) ?? MOST[act];

const grouped = <T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
};

const callsOf = (asked: readonly Asked[]): Calls => {
  const through = asked.filter(({ status }) => status !== 429);
  const billing = through.filter(({ to }) => to === 'billing').length;
  return { zendesk: through.length - billing, billing };
};

export interface MeanCalls extends Calls {
  readonly act: string;
  readonly times: number;
  /** The most that any of them asked. */
  readonly most: Calls;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What each act asked of each kind of ticket, on average. */
export function meanCalls(asked: readonly Asked[]): readonly MeanCalls[] {
  const name = (one: Asked): string => `${one.act}: ${kindOfPanel(one)}${one.panel >= REGGIES ? ', by Reggie' : ''}`;
  return [...grouped(asked, name)].map(([act, all]) => {
    const each = [...grouped(all, ({ panel }) => String(panel)).values()].map(callsOf);
    const of = (whom: keyof Calls): readonly number[] => each.map((calls) => calls[whom]);
    return {
      act,
      times: each.length,
      zendesk: sum(of('zendesk')) / each.length,
      billing: sum(of('billing')) / each.length,
      most: { zendesk: Math.max(...of('zendesk')), billing: Math.max(...of('billing')) },
    };
  });
}

/** Acts that asked more than they may; only for tickets with which nobody was told to try again. */
export function overBudget({ asked, outcomes }: Played): readonly string[] {
  const undisturbed = new Set(outcomes.filter(({ triedAgain }) => triedAgain === 0).map(({ nth }) => nth));
  const mine = asked.filter(({ panel }) => undisturbed.has(panel % REGGIES));
  return [...grouped(mine, (one) => `${one.panel} ${one.act}`)].flatMap(([name, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    const calls = callsOf(all);
    const most = budgetOf(first.act, kindOfPanel(first));
    const isOver = calls.zendesk > most.zendesk || calls.billing > most.billing;
    return isOver ? [`${name}: ${JSON.stringify(calls)}`] : [];
  });
}

/** Requests that were asked again too soon or too often: each is refused no more often than it may be asked. */
export function impatient({ asked, outcomes }: Played): readonly string[] {
  const undisturbed = new Set(outcomes.filter(({ triedAgain }) => triedAgain === 0).map(({ nth }) => nth));
  const same = grouped(asked, ({ panel, act, method, url }) => `${panel} ${act} ${method} ${url}`);
  return [...same].flatMap(([name, all]) => {
    const tooSoon = all.some(({ at, status, retryAfterS }, nth) => {
      const next = all[nth + 1];
      return status === 429 && next !== undefined && next.at - at < (retryAfterS ?? 0) * 1000;
    });
    const [first] = all;
    const refused = all.filter(({ status }) => status === 429).length;
    const isOften = first !== undefined && undisturbed.has(first.panel % REGGIES) && refused >= MOST_TRIES[first.to];
    return [...(tooSoon ? [`${name}: too soon`] : []), ...(isOften ? [`${name}: ${refused} times`] : [])];
  });
}

/** Tickets on which something is otherwise than the panel said. */
export function lostOrDoubled({ outcomes, written }: Played): readonly string[] {
  return outcomes.flatMap(({ nth, recorded, wrong }) => [
    ...wrong.map((what) => `ticket ${nth}: ${what}`),
    ...(written(nth) === recorded
      ? []
      : [`ticket ${nth}: ${recorded} acts were recorded, ${written(nth)} stand there`]),
  ]);
}

export interface Counts {
  readonly tickets: number;
  readonly acts: number;
  readonly requests: number;
  readonly refused: number;
  /** How often somebody was told to try again, and on how many tickets. */
  readonly toldToTryAgain: number;
  readonly ticketsDisturbed: number;
  readonly slowestCountMs: number;
  readonly withoutCount: number;
  /** The most requests within one second, refused ones with it, by second since the beginning. */
  readonly busiestSecond: number;
  readonly tookMs: number;
}

export function countsOf({ asked, outcomes }: Played): Counts {
  const known = outcomes.map(({ countAfterMs }) => countAfterMs).filter((ms) => !Number.isNaN(ms));
  const times = asked.map(({ at }) => at);
  const seconds = [...grouped(asked, ({ at }) => String(Math.floor(at / 1000))).values()];
  return {
    tickets: outcomes.length,
    acts: sum(outcomes.map(({ recorded }: Outcome) => recorded)),
    requests: asked.length,
    refused: asked.filter(({ status }) => status === 429).length,
    toldToTryAgain: sum(outcomes.map(({ triedAgain }) => triedAgain)),
    ticketsDisturbed: outcomes.filter(({ triedAgain }) => triedAgain > 0).length,
    slowestCountMs: Math.max(...known),
    withoutCount: outcomes.length - known.length,
    busiestSecond: Math.max(...seconds.map(({ length }) => length)),
    tookMs: Math.max(...times) - Math.min(...times),
  };
}
