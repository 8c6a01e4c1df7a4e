/** Ticket fields and user fields in the words of Zendesk's REST API. */
import type { FieldOption, TicketField, UserField } from '../world/model.ts';
import { type ZendeskObject, host, joined } from './answers.ts';

const optionObjects = (id: number, options: readonly FieldOption[]): ZendeskObject =>
  options.length === 0
    ? {}
    : {
        custom_field_options: options.map((option, index) => ({
          id: id * 100 + index,
          name: option.name,
          raw_name: option.name,
          value: option.value,
          default: false,
        })),
      };

/** One ticket field as the list of fields tells it. */
export const fieldObject = (field: TicketField, position: number): ZendeskObject => ({
  id: field.id,
  url: `${host}/ticket_fields/${field.id}.json`,
  type: field.type,
  title: field.title,
  raw_title: field.title,
  description: field.description,
  raw_description: field.description,
  position,
  active: field.active,
  required: field.required,
  collapsed_for_agents: false,
  title_in_portal: field.title,
  visible_in_portal: false,
  editable_in_portal: false,
  required_in_portal: false,
  tag: null,
  created_at: joined,
  updated_at: joined,
  removable: !field.isSystem,
  agent_description: field.agentDescription,
  ...optionObjects(field.id, field.options),
});

/** One user field. */
export const userFieldObject = (field: UserField, position: number): ZendeskObject => ({
  id: field.id,
  url: `${host}/user_fields/${field.id}.json`,
  key: field.key,
  type: field.type,
  title: field.title,
  raw_title: field.title,
  description: field.description,
  raw_description: field.description,
  position,
  active: field.active,
  system: false,
  regexp_for_validation: null,
  created_at: joined,
  updated_at: joined,
  ...optionObjects(field.id, field.options),
});
