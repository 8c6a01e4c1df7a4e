import type { HtmlTagDescriptor, Plugin } from 'vite';

/** What the entry imports once the save guard stands: the opening shows the count, so it comes first. */
const AHEAD = [
  { path: '/src/opening.ts', fetchpriority: 'high' },
  { path: '/src/libraries.ts', fetchpriority: 'low' },
  { path: '/src/panel.tsx', fetchpriority: 'low' },
] as const;

/**
 * Lets the browser fetch opening and panel while the entry is still waiting for the SDK. The entry imports them only after
 * the save guard stands, so without this hint their download would start that much later. The SDK's fallback is not fetched
 * ahead: almost nobody needs it.
 */
export const preloadPanel = (): Plugin => ({
  name: 'preload-panel',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((output) => output.type === 'chunk');
      const entries = chunks.filter((chunk) => chunk.isEntry);
      // Vite names what the entry itself needs.
      const named = new Set(entries.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      return AHEAD.flatMap(({ path, fetchpriority }) => {
        const wanted = chunks.filter((chunk) => chunk.facadeModuleId?.endsWith(path));
        const files = wanted
          .flatMap(({ fileName, imports }) => [...imports, fileName])
          .filter((file) => !named.has(file));
        for (const file of files) named.add(file);
        return files.map((file): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, fetchpriority, href: `./${file}` },
          injectTo: 'head',
        }));
      });
    },
  },
});
