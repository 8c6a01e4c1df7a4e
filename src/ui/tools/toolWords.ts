import type en from '../../../translations/en.json';
import type { KeyIn, Say, Values } from '../wording.ts';

/** The key of a text in the group `tools` of translations/en.json. */
export type ToolKey = KeyIn<(typeof en)['tools']>;

let viewers: Say = (key) => key;

/** From now on the tools speak with these words. */
export function speakTools(words: Say): void {
  viewers = words;
}

/** The text of a key of the tools that is put together at run time. */
export const sayTool: Say = (key, values) => viewers(key, values);

/** The text of a key of the tools. */
export function tt(key: ToolKey, values: Values = {}): string {
  return viewers(key, values);
}
