/**
 * `npm run long [RUNS] [SEED]`: the tests that draw their inputs at random (`*.fuzz.test.ts`, `*.model.test.ts`), at length: as
 * many inputs for each property, by default 10,000, and another seed each time, which is told for whoever has to repeat it.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [runs = '10000', seed = `${Math.floor(Math.random() * 2 ** 31)}`] = process.argv.slice(2);
console.log(`RUNS=${runs} SEED=${seed}`);
const tests = ['fuzz.test', 'model.test'];
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'unit', '--testTimeout=0', '--maxWorkers=2', '--passWithNoTests', ...tests],
  {
    cwd: join(import.meta.dirname, '..'),
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, RUNS: runs, SEED: seed },
  },
);
process.exitCode = status ?? 1;
