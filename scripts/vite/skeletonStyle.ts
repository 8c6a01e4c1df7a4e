import type { Plugin } from 'vite';

/**
 * Puts the page's own style into the page: a browser shows nothing before the styles that a page names have come, and this
 * one is smaller than the question for it. (Garden puts styles into the page as well, so nothing is allowed for it anew.)
 */
export const skeletonStyle = (): Plugin => ({
  name: 'skeleton-style',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const link = /<link rel="stylesheet"[^>]*href="\.\/([^"]+)">/.exec(html);
      const [whole, fileName] = link ?? [];
      const style = fileName === undefined ? undefined : bundle?.[fileName];
      if (whole === undefined || style?.type !== 'asset' || fileName === undefined) return html;
      delete bundle?.[fileName];
      return html.replace(whole, () => `<style>${String(style.source).trim()}</style>`);
    },
  },
});
