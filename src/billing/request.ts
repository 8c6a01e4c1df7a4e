/** What another service said; status 0: nothing. */
export type ProxiedAnswer =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false;
      readonly status: number;
      readonly body: unknown;
      /** For logs of the developer; never shown, since services repeat parts of keys in their words. */
      readonly detail: string;
      /** No answer within the time limit. */
      readonly isLate?: boolean;
      /** How long the service asks to wait, where it says so and the host passes it on. */
      readonly retryAfterMs?: number | null;
    };

export type ProxiedFailure = Extract<ProxiedAnswer, { ok: false }>;

/** A GET through the help desk's proxy, which fills in the key. Never rejects. */
export type ProxiedGet = (ask: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How often the same was asked before. */
  readonly retry?: number;
}) => Promise<ProxiedAnswer>;
