/** What the app uses of Zendesk's client object; both copies of the SDK have it (docs: Zendesk Apps Framework v2). */
export interface ZafClient {
  get(paths: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(path: string, ...args: readonly unknown[]): Promise<unknown>;
  request(options: ZafRequest): Promise<unknown>;
  on(event: string, handler: (payload: unknown) => unknown): void;
  metadata(): Promise<{
    readonly installationId?: number | string;
    readonly version?: string;
    readonly settings?: Readonly<Record<string, unknown>>;
  }>;
  context(): Promise<{ readonly location?: unknown }>;
}

/** `client.request`, in the style of jQuery. `secure`: Zendesk's proxy fills in the secure settings. */
export interface ZafRequest {
  readonly url: string;
  readonly type?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly data?: string;
  readonly dataType?: 'json';
  readonly secure?: boolean;
  readonly cors?: boolean;
  readonly autoRetry?: boolean;
  readonly timeout?: number;
  readonly httpCompleteResponse?: boolean;
}

/** The SDK as a script sets it on the window, or as its package exports it. `init` gives false outside of Zendesk. */
export interface ZafSdk {
  init(): ZafClient | false;
}
