import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentPolicy } from './scripts/vite/contentPolicy.ts';
import { schemeFirst } from './scripts/vite/schemeFirst.ts';
import { skeletonStyle } from './scripts/vite/skeletonStyle.ts';
import { textParts } from './scripts/vite/textParts.ts';
import { preloadPanel } from './scripts/vite/preloadPanel.ts';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Zendesk serves the package from an address of its own choosing, so every URL in it is relative, and it serves only what
// lies in assets/. scripts/finish-package.ts puts the rest of the package around it.
export default defineConfig({
  root: fromHere('src'),
  base: './',
  publicDir: false,
  // Garden's theme asks for two functions of lodash, which carry their own copies of what every browser has.
  resolve: {
    alias: {
      'lodash.get': fromHere('src/garden/lodashGet.ts'),
      'lodash.memoize': fromHere('src/garden/lodashMemoize.ts'),
    },
  },
  plugins: [react(), textParts(), preloadPanel(), skeletonStyle(), schemeFirst(), contentPolicy()],
  build: {
    outDir: fromHere('dist/assets'),
    emptyOutDir: true,
    assetsDir: '',
    target: 'es2022',
    // The first with light-dark(), of spring 2024; Zendesk supports no browser that old.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    modulePreload: { polyfill: false },
    // The licenses of what is bundled travel with it; JSON, because Zendesk documents no .txt or .md among the assets.
    license: { fileName: 'licenses.json' },
    rolldownOptions: {
      input: fromHere('src/iframe.html'),
      // polished, of which Garden uses a part, makes its functions with it; what nobody asks for can go.
      treeshake: { manualPureFunctions: ['curry'] },
      output: {
        comments: { legal: false },
        // Few files, as what is loaded together is compressed the better together; a higher priority takes its modules first.
        codeSplitting: {
          groups: [
            {
              name: 'start',
              test: /\/src\/(?:app\/languages|app\/within|app\/trace|ui\/copying|ui\/startWords|zendesk\/frame)\.ts$|\/manifest\.json$|preload-helper/,
              priority: 5,
            },
            { name: 'opening', test: /\/src\/opening\.ts$/, priority: 4 },
            {
              name: 'libraries',
              test: /\/src\/libraries\.ts$|\/@zendeskgarden\/react-(?:buttons|theming)\/|\/react\/jsx-runtime/,
              priority: 3,
            },
            { name: 'panel', test: /\/src\/panel\.tsx$/, priority: 2 },
            { name: 'laterParts', test: /\/src\/ui\/laterParts\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
});
