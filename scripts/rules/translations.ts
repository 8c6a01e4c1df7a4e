import type { Findings } from './findings.ts';
import { isObject, type Json, readObject } from './json.ts';
import { localePattern } from './manifest.ts';

/** `private` apps need only the name at Zendesk; an admin who installs this one reads the others as well. */
const required = ['name', 'short_description', 'long_description', 'installation_instructions'];

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const checkSettings = (path: string, app: Json, parameters: readonly string[], { error }: Findings): void => {
  const settings = app['parameters'] ?? {};
  if (!isObject(settings)) {
    error(`${path}: app.parameters must be an object`);
    return;
  }
  for (const [name, texts] of Object.entries(settings)) {
    if (!parameters.includes(name)) error(`${path}: app.parameters.${name} is no setting of the manifest`);
    if (!isObject(texts) || !isText(texts['label'])) error(`${path}: app.parameters.${name}.label is missing`);
    else if ('helpText' in texts && !isText(texts['helpText']))
      error(`${path}: app.parameters.${name}.helpText is empty`);
  }
  for (const name of parameters) {
    if (!(name in settings)) error(`${path}: the setting ${name} has no app.parameters.${name}`);
  }
};

const checkLocale = (path: string, content: Json, parameters: readonly string[], findings: Findings): void => {
  const { error } = findings;
  const app = content['app'];
  if (!isObject(app)) {
    error(`${path}: the app block is missing`);
    return;
  }
  for (const key of Object.keys(content)) {
    // The panel carries its own texts in its bundle; Zendesk reads nothing but this block.
    if (key !== 'app') error(`${path}: ${key} does not belong into the package`);
  }
  for (const key of required) {
    if (!isText(app[key])) error(`${path}: app.${key} is missing`);
  }
  // A key named like a product, or Zendesk's own `package`, changes how the whole block is read.
  for (const key of Object.keys(app)) {
    if (![...required, 'parameters'].includes(key)) error(`${path}: app.${key} is not a text Zendesk shows`);
  }
  checkSettings(path, app, parameters, findings);
};

/** The texts Zendesk shows about the app, in every locale: complete, and about the settings there really are. */
export const checkTranslations = (
  dir: string,
  parameters: readonly string[],
  paths: readonly string[],
  findings: Findings,
): void => {
  const files = paths.filter((path) => path.startsWith('translations/'));
  // Zendesk looks for the required texts in this file only, whatever the default locale.
  if (!files.includes('translations/en.json')) findings.error('translations/en.json is missing');
  for (const path of files) {
    const locale = path.slice('translations/'.length).replace(/\.json$/, '');
    if (!path.endsWith('.json') || !localePattern.test(locale)) {
      findings.error(`${path}: the file must be named after a locale, such as en.json or pt-br.json`);
      continue;
    }
    const content = readObject(dir, path, findings);
    if (content !== undefined) checkLocale(path, content, parameters, findings);
  }
};
