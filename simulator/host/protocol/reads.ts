/** client.get: what each path answers. */
import type { TicketFieldView, WorkspaceState } from '../../contract.ts';
import { activeDraft, valuesOf } from '../model/form.ts';
import { ApiError, noSuchApi } from './calls.ts';
import { SUBDOMAIN, type HostFacts } from './facts.ts';
import { commentOf, messageOf, timeZoneOf, userOf } from './people.ts';
import { draftForApp } from './richText.ts';

type Node = Readonly<Record<string, unknown>>;

/** The part of a path behind a prefix such as `ticket.customField:`. */
export const behind = (path: string, prefix: string): string | undefined =>
  path.startsWith(prefix) ? path.slice(prefix.length) : undefined;

/** A field that is not on the ticket's form cannot be read or written from an app. */
export function fieldOnForm(name: string, facts: HostFacts): TicketFieldView {
  const id = behind(name, 'custom_field_');
  const field = facts.workspace.ticketFields.find((one) => String(one.id) === id);
  if (field?.onForm !== true) throw new ApiError(`Field ${name} is not on this ticket form`);
  return field;
}

const fieldNode = (field: TicketFieldView): Node => ({
  name: `custom_field_${field.id}`,
  label: field.title,
  type: field.type,
  isVisible: true,
  isEnabled: true,
  isRequired: false,
  requiredOnStatuses: [],
  optionValues: field.options.map((option) => ({ label: option.name, value: option.value })),
});

/** A live chat takes plain text, whatever the account has for e-mails. */
export const isRich = ({ richText, channel }: WorkspaceState['knobs']): boolean => richText && channel !== 'chat';

const commentNode = ({ form, workspace: { knobs } }: HostFacts): Node => {
  const isPost = form.writing.composer === 'publicReply' && knobs.channel === 'tweet';
  return {
    text: draftForApp(activeDraft(form), isRich(knobs)),
    type: isPost ? 'twitterReply' : form.writing.composer,
    useRichText: isRich(knobs),
    attachments: [],
  };
};

function ticketNode(facts: HostFacts): Node {
  const { form, workspace } = facts;
  const { people } = workspace;
  const values = valuesOf(form);
  const person = (id: number | null): Node | null => {
    const found = people.find((one) => one.id === id);
    return found === undefined ? null : userOf(found);
  };
  const conversation = form.view?.conversation ?? [];
  const followers = (form.view?.followerIds ?? []).map(person).filter((one) => one !== null);
  return {
    id: form.view?.id,
    isNew: form.view === null,
    subject: values.subject,
    description: conversation[0]?.body ?? '',
    status: values.status,
    statusCategory: values.status,
    type: 'question',
    priority: null,
    tags: values.tags,
    externalId: null,
    createdAt: form.view?.createdAt,
    updatedAt: form.view?.updatedAt,
    requester: form.view === null ? person(values.requesterId) : userOf(form.view.requester),
    assignee: { user: person(form.view?.assigneeId ?? null), group: { id: 1, name: 'Support' } },
    followers,
    collaborators: followers,
    brand: { id: 1, name: 'Vista Social', subdomain: SUBDOMAIN },
    form: { id: 1 },
    organization: null,
    viewers: [],
    postSaveAction: 'stay_on_ticket',
    via: { channel: 'web' },
    comment: commentNode(facts),
    comments: conversation.map((comment) => commentOf(comment, people)),
    conversation: conversation.map((comment) => messageOf(comment, people)),
    editor: {
      capabilities: { richText: isRich(workspace.knobs) },
      targetChannel: { name: form.writing.composer === 'internalNote' ? 'internal' : workspace.knobs.channel },
    },
  };
}

function tree(facts: HostFacts): Node {
  const { workspace, me } = facts;
  const user = workspace.people.find((one) => one.id === me);
  const { channel } = workspace.knobs;
  return {
    ticket: ticketNode(facts),
    comment: commentNode(facts),
    ticketFields: workspace.ticketFields.filter((field) => field.onForm).map(fieldNode),
    currentUser: user === undefined ? null : userOf(user),
    currentAccount: {
      subdomain: SUBDOMAIN,
      planName: 'Suite Professional',
      daysLeftInTrial: null,
      timeZone: timeZoneOf('America/New_York'),
    },
    colorScheme: facts.scheme,
    isCollapsed: false,
    appsTray: { isVisible: true },
    channel: { name: channel, sessionBased: channel === 'chat', sessionActive: channel === 'chat' },
  };
}

/** Whatever lies beyond an absent person or group is null; a name that never existed is an error. */
function walk(start: Node, names: readonly string[]): unknown {
  let value: unknown = start;
  for (const name of names) {
    if (value === null) return null;
    if (typeof value !== 'object' || !Object.hasOwn(value, name)) throw noSuchApi();
    value = (value as Node)[name];
  }
  return value;
}

/** Known as in an installed app; undefined as under `zcli apps:server`, where there are none. */
function requirement(key: string, { requirements }: WorkspaceState): unknown {
  const made = Object.hasOwn(requirements, key) ? requirements[key] : undefined;
  return made === undefined ? undefined : { requirement_id: made.id, requirement_type: made.type };
}

export function readPath(path: string, facts: HostFacts): unknown {
  const key = behind(path, 'requirement:');
  if (key !== undefined) return requirement(key, facts.workspace);
  const custom = behind(path, 'ticket.customField:');
  if (custom !== undefined) return valuesOf(facts.form).customFields[String(fieldOnForm(custom, facts).id)] ?? null;
  const field = behind(path, 'ticketFields:');
  if (field !== undefined) {
    const [name = '', ...rest] = field.split('.');
    return walk(fieldNode(fieldOnForm(name, facts)), rest);
  }
  return walk(tree(facts), path.split('.'));
}
