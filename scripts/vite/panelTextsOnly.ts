import type { Plugin } from 'vite';

const asModule = (value: unknown): { code: string; map: null; moduleType: 'js' } => ({
  code: `export default ${JSON.stringify(value)}`,
  map: null,
  moduleType: 'js',
});

/** Gives whoever imports the translation file with `?tools` the texts of that group only: they are loaded on request. */
export const toolTexts = (): Plugin => ({
  name: 'tool-texts',
  // Before Vite's own JSON plugin turns the file into a module.
  enforce: 'pre',
  transform: {
    filter: { id: /\/translations\/[^/]+\.json\?tools$/ },
    handler: (code) => asModule((JSON.parse(code) as Record<string, unknown>)['tools']),
  },
});

/**
 * Takes the translation file apart. It serves Zendesk's installation page (`app`), which no bundle needs; the entry, which
 * imports it with `?start` and gets the few texts of that group; and the panel, which gets all others but those of the
 * admin's tools.
 */
export const panelTextsOnly = (): Plugin => ({
  name: 'panel-texts-only',
  enforce: 'pre',
  transform: {
    filter: { id: /\/translations\/[^/]+\.json(?:\?start)?$/ },
    handler: (code, id) => {
      const { app, start, tools, ...panel } = JSON.parse(code) as Record<string, unknown>;
      return id.endsWith('?start') ? asModule(start) : { code: JSON.stringify(panel), map: null };
    },
  },
});
