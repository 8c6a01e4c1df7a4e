import type { Plugin } from 'vite';

/**
 * Takes the translation file apart. It serves Zendesk's installation page (`app`), which no bundle needs; the entry, which
 * imports it with `?start` and gets the few texts of that group; and the panel, which gets all others.
 */
export const panelTextsOnly = (): Plugin => ({
  name: 'panel-texts-only',
  // Before Vite's own JSON plugin turns the file into a module.
  enforce: 'pre',
  transform: {
    filter: { id: /\/translations\/[^/]+\.json(?:\?start)?$/ },
    handler: (code, id) => {
      const { app, start, ...panel } = JSON.parse(code) as Record<string, unknown>;
      return id.endsWith('?start')
        ? { code: `export default ${JSON.stringify(start)}`, map: null, moduleType: 'js' as const }
        : { code: JSON.stringify(panel), map: null };
    },
  },
});
