import { lstatSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkContents } from './rules/contents.ts';
import { checkFiles } from './rules/files.ts';
import { Findings, type Report } from './rules/findings.ts';
import { checkInlineCode } from './rules/inlineCode.ts';
import { readObject } from './rules/json.ts';
import { checkManifest } from './rules/manifest.ts';
import { parameterNames } from './rules/parameters.ts';
import { checkRequirements } from './rules/requirements.ts';
import { checkTranslations } from './rules/translations.ts';

/** What a private app's zip may weigh at most. */
export const maxZipBytes = 2 * 1024 * 1024;

/** Every file of a folder and its folders, sorted, with slashes; links are named but not followed. */
export const filesIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/**
 * Checks a finished package as Zendesk's validator (zendesk_apps_support 4.52.0) does, without needing a Zendesk account,
 * and for the mistakes that validator lets through. Unlike it, this finds everything in one go.
 */
export const checkPackage = (dir: string): Report => {
  const findings = new Findings();
  const all = filesIn(dir);
  const links = all.filter((path) => lstatSync(join(dir, path)).isSymbolicLink());
  for (const path of links) findings.error(`${path}: links do not belong into the package`);
  const paths = all.filter((path) => !links.includes(path));

  const manifest = readObject(dir, 'manifest.json', findings);
  if (manifest !== undefined) {
    checkManifest(dir, manifest, paths, findings);
    checkTranslations(dir, parameterNames(manifest), paths, findings);
  }
  if (paths.includes('requirements.json')) {
    const requirements = readObject(dir, 'requirements.json', findings);
    if (requirements !== undefined) checkRequirements(requirements, findings);
  }
  checkFiles(dir, paths, findings);
  checkContents(dir, paths, findings);
  checkInlineCode(dir, paths, findings);
  return findings.report;
};
