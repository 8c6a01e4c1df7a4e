import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Findings } from './findings.ts';

/** The kinds of asset Zendesk documents; fewer than it would take, and enough. */
const assetTypes = ['.png', '.jpg', '.jpeg', '.gif', '.svg', '.js', '.html', '.htm', '.css', '.json', '.xml'];
const fontTypes = ['.eot', '.woff', '.woff2', '.otf', '.ttf'];
const topFiles = ['manifest.json', 'requirements.json'];

const logos: Readonly<Record<string, number>> = { 'assets/logo.png': 320, 'assets/logo-small.png': 128 };

/** How files begin that Zendesk refuses whatever they are called: archives, documents, sound and film. */
const refused: readonly (readonly [string, RegExp])[] = [
  ['a zip archive or office document', /^PK\x03\x04/],
  ['a gzip archive', /^\x1f\x8b/],
  ['a bzip archive', /^BZh/],
  ['a rar archive', /^Rar!\x1a\x07/],
  ['a 7z archive', /^7z\xbc\xaf\x27\x1c/],
  ['a PDF', /^%PDF-/],
  ['an old office document', /^\xd0\xcf\x11\xe0/],
  ['an mp3', /^(ID3|\xff\xfb)/],
  ['an mpeg film', /^\x00\x00\x01[\xb3\xba]/],
  ['an avi film', /^RIFF....AVI /s],
  ['a script of a shell', /^#!/],
];

/** Zendesk rewrites drawings that hold any of these, so that what is served is not what was drawn. */
const scrubbed =
  /<(image|script|style|pattern|filter|fe[A-Z]\w*)\b|\son\w+=|<!--|\s(mask|filter|focusable|overflow|gradientTransform)=/;

const pngSide = (content: Buffer): string => {
  const isPng = content.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';
  return isPng && content.length >= 24 ? `${content.readUInt32BE(16)}x${content.readUInt32BE(20)}` : 'no PNG';
};

const checkPlace = (path: string, { error }: Findings): void => {
  const extension = extname(path).toLowerCase();
  if (path.split('/').some((part) => part.startsWith('.'))) error(`${path}: dotfiles do not belong into the package`);
  else if (path.endsWith('.map')) error(`${path}: source maps do not belong into the package`);
  else if (path.endsWith('zcli.apps.config.json'))
    error(`${path}: it holds somebody's settings and would be published`);
  else if (path.startsWith('assets/')) {
    if (![...assetTypes, ...fontTypes].includes(extension))
      error(`${path}: ${extension} is no type of asset Zendesk documents`);
  } else if (!topFiles.includes(path) && !path.startsWith('translations/')) {
    error(`${path}: nothing of an app belongs there`);
  }
};

const checkContent = (path: string, content: Buffer, { error }: Findings): void => {
  const start = content.subarray(0, 64).toString('latin1');
  for (const [kind, pattern] of refused) if (pattern.test(start)) error(`${path}: Zendesk refuses ${kind}`);
  if (path.endsWith('.svg') && scrubbed.test(content.toString('utf8'))) {
    error(`${path}: Zendesk would rewrite this drawing; keep to plain shapes`);
  }
  if (path === 'assets/banner.png' && !['830x200', '1660x400'].includes(pngSide(content))) {
    error(`${path} must be a PNG of 830x200 or 1660x400, not ${pngSide(content)}`);
  }
};

/** Files where the package wants them, of types Zendesk takes, with the two logos in their exact sizes. */
export const checkFiles = (dir: string, paths: readonly string[], findings: Findings): void => {
  const { error } = findings;
  for (const path of paths) {
    checkPlace(path, findings);
    checkContent(path, readFileSync(join(dir, path)), findings);
  }
  // Zendesk's validator does not look for them; its installation page does.
  for (const [path, side] of Object.entries(logos)) {
    if (!paths.includes(path)) error(`${path} is missing`);
    else {
      const found = pngSide(readFileSync(join(dir, path)));
      if (found !== `${side}x${side}`) error(`${path} must be a PNG of ${side}x${side}, not ${found}`);
    }
  }
};
