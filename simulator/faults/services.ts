/** What befalls one request of an app: a refusal in recorded words, silence, a broken connection, a spoilt answer. */
import { STATUS_CODES } from 'node:http';
import type { Knobs } from '../contract.ts';
import { isRecord, parseRecord } from '../json.ts';
import type { ProxyAnswer } from '../server/proxyAnswer.ts';
import { forbidden, notSignedIn, outdated, serviceUnavailable, unknownRecord } from '../zendesk/errors.ts';
import { type FaultRule, type ServiceFault, type ServicePlace, USUALLY_LATE_MS } from './rules.ts';

/** What comes of a request; `silent` and `lost`: no answer, ever, or because the connection breaks. */
export type Met = { readonly answer: ProxyAnswer; readonly lateMs: number } | 'silent' | 'lost';

/** The places of a request to Zendesk, the most exact one first. */
export function placesOf(method: string, { pathname, searchParams }: URL): readonly ServicePlace[] {
  const path = pathname.replace(/^\/api\/v2\//, '').replace(/\.json$/, '');
  if (/^tickets\/\d+\/audits/.test(path)) {
    const isFirst = !searchParams.has('page[after]') && (searchParams.get('page') ?? '1') === '1';
    return [isFirst ? 'audits' : 'more-audits', 'request'];
  }
  if (/^tickets\/\d+/.test(path)) return [method === 'GET' ? 'ticket' : 'update', 'request'];
  return [path.startsWith('users') ? 'users' : 'set-up', 'request'];
}

export const BILLING_PLACES: readonly ServicePlace[] = ['billing', 'request'];

const told = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ProxyAnswer => ({
  status,
  statusText: STATUS_CODES[status] ?? '',
  responseText: typeof body === 'string' ? body : JSON.stringify(body),
  responseHeaders: { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json', ...headers },
});

const html = (status: number, title: string): ProxyAnswer => ({
  ...told(status, `<!doctype html><html><head><title>${title}</title></head><body>${title}</body></html>`),
  responseHeaders: { 'content-type': 'text/html; charset=utf-8' },
});

/** The general limit's answer is plain text; the waiting time is in a header, or nowhere. */
const tooMany = ({ retryAfterS }: FaultRule): ProxyAnswer =>
  told(
    429,
    'Number of allowed API requests per minute exceeded',
    retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) },
  );

const required = {
  error: 'RecordInvalid',
  description: 'Record validation errors',
  details: {
    base: [
      { description: 'Reason for contact: is required', ticket_field_id: 380_777, ticket_field_type: 'FieldTagger' },
    ],
  },
};

type Refused = Extract<ServiceFault, `${number}${string}` | 'proxy-refuses'>;

const refusals: Readonly<Record<Refused, (rule: FaultRule) => ProxyAnswer>> = {
  '401': () => told(401, notSignedIn.body),
  '403': () => told(403, forbidden.body),
  '404': () => told(404, unknownRecord.body),
  '409-update': () => told(409, outdated.body),
  '409-database': () => told(409, { error: 'DatabaseConflict', description: 'Database collision' }),
  '422-required': () => told(422, required),
  '429': tooMany,
  '500': () => html(500, 'We’re sorry, but something went wrong (500)'),
  '502': () => html(502, '502 Bad Gateway'),
  '503': () => told(503, serviceUnavailable.body),
  'proxy-refuses': () => told(403, 'Domain not in whitelist'),
};

const withoutAudit = (answer: ProxyAnswer): ProxyAnswer => {
  const body = parseRecord(answer.responseText);
  if (body === undefined || !isRecord(body['audit'])) return answer;
  const { audit: _, ...rest } = body;
  return { ...answer, responseText: JSON.stringify(rest) };
};

/** Whose knobs an update goes by. */
interface Knobbed {
  knobs: Knobs;
}

function withKnobs(world: Knobbed, change: Partial<Knobs>, ask: () => ProxyAnswer): ProxyAnswer {
  const before = world.knobs;
  world.knobs = { ...before, ...change };
  try {
    return ask();
  } finally {
    world.knobs = before;
  }
}

const atOnce = (answer: ProxyAnswer): Met => ({ answer, lateMs: 0 });

/** Carries `ask` out, or does not, as the rule has it. */
export function meet(rule: FaultRule | undefined, world: Knobbed, ask: () => ProxyAnswer): Met {
  const fault = rule?.fault as ServiceFault | undefined;
  switch (fault) {
    case undefined:
      return atOnce(ask());
    case 'late':
      return { answer: ask(), lateMs: rule?.ms ?? USUALLY_LATE_MS };
    case 'never':
      return 'silent';
    case 'never-after':
      ask();
      return 'silent';
    case 'lost-before':
      return 'lost';
    case 'lost-after':
      ask();
      return 'lost';
    case 'resent':
      // As browsers do by themselves where a connection that was open before breaks.
      ask();
      return atOnce(ask());
    case 'cut-short': {
      const answer = ask();
      return atOnce({ ...answer, responseText: answer.responseText.slice(0, answer.responseText.length >> 1) });
    }
    case 'not-json':
      ask();
      return atOnce(html(200, 'Just a moment'));
    case 'no-audit':
      return atOnce(withoutAudit(ask()));
    case 'metadata-dropped':
      return atOnce(withKnobs(world, { metadata: 'dropped' }, ask));
    case 'metadata-cut':
      return atOnce(withKnobs(world, { metadata: 'cut', metadataLimitBytes: world.knobs.metadataLimitBytes / 4 }, ask));
    default:
      return atOnce(refusals[fault](rule ?? { on: 'request', fault }));
  }
}
