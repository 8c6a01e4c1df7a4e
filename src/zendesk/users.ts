import * as v from 'valibot';
import type { UserReader } from '../app/ports.ts';
import { err, ok } from '../domain/result.ts';
import type { Host } from './client.ts';

/** Billing waits for this one. */
const LIMIT_MS = 10_000;

const answered = v.object({
  user: v.object({
    external_id: v.nullish(v.string(), null),
    user_fields: v.nullish(v.record(v.string(), v.unknown()), {}),
  }),
});

/** Users as Zendesk's REST has them: their fields cannot be had from the ticket's form (facts of the framework). */
export function usersOver(host: Host): UserReader {
  return async (userId) => {
    const answer = await host.request({ url: `/api/v2/users/${userId}.json`, type: 'GET', timeout: LIMIT_MS });
    if (!answer.ok)
      return err({ why: answer.isLate === true ? 'timeout' : 'failed', detail: `user: ${answer.detail}` });
    const read = v.safeParse(answered, answer.body);
    if (!read.success) return err({ why: 'failed', detail: `user: ${v.getDotPath(read.issues[0]) ?? 'the answer'}` });
    return ok({ externalId: read.output.user.external_id, fields: read.output.user.user_fields });
  };
}
