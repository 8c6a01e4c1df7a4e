import { existsSync } from 'node:fs';
import { buildWorkspace } from '../simulator/build.ts';

/** Once per run: the host page is built anew; the app's package is what `npm run build` left in dist/. */
export async function setup(): Promise<void> {
  if (!existsSync('dist/manifest.json')) throw new Error('There is no package in dist/. Run: npm run build');
  await buildWorkspace();
}
