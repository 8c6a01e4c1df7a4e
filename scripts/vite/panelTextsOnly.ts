import type { Plugin } from 'vite';

/**
 * Leaves the marketplace texts out of the bundle: the same translation file serves Zendesk's installation page (`app`)
 * and the panel (every other key), and the panel never shows the former.
 */
export const panelTextsOnly = (): Plugin => ({
  name: 'panel-texts-only',
  // Before Vite's own JSON plugin turns the file into a module.
  enforce: 'pre',
  transform: {
    filter: { id: /\/translations\/[^/]+\.json$/ },
    handler: (code) => {
      const texts = JSON.parse(code) as Record<string, unknown>;
      delete texts['app'];
      return { code: JSON.stringify(texts), map: null };
    },
  },
});
