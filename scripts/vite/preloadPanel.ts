import type { HtmlTagDescriptor, Plugin } from 'vite';

/** What the entry imports once the save guard stands. */
const AT_ONCE = ['/src/opening.ts'];
/** What it imports when the count is shown. */
const LATER = ['/src/libraries.ts', '/src/panel.tsx'];

/**
 * Lets the browser fetch what the entry imports later, before it does. The opening, which asks for the count, at once. The
 * panel's files are named in a template, from which the entry takes them when billing has been asked: fetched earlier they
 * would be compiled before the count is shown (docs/numbers.md). The SDK's fallback is not fetched ahead: almost nobody
 * needs it.
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
      const linksTo = (paths: readonly string[]): HtmlTagDescriptor[] =>
        paths.flatMap((path) => {
          const wanted = chunks.filter((chunk) => chunk.facadeModuleId?.endsWith(path));
          const files = wanted
            .flatMap(({ fileName, imports }) => [...imports, fileName])
            .filter((file) => !named.has(file));
          for (const file of files) named.add(file);
          return files.map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          }));
        });
      return [
        ...linksTo(AT_ONCE).map((link): HtmlTagDescriptor => ({ ...link, injectTo: 'head' })),
        { tag: 'template', attrs: { id: 'later' }, children: linksTo(LATER), injectTo: 'body' },
      ];
    },
  },
});
