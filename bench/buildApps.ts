/**
 * Builds what the panel is measured against, and the host page it is measured in: the floor and the empty page the way the
 * panel is built, into build/bench.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const buildPage = (folder: string, page: string, outDir: string): Promise<unknown> =>
  build({
    configFile: false,
    logLevel: 'warn',
    root: fromRoot(`bench/${folder}`),
    base: './',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: fromRoot(outDir),
      emptyOutDir: true,
      assetsDir: '',
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: fromRoot(`bench/${folder}/${page}`) },
    },
  });

await buildPage('floor', 'iframe.html', 'build/bench/floor/assets');
await buildPage('empty', 'iframe.html', 'build/bench/empty/assets');
await buildPage('host', 'index.html', 'build/bench/host');
