/** What Submit sends of an open form, and what is left in the form after it. */
import type { TicketStatus, TicketView } from '../../contract.ts';
import { activeDraft, valuesIn, valuesOf, withoutIdleEdits, type TicketForm } from './form.ts';

export interface Submission {
  readonly subject?: string;
  readonly status?: TicketStatus;
  readonly tags?: readonly string[];
  readonly customFields?: Readonly<Record<string, string | null>>;
  readonly requesterId?: number | null;
  readonly comment?: { readonly body: string; readonly public: boolean };
  readonly macro?: number;
}

/**
 * What was changed in this form, the active draft, and the macro. A form that does not follow what is saved elsewhere
 * sends all that it shows, old values too, and so sets back what was written meanwhile.
 */
export function submissionOf(form: TicketForm, sends: 'edits' | 'whole-form'): Submission {
  const body = activeDraft(form).trim();
  const comment = { body, public: form.writing.composer === 'publicReply' };
  const values = form.view === null || sends === 'whole-form' ? valuesOf(form) : form.edits;
  return { ...values, ...(body === '' ? {} : { comment }), ...(form.macro === null ? {} : { macro: form.macro }) };
}

/** After a save: the server's word, the sent draft gone, and whatever was typed or edited meanwhile kept. */
export function afterSave(form: TicketForm, sent: TicketForm, view: TicketView): TicketForm {
  const composer = sent.writing.composer;
  const draftKept = form.writing.drafts[composer] !== sent.writing.drafts[composer];
  const drafts = draftKept ? form.writing.drafts : { ...form.writing.drafts, [composer]: '' };
  return withoutIdleEdits({
    ...form,
    view,
    base: valuesIn(view),
    writing: { ...form.writing, drafts },
    macro: form.macro === sent.macro ? null : form.macro,
  });
}
