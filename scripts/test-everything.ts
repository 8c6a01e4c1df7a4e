/** `npm test`: every check in turn, going on after a failure, and the counts alone on the last line. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallBrowser } from './find-browser.ts';
import { type Counts, countOf, countsInReport, sumOf, summaryLine } from './test-counts.ts';

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, 'build'), { recursive: true });
const results = new Map<string, Counts>();

/** Runs one of package.json's scripts with its output in sight, and gives its exit code. */
const npmRun = (script: string, ...args: readonly string[]): number => {
  console.log(`\n── ${script} ──`);
  // npm is a batch file on Windows, which only a shell can start.
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell,
  });
  return status ?? 1;
};

const check = (script: string): boolean => {
  const succeeded = npmRun(script) === 0;
  results.set(script, countOf(succeeded));
  return succeeded;
};

const readReport = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const vitest = (project: 'unit' | 'e2e'): void => {
  const file = join(root, 'build', `${project}-tests.json`);
  // A report of an earlier run must not speak for this one.
  rmSync(file, { force: true });
  const exitCode = npmRun(
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=build/${project}-tests.json`,
  );
  results.set(project, countsInReport(readReport(file), exitCode));
};

const skip = (name: string, why: string): void => {
  console.error(`\n── ${name} ──\nNot run: ${why}`);
  results.set(name, countOf(false));
};

const browser = (): boolean => {
  console.log('\n── browser ──');
  try {
    const path = findOrInstallBrowser();
    console.log(`Using ${path}`);
    // The stories then need not look for it again, each in its own process.
    process.env['CHROME_PATH'] = path;
    results.set('browser', countOf(true));
    return true;
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : String(reason));
    results.set('browser', countOf(false));
    return false;
  }
};

for (const script of ['types', 'lint', 'format', 'boundaries']) check(script);
const built = check('build');
vitest('unit');
const canBrowse = browser();
if (!built) skip('e2e', 'there is no sound package to put into the workspace.');
else if (!canBrowse) skip('e2e', 'there is no browser.');
else vitest('e2e');

console.log('');
for (const [name, counts] of results) console.log(`${name.padEnd(12)}${summaryLine(counts)}`);
const total = sumOf([...results.values()]);
console.log('');
console.log(summaryLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
