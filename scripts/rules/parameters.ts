import type { Findings } from './findings.ts';
import { isObject, type Json } from './json.ts';

const types = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth'];
const scopes = ['header', 'body', 'url', 'jwt_secret_key', 'jwt_claim', 'basic_auth_username', 'basic_auth_password'];
const keys = ['name', 'type', 'required', 'secure', 'default', 'scopes'];

const checkScopes = (where: string, parameter: Json, { error, warn }: Findings): void => {
  const given = parameter['scopes'];
  const secure = parameter['secure'] === true;
  if (given === undefined) {
    if (secure) warn(`${where}: a secure setting without scopes may be sent anywhere in a request`);
    return;
  }
  if (!secure) error(`${where}: only a secure setting has scopes`);
  if (!Array.isArray(given)) error(`${where}: scopes must be a list`);
  else if (given.length === 0) error(`${where}: scopes is empty`);
  else if (!given.every((scope) => scopes.includes(String(scope)))) {
    error(`${where}: scopes may only name ${scopes.join(', ')}`);
  }
};

const checkParameter = (where: string, parameter: Json, findings: Findings): void => {
  const { error, warn } = findings;
  const { name, type = 'text', required, secure } = parameter;
  for (const key of Object.keys(parameter)) {
    if (!keys.includes(key)) error(`${where}: Zendesk does not know "${key}"`);
  }
  if (typeof type !== 'string' || !types.includes(type)) error(`${where}: type must be one of ${types.join(', ')}`);
  for (const key of ['required', 'secure']) {
    if (key in parameter && typeof parameter[key] !== 'boolean') error(`${where}: ${key} must be true or false`);
  }
  if (type === 'hidden' && required === true) error(`${where}: a hidden setting cannot be required`);
  if (type === 'oauth') error(`${where}: an oauth setting needs an oauth block, which this app has no use for`);
  checkScopes(where, parameter, findings);
  if (type === 'text' && secure !== true && /token|key|pwd|password/i.test(String(name))) {
    warn(`${where}: its name promises something confidential, but it is not secure`);
  }
  if ('default' in parameter) {
    if (secure === true || type === 'hidden') warn(`${where}: a secure or hidden setting should have no default`);
    if (typeof parameter['default'] !== (type === 'checkbox' ? 'boolean' : 'string')) {
      error(`${where}: the default does not fit the type`);
    }
  }
};

/** The manifest's settings: unique names, types Zendesk knows, and confidential ones kept out of the browser. */
export const checkParameters = (parameters: unknown, findings: Findings): void => {
  const { error } = findings;
  if (parameters === undefined) return;
  if (!Array.isArray(parameters)) {
    error('manifest.json: parameters must be a list');
    return;
  }
  const seen = new Set<string>();
  for (const parameter of parameters as readonly unknown[]) {
    const name = isObject(parameter) ? parameter['name'] : undefined;
    if (!isObject(parameter) || typeof name !== 'string' || name === '') {
      error('manifest.json: every parameter must be an object with a name');
      continue;
    }
    const where = `manifest.json: parameter ${name}`;
    // Zendesk keeps "name" for the installation's own title.
    if (name === 'name') error(`${where}: this name is taken by Zendesk`);
    if (seen.has(name)) error(`${where} is there twice`);
    seen.add(name);
    checkParameter(where, parameter, findings);
  }
};

/** The names of the manifest's settings, as far as they can be read. */
export const parameterNames = (manifest: Json): readonly string[] => {
  const parameters: unknown = manifest['parameters'];
  if (!Array.isArray(parameters)) return [];
  return parameters.flatMap((parameter: unknown) => {
    const name = isObject(parameter) ? parameter['name'] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
};
