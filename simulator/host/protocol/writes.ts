/** client.set, and those client.invoke actions that change the ticket's form: each gives the form after it. */
import type { TicketFieldView, TicketStatus } from '../../contract.ts';
import { activeDraft, edit, valuesOf, withComposer, withDraft, type TicketForm } from '../model/form.ts';
import { ApiError, noSuchApi } from './calls.ts';
import type { HostFacts } from './facts.ts';
import { behind, fieldOnForm, isRich } from './reads.ts';
import { draftFromApp, htmlToText, htmlWithin } from './richText.ts';

const SETTABLE: readonly TicketStatus[] = ['open', 'pending', 'hold', 'solved'];

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new ApiError('Expected text');
  return value;
};

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : [text(value)]);

/** Zendesk keeps tags in lower case, without spaces, each once. */
export const tidyTags = (tags: readonly string[]): readonly string[] => [
  ...new Set(tags.flatMap((tag) => tag.toLowerCase().split(/[\s,]+/)).filter((tag) => tag !== '')),
];

function statusFrom(value: unknown, form: TicketForm): TicketStatus {
  if (form.view?.status === 'closed') throw new ApiError('A closed ticket cannot be changed');
  const status = SETTABLE.find((one) => one === value);
  if (status !== undefined) return status;
  if (value === 'new' && form.base.status === 'new') return 'new';
  throw new ApiError(`Invalid status ${String(value)}`);
}

/** As the form holds it: an option's tag, a number or any text, each as text; null where the field is emptied. */
function fieldValue(field: TicketFieldView, value: unknown): string | null {
  if (value === null || value === '') return null;
  const chosen = text(field.type === 'integer' && typeof value === 'number' ? String(value) : value);
  const takes =
    field.type === 'integer'
      ? /^-?\d+$/.test(chosen)
      : field.options.length === 0 || field.options.some((option) => option.value === chosen);
  if (!takes) throw new ApiError(`Field ${field.title} cannot be ${chosen}`);
  return chosen;
}

function customField(name: string, value: unknown, facts: HostFacts): TicketForm {
  const field = fieldOnForm(name, facts);
  return edit(facts.form, { customFields: { [String(field.id)]: fieldValue(field, value) } });
}

/** The form after `client.set(path, value)`. */
export function writePath(path: string, value: unknown, facts: HostFacts): TicketForm {
  const { form, workspace } = facts;
  const custom = behind(path, 'ticket.customField:');
  if (custom !== undefined) return customField(custom, value, facts);
  switch (path) {
    case 'ticket.status':
      return edit(form, { status: statusFrom(value, form) });
    case 'ticket.subject':
      return edit(form, { subject: text(value) });
    case 'ticket.tags':
      return edit(form, { tags: tidyTags(texts(value)) });
    case 'comment.text':
    case 'ticket.comment.text':
      return withDraft(form, draftFromApp(text(value), isRich(workspace.knobs)));
    case 'comment.type':
    case 'ticket.comment.type':
      if (value !== 'publicReply' && value !== 'internalNote')
        throw new ApiError(`Invalid comment type ${String(value)}`);
      return workspace.knobs.commentTypeSwitchIgnored ? form : withComposer(form, value);
    default:
      throw noSuchApi();
  }
}

/** Text goes directly behind the draft, a block of HTML becomes a paragraph of its own. */
const append = (form: TicketForm, addition: string, between: string): TicketForm => {
  const draft = activeDraft(form);
  return withDraft(form, draft === '' ? addition : `${draft}${between}${addition}`);
};

/** What is marked gives way, as it does to whatever is typed. */
function insertAtCursor(form: TicketForm, addition: string): TicketForm {
  const draft = activeDraft(form);
  const { from, to } = form.cursor ?? { from: draft.length, to: draft.length };
  const plain = /<[a-z/][^>]*>/i.test(addition) ? htmlWithin(addition) : addition;
  const at = Math.min(from, draft.length) + plain.length;
  return withDraft(form, draft.slice(0, from) + plain + draft.slice(to), { from: at, to: at });
}

/** The form after an action, or undefined where the action is not one of the form's. */
export function actOnForm(path: string, args: readonly unknown[], facts: HostFacts): TicketForm | undefined {
  const { form } = facts;
  const { tags } = valuesOf(form);
  const { channel, editorInsert } = facts.workspace.knobs;
  if (channel === 'chat' && path.includes('comment.append')) return undefined;
  switch (path.replace(/^ticket\.comment\./, 'comment.')) {
    case 'comment.appendText':
    case 'comment.appendMarkdown':
      return append(form, text(args[0]), '');
    case 'comment.appendHtml':
      return append(form, htmlToText(text(args[0])), '\n\n');
    case 'ticket.editor.insert':
      if (editorInsert === 'absent') return undefined;
      return editorInsert === 'ignored' ? form : insertAtCursor(form, text(args[0]));
    case 'ticket.tags.add':
      return edit(form, { tags: tidyTags([...tags, ...args.flatMap(texts)]) });
    case 'ticket.tags.remove': {
      const gone = tidyTags(args.flatMap(texts));
      return edit(form, { tags: tags.filter((tag) => !gone.includes(tag)) });
    }
    default:
      return undefined;
  }
}
