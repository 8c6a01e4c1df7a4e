/** A macro edits the open form, as an agent would by hand: nothing is saved before Submit. */
import type { MacroView } from '../../contract.ts';
import { activeDraft, edit, valuesOf, withComposer, withDraft, type TicketForm } from './form.ts';

/** The macro's text goes behind what was written, into the public reply, which comes to the front. */
function withReply(form: TicketForm, reply: string): TicketForm {
  const front = withComposer(form, 'publicReply');
  const draft = activeDraft(front);
  return withDraft(front, draft === '' ? reply : `${draft}\n\n${reply}`);
}

export function applyMacro(form: TicketForm, { id, status, reply, addTags, removeTags }: MacroView): TicketForm {
  const kept = valuesOf(form).tags.filter((tag) => !removeTags.includes(tag));
  const edited = edit(form, {
    tags: [...new Set([...kept, ...addTags])],
    ...(status === null ? {} : { status }),
  });
  return { ...(reply === null ? edited : withReply(edited, reply)), macro: id };
}
