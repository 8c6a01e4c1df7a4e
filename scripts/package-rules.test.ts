import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPackage } from './package-rules.ts';
import { goodPackage } from './testing/goodPackage.ts';
import { brokenPackages, suspiciousPackages } from './testing/brokenPackages.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'package-rules-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

const write = (files: Readonly<Record<string, string | Buffer | null>>): void => {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
};

test('a package that keeps every rule has nothing against it', () => {
  write(goodPackage());
  expect(checkPackage(dir)).toEqual({ errors: [], warnings: [], falseAlarms: [] });
});

describe('an error names', () => {
  test.each(Object.entries(brokenPackages))('%s', (_title, { files, error }) => {
    write({ ...goodPackage(), ...files });
    const { errors } = checkPackage(dir);
    expect(errors).toContainEqual(expect.stringMatching(error));
  });

  test('a link', () => {
    write(goodPackage());
    symlinkSync(join(dir, 'manifest.json'), join(dir, 'assets/link.json'));
    expect(checkPackage(dir).errors).toEqual(['assets/link.json: links do not belong into the package']);
  });
});

describe('a warning names', () => {
  test.each(Object.entries(suspiciousPackages))('%s', (_title, { files, warning }) => {
    write({ ...goodPackage(), ...files });
    const { errors, warnings } = checkPackage(dir);
    expect(errors).toEqual([]);
    expect(warnings).toContainEqual(expect.stringMatching(warning));
  });
});

describe('what React brings along', () => {
  const react = 'var a="http://www.w3.org/2000/svg",b={number:!0,password:!0,range:!0};';

  test('is a known false alarm', () => {
    write({ ...goodPackage(), 'assets/main.js': react });
    const { errors, warnings, falseAlarms } = checkPackage(dir);
    expect([errors, warnings]).toEqual([[], []]);
    expect(falseAlarms).toHaveLength(3);
  });

  test('hides neither a real address nor a real password', () => {
    write({ ...goodPackage(), 'assets/main.js': `${react}fetch("http://example.com/x",{password:"hunter22"})` });
    expect(checkPackage(dir).warnings).toEqual([
      'assets/main.js: insecure HTTP request to http://example.com/x',
      'assets/main.js: possible password',
      'assets/main.js: the keyword "password"',
    ]);
  });
});

test('a license may name an insecure address', () => {
  write({ ...goodPackage(), 'assets/licenses.json': '[{"text": "http://www.apache.org/licenses/"}]' });
  expect(checkPackage(dir).warnings).toEqual([]);
});

test('the built package in dist/ keeps every rule', () => {
  const dist = join(import.meta.dirname, '..', 'dist');
  expect(existsSync(join(dist, 'manifest.json')), 'dist/ is not built: run `npm run build` first').toBe(true);
  // A copy, so that a build running beside this test cannot change it half-way.
  cpSync(dist, dir, { recursive: true });
  const { errors, warnings } = checkPackage(dir);
  expect([...errors, ...warnings]).toEqual([]);
});
