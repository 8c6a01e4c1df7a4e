/** Ticket fields and user fields, as REST makes and changes both in the same way. */
import { type Json, textAt } from '../json.ts';
import { ticketFieldsOf, userFieldsOf } from '../world/fields.ts';
import type { FieldOption, TicketField, UserField } from '../world/model.ts';
import { optionsIn } from '../world/requirements.ts';
import type { World } from '../world/world.ts';
import type { ZendeskObject } from './answers.ts';
import { fieldObject, userFieldObject } from './fieldObject.ts';

/** A ticket field or a user field. */
export type Field = TicketField | UserField;

/** What differs between the two kinds. */
export interface FieldKind<T extends Field> {
  readonly list: string;
  readonly types: readonly string[];
  /** Those that there are. */
  readonly shown: (world: World) => readonly T[];
  /** With those that are not there for the time being. */
  readonly stored: (world: World) => readonly T[];
  readonly show: (field: T, position: number) => ZendeskObject;
  /** A new field of which nothing was said yet. */
  readonly blank: (id: number, type: string, input: Json) => T;
  readonly keep: (world: World, fields: readonly T[]) => void;
  readonly fault: (world: World, field: T) => readonly [property: string, description: string] | undefined;
}

const shared = ['text', 'textarea', 'checkbox', 'date', 'integer', 'decimal', 'regexp', 'multiselect', 'lookup'];

const optionsFault = (type: string, dropDown: string, options: readonly FieldOption[]): string | undefined => {
  if (type !== dropDown && type !== 'multiselect') return undefined;
  if (options.length === 0) return 'Field options: cannot be blank';
  if (options.some(({ name, value }) => name === '' || value === '')) return 'Field options: need a name and a value';
  const isRepeated = new Set(options.map(({ value }) => value)).size < options.length;
  return isRepeated ? 'Field options: the same value stands twice' : undefined;
};

const onBase = (description: string | undefined) =>
  description === undefined ? undefined : (['base', description] as const);

/** The fields of a ticket. */
export const ticketFields: FieldKind<TicketField> = {
  list: 'ticket_fields',
  types: [...shared, 'tagger', 'partialcreditcard'],
  shown: ticketFieldsOf,
  stored: ({ fields }) => fields,
  show: fieldObject,
  blank: (id, type) => ({
    id,
    title: '',
    description: '',
    agentDescription: '',
    requirementKey: null,
    type,
    isSystem: false,
    active: true,
    required: false,
    onForm: true,
    options: [],
  }),
  keep: (world, fields) => {
    world.fields = fields;
  },
  fault: (_, { type, options }) => onBase(optionsFault(type, 'tagger', options)),
};

/** The fields of a user. */
export const userFields: FieldKind<UserField> = {
  list: 'user_fields',
  types: [...shared, 'dropdown'],
  shown: userFieldsOf,
  stored: (world) => world.userFields,
  show: userFieldObject,
  blank: (id, type, input) => ({
    id,
    title: '',
    description: '',
    requirementKey: null,
    key: textAt(input, 'key') ?? '',
    type,
    active: true,
    options: [],
  }),
  keep: (world, fields) => {
    world.userFields = fields;
  },
  fault: (world, { id, key, type, options }) => {
    if (!/^\w+$/.test(key)) return ['key', 'Key: is invalid'];
    const isTaken = world.userFields.some((other) => other.key === key && other.id !== id);
    return isTaken ? ['key', 'Key: has already been taken'] : onBase(optionsFault(type, 'dropdown', options));
  },
};

/** The field with everything taken over that the request says. The options are replaced as a whole. */
export const withInput = <T extends Field>(field: T, input: Json): T => ({
  ...field,
  title: textAt(input, 'title') ?? field.title,
  description: textAt(input, 'description') ?? field.description,
  active: typeof input['active'] === 'boolean' ? input['active'] : field.active,
  options: Array.isArray(input['custom_field_options']) ? optionsIn(input) : field.options,
  ...('required' in field
    ? {
        required: typeof input['required'] === 'boolean' ? input['required'] : field.required,
        agentDescription: textAt(input, 'agent_description') ?? field.agentDescription,
      }
    : {}),
});
