/** What another service said; status 0: nothing, or not in time. */
export type ProxiedAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: number; readonly body: unknown; readonly detail: string };

/** A GET through the help desk's proxy, which fills in the key. Never rejects. */
export type ProxiedGet = (ask: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}) => Promise<ProxiedAnswer>;
