import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from './findings.ts';

/** What only runs where a page's policy allows text to become code. Before `Function(` no letter: some names end in it. */
const evaluations: readonly (readonly [string, RegExp])[] = [
  ['eval', /(?<![\w$.])eval\s*\(/],
  ['the Function constructor', /(?<![\w$.])Function\s*\(\s*["'`]/],
  ['a timer with a text', /\bset(?:Timeout|Interval)\s*\(\s*["'`]/],
  ['an address that is code', /["'`]javascript:/],
  ['writing into the page', /\bdocument\.write(?:ln)?\s*\(/],
];

const checkPage = (path: string, text: string, { error }: Findings): void => {
  const scripts = [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)];
  if (scripts.some(([, attributes = '', inside = '']) => !/\bsrc=/.test(attributes) || inside.trim() !== '')) {
    error(`${path}: a script inside the page; it has to be a file of the package`);
  }
  const handler = /<[^>]*\s(on[a-z]+)\s*=/i.exec(text)?.[1];
  if (handler !== undefined) error(`${path}: code in the attribute ${handler}`);
  if (/(?:href|src)\s*=\s*["']?javascript:/i.test(text)) error(`${path}: an address that is code`);
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];
  if (policy === undefined) error(`${path}: it has no Content-Security-Policy`);
  else if (/unsafe|\*|data:|blob:/.test(policy)) error(`${path}: its Content-Security-Policy is too lax: ${policy}`);
};

/** Nothing in the package needs a lax policy: no script inside a page, no text that becomes code. */
export const checkInlineCode = (dir: string, paths: readonly string[], findings: Findings): void => {
  for (const path of paths) {
    const isPage = /\.html?$/.test(path);
    if (!isPage && !/\.jsx?$/.test(path)) continue;
    const text = readFileSync(join(dir, path), 'utf8');
    if (isPage) checkPage(path, text, findings);
    for (const [what, pattern] of evaluations) {
      if (!isPage && pattern.test(text)) findings.error(`${path}: ${what}, which a strict policy forbids`);
    }
  }
};
