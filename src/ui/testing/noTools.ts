import type { LoadTools } from '../tools/tools.ts';

/** For panels in which nobody opens a tool. */
export const noTools: LoadTools = () => Promise.reject(new Error('no tools in this test'));
