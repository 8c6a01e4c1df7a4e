import { ANA, CONTEXT, minute, type Happening } from './cases.ts';
import { bypassesIn } from '../case/bypassReport.ts';
import type { Bypass } from '../case/bypass.ts';
import type { Route, TicketUpdate, TrailAct } from '../case/bypassTrail.ts';
import type { FoldContext } from '../case/caseState.ts';
import type { LogEntry } from '../case/events.ts';
import type { Phase } from '../case/phases.ts';

/*
 * Builders for the bypass report: a ticket's updates, each a minute after the one before. What the log says of an act is
 * made together with the act, as the help desk would tell both.
 */

export const BROWSER: Route = { kind: 'browser' };
export const AUTOMATION: Route = { kind: 'rule', title: 'Solve after 5 days', isNet: false };
export const NET: Route = { kind: 'rule', title: 'Past-Due Playbook: reopen what was solved too early', isNet: true };

/** One update: what it recorded and what was done in it. */
export type Step = (place: number, nthEvent: number) => { readonly entries: LogEntry[]; readonly acts: TrailAct[] };

type Doer = Pick<TrailAct, 'by' | 'route'>;
const doer = (route: Route, by: number): Doer => ({ by: route.kind === 'rule' ? null : by, route });

/** An update that records an event. */
export const recorded =
  (happening: Happening): Step =>
  (place, nth) => ({ entries: [happening(place, nth)], acts: [] });

/** Solved, by Ana in the browser unless told otherwise; what a rule solves is no entry of the log. */
export const solves =
  (route: Route = BROWSER, by = ANA, did: 'solved' | 'closed' = 'solved'): Step =>
  (place) => ({
    entries: route.kind === 'rule' ? [] : [{ entry: 'solved', by, at: minute(place) }],
    acts: [{ ...doer(route, by), did }],
  });

export const replies =
  (text = 'We look into it.', route: Route = BROWSER, by = ANA): Step =>
  (place) => ({
    entries: route.kind === 'rule' ? [] : [{ entry: 'agent-replied', by, at: minute(place), text }],
    acts: [{ ...doer(route, by), did: 'replied', text }],
  });

export const reopens =
  (route: Route = NET, by = ANA): Step =>
  () => ({ entries: [], acts: [{ ...doer(route, by), did: 'reopened' }] });

export const movesIndex =
  (to: readonly Phase[], route: Route = BROWSER, by = ANA): Step =>
  (place) => ({
    entries: [{ entry: 'index-changed', by: doer(route, by).by, at: minute(place), to }],
    acts: [{ ...doer(route, by), did: 'index-changed', from: [], to }],
  });

/** The note of the n-th event is redacted; the event's own happening has to say that its note is gone. */
export const redacts =
  (nthEvent: number, how: 'redacted' | 'made-public' = 'redacted', by = ANA): Step =>
  () => ({ entries: [], acts: [{ by, route: BROWSER, did: 'note-gone', how, noteOf: 1000 + nthEvent }] });

/** Several steps in one update. */
export const together =
  (...steps: readonly Step[]): Step =>
  (place, nth) => {
    const made = steps.map((step) => step(place, nth));
    return { entries: made.flatMap(({ entries }) => entries), acts: made.flatMap(({ acts }) => acts) };
  };

/** A ticket's updates; `note`: the text of each event's note. */
export function trailOf(steps: readonly Step[], note: string | null = null): readonly TicketUpdate[] {
  let events = 0;
  return steps.map((step, index) => {
    const { entries, acts } = step(index + 1, events + 1);
    const event = entries.find(({ entry }) => entry === 'event');
    if (event !== undefined) events += 1;
    return {
      auditId: event === undefined ? index + 1 : 1000 + events,
      at: minute(index + 1),
      entries,
      acts,
      note: event === undefined ? null : note,
    };
  });
}

/** What the report says of these updates. */
export function bypasses(steps: readonly Step[], context: Partial<FoldContext> = {}, note?: string): readonly Bypass[] {
  return bypassesIn(trailOf(steps, note), { ...CONTEXT, ...context }, minute(0));
}

/** The same in a few signs: kind and rules. */
export function inShort(found: readonly Bypass[]): readonly string[] {
  return found.map((one) =>
    'findings' in one ? [one.kind, ...one.findings.map(({ rule }) => rule)].join(' ') : one.kind,
  );
}
