import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from './findings.ts';
import { credentialIn, keywordIn } from './credentials.ts';

/**
 * What Zendesk's scan takes for an insecure request or a password and is neither: names of XML vocabularies and a line
 * of help in the prop-types package; React's list of input types and Garden's test whether a field takes text.
 */
const knownAddresses = [
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1999/xlink',
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/XML/1998/namespace',
  'http://fb.me/use-check-prop-types',
];
const knownPasswords = [/number:!0,password:!0,range:!0/g, /\.type===([`"'])url\1\|\|\w+\.type===\1password\1\)/g];

/** Takes the known look-alikes out of a script and says which there were. */
const withoutKnown = (text: string): { readonly rest: string; readonly alarms: readonly string[] } => {
  let rest = text;
  for (const address of knownAddresses) rest = rest.replaceAll(address, '');
  const alarms = rest === text ? [] : ['insecure HTTP request (only names of XML vocabularies and a help line)'];
  const calm = knownPasswords.reduce((left, pattern) => left.replace(pattern, ''), rest);
  if (calm !== rest) {
    alarms.push('possible password (only an input type)', 'keyword "password" (only an input type)');
  }
  return { rest: calm, alarms };
};

const checkAddresses = (path: string, text: string, { error, warn }: Findings): void => {
  // Only what runs can send a request: a license may well name an address.
  const addresses = new Set(/\.(jsx?|html?)$/.test(path) ? text.match(/http:\/\/[^\s"'`<>)]*/g) : []);
  for (const address of addresses) warn(`${path}: insecure HTTP request to ${address}`);
  if (/\blocalhost\b|\b127\.0\.0\.1\b/.test(text)) error(`${path}: an address of somebody's own machine`);
  if (/sourceMappingURL=/.test(text)) error(`${path}: it refers to a source map`);
};

/** What the text files say: no insecure or local address, no source map, nothing that looks like a credential. */
export const checkContents = (dir: string, paths: readonly string[], findings: Findings): void => {
  for (const path of paths) {
    if (!/\.(html?|xml|jsx?|json|css|svg)$/.test(path)) continue;
    const text = readFileSync(join(dir, path), 'utf8');
    const isScript = /\.jsx?$/.test(path);
    const { rest, alarms } = isScript ? withoutKnown(text) : { rest: text, alarms: [] };
    for (const alarm of alarms) findings.falseAlarm(`${path}: ${alarm}`);
    if (/\.svg$/.test(path)) continue;
    checkAddresses(path, rest, findings);
    if (/\.css$/.test(path)) continue;
    for (const kind of credentialIn(rest)) findings.warn(`${path}: possible ${kind}`);
    const keyword = keywordIn(rest);
    if (keyword !== undefined) findings.warn(`${path}: the keyword "${keyword}"`);
  }
};
