/** What the built package's files weigh, and which of them who ever loads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import english from '../translations/en.json' with { type: 'json' };

export interface Sizes {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

const gzip = (content: Buffer): number => gzipSync(content, { level: 9 }).length;

/** Size of one file as it is, and as a server would compress it that takes its time. */
export function sizesOf(file: string): Sizes {
  const content = readFileSync(file);
  return {
    raw: content.length,
    gzip: gzip(content),
    brotli: brotliCompressSync(content).length,
  };
}

export const PAGE = 'iframe.html';

const textOf = (assets: string, file: string): string => readFileSync(join(assets, file), 'utf8');

/** Scripts and styles. The other assets are shown by Zendesk, not by the page. */
export const loadable = (assets: string): readonly string[] => [
  PAGE,
  ...readdirSync(assets).filter((file) => /\.(js|css)$/.test(file)),
];

/** The scripts in which a text stands that the minifier must keep. */
export const scriptsWith = (assets: string, text: string): readonly string[] =>
  loadable(assets).filter((file) => file.endsWith('.js') && textOf(assets, file).includes(text));

/** The page's own script and what it imports without condition: all that runs before the rest is so much as asked for. */
export function entryScripts(assets: string): readonly string[] {
  const found: string[] = [];
  const visit = (file: string): void => {
    if (found.includes(file)) return;
    found.push(file);
    for (const [, name] of textOf(assets, file).matchAll(/(?:\bimport|\bfrom)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      if (name !== undefined) visit(name);
    }
  };
  for (const [, name] of textOf(assets, PAGE).matchAll(/<script[^>]*\bsrc="\.\/([^"]+)"/g)) {
    if (name !== undefined) visit(name);
  }
  return found;
}

/** What the page names outside of its template: page, save guard and opening, which bring the count; the rest comes after. */
export function filesForTheCount(assets: string): readonly string[] {
  const [start = ''] = textOf(assets, PAGE).split('<template');
  return [PAGE, ...[...start.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file ?? '')];
}

export type Group = 'agent' | 'tools' | 'language' | 'sdk';

/**
 * Who loads a file: every agent whose language is English, whoever opens the tools of admins and approvers, only readers of
 * another language, or only whom Zendesk's SDK does not reach.
 */
export function groupOf(assets: string, file: string): Group {
  if (/^(?:es|fr|de|pt-br)-/.test(file)) return 'language';
  if (!file.endsWith('.js')) return 'agent';
  const code = textOf(assets, file);
  // English texts to customers alone are for readers of another language: the English panel has them itself.
  if (code.includes(english.text.T1.body) && !code.includes(english.start.opening)) return 'language';
  // The message that the SDK begins with; no other code of the package speaks to the workspace itself.
  if (code.includes('iframe.handshake')) return 'sdk';
  return file.startsWith('tools-') || code.includes(english.tools.setup.run) ? 'tools' : 'agent';
}

/** What the files weigh together, each compressed on its own. */
export const gzipOf = (assets: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzip(readFileSync(join(assets, file))), 0);
