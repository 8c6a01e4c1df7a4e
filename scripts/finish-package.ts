/** Puts what Zendesk needs around the built panel, and refuses a package Zendesk would refuse. Run after `vite build`. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage } from './package-rules.ts';
import { isObject } from './rules/json.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

const clearAllButAssets = (): void => {
  for (const name of readdirSync(dist)) {
    if (name !== 'assets') rmSync(join(dist, name), { recursive: true });
  }
};

/** Zendesk shows the app block; every other text is in the bundle already, and is none of Zendesk's business. */
const writeTranslations = (): void => {
  mkdirSync(join(dist, 'translations'));
  for (const file of readdirSync(join(root, 'translations'))) {
    const texts: unknown = JSON.parse(readFileSync(join(root, 'translations', file), 'utf8'));
    const app = isObject(texts) ? texts['app'] : undefined;
    // In lines, as Zendesk's scan for credentials reads line by line.
    writeFileSync(join(dist, 'translations', file), `${JSON.stringify({ app }, null, 2)}\n`);
  }
};

if (!existsSync(join(dist, 'assets', 'iframe.html'))) {
  console.error('dist/assets/iframe.html is missing: run `npm run build`, which builds the panel first.');
  process.exit(1);
}
clearAllButAssets();
for (const file of ['manifest.json', 'requirements.json']) copyFileSync(join(root, file), join(dist, file));
for (const file of readdirSync(join(root, 'assets'))) {
  copyFileSync(join(root, 'assets', file), join(dist, 'assets', file));
}
writeTranslations();

const { errors, warnings, falseAlarms } = checkPackage(dist);
for (const alarm of falseAlarms) console.log(`known false alarm  ${alarm}`);
for (const warning of warnings) console.error(`warning            ${warning}`);
for (const error of errors) console.error(`error              ${error}`);
const clean = errors.length + warnings.length === 0;
console.log(clean ? 'The package in dist/ is ready.' : 'The package in dist/ must not be uploaded as it is.');
process.exitCode = clean ? 0 : 1;
