/**
 * `npm run bench:tickets [TICKETS] [AT_ONCE]`: the app's own code without a browser, so many tickets one after the other and
 * then so many at once, under the rate limits of Zendesk and Stripe (trials/load); docs/scale.md goes by its numbers.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [tickets = '1000', atOnce = '50'] = process.argv.slice(2);
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', 'trials/load/many.test.ts'], {
  cwd: join(import.meta.dirname, '..'),
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, TICKETS: tickets, AT_ONCE: atOnce },
});
process.exitCode = status ?? 1;
