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

type FieldName = (field: string) => string;

function eventText(event: Json, nameOf: FieldName): string {
  const field = nameOf(shown(event['field_name']));
  switch (event['type']) {
    case 'Comment': {
      const body = textAt(event, 'body') ?? '';
      const as = `author ${shown(event['author_id'])}`;
      return `${event['public'] === true ? 'Public reply' : 'Internal note'} (${as}): ${body}`;
    }
    case 'Create':
      return `${field}: ${shown(event['value'])}`;
    case 'Change':
      return `${field}: ${shown(event['previous_value'])} → ${shown(event['value'])}`;
    case 'FollowersChange':
      return `followers: ${shown(event['previous_followers'])} → ${shown(event['current_followers'])}`;
    case 'CommentPrivacyChange':
      return `comment ${shown(event['comment_id'])} became ${event['public'] === true ? 'public' : 'internal'}`;
    default:
      return `${shown(event['type'])} ${shown(event['comment_id'])}`;
  }
}

function customText(audit: Json): string | null {
  const custom = recordAt(recordAt(audit, 'metadata') ?? {}, 'custom');
  return custom === undefined || Object.keys(custom).length === 0 ? null : JSON.stringify(custom, null, 2);
}

/** `nameOf` gives a custom field's title for its id. */
export const auditLines = (answer: Json, nameOf: FieldName): readonly AuditLine[] =>
  recordsAt(answer, 'audits').map((audit) => ({
    id: wholeNumber(audit['id']) ?? 0,
    authorId: wholeNumber(audit['author_id']) ?? 0,
    at: textAt(audit, 'created_at') ?? '',
    channel: isRecord(audit['via']) ? (textAt(audit['via'], 'channel') ?? '') : '',
    events: recordsAt(audit, 'events').map((event) => eventText(event, nameOf)),
    custom: customText(audit),
  }));
