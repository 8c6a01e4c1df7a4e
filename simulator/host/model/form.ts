/** One open ticket as its tab shows it: what the server last said, and what was edited here and not yet saved. */
import type { TicketStatus, TicketView } from '../../contract.ts';

export type Composer = 'publicReply' | 'internalNote';

export interface FormValues {
  readonly subject: string;
  readonly status: TicketStatus;
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, string | null>>;
  readonly requesterId: number | null;
}

export interface Writing {
  readonly composer: Composer;
  readonly drafts: Readonly<Record<Composer, string>>;
}

/** Between which letters; `from` and `to` are the same where nothing is marked. */
export interface Cursor {
  readonly from: number;
  readonly to: number;
}

export interface TicketForm {
  /** The newest server view; null while the ticket is not yet created. */
  readonly view: TicketView | null;
  /** The values the form was filled with; behind `view` where the open form does not follow what the API writes. */
  readonly base: FormValues;
  readonly edits: Partial<FormValues>;
  readonly writing: Writing;
  /** Where the agent's cursor stands in the active draft, or what is marked there; null for its end. */
  readonly cursor: Cursor | null;
  /** The macro that was applied last and is not yet submitted. */
  readonly macro: number | null;
}

export const NOTHING_WRITTEN: Writing = { composer: 'publicReply', drafts: { publicReply: '', internalNote: '' } };

export const valuesIn = (view: TicketView): FormValues => ({
  subject: view.subject,
  status: view.status,
  tags: view.tags,
  customFields: view.customFields,
  requesterId: view.requester.id,
});

export const openForm = (view: TicketView, writing: Writing = NOTHING_WRITTEN): TicketForm => ({
  view,
  base: valuesIn(view),
  edits: {},
  writing,
  cursor: null,
  macro: null,
});

export const newForm = (requesterId: number | null): TicketForm => ({
  view: null,
  base: { subject: '', status: 'new', tags: [], customFields: {}, requesterId },
  edits: {},
  writing: NOTHING_WRITTEN,
  cursor: null,
  macro: null,
});

export const valuesOf = (form: TicketForm): FormValues => ({
  ...form.base,
  ...form.edits,
  customFields: { ...form.base.customFields, ...form.edits.customFields },
});

const sameTags = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((tag) => right.includes(tag));

/** An edit back to what the form was filled with is none. */
export function withoutIdleEdits(form: TicketForm): TicketForm {
  const { base, edits } = form;
  const fields = Object.entries(edits.customFields ?? {}).filter(
    ([id, value]) => value !== (base.customFields[id] ?? null),
  );
  return {
    ...form,
    edits: {
      ...(edits.subject !== undefined && edits.subject !== base.subject ? { subject: edits.subject } : {}),
      ...(edits.status !== undefined && edits.status !== base.status ? { status: edits.status } : {}),
      ...(edits.tags !== undefined && !sameTags(edits.tags, base.tags) ? { tags: edits.tags } : {}),
      ...(edits.requesterId !== undefined && edits.requesterId !== base.requesterId
        ? { requesterId: edits.requesterId }
        : {}),
      ...(fields.length > 0 ? { customFields: Object.fromEntries(fields) } : {}),
    },
  };
}

export const edit = (form: TicketForm, change: Partial<FormValues>): TicketForm =>
  withoutIdleEdits({
    ...form,
    edits: {
      ...form.edits,
      ...change,
      ...(change.customFields === undefined
        ? {}
        : { customFields: { ...form.edits.customFields, ...change.customFields } }),
    },
  });

/** Somebody saved elsewhere. Where the form does not follow, its tags and fields stay as they were filled. */
export function withServerView(form: TicketForm, view: TicketView, follows: boolean): TicketForm {
  const fresh = valuesIn(view);
  const base = follows ? fresh : { ...fresh, tags: form.base.tags, customFields: form.base.customFields };
  return withoutIdleEdits({ ...form, view, base });
}

export const isDirty = (form: TicketForm): boolean =>
  Object.keys(form.edits).length > 0 || Object.values(form.writing.drafts).some((draft) => draft.trim() !== '');

export const activeDraft = (form: TicketForm): string => form.writing.drafts[form.writing.composer];

export const withDraft = (form: TicketForm, text: string, cursor: Cursor | null = null): TicketForm => ({
  ...form,
  cursor,
  writing: { ...form.writing, drafts: { ...form.writing.drafts, [form.writing.composer]: text } },
});

export const withComposer = (form: TicketForm, composer: Composer): TicketForm => ({
  ...form,
  cursor: null,
  writing: { ...form.writing, composer },
});
