/** Zips dist/ into build/, byte for byte the same for the same files, and refuses what Zendesk would find too large. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { filesIn, maxZipBytes } from './package-rules.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as { readonly version: string };

// A zip stores the local time without its zone, so this local time gives the same bytes wherever it is packed.
const mtime = new Date(2000, 0, 1, 12);
const files = Object.fromEntries(filesIn(dist).map((path) => [path, new Uint8Array(readFileSync(join(dist, path)))]));
const zip = zipSync(files, { level: 9, mtime });

const name = `build/past-due-playbook-${manifest.version}.zip`;
mkdirSync(join(root, 'build'), { recursive: true });
writeFileSync(join(root, name), zip);
console.log(`${name}: ${zip.length} bytes in ${Object.keys(files).length} files`);
if (zip.length > maxZipBytes) {
  console.error(`That is more than the ${maxZipBytes} bytes Zendesk takes.`);
  process.exitCode = 1;
}
