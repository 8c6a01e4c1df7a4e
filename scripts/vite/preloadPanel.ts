import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * Lets the browser fetch the panel while the entry is still waiting for the SDK. The entry imports it only after the save
 * guard stands, so without this hint its download would start that much later. The SDK's fallback is not fetched ahead:
 * almost nobody needs it.
 */
export const preloadPanel = (): Plugin => ({
  name: 'preload-panel',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((output) => output.type === 'chunk');
      const panel = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/panel.tsx'));
      if (panel === undefined) return [];
      const entries = new Set(chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName));
      const ahead = [panel.fileName, ...panel.imports].filter((fileName) => !entries.has(fileName));
      return ahead.map((fileName): HtmlTagDescriptor => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
        injectTo: 'head',
      }));
    },
  },
});
