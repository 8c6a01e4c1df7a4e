/** Zendesk's audits as a person reads them. */
import { isRecord, recordAt, recordsAt, textAt, wholeNumber, type Json } from '../../json.ts';

export interface AuditLine {
  readonly id: number;
  readonly authorId: number;
  readonly at: string;
  readonly channel: string;
  readonly events: readonly string[];
  /** What an app left on the audit, as JSON; null where it left nothing. */
  readonly custom: string | null;
}

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.map(String).join(', ') || 'nothing';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

export interface AuditNames {
  /** A custom field's title for its id; any other name as it is. */
  readonly field: (field: string) => string;
  readonly person: (id: number) => string;
}

const PERSON_FIELDS: readonly unknown[] = ['requester_id', 'assignee_id', 'submitter_id'];

/** Ids are for machines: a person reads who it was. */
function peopleShown(value: unknown, names: AuditNames): string {
  const ids = (Array.isArray(value) ? value : [value]).map((one) => wholeNumber(one));
  const known = ids.filter((id) => id !== undefined);
  return known.length === 0 || known.length < ids.length ? shown(value) : known.map(names.person).join(', ');
}

/** The trigger or automation that did it, which Zendesk names on the event; empty for a person's own act. */
function ruleText(event: Json): string {
  const via = recordAt(event, 'via');
  if (via?.['channel'] !== 'rule') return '';
  const title = textAt(recordAt(recordAt(via, 'source') ?? {}, 'from') ?? {}, 'title');
  return title === undefined ? 'A business rule: ' : `“${title}”: `;
}

function eventText(event: Json, names: AuditNames): string {
  const name = event['field_name'];
  const field = names.field(shown(name)).replace(/_id$/, '');
  const said = (value: unknown): string => (PERSON_FIELDS.includes(name) ? peopleShown(value, names) : shown(value));
  switch (event['type']) {
    case 'Comment': {
      const body = textAt(event, 'body') ?? '';
      const author = peopleShown(event['author_id'], names);
      return `${event['public'] === true ? 'Public reply' : 'Internal note'} by ${author}: ${body}`;
    }
    case 'Create':
      return `${field}: ${said(event['value'])}`;
    case 'Change':
      return `${field}: ${said(event['previous_value'])} → ${said(event['value'])}`;
    case 'FollowersChange':
      return `followers: ${peopleShown(event['previous_followers'], names)} → ${peopleShown(event['current_followers'], names)}`;
    case 'CommentPrivacyChange':
      return `comment ${shown(event['comment_id'])} became ${event['public'] === true ? 'public' : 'internal'}`;
    case 'Notification': {
      const subject = textAt(event, 'subject');
      return `mail to ${peopleShown(event['recipients'], names)}${subject === undefined ? '' : `: ${subject}`}`;
    }
    case 'AgentMacroReference':
      return `macro: ${shown(event['macro_title'] ?? event['macro_id'])}`;
    default:
      return `${shown(event['type'])} ${shown(event['comment_id'])}`;
  }
}

function customText(audit: Json): string | null {
  const custom = recordAt(recordAt(audit, 'metadata') ?? {}, 'custom');
  return custom === undefined || Object.keys(custom).length === 0 ? null : JSON.stringify(custom, null, 2);
}

/** The answer of GET /workspace/tickets/{id}/audits, line by line. */
export const auditLines = (answer: Json, names: AuditNames): readonly AuditLine[] =>
  recordsAt(answer, 'audits').map((audit) => ({
    id: wholeNumber(audit['id']) ?? 0,
    authorId: wholeNumber(audit['author_id']) ?? 0,
    at: textAt(audit, 'created_at') ?? '',
    channel: isRecord(audit['via']) ? (textAt(audit['via'], 'channel') ?? '') : '',
    events: recordsAt(audit, 'events').map((event) => `${ruleText(event)}${eventText(event, names)}`),
    custom: customText(audit),
  }));
