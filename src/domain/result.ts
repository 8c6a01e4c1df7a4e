/** An expected failure is a value: the caller must look before it can use the outcome. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The outcome `value`. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** The refusal or error `error`. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
