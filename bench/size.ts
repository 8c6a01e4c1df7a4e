/** Bytes and files of the panel's first load, from the built package: `npm run bench:size`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesForTheCount, groupOf, gzipOf, loadable, sizesOf, type Group, type Sizes } from './packageBytes.ts';

/** The page, and what it names as script, preload or style: what the browser fetches before anything is clicked. */
function firstLoadFiles(assets: string): readonly string[] {
  const html = readFileSync(join(assets, 'iframe.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
  // The entry fetches the panel's style together with the panel.
  const scripts = named.filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(assets, name), 'utf8'));
  const styles = readdirSync(assets).filter(
    (name) => name.endsWith('.css') && scripts.some((code) => code.includes(name)),
  );
  return ['iframe.html', ...new Set([...named, ...styles])];
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;

function report(title: string, assets: string): void {
  const files = firstLoadFiles(assets);
  const sizes = files.map((file) => sizesOf(join(assets, file)));
  console.log(`${title}: ${files.length} files at start`);
  for (const [at, file] of files.entries()) {
    const { raw, gzip, brotli } = sizes[at] ?? { raw: 0, gzip: 0, brotli: 0 };
    console.log(`  ${kilobytes(raw)}  gzip ${kilobytes(gzip)}  brotli ${kilobytes(brotli)}  ${file}`);
  }
  const sum = (of: keyof Sizes): number => sizes.reduce((total, size) => total + size[of], 0);
  console.log(
    `  ${kilobytes(sum('raw'))}  gzip ${kilobytes(sum('gzip'))}  brotli ${kilobytes(sum('brotli'))}  together`,
  );
}

report('Panel', 'dist/assets');
console.log(`  of which the count needs gzip ${kilobytes(gzipOf('dist/assets', filesForTheCount('dist/assets')))}`);
report('Floor', 'build/bench/floor/assets');

const WHO: Readonly<Record<Group, string>> = {
  agent: 'everything that an agent can load in English',
  tools: 'the tools of admins and approvers in English',
  language: 'the other languages, all of them',
  sdk: 'the fallback for Zendesk’s SDK',
};
for (const group of ['agent', 'tools', 'language', 'sdk'] as const) {
  const files = loadable('dist/assets').filter((file) => groupOf('dist/assets', file) === group);
  console.log(`gzip ${kilobytes(gzipOf('dist/assets', files))}  ${WHO[group]}`);
}
