/** What others can do while an agent works, in the order in which the page offers it. */
export const MEANWHILE = [
  'close',
  'delete',
  'merge',
  'change-requester',
  'sign-out',
  'sign-in',
  'make-light',
  'make-full',
] as const;
export type Meanwhile = (typeof MEANWHILE)[number];
