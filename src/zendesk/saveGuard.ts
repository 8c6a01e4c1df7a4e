import { errorWords, untold, type Note } from '../app/trace.ts';
import { LATE, within } from '../app/within.ts';
import type { ZafClient } from './zaf.ts';

/** The gate must answer within 4 s of being asked (playbook §6); this leaves time for the answer's way. */
export const ANSWER_LIMIT_MS = 3800;
/** Of that, what a look at the form may take while the panel is not there yet. */
const IN_DOUBT_MS = 800;

export interface Judge {
  /** Null lets the save pass, a message blocks it. */
  readonly judge: () => Promise<string | null>;
  /** The verdict where `judge` takes too long or fails: of what is known already. */
  readonly inDoubt: () => string | null;
}

export interface SaveGuard {
  readonly attach: (judge: Judge) => void;
  /** The panel will not come: from now on the ticket's tags and notes are looked at, at once. */
  readonly giveUp: () => void;
}

/** The index tags of a case that is not set aside; written out, since the entry loads nothing of the domain. */
const CASE_TAG = /^pdp_(?:open|escalated|recorded|flagged|waiting|approved|declined|returned)$/;

const SET_ASIDE_TAG = 'pdp_dismissed';

/** Whether the conversation holds a note of a case of this ticket: tags can be taken off by hand, a note cannot. */
async function holdsCaseNote(client: ZafClient): Promise<boolean> {
  const { 'ticket.id': id, 'ticket.conversation': said } = await client.get(['ticket.id', 'ticket.conversation']);
  const isOurs = (entry: unknown): boolean => {
    // Read with care only as far as the two texts that matter: what else an entry holds differs by its kind.
    const { channel, message } = entry as { channel?: { name?: unknown }; message?: { content?: unknown } };
    return channel?.name === 'internal' && String(message?.content).includes(`PDP-${String(id)}-`);
  };
  return typeof id === 'number' && Array.isArray(said) && said.some(isOurs);
}

/** Before the panel is there, the ticket's tags tell that it has a case, and where they do not, its notes. */
async function beforeThePanel(client: ZafClient, notReady: string): Promise<string | null> {
  const { 'ticket.status': status, 'ticket.tags': given } = await client.get(['ticket.status', 'ticket.tags']);
  if (status !== 'solved' && status !== 'closed') return null;
  const tags: readonly string[] = Array.isArray(given) ? given.map(String) : [];
  if (tags.includes(SET_ASIDE_TAG)) return null;
  const hasCase = tags.some((tag) => CASE_TAG.test(tag)) || (await holdsCaseNote(client));
  return hasCase ? notReady : null;
}

/**
 * Listens to `ticket.save`, once, before anything else is loaded. A save is blocked by a rejection and by nothing else: an
 * async handler that returns a text lets it pass. It settles within 4 s by its own timer, since while one answer is
 * pending the SDK drops every further question. `notReady` is the message for a ticket with a case whose panel has not
 * loaded; what came of each question is told to `note` for the report to the admin.
 */
export function guardSaves(client: ZafClient, notReady: string, note: Note = untold): SaveGuard {
  let attached: Judge | null = null;
  let announce: (judge: Judge) => void = () => undefined;
  const attachment = new Promise<Judge>((resolve) => {
    announce = resolve;
  });
  const judged = async (): Promise<string | null> => (await attachment).judge();
  const inDoubt = async (): Promise<string | null> =>
    attached === null ? beforeThePanel(client, notReady) : attached.inDoubt();

  async function verdict(): Promise<string | null> {
    // A bug of ours must not stop a ticket without a case, so it is judged like a reading that took too long.
    const limit = attached === null ? ANSWER_LIMIT_MS - IN_DOUBT_MS : ANSWER_LIMIT_MS;
    const known = await within(limit, judged()).catch((error: unknown): typeof LATE => {
      note(`save: ${errorWords(error)}`);
      return LATE;
    });
    if (known !== LATE) return known;
    note(`save: ${attached === null ? 'the panel is not there' : 'no judgment in time'}, judged by what is known`);
    const last = await within(IN_DOUBT_MS, inDoubt()).catch(() => null);
    return last === LATE ? null : last;
  }

  client.on('ticket.save', async () => {
    const began = Date.now();
    const message = await verdict();
    const rules = message?.match(/\[G\d+\]/g)?.join(' ') ?? '';
    note(message === null ? 'save passes' : `save blocked ${rules}`, Date.now() - began);
    if (message !== null) throw new Error(message);
  });

  // Read by bench/load.ts: until this mark no save is judged.
  performance.mark('save-guard');
  const attach = (judge: Judge): void => {
    attached = judge;
    announce(judge);
    // From this mark on the panel itself judges: the stories wait for it.
    performance.mark('save-judge');
  };
  return {
    attach,
    giveUp: () => {
      attach({ judge: () => beforeThePanel(client, notReady), inDoubt: () => null });
    },
  };
}
