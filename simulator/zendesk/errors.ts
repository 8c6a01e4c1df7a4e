/** Zendesk's error answers, as recorded from live tenants. */

export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Any success. */
export const ok = (body: unknown): RestAnswer => ({ status: 200, body });

/** What a deletion answers. */
export const noContent: RestAnswer = { status: 204, body: undefined };

export const unknownRecord: RestAnswer = { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } };

export const unknownEndpoint: RestAnswer = {
  status: 404,
  body: { error: 'InvalidEndpoint', description: 'Not found' },
};

export const notSignedIn: RestAnswer = { status: 401, body: { error: "Couldn't authenticate you" } };

export const forbidden: RestAnswer = {
  status: 403,
  body: {
    error: 'Forbidden',
    description:
      'You do not have access to this page. Please contact the account owner of this help desk for further help.',
  },
};

/** Who is suspended cannot do anything. */
export const suspended: RestAnswer = {
  status: 403,
  body: { error: { title: 'Forbidden', message: 'Your account has been suspended' } },
};

export const outdated: RestAnswer = {
  status: 409,
  body: {
    error: 'UpdateConflict',
    description:
      'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.',
  },
};

export const serviceUnavailable: RestAnswer = {
  status: 503,
  body: { error: 'ServiceUnavailable', description: 'The service is temporarily unavailable.' },
};

/** One request too many, and when the next one may come. */
export const tooManyRequests = (retryAfterS: number): RestAnswer => ({
  status: 429,
  body: {
    error: 'APIRateLimitExceeded',
    description: 'Number of allowed API requests per minute exceeded',
  },
  headers: { 'retry-after': String(retryAfterS) },
});

/** A request that Zendesk cannot make sense of. */
export const badRequest = (description: string): RestAnswer => ({
  status: 400,
  body: { error: 'BadRequest', description },
});

/** The one error that Zendesk tells in a list. */
export const strayCursor: RestAnswer = {
  status: 400,
  body: {
    errors: [
      { code: 'InvalidPaginationParameter', title: 'Invalid pagination parameter', detail: 'The cursor is not valid' },
    ],
  },
};

/** `details` maps the property to what is wrong with it. */
export const invalid = (property: string, description: string): RestAnswer => ({
  status: 422,
  body: {
    error: 'RecordInvalid',
    description: 'Record validation errors',
    details: { [property]: [{ description }] },
  },
});
