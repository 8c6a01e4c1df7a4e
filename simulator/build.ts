/** Builds what the simulated workspace serves of its own: the host page, and a copy of Zendesk's SDK as one script. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The genuine SDK, set as `window.ZAFClient` like the script at Zendesk's own address. */
const buildSdk = (): Promise<unknown> =>
  build({
    configFile: false,
    root: fromRoot('simulator'),
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: fromRoot('build/workspace-sdk'),
      emptyOutDir: true,
      target: 'es2022',
      lib: {
        entry: createRequire(import.meta.url).resolve('zendesk_app_framework_sdk'),
        name: 'ZAFClient',
        formats: ['iife'],
        fileName: () => 'zaf_sdk.min.js',
      },
    },
  });

/** Builds both anew, into build/workspace and build/workspace-sdk. */
export const buildWorkspace = async (): Promise<void> => {
  await Promise.all([build({ configFile: fromRoot('simulator/vite.config.ts'), logLevel: 'warn' }), buildSdk()]);
};
