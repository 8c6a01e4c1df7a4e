import type { Findings } from './findings.ts';
import { isObject, type Json } from './json.ts';

/** What each kind of thing must say about itself to be created; the kinds are all Zendesk knows, spelt as it wants them. */
const needed: Readonly<Record<string, readonly string[]>> = {
  automations: ['title'],
  channel_integrations: ['manifest_url'],
  macros: ['title'],
  targets: ['title'],
  triggers: ['title'],
  views: ['title'],
  ticket_fields: ['title', 'type'],
  user_fields: ['title', 'key', 'type'],
  organization_fields: ['title', 'key', 'type'],
  webhooks: ['name', 'status', 'endpoint', 'http_method', 'request_format'],
};

/** custom_objects is gone from Zendesk since July 2026, and custom_objects_v2 has rules of its own that nothing here needs. */
const unsupported = ['custom_objects', 'custom_objects_v2'];

const limit = 5000;

const checkOptions = (where: string, field: Json, { error }: Findings): void => {
  if (field['type'] !== 'tagger' && field['type'] !== 'multiselect') return;
  const options: unknown = field['custom_field_options'];
  if (!Array.isArray(options) || options.length === 0) {
    error(`${where}: a drop-down needs custom_field_options`);
    return;
  }
  const values = options.map((option: unknown) =>
    isObject(option) && typeof option['name'] === 'string' ? option['value'] : undefined,
  );
  if (!values.every((value) => typeof value === 'string' && /^[a-z0-9_-]+$/.test(value))) {
    error(`${where}: every option needs a name and a value fit for a tag`);
  }
  if (new Set(values).size !== values.length) error(`${where}: two options have the same value`);
};

const checkEntry = (type: string, key: string, entry: unknown, findings: Findings): void => {
  const { error } = findings;
  const where = `requirements.json: ${type}.${key}`;
  if (!isObject(entry)) {
    error(`${where} must be an object`);
    return;
  }
  for (const property of needed[type] ?? []) {
    if (typeof entry[property] !== 'string' || entry[property] === '') error(`${where}: ${property} is missing`);
  }
  if (type === 'targets' && ['http_target', 'url_target_v2'].includes(String(entry['type']))) {
    error(`${where}: Zendesk takes webhooks instead of this target`);
  }
  if (type === 'ticket_fields') checkOptions(where, entry, findings);
};

/** What installing the app creates in Zendesk; a mistake here leaves the app disabled without a word to the admin. */
export const checkRequirements = (requirements: Json, findings: Findings): void => {
  const { error } = findings;
  let count = 0;
  for (const [type, entries] of Object.entries(requirements)) {
    if (unsupported.includes(type)) error(`requirements.json: ${type} is not supported`);
    else if (!(type in needed)) error(`requirements.json: Zendesk cannot create ${type}`);
    else if (!isObject(entries)) error(`requirements.json: ${type} must be an object`);
    else {
      for (const [key, entry] of Object.entries(entries)) checkEntry(type, key, entry, findings);
      count += Object.keys(entries).length;
      if (type === 'channel_integrations' && Object.keys(entries).length > 1) {
        error('requirements.json: there may be one channel integration');
      }
    }
  }
  if (count > limit) error(`requirements.json: ${count} entries are more than the ${limit} Zendesk takes`);
};
