/** So many technical events are kept: the last ones before somebody asks. */
export const KEPT = 50;

/** Something technical that happened. Holds nothing of a customer's: whoever notes it leaves that out (docs/reliability.md). */
export interface TraceEvent {
  /** When it was over, the last time; in milliseconds since 1970. */
  readonly at: number;
  readonly what: string;
  /** How long it took, in milliseconds. */
  readonly ms: number | null;
  /** How often, one directly after the other: somebody who types makes one event. */
  readonly times: number;
}

/** Takes down what happened, and how long it took. */
export type Note = (what: string, ms?: number) => void;

/** The last technical events of this tab, for the report to the admin. Kept in memory alone. */
export interface Trace {
  readonly note: Note;
  /** Oldest first. */
  readonly events: () => readonly TraceEvent[];
}

/** For whoever has nobody to tell. */
export const untold: Note = () => undefined;

/** A trace without events. */
export function createTrace(now: () => number): Trace {
  let kept: readonly TraceEvent[] = [];
  return {
    events: () => kept,
    note: (what, ms) => {
      const last = kept.at(-1);
      const isAgain = last?.what === what;
      const event = { at: now(), what, ms: ms ?? null, times: isAgain ? last.times + 1 : 1 };
      kept = [...kept.slice(0, isAgain ? -1 : undefined), event].slice(-KEPT);
    },
  };
}

const NAME = /^[A-Z][A-Za-z]{0,40}$/;
const PLACE = /([\w.-]{1,80}\.[jt]sx?)(?:\?[^:\s)]*)?:(\d+):(\d+)/;

/** An error's kind and the place in the code, without its message: that may repeat what somebody typed. */
export function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return 'error of no known kind';
  const [, file, line, column] = PLACE.exec((error.stack ?? '').replace(error.message, '')) ?? [];
  const name = NAME.test(error.name) ? error.name : 'Error';
  return file === undefined ? name : `${name} at ${file}:${line ?? ''}:${column ?? ''}`;
}

/** What no part of the app notes; here in case one does. */
const NEVER = [/[^\s@]+@[^\s@]+/g, /\b[a-z]+_(?:live|test)_\w+/g];

const timed = ({ at, what, ms, times }: TraceEvent): string => {
  const took = ms === null ? '' : `  ${ms} ms`;
  return `${new Date(at).toISOString().slice(11, 23)}  ${what}${took}${times > 1 ? `  ×${times}` : ''}`;
};

/** The report for the admin, in English whatever the viewer's language: what is known of the panel, then what happened last. */
export function reportText(known: readonly string[], events: readonly TraceEvent[], at: number): string {
  const lines = [
    'Past-Due Playbook, report for the admin',
    'Without customer data: no names, e-mails, invoices, amounts or texts; ids are #. Of the ticket only its number.',
    `Made: ${new Date(at).toISOString()}`,
    ...known,
    '',
    `The last technical events (at most ${KEPT}, oldest first, UTC):`,
    ...(events.length === 0 ? ['none'] : events.map(timed)),
    '',
  ];
  return NEVER.reduce((text, pattern) => text.replace(pattern, '#'), lines.join('\n'));
}
