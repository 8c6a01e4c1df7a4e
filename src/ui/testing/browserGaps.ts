import { configure } from '@testing-library/react';

// A second is not enough for a whole panel on a busy machine; what never comes is told all the same.
configure({ asyncUtilTimeout: 10_000 });

/* jsdom has neither of these, and Garden asks for the first while it is being imported. */
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

window.ResizeObserver = class {
  observe(): void {
    // Nothing has a size in jsdom.
  }
  unobserve(): void {
    // As above.
  }
  disconnect(): void {
    // As above.
  }
};

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = () => undefined;

// What comes later in the browser is there at once: these tests are about what is shown. Imported only now, as Garden asks
// for the above while it is being imported.
const { LATER } = await import('../chunks.ts');
await LATER.load();
