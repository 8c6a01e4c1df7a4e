/** The SDK's side of the save hook, with its oddities: only a rejection or a synchronous answer blocks. */
import { type HookAnswer, refusalText } from '../host/protocol/hooks.ts';
import { type FaultRule, USUALLY_LATE_MS } from '../faults/rules.ts';

type Handler = (payload: unknown) => unknown;

const allowed: HookAnswer = { kind: 'allowed' };

const refusal = (reason: unknown): HookAnswer => ({
  kind: 'refused',
  message: refusalText({ msg: reason instanceof Error ? reason.message : reason }),
});

async function answerOf(handler: Handler): Promise<HookAnswer> {
  let given: unknown;
  try {
    given = handler(undefined);
  } catch (error) {
    return refusal(error);
  }
  if (given === false || typeof given === 'string' || given instanceof Error) return refusal(given);
  return Promise.resolve(given).then(() => allowed, refusal);
}

/** Of one loaded document. */
export class SaveHook {
  #pending = false;

  /** Asks all handlers; silent where there is no answer in time. */
  async ask(handlers: readonly Handler[], timeoutMs: number, fault: FaultRule | undefined): Promise<HookAnswer> {
    if (handlers.length === 0) return allowed;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silent = new Promise<HookAnswer>((resolve) => {
      timer = setTimeout(() => {
        resolve({ kind: 'silent' });
      }, timeoutMs);
    });
    const lateMs = fault?.fault === 'late' ? (fault.ms ?? USUALLY_LATE_MS) : 0;
    const isLost = fault !== undefined && ['lost', 'never', 'reload', 'gone'].includes(fault.fault);
    const answered = isLost ? silent : this.#asked(handlers, lateMs);
    // While one answer is pending the SDK drops every further question.
    if (fault?.fault === 'twice') void this.#asked(handlers, 0);
    try {
      return await Promise.race([answered, silent]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #asked(handlers: readonly Handler[], lateMs: number): Promise<HookAnswer> {
    if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs));
    if (this.#pending) return new Promise(() => undefined);
    this.#pending = true;
    try {
      const answers = await Promise.all(handlers.map(answerOf));
      return answers.find(({ kind }) => kind === 'refused') ?? allowed;
    } finally {
      this.#pending = false;
    }
  }
}
