/** What the app needs of a browser to read messages; jsdom's parser takes longer than all the rest of a run. */
import { vi } from 'vitest';
import { htmlToText } from '../../simulator/host/protocol/richText.ts';

class TextOnlyParser {
  /** The text of a message that was written as plain text; it has no elements that would have to be looked for. */
  parseFromString(html: string): unknown {
    return { querySelectorAll: () => [], body: { textContent: htmlToText(html) } };
  }
}

/** Puts it in the place of DOMParser until the mocks are restored. */
export function stubPageText(): void {
  vi.stubGlobal('DOMParser', TextOnlyParser);
}
