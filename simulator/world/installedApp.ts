/** What the workspace knows about the app: read from its built package, as Zendesk reads it when installing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, parseRecord, recordAt, recordsAt, textAt } from '../json.ts';
import type { PlainSetting } from '../contract.ts';
import { type Requirements, requirementsIn } from './requirements.ts';
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
  readonly requirements: Requirements;
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

/** Reads manifest and requirements of the package in this folder. */
export const readInstalledApp = (packageDir: string): InstalledApp => {
  const manifest = readJson(packageDir, 'manifest.json');
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
    requirements: requirementsIn(readJson(packageDir, 'requirements.json')),
  };
};
