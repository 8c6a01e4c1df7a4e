import * as v from 'valibot';
import type { HostFailure } from '../../app/ports.ts';
import type { NeedKind } from '../../app/setup/ports.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Answer, Host } from '../client.ts';

const condition = v.object({ field: v.string(), operator: v.nullish(v.string(), ''), value: v.optional(v.unknown()) });
const action = v.object({ field: v.string(), value: v.optional(v.unknown()) });
const option = v.looseObject({ name: v.nullish(v.string(), ''), value: v.string() });

const record = v.object({
  id: v.number(),
  title: v.nullish(v.string(), ''),
  key: v.nullish(v.string()),
  type: v.nullish(v.string()),
  active: v.nullish(v.boolean(), true),
  conditions: v.nullish(v.object({ all: v.nullish(v.array(condition), []), any: v.nullish(v.array(condition), []) })),
  actions: v.nullish(v.array(action), []),
  custom_field_options: v.nullish(v.array(option), []),
});
export type AccountRecord = v.InferOutput<typeof record>;

const meta = v.object({ has_more: v.nullish(v.boolean()), after_cursor: v.nullish(v.string()) });

/** Where Zendesk's REST has the records of a kind; one of them is wrapped into its name. */
export const PLACES = {
  ticket_field: 'ticket_fields',
  user_field: 'user_fields',
  view: 'views',
  trigger: 'triggers',
  automation: 'automations',
} as const satisfies Record<NeedKind, string>;

const MOST_PAGES = 20;

const refusal = v.object({
  description: v.nullish(v.string()),
  details: v.nullish(v.record(v.string(), v.array(v.object({ description: v.nullish(v.string()) })))),
});

/** What Zendesk says of it beyond the status; most of the words of a 422 stand in its details. */
function saidIn(body: unknown): string {
  const read = v.safeParse(refusal, body);
  if (!read.success) return '';
  const { description, details } = read.output;
  const told = Object.values(details ?? {}).flatMap((list) => list.flatMap((one) => one.description ?? []));
  return told.length > 0 ? told.join('; ') : (description ?? '');
}

/** A request that failed, for the admin who reads it. */
export const failure = ({ status, body, detail, isLate }: Extract<Answer, { ok: false }>): HostFailure => ({
  why: isLate === true ? 'timeout' : status === 401 || status === 403 ? 'refused' : 'failed',
  detail: [detail, saidIn(body)].filter((part) => part !== '').join(': '),
});

/** All records of a kind, the inactive ones too. 1 request per 100. */
export async function readRecords(host: Host, kind: NeedKind): Promise<Result<readonly AccountRecord[], HostFailure>> {
  const place = PLACES[kind];
  const found: AccountRecord[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const after: string = cursor === null ? '' : `&page[after]=${encodeURIComponent(cursor)}`;
    const answer = await host.request({ url: `/api/v2/${place}.json?page[size]=100${after}`, type: 'GET' });
    if (!answer.ok) return err(failure(answer));
    const body = v.safeParse(v.record(v.string(), v.unknown()), answer.body);
    const read = v.safeParse(v.array(record), body.success ? body.output[place] : undefined);
    if (!read.success) return err({ why: 'failed', detail: `${place}: ${v.summarize(read.issues)}` });
    found.push(...read.output);
    const more = v.safeParse(meta, body.success ? body.output['meta'] : undefined);
    cursor = more.success && more.output.has_more === true ? (more.output.after_cursor ?? null) : null;
    if (cursor === null) return ok(found);
  }
  return err({ why: 'failed', detail: `${place}: more than ${MOST_PAGES * 100}` });
}
