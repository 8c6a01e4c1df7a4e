import type { HtmlTagDescriptor, Plugin } from 'vite';

/** What the entry imports once the save guard stands, in this order. */
const AHEAD = ['/src/opening.ts', '/src/panel.tsx'];

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
      const entries = new Set(chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName));
      const wanted = AHEAD.flatMap((path) => chunks.filter((chunk) => chunk.facadeModuleId?.endsWith(path)));
      const ahead = new Set(wanted.flatMap(({ fileName, imports }) => [...imports, fileName]));
      return [...ahead]
        .filter((fileName) => !entries.has(fileName))
        .map((fileName): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head',
        }));
    },
  },
});
