import * as v from 'valibot';
import type { Host } from './client.ts';
import { resolutionTag } from './appTags.ts';
import { INDEX_PREFIX, isIndexTag } from './indexTags.ts';
import type { IndexValues } from '../domain/case/indexValues.ts';

/** Keys and titles of the fields in requirements.json. */
const FIELDS = {
  phase: { key: 'past_due_case', title: 'Past-due case' },
  resolution: { key: 'past_due_resolution', title: 'Past-due resolution' },
  count: { key: 'past_due_count', title: 'Past-due invoices' },
} as const satisfies Record<keyof IndexValues, { readonly key: string; readonly title: string }>;
type Field = keyof typeof FIELDS;

const requirement = v.object({
  requirement_id: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer()),
});
const fields = v.array(v.looseObject({ name: v.string(), label: v.nullish(v.string()) }));

async function findField(host: Host, { key, title }: (typeof FIELDS)[Field]): Promise<number | null> {
  const path = `requirement:${key}`;
  const installed = await host.get(path);
  const known = installed.ok ? v.safeParse(requirement, installed.value[path]) : null;
  if (known?.success === true) return known.output.requirement_id;
  // Not told under `zcli apps:server`, and where an admin made the field by hand.
  const onForm = await host.get('ticketFields');
  const listed = onForm.ok ? v.safeParse(fields, onForm.value.ticketFields) : null;
  const field = listed?.success === true ? listed.output.find(({ label }) => label === title) : undefined;
  const id = Number(field?.name.replace('custom_field_', '') ?? NaN);
  return Number.isInteger(id) ? id : null;
}

interface FieldIds {
  readonly phase: number | null;
  readonly resolution: number | null;
  readonly count: number | null;
}

/** The tag of a phase; none where there is no case: the field has no option for it. */
const tagOf = (phase: IndexValues['phase']): string | null => (phase === 'none' ? null : INDEX_PREFIX + phase);

/** The values as Zendesk's fields take them: an option's tag, a number; null clears. */
function valuesOf({
  phase,
  resolution = null,
  count = null,
}: Partial<IndexValues> & Pick<IndexValues, 'phase'>): Readonly<Record<Field, string | number | null>> {
  return {
    phase: tagOf(phase),
    resolution: resolution === null ? null : resolutionTag(resolution),
    count,
  };
}

/** Without resolution and count, these fields are left as they are. */
type Change = IndexValues | Pick<IndexValues, 'phase'>;

const fieldsSet = (ids: FieldIds, index: Change): readonly { readonly id: number; readonly value: unknown }[] =>
  (Object.keys(FIELDS) as Field[]).flatMap((field) => {
    const id = ids[field];
    return id === null || !(field in index) ? [] : [{ id, value: valuesOf(index)[field] }];
  });

/** Where the ticket shows the case: drop-downs whose options carry tags, and a number; or one tag alone. */
export interface IndexField {
  /** The part of a ticket update that sets the index. `tags`: the ticket's own, now. */
  readonly change: (index: Change, tags: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
  /** Brings the open form in line, so that the agent's next Submit does not set it back. */
  readonly show: (index: IndexValues) => Promise<void>;
}

/** The index of the case; its fields are found once, without a REST request. */
export function indexFieldOver(host: Host): IndexField {
  let found: Promise<FieldIds> | null = null;
  const find = async (): Promise<FieldIds> => {
    const [phase, resolution, count] = await Promise.all([
      findField(host, FIELDS.phase),
      findField(host, FIELDS.resolution),
      findField(host, FIELDS.count),
    ]);
    // A host that did not answer says nothing of the field: it is looked for again.
    if (phase === null) found = null;
    return { phase, resolution, count };
  };
  const fieldIds = (): Promise<FieldIds> => (found ??= find());

  async function showTags(tag: string | null): Promise<void> {
    const form = await host.get('ticket.tags');
    const tags = form.ok ? v.safeParse(v.array(v.string()), form.value['ticket.tags']) : null;
    if (tags?.success !== true) return;
    const gone = tags.output.filter((other) => isIndexTag(other) && other !== tag);
    for (const other of gone) await host.invoke('ticket.tags.remove', other);
    if (tag !== null && !tags.output.includes(tag)) await host.invoke('ticket.tags.add', tag);
  }

  return {
    change: async (index, tags) => {
      const ids = await fieldIds();
      const set = fieldsSet(ids, index);
      const tag = tagOf(index.phase);
      // A merge may have left several: the field is then said to have one value only, and which tags go with it is not.
      const isByTags = ids.phase === null || tags.filter(isIndexTag).length > 1;
      const tagged = isByTags
        ? { tags: [...tags.filter((other) => !isIndexTag(other)), ...(tag === null ? [] : [tag])] }
        : {};
      return { ...tagged, ...(set.length === 0 ? {} : { custom_fields: set }) };
    },
    show: async (index) => {
      const ids = await fieldIds();
      if (ids.phase === null) await showTags(tagOf(index.phase));
      // Fails where a field is not on this form, and then there is nothing that could be set back.
      for (const { id, value } of fieldsSet(ids, index))
        await host.set(`ticket.customField:custom_field_${id}`, value ?? '');
    },
  };
}
