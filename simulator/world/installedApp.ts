/** What the workspace knows about the app: read from its built package, as Zendesk reads it when installing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, parseRecord, recordAt, recordsAt, textAt } from '../json.ts';
import type { PlainSetting, UserFieldView } from '../contract.ts';
import type { TicketField } from './model.ts';
import type { Settings } from './world.ts';

export interface SecureSetting {
  readonly name: string;
  /** Where the placeholder may stand; undefined where the manifest does not limit it. */
  readonly scopes: readonly string[] | undefined;
}

export interface InstalledApp {
  readonly name: string;
  readonly version: string;
  readonly domainWhitelist: readonly string[];
  readonly defaults: Settings;
  readonly plain: readonly PlainSetting[];
  readonly secure: readonly SecureSetting[];
  readonly ticketFields: readonly TicketField[];
  readonly userFields: readonly UserFieldView[];
}

const readJson = (directory: string, file: string): Json => {
  try {
    return parseRecord(readFileSync(join(directory, file), 'utf8')) ?? {};
  } catch {
    // Not built yet: the workspace still runs, with an app that may reach nothing.
    return {};
  }
};

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;

const defaultsOf = (parameters: readonly Json[]): Settings =>
  Object.fromEntries(
    parameters.flatMap((parameter) => {
      const name = textAt(parameter, 'name');
      if (name === undefined || parameter['secure'] === true) return [];
      const given = parameter['default'];
      if (typeof given === 'string' || typeof given === 'boolean') return [[name, given] as const];
      return parameter['type'] === 'checkbox' ? [[name, false] as const] : [];
    }),
  );

const plainOf = (parameters: readonly Json[], translation: Json): readonly PlainSetting[] => {
  const told = recordAt(recordAt(translation, 'app') ?? {}, 'parameters') ?? {};
  return parameters.flatMap((parameter) => {
    const name = textAt(parameter, 'name');
    if (name === undefined || parameter['secure'] === true) return [];
    const label = textAt(recordAt(told, name) ?? {}, 'label') ?? name;
    return [{ name, label, isCheckbox: parameter['type'] === 'checkbox' }];
  });
};

const firstFieldId = 360_001;

const systemFields: readonly TicketField[] = [
  ['subject', 'Subject', 350_001],
  ['description', 'Description', 350_002],
  ['status', 'Status', 350_003],
  ['priority', 'Priority', 350_004],
  ['assignee', 'Assignee', 350_005],
].map(([type, title, id]) => ({
  id: Number(id),
  title: String(title),
  requirementKey: null,
  type: String(type),
  onForm: true,
  options: [],
}));

const fieldsOf = (requirements: Json): readonly TicketField[] =>
  Object.entries(recordAt(requirements, 'ticket_fields') ?? {}).map(([key, value], index) => {
    const field = value as Json;
    return {
      id: firstFieldId + index,
      title: textAt(field, 'title') ?? key,
      requirementKey: key,
      type: textAt(field, 'type') ?? 'text',
      onForm: true,
      options: recordsAt(field, 'custom_field_options').map((option) => ({
        name: textAt(option, 'name') ?? '',
        value: textAt(option, 'value') ?? '',
      })),
    };
  });

const firstUserFieldId = 370_001;

const userFieldsOf = (requirements: Json): readonly UserFieldView[] =>
  Object.entries(recordAt(requirements, 'user_fields') ?? {}).map(([requirementKey, value], index) => {
    const field = value as Json;
    const key = textAt(field, 'key') ?? requirementKey;
    return {
      id: firstUserFieldId + index,
      requirementKey,
      key,
      title: textAt(field, 'title') ?? key,
      type: textAt(field, 'type') ?? 'text',
    };
  });

/** Reads manifest and requirements of the package in this folder. */
export const readInstalledApp = (packageDir: string): InstalledApp => {
  const manifest = readJson(packageDir, 'manifest.json');
  const requirements = readJson(packageDir, 'requirements.json');
  const parameters = recordsAt(manifest, 'parameters');
  return {
    name: textAt(manifest, 'name') ?? 'Past-Due Playbook',
    version: textAt(manifest, 'version') ?? '0.0.0',
    domainWhitelist: texts(manifest['domainWhitelist']) ?? [],
    defaults: defaultsOf(parameters),
    plain: plainOf(parameters, readJson(packageDir, 'translations/en.json')),
    secure: parameters.flatMap((parameter) => {
      const name = textAt(parameter, 'name');
      if (name === undefined || parameter['secure'] !== true) return [];
      return [{ name, scopes: texts(parameter['scopes']) }];
    }),
    ticketFields: [...systemFields, ...fieldsOf(requirements)],
    userFields: userFieldsOf(requirements),
  };
};
