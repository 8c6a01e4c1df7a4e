import tools from '../../../translations/en.json?tools';
import { sayFrom, type KeyIn, type Values } from '../wording.ts';

/** The key of a text in the group `tools` of translations/en.json. */
export type ToolKey = KeyIn<typeof tools>;

/** The text of a key of the tools that is put together at run time. */
export const sayTool = sayFrom(tools);

/** The text of a key of the tools. */
export function tt(key: ToolKey, values: Values = {}): string {
  return sayTool(key, values);
}
