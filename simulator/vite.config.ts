import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

// The host page: the pretend Zendesk agent interface. It is served from the root of its own origin.
export default defineConfig({
  root: fromRoot('simulator/host'),
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: fromRoot('build/workspace'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
