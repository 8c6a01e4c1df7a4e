/** Merging one ticket into another: the one is closed, the other gets its last words. */
import type { Refusal } from './change.ts';
import { type Ticket, commentsOf } from './model.ts';
import { saveTicket } from './save.ts';
import type { World } from './world.ts';

const mergeTag = 'closed_by_merge';

const quoted = (source: Ticket): string => {
  const last = commentsOf(source).at(-1)?.comment.body ?? '';
  const intro = `Request #${source.id} "${source.subject}" was closed and merged into this request. Last comment in request #${source.id}:`;
  return `${intro}\n\n${last}`;
};

const cannotMerge = (source: Ticket, target: Ticket): Refusal | undefined => {
  if (source.id === target.id) return { property: 'base', description: 'A ticket cannot be merged into itself' };
  const closed = [source, target].find(({ status }) => status === 'closed' || status === 'solved');
  // Zendesk merges what is not yet solved into what is not yet closed.
  if (closed === source || target.status === 'closed') {
    return { property: 'status', description: `Status: #${closed?.id ?? 0} cannot be merged any more` };
  }
  return undefined;
};

/** Merges `source` into `target` as the agent `by`; tells why it cannot be. */
export const mergeTickets = (
  world: World,
  { source, target, by }: { readonly source: Ticket; readonly target: Ticket; readonly by: number },
): Refusal | undefined => {
  const refused = cannotMerge(source, target);
  if (refused !== undefined) return refused;
  const from = { ticketId: source.id, subject: source.subject };
  const into = { ticketId: target.id, subject: target.subject };
  const inTarget = saveTicket(
    world,
    target,
    {
      tags: world.knobs.mergeCopiesTags ? [...target.tags, ...source.tags] : undefined,
      comment: { body: quoted(source), public: false },
    },
    { by, at: world.now(), via: { channel: 'web', mergedFrom: from } },
  );
  if ('refused' in inTarget) return inTarget.refused;
  const inSource = saveTicket(
    world,
    source,
    {
      status: 'closed',
      tags: [...source.tags, mergeTag],
      comment: {
        body: `This request was closed and merged into request #${target.id} "${target.subject}".`,
        public: false,
      },
    },
    { by, at: world.now(), via: { channel: 'web', mergedInto: into } },
  );
  return 'refused' in inSource ? inSource.refused : undefined;
};
