/** What the app's requirements.json brings into an account, read as Zendesk reads it when installing. */
import { type Json, isRecord, recordAt, recordsAt, textAt } from '../json.ts';
import type { FieldOption, TicketField, UserField } from './model.ts';
import { type RuleDraft, type RuleKind, draftIn, ruleKinds } from './rules.ts';

/** A rule that comes with the app. */
export interface RequiredRule {
  readonly kind: RuleKind;
  readonly key: string;
  readonly draft: RuleDraft;
}

export interface Requirements {
  readonly ticketFields: readonly TicketField[];
  readonly userFields: readonly UserField[];
  readonly rules: readonly RequiredRule[];
}

const entriesOf = (requirements: Json, kind: string): readonly (readonly [string, Json])[] =>
  Object.entries(recordAt(requirements, kind) ?? {}).flatMap(([key, value]) =>
    isRecord(value) ? [[key, value] as const] : [],
  );

/** The options of a drop-down, in their order. */
export const optionsIn = (field: Json): readonly FieldOption[] =>
  recordsAt(field, 'custom_field_options').map((option) => ({
    name: textAt(option, 'name') ?? '',
    value: textAt(option, 'value') ?? '',
  }));

const firstFieldId = 360_001;

const ticketFieldsOf = (requirements: Json): readonly TicketField[] =>
  entriesOf(requirements, 'ticket_fields').map(([key, field], index) => ({
    id: firstFieldId + index,
    title: textAt(field, 'title') ?? key,
    description: textAt(field, 'description') ?? '',
    agentDescription: textAt(field, 'agent_description') ?? '',
    requirementKey: key,
    type: textAt(field, 'type') ?? 'text',
    isSystem: false,
    active: field['active'] !== false,
    required: field['required'] === true,
    onForm: true,
    options: optionsIn(field),
  }));

const firstUserFieldId = 370_001;

const userFieldsOf = (requirements: Json): readonly UserField[] =>
  entriesOf(requirements, 'user_fields').map(([requirementKey, field], index) => {
    const key = textAt(field, 'key') ?? requirementKey;
    return {
      id: firstUserFieldId + index,
      requirementKey,
      key,
      title: textAt(field, 'title') ?? key,
      description: textAt(field, 'description') ?? '',
      type: textAt(field, 'type') ?? 'text',
      active: field['active'] !== false,
      options: optionsIn(field),
    };
  });

/** Everything that installing the app makes. */
export const requirementsIn = (requirements: Json): Requirements => ({
  ticketFields: ticketFieldsOf(requirements),
  userFields: userFieldsOf(requirements),
  rules: ruleKinds.flatMap((kind) =>
    entriesOf(requirements, kind).map(([key, rule]) => ({ kind, key, draft: draftIn(rule) })),
  ),
});
