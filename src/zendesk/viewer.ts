import * as v from 'valibot';
import type { HostFailure, Viewer } from '../app/ports.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Host } from './client.ts';

const user = v.object({
  id: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer()),
  name: v.string(),
  email: v.nullish(v.string(), ''),
  /** A custom role comes as a number. */
  role: v.union([v.string(), v.number()]),
  locale: v.nullish(v.string(), 'en-US'),
  timeZone: v.nullish(v.object({ ianaName: v.nullish(v.string(), '') })),
});

/** Who is signed in. */
export async function readViewer(host: Host): Promise<Result<Viewer, HostFailure>> {
  const answer = await host.get('currentUser');
  if (!answer.ok) return answer;
  const read = v.safeParse(user, answer.value.currentUser);
  if (!read.success) return err({ why: 'failed', detail: `get currentUser: ${v.summarize(read.issues)}` });
  const { id, name, email, role, locale, timeZone } = read.output;
  return ok({ id, name, email, isAdmin: role === 'admin', locale, timeZone: timeZone?.ianaName ?? '' });
}
