/** Stripe's way of saying no: one envelope, told apart by HTTP status and code. */

export interface StripeAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StripeError {
  readonly status: number;
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
}

/** Any refusal, in the one envelope. */
export const failed = ({ status, message, code, param }: StripeError): StripeAnswer => ({
  status,
  body: {
    error: {
      type: 'invalid_request_error',
      message,
      ...(code === undefined
        ? {}
        : { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
      ...(param === undefined ? {} : { param }),
    },
  },
});

/** Any success. */
export const found = (body: unknown): StripeAnswer => ({ status: 200, body });

/** By path a missing object is a 404; as the value of a parameter it is a 400. */
export const missing = (kind: string, id: string, param: string, status: 400 | 404): StripeAnswer =>
  failed({ status, message: `No such ${kind}: '${id}'`, code: 'resource_missing', param });

const shownKey = (key: string): string =>
  `${key.slice(0, 8)}${'*'.repeat(Math.max(key.length - 12, 4))}${key.slice(-4)}`;

/** A request without a key. */
export const noKey = failed({
  status: 401,
  message:
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
});

/** Stripe repeats the ends of the key it was given. */
export const wrongKey = (key: string): StripeAnswer =>
  failed({ status: 401, message: `Invalid API Key provided: ${shownKey(key)}` });

/** An expired key was right once. */
export const expiredKey = (key: string): StripeAnswer =>
  failed({ status: 401, code: 'api_key_expired', message: `Expired API Key provided: ${shownKey(key)}` });

/** What a restricted key is told that may not read this; the permission stands with its row and its name. */
export const notGranted = (key: string, permission: string): StripeAnswer =>
  failed({
    status: 403,
    code: 'more_permissions_required',
    message: `The provided key '${shownKey(key)}' does not have the required permissions for this endpoint on account 'acct_1SimulatedVista'. Enabling ${permission} permissions on this key would allow this request to continue.`,
  });

/** The key has a list of addresses, and the asker is not on it. */
export const addressNotAllowed = failed({
  status: 403,
  message: 'The API key provided does not allow requests from your IP address.',
});

/** Something went wrong at Stripe's end. */
export const serverError: StripeAnswer = {
  status: 500,
  body: { error: { type: 'api_error', message: 'An unknown error occurred.' } },
};

/** What a restricted key is told when it tries to write. */
export const notPermitted = (key: string): StripeAnswer =>
  failed({
    status: 403,
    code: 'more_permissions_required',
    message: `The provided key '${shownKey(key)}' does not have the required permissions for this endpoint on account 'acct_1SimulatedVista'. This key can only read.`,
  });

/** No `Retry-After`: Stripe documents none. */
export const tooManyRequests = (reason: 'global-rate' | 'endpoint-rate'): StripeAnswer => ({
  ...failed({ status: 429, code: 'rate_limit', message: 'Request rate limit exceeded.' }),
  headers: { 'stripe-rate-limited-reason': reason },
});
