import type { Findings } from './findings.ts';
import { isObject, type Json } from './json.ts';
import { checkLocations } from './locations.ts';
import { checkParameters } from './parameters.ts';

export const localePattern = /^[a-z]{2,3}(-\w{2,3})?$/;

const booleans = ['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private'];
const strings = ['name', 'defaultLocale', 'version', 'frameworkVersion', 'remoteInstallationURL', 'gaID'];
const urls = ['termsConditionsURL'];
const others = ['author', 'location', 'parameters', 'domainWhitelist', 'experiments', 'noTemplate', 'oauth'];
const known = new Set([...booleans, ...strings, ...urls, ...others]);

/** Whether the value is an http(s) address with a host, as Zendesk asks of every address in the manifest. */
const isWebAddress = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\/[^/\s]+/.test(value);

const checkAuthor = (author: unknown, { error }: Findings): void => {
  if (!isObject(author)) {
    error('manifest.json: author must be an object');
    return;
  }
  for (const key of ['name', 'email']) {
    if (typeof author[key] !== 'string' || author[key] === '') error(`manifest.json: author.${key} must be a text`);
  }
  // An empty address fails at Zendesk; the key must be left out instead.
  if ('url' in author && !isWebAddress(author['url'])) error('manifest.json: author.url must be an http(s) address');
};

const checkTypes = (manifest: Json, { error }: Findings): void => {
  for (const [key, value] of Object.entries(manifest)) {
    if (!known.has(key)) error(`manifest.json: Zendesk does not know "${key}" and would ignore it`);
    if (booleans.includes(key) && typeof value !== 'boolean') error(`manifest.json: ${key} must be true or false`);
    if (strings.includes(key) && typeof value !== 'string') error(`manifest.json: ${key} must be a text`);
    if (urls.includes(key) && !isWebAddress(value)) error(`manifest.json: ${key} must be an http(s) address`);
  }
  const whitelist = manifest['domainWhitelist'] ?? [];
  // Zendesk takes any text here; one that is no host name would never match a request.
  const isHost = (host: unknown): boolean =>
    typeof host === 'string' && /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host);
  if (!Array.isArray(whitelist) || !whitelist.every(isHost)) {
    error('manifest.json: domainWhitelist must be a list of host names');
  }
  if (manifest['experiments'] !== undefined) error('manifest.json: this app needs no experiments');
  if (manifest['noTemplate'] !== undefined) error('manifest.json: noTemplate belongs to framework 1');
  if (manifest['oauth'] !== undefined) error('manifest.json: this app needs no oauth block');
  if (manifest['requirementsOnly'] === true || manifest['marketingOnly'] === true) {
    error('manifest.json: an app with a panel is neither requirementsOnly nor marketingOnly');
  }
};

/** Zendesk's rules for manifest.json, and the mistakes Zendesk takes without a word. */
export const checkManifest = (dir: string, manifest: Json, paths: readonly string[], findings: Findings): void => {
  const { error } = findings;
  for (const key of ['author', 'defaultLocale', 'location', 'frameworkVersion', 'version']) {
    if (!(key in manifest)) error(`manifest.json: ${key} is missing`);
  }
  checkTypes(manifest, findings);
  if ('author' in manifest) checkAuthor(manifest['author'], findings);
  if ('frameworkVersion' in manifest && manifest['frameworkVersion'] !== '2.0') {
    error('manifest.json: frameworkVersion must be exactly "2.0"');
  }
  const version = manifest['version'];
  if (typeof version === 'string' && !/^\d+\.\d+\.\d+$/.test(version)) {
    error('manifest.json: version must be three numbers such as 1.0.0 (zcli needs them)');
  }
  const locale = manifest['defaultLocale'];
  if (typeof locale === 'string') {
    if (!localePattern.test(locale)) error(`manifest.json: defaultLocale "${locale}" is no locale`);
    else if (!paths.includes(`translations/${locale}.json`)) error(`translations/${locale}.json is missing`);
  }
  if ('location' in manifest) checkLocations(dir, manifest['location'], paths, findings);
  checkParameters(manifest['parameters'], findings);
};
