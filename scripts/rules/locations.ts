import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from './findings.ts';
import { isObject } from './json.ts';

/** The places of Zendesk Support an app can stand in; this app has no business in Chat or Sell. */
const supportLocations = [
  'top_bar',
  'nav_bar',
  'ticket_sidebar',
  'new_ticket_sidebar',
  'user_sidebar',
  'organization_sidebar',
  'background',
  'modal',
  'ticket_editor',
  'system_top_bar',
];

const checkOption = (where: string, option: string, value: unknown, { error }: Findings): void => {
  if (['autoLoad', 'autoHide', 'flexible', 'signed'].includes(option)) {
    if (typeof value !== 'boolean') error(`${where}: ${option} must be true or false`);
  } else if (option === 'size') {
    const sides = isObject(value) ? Object.entries(value) : [['', '']];
    if (!sides.every(([side, length]) => ['width', 'height'].includes(side) && length !== '')) {
      error(`${where}: size must be {width, height}`);
    }
  } else if (option !== 'url') error(`${where}: Zendesk does not know the option "${option}"`);
};

/** Every address in the page must lead into the package, except the SDK, which Zendesk wants from its own host. */
const checkPage = (dir: string, page: string, paths: readonly string[], { error }: Findings): void => {
  const html = readFileSync(join(dir, page), 'utf8');
  if (!html.includes('https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js')) {
    error(`${page} does not load the Zendesk app SDK`);
  }
  for (const [, address = ''] of html.matchAll(/\s(?:src|href)="([^"]*)"/g)) {
    if (address.startsWith('https://static.zdassets.com/')) continue;
    if (/^(\/|[a-z]+:)/i.test(address)) error(`${page}: the address ${address} is not relative`);
    else if (!paths.includes(`assets/${address.replace(/^\.\//, '')}`))
      error(`${page}: ${address} is not in the package`);
  }
};

const checkAddress = (
  where: string,
  url: unknown,
  paths: readonly string[],
  { error }: Findings,
): string | undefined => {
  if (typeof url !== 'string' || url === '') {
    error(`${where}: url is missing`);
    return undefined;
  }
  // Zendesk accepts https addresses, localhost and placeholders too; an app that ships its own files needs none of them.
  const path = url.replace(/[?#].*$/, '');
  if (!path.startsWith('assets/') || path.includes('..')) error(`${where}: url must start with assets/, not ${url}`);
  else if (!paths.includes(path)) error(`${where}: ${path} is not in the package`);
  else return path;
  return undefined;
};

/** The manifest's `location`: known places, known options, and pages that exist and load nothing from elsewhere. */
export const checkLocations = (dir: string, location: unknown, paths: readonly string[], findings: Findings): void => {
  const { error } = findings;
  const support = isObject(location) ? location['support'] : undefined;
  if (!isObject(location) || !isObject(support) || Object.keys(support).length === 0) {
    error('manifest.json: location must be an object such as {"support": {"ticket_sidebar": {"url": …}}}');
    return;
  }
  for (const host of Object.keys(location)) {
    if (host !== 'support') error(`manifest.json: location.${host} is not a place of Zendesk Support`);
  }
  const pages = new Set<string>();
  for (const [name, value] of Object.entries(support)) {
    const where = `manifest.json: location.support.${name}`;
    if (!supportLocations.includes(name)) error(`${where} is not a known place`);
    const options = isObject(value) ? value : { url: value };
    for (const [option, given] of Object.entries(options)) checkOption(where, option, given, findings);
    const page = checkAddress(where, options['url'], paths, findings);
    if (page !== undefined) pages.add(page);
  }
  for (const page of pages) checkPage(dir, page, paths, findings);
};
