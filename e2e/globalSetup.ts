import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildWorkspace } from '../simulator/build.ts';
import { PROFILES } from './browser.ts';

/** Once per run: the host page is built anew; the app's package is what `npm run build` left in dist/. */
export async function setup(): Promise<void> {
  if (!existsSync('dist/manifest.json')) throw new Error('There is no package in dist/. Run: npm run build');
  process.env[PROFILES] = mkdtempSync(join(tmpdir(), 'past-due-stories-'));
  await buildWorkspace();
}

/** The workers' browsers have been ended with them; their last processes may still write for a moment. */
export async function teardown(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      rmSync(process.env[PROFILES] ?? '', { recursive: true, force: true });
      return;
    } catch {
      await setTimeout(100);
    }
  }
}
