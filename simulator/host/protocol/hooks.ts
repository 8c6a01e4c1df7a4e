/** The save hook as the host sees it: who was asked, what they said, and what follows for the save. */

export type HookAnswer =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly message: string }
  /** No reply before the time was up, or the frame went away. */
  | { readonly kind: 'silent' };

export interface HookTarget {
  readonly ask: (hook: string, timeoutMs: number) => Promise<HookAnswer>;
}

export type SaveVerdict =
  { readonly save: true; readonly timedOut: boolean } | { readonly save: false; readonly message: string };

export const GENERIC_REFUSAL = 'The app stopped this save without giving a reason.';
export const SILENT_REFUSAL = 'The app did not answer in time, so the ticket was not saved.';

/** `msg` may be false, missing or an object: only real text is shown. */
export function refusalText(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'msg' in error ? error.msg : undefined;
  return typeof message === 'string' && message.trim() !== '' ? message : GENERIC_REFUSAL;
}

/** `error` present blocks, absent allows; nothing else in a reply counts. */
export const answerFrom = (error: unknown): HookAnswer =>
  error === undefined ? { kind: 'allowed' } : { kind: 'refused', message: refusalText(error) };

/** Asks everybody at once; one refusal is enough, whoever else allowed. */
export async function askEverybody(
  targets: readonly HookTarget[],
  hook: string,
  policy: { readonly timeoutMs: number; readonly timeoutAllows: boolean },
): Promise<SaveVerdict> {
  const answers = await Promise.all(targets.map((target) => target.ask(hook, policy.timeoutMs)));
  const refused = answers.find((answer) => answer.kind === 'refused');
  if (refused !== undefined) return { save: false, message: refused.message };
  const timedOut = answers.some((answer) => answer.kind === 'silent');
  if (timedOut && !policy.timeoutAllows) return { save: false, message: SILENT_REFUSAL };
  return { save: true, timedOut };
}
