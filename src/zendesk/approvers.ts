import * as v from 'valibot';
import type { ApproverDirectory } from '../app/ports.ts';
import type { Approver } from '../domain/case/events.ts';
import type { Host } from './client.ts';

const found = v.object({ users: v.array(v.object({ id: v.number(), email: v.nullish(v.string()) })) });

const same = (a: string | null | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** Turns the approvers' e-mails into user ids, by what the log tells already or by one search each, once per tab. */
export function approversOver(host: Host): ApproverDirectory {
  const known = new Map<string, number | null>();

  async function idOf(email: string, emails: ReadonlyMap<number, string>): Promise<number | null> {
    const told = [...emails].find(([, other]) => same(other, email))?.[0] ?? known.get(email);
    if (told !== undefined) return told;
    const query = encodeURIComponent(`email:"${email}"`);
    const answer = await host.request({ url: `/api/v2/users/search.json?query=${query}`, type: 'GET' });
    const users = answer.ok ? v.safeParse(found, answer.body) : null;
    // What failed or cannot be read is asked again with the next reading; that nobody has this e-mail is an answer.
    if (users?.success !== true) return null;
    const id = users.output.users.find((user) => same(user.email, email))?.id ?? null;
    known.set(email, id);
    return id;
  }

  return {
    resolve: async (settings, emails) => {
      const resolved = await Promise.all(
        settings.map(async ({ idOrEmail, until }): Promise<Approver | null> => {
          const id = typeof idOrEmail === 'number' ? idOrEmail : await idOf(idOrEmail, emails);
          return id === null ? null : { id, until };
        }),
      );
      return resolved.filter((approver) => approver !== null);
    },
  };
}
