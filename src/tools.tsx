import type { Tools } from './ui/tools/tools.ts';

/** Puts the admin's and the approver's tools together; loaded on request (panel.tsx). */
export function createTools(): Tools {
  return { Setup: () => null, Report: () => null, NotMailed: () => null };
}
