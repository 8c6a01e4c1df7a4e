/** How a request of the panel ends: as it should, or as the fault that meets it says. */
import { isRecord, type Json } from '../../simulator/json.ts';
import type { ZafRequest } from '../../src/zendesk/zaf.ts';
import { pause } from './clock.ts';
import type { Call, FaultPlan } from './faults.ts';
import type { Answered, Place } from './place.ts';

/** Longer than the app waits for anything. */
const SLOW_MS = 6000;
const LATENCY_MS = 40;

const never = (): Promise<never> => new Promise(() => undefined);

/** As the SDK rejects: in the manner of jQuery's XHR. */
function refused(status: number, body?: unknown): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the SDK rejects with a plain object
  throw { status, statusText: status === 0 ? 'error' : 'refused', responseJSON: body, responseText: '' };
}

const callOf = ({ url, type }: ZafRequest): Call => {
  if (!url.startsWith('/')) return 'billing';
  return type === 'GET' || type === undefined ? 'read' : 'write';
};

function carriedOut(place: Place, options: ZafRequest, as: number, change: (ticket: Json) => Json): Answered {
  if (callOf(options) === 'billing') return place.billingAnswer(options);
  const sent: unknown = options.data === undefined ? {} : JSON.parse(options.data);
  const ticket = isRecord(sent) && isRecord(sent['ticket']) ? { ticket: change(sent['ticket']) } : {};
  const asked = { method: options.type ?? 'GET', path: options.url, body: ticket, as };
  const { status, body } = place.rest(asked, true);
  // What the page gets has been through JSON.
  return { status, body: JSON.parse(JSON.stringify(body ?? null)) as unknown };
}

/** What the answer to a write may lack. */
function without(ending: string, body: unknown): unknown {
  if (!isRecord(body)) return body;
  const { audit, ...rest } = body;
  if (ending === 'no-audit') return rest;
  return ending === 'cut-audit' && isRecord(audit) ? { ...rest, audit: { ...audit, metadata: {} } } : body;
}

/** Answers `client.request` of the person `as`. */
export async function answerRequest(
  place: Place,
  faults: FaultPlan,
  options: ZafRequest,
  as: number,
): Promise<unknown> {
  const ending = faults.next(callOf(options));
  await pause(LATENCY_MS);
  if (ending === 'never') return never();
  if (ending === 'lost') return refused(0);
  if (ending === '422')
    return refused(422, { error: 'RecordInvalid', description: 'A field is required', details: {} });
  if (ending !== undefined && /^\d+$/.test(ending)) return refused(Number(ending), { error: 'refused' });
  const dropped = ending === 'no-metadata';
  const { status, body } = carriedOut(place, options, as, ({ metadata, ...ticket }) =>
    dropped || metadata === undefined ? ticket : { ...ticket, metadata },
  );
  await pause(ending === 'slow' ? SLOW_MS : LATENCY_MS);
  switch (ending) {
    case 'after-never':
      return never();
    case 'after-lost':
      return refused(0);
    case 'after-502':
      return refused(502);
    case 'garbled':
    case 'after-garbled':
      return '<html>Just a moment</html>';
    case 'empty':
      return {};
    default:
      return status < 400 ? without(ending ?? '', body) : refused(status, body);
  }
}
