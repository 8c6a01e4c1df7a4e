/** What a request came to, as the proxy tells the host. */
export interface ProxyAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly responseText: string;
  /** Undefined where the proxy does not tell them. */
  readonly responseHeaders: Readonly<Record<string, string>> | undefined;
}
