/** `npm test`: every check, going on after a failure, and the counts alone on the last line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findOrInstallBrowser } from './find-browser.ts';
import { type Counts, countOf, countsInReport, sumOf, summaryLine } from './test-counts.ts';

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, 'build'), { recursive: true });
const results = new Map<string, Counts>();

// npm is a batch file on Windows, which only a shell can start.
const shell = process.platform === 'win32';

const titled = (script: string): string => `\n── ${script} ──`;

const npmArguments = (script: string, args: readonly string[]): string[] => ['run', '--silent', script, '--', ...args];

const exitCodeOf = async (child: ChildProcess): Promise<number> => {
  // A script that cannot be started has failed as well.
  const [code] = (await once(child, 'close').catch(() => [1])) as [number | null];
  return code ?? 1;
};

/** Runs one of package.json's scripts with its output in sight, and gives its exit code. */
const npmRun = (script: string, ...args: readonly string[]): Promise<number> => {
  console.log(titled(script));
  return exitCodeOf(spawn('npm', npmArguments(script, args), { cwd: root, stdio: 'inherit', shell }));
};

/** Runs scripts that use one core each, one after the other, and shows what each said once it has ended. */
const checkInTurn = async (...scripts: readonly string[]): Promise<void> => {
  for (const script of scripts) {
    const child = spawn('npm', npmArguments(script, []), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell });
    const [out, complaints, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exitCodeOf(child)]);
    console.log(`${titled(script)}\n${out}${complaints}`.trimEnd());
    results.set(script, countOf(exitCode === 0));
  }
};

const readReport = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const vitest = async (project: 'unit' | 'e2e'): Promise<void> => {
  const file = join(root, 'build', `${project}-tests.json`);
  // A report of an earlier run must not speak for this one.
  rmSync(file, { force: true });
  const exitCode = await npmRun(
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

// The linter takes as long as the others together.
await Promise.all([checkInTurn('lint'), checkInTurn('types', 'format', 'boundaries')]);
const built = (await npmRun('build')) === 0;
results.set('build', countOf(built));
await vitest('unit');
const canBrowse = browser();
if (!built) skip('e2e', 'there is no sound package to put into the workspace.');
else if (!canBrowse) skip('e2e', 'there is no browser.');
else await vitest('e2e');

console.log('');
for (const [name, counts] of results) console.log(`${name.padEnd(12)}${summaryLine(counts)}`);
const total = sumOf([...results.values()]);
console.log('');
console.log(summaryLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
