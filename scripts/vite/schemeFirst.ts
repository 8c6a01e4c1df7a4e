import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const SCRIPT = new URL('../../src/scheme.js', import.meta.url);

/**
 * Puts src/scheme.js before everything else in the page, as a file of its own (a script inside the page would need a laxer
 * policy) that the browser waits for before it paints. Without it a dark Zendesk on a light system flashes white. As the
 * page's modules it is named by its content, so that it is fetched once.
 */
export const schemeFirst = (): Plugin => ({
  name: 'scheme-first',
  buildStart() {
    const source = readFileSync(SCRIPT, 'utf8')
      .replace(/^\/\/.*\n/gm, '')
      .replace(/\s*\n\s*/g, ' ')
      .trim();
    this.emitFile({ type: 'asset', name: 'scheme.js', source });
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) => {
      const script = Object.values(bundle ?? {}).find(
        (output) => output.type === 'asset' && output.names.includes('scheme.js'),
      );
      if (script === undefined) throw new Error('src/scheme.js is not in the package');
      return [{ tag: 'script', attrs: { src: `./${script.fileName}` }, injectTo: 'head-prepend' }];
    },
  },
});
