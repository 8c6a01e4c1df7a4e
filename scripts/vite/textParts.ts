import type { Plugin } from 'vite';

type Texts = Readonly<Record<string, unknown>>;

/**
 * A translation file serves several readers, each of whom imports it with a query and gets only its own groups: Zendesk's
 * installation page reads `app` (no bundle needs it); the entry the few words of `start`, in every language; and, each of
 * them loaded on request in the language it is wanted in, the panel, the texts to customers, and the tools of admins.
 */
const PARTS = {
  start: ({ start }) => start,
  customer: ({ text }) => ({ text }),
  tools: ({ tools }) => tools,
  panel: ({ app, tools, ...panel }) => panel,
} as const satisfies Readonly<Record<string, (texts: Texts) => unknown>>;

/** What of a translation file one of its readers gets. */
export const partOf = (texts: Texts, part: keyof typeof PARTS): unknown => PARTS[part](texts);

const isPart = (name: string | undefined): name is keyof typeof PARTS =>
  name !== undefined && Object.hasOwn(PARTS, name);

/** Gives whoever imports a translation file with `?start`, `?panel`, `?customer` or `?tools` that part of it. */
export const textParts = (): Plugin => ({
  name: 'text-parts',
  // Before Vite's own JSON plugin turns the file into a module.
  enforce: 'pre',
  transform: {
    filter: { id: /\/translations\/[^/]+\.json\?\w+$/ },
    handler: (code, id) => {
      const part = id.split('?')[1];
      if (!isPart(part)) return null;
      const texts = partOf(JSON.parse(code) as Texts, part);
      return { code: `export default ${JSON.stringify(texts)}`, map: null, moduleType: 'js' };
    },
  },
});
