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

/**
 * The manifest, with the host of a billing system of one's own: Zendesk's proxy asks no host that the package does not name,
 * and a package cannot be changed once it is uploaded.
 */
const writeManifest = (): void => {
  const text = readFileSync(join(root, 'manifest.json'), 'utf8');
  const host = (process.env['BILLING_HOST'] ?? '').trim().toLowerCase();
  if (host === '') {
    writeFileSync(join(dist, 'manifest.json'), text);
    return;
  }
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) {
    console.error(
      `BILLING_HOST is "${host}": give the host alone, like billing.example.com, without https:// or a path.`,
    );
    process.exit(1);
  }
  const manifest = JSON.parse(text) as { readonly domainWhitelist: readonly string[] };
  const domainWhitelist = [...new Set([...manifest.domainWhitelist, host])];
  writeFileSync(join(dist, 'manifest.json'), `${JSON.stringify({ ...manifest, domainWhitelist }, null, 2)}\n`);
  console.log(`The package may reach: ${domainWhitelist.join(', ')}`);
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
copyFileSync(join(root, 'requirements.json'), join(dist, 'requirements.json'));
writeManifest();
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
