import * as v from 'valibot';
import { actFrom, factsOf, isKnownKind, wordsOf } from './actCode.ts';
import { wordsSchema, type DecisionWords } from './decisionCode.ts';
import { fingerprint } from '../domain/case/materialFacts.ts';
import type { NewEvent } from '../domain/case/events.ts';
import { digest } from '../domain/digest.ts';
import { inert } from '../domain/inert.ts';
import { err, ok, type Result } from '../domain/result.ts';

/*
 * An event on the ticket (docs/decisions/0001): short facts as the update's flat metadata, words and the actions for each
 * invoice in the note's last line. The metadata holds that line's digest, so neither can be changed alone.
 */

const VERSION = '1';
const MARK = 'pdp-data: ';

/** Zendesk keeps about 1 KB of metadata per update; what does not fit is lost without a word. */
export const METADATA_LIMIT_BYTES = 900;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function toLine(words: unknown): string {
  const binary = Array.from(bytesOf(JSON.stringify(words)), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromLine(line: string): unknown {
  const binary = atob(line.replaceAll('-', '+').replaceAll('_', '/'));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)))) as unknown;
}

/** An event as one ticket update carries it. */
export interface CodedEvent {
  readonly metadata: Readonly<Record<string, string>>;
  /** The whole body of the internal note. */
  readonly body: string;
}

/** The update's metadata and note; an error where the metadata would not fit, since Zendesk drops it without a word. */
export function encodeEvent(event: NewEvent, note: string): Result<CodedEvent, string> {
  const line = toLine(wordsOf(event.act));
  const metadata: Record<string, string> = {
    pdp_v: VERSION,
    pdp_id: event.id,
    pdp_ticket: `${event.ticketId}`,
    pdp_run: `${event.run}`,
    pdp_seq: `${event.seq}`,
    pdp_note: digest(line),
    ...factsOf(event.act),
  };
  const size = bytesOf(JSON.stringify(metadata)).length;
  if (size > METADATA_LIMIT_BYTES) return err(`the event's metadata has ${size} bytes`);
  const body = `${inert(note)}\n${MARK}${line}`;
  return ok({ metadata, body });
}

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const header = v.object({
  pdp_id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  pdp_ticket: wholeNumber,
  pdp_run: wholeNumber,
  pdp_seq: wholeNumber,
  pdp_note: v.string(),
});

/** Whether an update's metadata is meant as an event of this app, of whatever version. */
export function isEvent(metadata: Readonly<Record<string, unknown>>): boolean {
  return 'pdp_v' in metadata;
}

/** Whether a newer version of the app wrote it: a later version, or an act that this one does not know. */
export function isByNewer({ pdp_v: version, pdp_kind: kind }: Readonly<Record<string, unknown>>): boolean {
  if (typeof version !== 'string' || !/^\d{1,9}$/.test(version)) return false;
  const isUnknownAct = version === VERSION && typeof kind === 'string' && !isKnownKind(kind);
  return Number(version) > Number(VERSION) || isUnknownAct;
}

/** The words in the note's last line, or null where the note is gone, changed or not the one that belongs to it. */
function wordsIn(body: string | null, noteDigest: string): DecisionWords | null {
  const line = body?.split('\n').findLast((one) => one.startsWith(MARK));
  if (line === undefined) return null;
  const coded = line.slice(MARK.length).trim();
  if (digest(coded) !== noteDigest) return null;
  try {
    const read = v.safeParse(wordsSchema, fromLine(coded));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/**
 * The event of one audit. `body`: its own internal note, null where it has none. A note that is gone leaves the facts
 * (`noteIntact: false`); facts that contradict themselves or that a newer app wrote are an error and grant nothing.
 */
export function decodeEvent(
  metadata: Readonly<Record<string, unknown>>,
  body: string | null,
): Result<NewEvent & { readonly noteIntact: boolean }, string> {
  if (metadata['pdp_v'] !== VERSION)
    return err(`version ${typeof metadata['pdp_v'] === 'string' ? metadata['pdp_v'] : 'unknown'}`);
  const read = v.safeParse(header, metadata);
  if (!read.success) return err(v.summarize(read.issues));
  const { pdp_id: id, pdp_ticket: ticketId, pdp_run: run, pdp_seq: seq, pdp_note: noteDigest } = read.output;
  const words = wordsIn(body, noteDigest);
  const act = actFrom(metadata, words, { ticketId, run });
  if (act === null) return err('facts');
  const isDecision = act.kind === 'asked' || act.kind === 'decided';
  if (isDecision && words !== null && fingerprint(act.decision) !== metadata['pdp_fp']) return err('fingerprint');
  return ok({ id, ticketId, run, seq, act, noteIntact: words !== null });
}
