import * as v from 'valibot';
import type { Host } from './client.ts';
import { INDEX_PREFIX } from './indexTags.ts';
import type { Phase } from '../domain/case/standing.ts';

/** Key and title of the field in requirements.json. */
const REQUIREMENT = 'requirement:past_due_case';
const TITLE = 'Past-due case';

const requirement = v.object({
  requirement_id: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer()),
});
const fields = v.array(v.looseObject({ name: v.string(), label: v.nullish(v.string()) }));

async function findField(host: Host): Promise<number | null> {
  const installed = await host.get(REQUIREMENT);
  const known = installed.ok ? v.safeParse(requirement, installed.value[REQUIREMENT]) : null;
  if (known?.success === true) return known.output.requirement_id;
  // Not told under `zcli apps:server`, and where an admin made the field by hand.
  const onForm = await host.get('ticketFields');
  const listed = onForm.ok ? v.safeParse(fields, onForm.value.ticketFields) : null;
  const field = listed?.success === true ? listed.output.find(({ label }) => label === TITLE) : undefined;
  const id = Number(field?.name.replace('custom_field_', '') ?? NaN);
  return Number.isInteger(id) ? id : null;
}

/** Where the ticket shows the case's phase: a drop-down field whose options carry the tags, or the tags alone. */
export interface IndexField {
  /** The part of a ticket update that sets the phase. `tags`: the ticket's own, now. */
  readonly change: (phase: Phase, tags: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
  /** Brings the open form in line, so that the agent's next Submit does not set it back. */
  readonly show: (phase: Phase) => Promise<void>;
}

/** The index of the case; it is found once, without a REST request. */
export function indexFieldOver(host: Host): IndexField {
  let found: Promise<number | null> | null = null;
  const fieldId = (): Promise<number | null> => (found ??= findField(host));
  const isIndex = (tag: string): boolean => tag.startsWith(INDEX_PREFIX);

  async function showTags(phase: Phase): Promise<void> {
    const form = await host.get('ticket.tags');
    const tags = form.ok ? v.safeParse(v.array(v.string()), form.value['ticket.tags']) : null;
    if (tags?.success !== true) return;
    const gone = tags.output.filter((tag) => isIndex(tag) && tag !== INDEX_PREFIX + phase);
    for (const tag of gone) await host.invoke('ticket.tags.remove', tag);
    if (!tags.output.includes(INDEX_PREFIX + phase)) await host.invoke('ticket.tags.add', INDEX_PREFIX + phase);
  }

  return {
    change: async (phase, tags) => {
      const id = await fieldId();
      if (id !== null) return { custom_fields: [{ id, value: INDEX_PREFIX + phase }] };
      return { tags: [...tags.filter((tag) => !isIndex(tag)), INDEX_PREFIX + phase] };
    },
    show: async (phase) => {
      const id = await fieldId();
      if (id === null) await showTags(phase);
      // Fails where the field is not on this form, and then there is nothing that could be set back.
      else await host.set(`ticket.customField:custom_field_${id}`, INDEX_PREFIX + phase);
    },
  };
}
