/** Builds the floor app the way the panel is built, into build/floor. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

await build({
  configFile: false,
  logLevel: 'warn',
  root: fromRoot('bench/floor'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: fromRoot('build/floor/assets'),
    emptyOutDir: true,
    assetsDir: '',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: fromRoot('bench/floor/iframe.html') },
  },
});
mkdirSync(fromRoot('build/floor'), { recursive: true });
writeFileSync(fromRoot('build/floor/manifest.json'), JSON.stringify({ name: 'Floor', version: '1.0.0' }));
