import { describe, expect, it } from 'vitest';
import { faultOf, whyOf } from './faults.ts';
import type { ProxiedFailure } from './request.ts';
import type { FaultName, UnknownWhy } from '../domain/invoice.ts';

const failure = (status: number, body: unknown, more: Partial<ProxiedFailure> = {}): ProxiedFailure => ({
  ok: false,
  status,
  body,
  detail: `status ${status}`,
  ...more,
});

/** As Stripe words its errors (docs.stripe.com/error-codes). */
const stripes = (message: string, code?: string): unknown => ({
  error: { type: 'invalid_request_error', message, ...(code === undefined ? {} : { code, param: 'customer' }) },
});

const WHERE = '/v1/invoices';
const nameOf = (status: number, body: unknown): FaultName => faultOf(WHERE, failure(status, body)).name;

const NO_GRANT =
  "The provided key 'rk_live_*********7Qx2' does not have the required permissions for this endpoint on account " +
  "'acct_1Vista'. Enabling \"Invoices Read\" ('invoice_read') permissions on this key would allow this request to continue.";
const OTHER_MODE =
  "No such customer: 'cus_A'; a similar object exists in test mode, but a live mode key was used to make this request.";

describe('what Stripe says against a request', () => {
  it.each<[FaultName, number, unknown, string]>([
    ['invalid-key', 401, stripes('Invalid API Key provided: rk_live_****7Qx2'), '401'],
    ['expired-key', 401, stripes('Expired API Key provided.', 'api_key_expired'), '401 api_key_expired'],
    [
      'missing-grant',
      403,
      stripes(NO_GRANT, 'more_permissions_required'),
      '403 more_permissions_required invoice_read',
    ],
    ['ip-not-allowed', 403, stripes('The API key provided does not allow requests from your IP address.'), '403'],
    ['ip-not-allowed', 401, stripes('The API key provided does not allow requests from your IP address.'), '401'],
    ['wrong-mode', 404, stripes(OTHER_MODE, 'resource_missing'), '404 resource_missing'],
    ['wrong-mode', 400, stripes(OTHER_MODE, 'resource_missing'), '400 resource_missing'],
    ['not-found', 404, stripes("No such customer: 'cus_A'", 'resource_missing'), '404 resource_missing'],
    ['not-found', 400, stripes("No such customer: 'cus_A'", 'resource_missing'), '400 resource_missing'],
    ['not-found', 404, stripes('Unrecognized request URL (GET: /v1/invoice).'), '404'],
    ['too-many-requests', 429, stripes('Request rate limit exceeded.', 'rate_limit'), '429 rate_limit'],
    [
      'too-many-requests',
      429,
      stripes('This object cannot be accessed right now.', 'lock_timeout'),
      '429 lock_timeout',
    ],
    ['too-many-requests', 400, stripes('Request rate limit exceeded.', 'rate_limit'), '400 rate_limit'],
    ['server-error', 500, { error: { type: 'api_error', message: 'An error occurred internally.' } }, '500'],
    [
      'malformed',
      400,
      stripes('Invalid status: must be one of draft, open', 'parameter_invalid'),
      '400 parameter_invalid',
    ],
  ])('%s (%i)', (name, status, body, detail) => {
    expect(faultOf(WHERE, failure(status, body))).toEqual({ name, detail: `${WHERE} ${detail}` });
  });

  it('is understood as well where the host gives it as text', () => {
    const text = JSON.stringify(stripes(NO_GRANT, 'more_permissions_required'));
    expect(faultOf(WHERE, failure(403, text))).toEqual({
      name: 'missing-grant',
      detail: `${WHERE} 403 more_permissions_required invoice_read`,
    });
    expect(nameOf(404, JSON.stringify(stripes(OTHER_MODE, 'resource_missing')))).toBe('wrong-mode');
  });
});

describe('what the help desk’s proxy says against a request', () => {
  it.each([
    [403, 'Domain not in whitelist: api.stripe.com'],
    [403, { error: 'Forbidden', description: 'api.stripe.com is not whitelisted for this app' }],
    [403, { error: { title: 'Forbidden', message: 'URL does not match the domainWhitelist' } }],
    [400, { errors: [{ code: 'InvalidDomain', title: 'Host is not in the domain whitelist' }] }],
    [401, { error: 'The host api.stripe.com is not on the allowlist' }],
  ])('not-whitelisted (%i %j)', (status, body) => {
    expect(nameOf(status, body)).toBe('not-whitelisted');
  });

  it.each([
    [502, 'Internal API error'],
    [502, { error: 'Internal API error' }],
    [502, { error: { title: 'Internal API error', message: 'Internal API error' } }],
    [500, { errors: [{ title: 'internal API error' }] }],
    [422, { error: 'RecordInvalid', description: 'Installation could not be found' }],
  ])('proxy (%i %j)', (status, body) => {
    expect(nameOf(status, body)).toBe('proxy');
  });

  it.each([
    [502, undefined],
    [503, '<html><h1>Service Unavailable</h1></html>'],
    [504, { error: 'Gateway Timeout' }],
  ])('server-error, as far as anybody can tell (%i %j)', (status, body) => {
    expect(nameOf(status, body)).toBe('server-error');
  });
});

describe('words that say nothing where they stand', () => {
  it.each<[string, number, unknown, FaultName]>([
    ['a whitelist in Stripe’s own words', 400, stripes('Your account is not on the whitelist for this.'), 'malformed'],
    ['an installation with another status', 404, 'No such installation', 'not-found'],
    ['another reason with that status', 422, { error: 'RecordInvalid' }, 'malformed'],
    [
      'an error in Stripe’s own words',
      500,
      { error: { type: 'api_error', message: 'Internal API error' } },
      'server-error',
    ],
    ['a redirection', 300, '', 'malformed'],
  ])('%s', (_what, status, body, name) => {
    expect(nameOf(status, body)).toBe(name);
  });
});

describe('no answer', () => {
  it('in time is a timeout, otherwise none at all, and names the path alone', () => {
    expect(faultOf(WHERE, failure(0, undefined, { isLate: true }))).toEqual({ name: 'timeout', detail: WHERE });
    expect(faultOf(WHERE, failure(0, undefined))).toEqual({ name: 'no-answer', detail: WHERE });
  });

  it('that is JSON, though it says that all is well, is not-json', () => {
    expect(faultOf(WHERE, failure(200, '<html>Sign in</html>'))).toEqual({ name: 'not-json', detail: `${WHERE} 200` });
  });
});

describe('a fault repeats nothing that was said in free words', () => {
  const KEY = 'rk_live_PLANTED4eC39HqLyjWDarjtT1zdp7dc';

  it.each([401, 403, 404, 429, 500, 200, 400])('%i', (status) => {
    const bodies = [
      stripes(`Invalid API Key provided: ${KEY}`, KEY),
      stripes(`Enabling (${KEY}) ('${KEY}') permissions`, `${KEY} is wrong`),
      { error: { type: KEY, code: KEY.toLowerCase().slice(0, 20), message: KEY } },
      `<p>${KEY}</p>`,
      { [KEY]: KEY },
    ];
    const told = bodies.map((body) => faultOf(WHERE, failure(status, body, { detail: KEY })));
    expect(JSON.stringify(told)).not.toMatch(/PLANTED|T1zdp7dc/i);
  });
});

it.each<[UnknownWhy, readonly FaultName[]]>([
  [
    'refused',
    ['invalid-key', 'expired-key', 'missing-grant', 'ip-not-allowed', 'wrong-mode', 'not-found', 'not-whitelisted'],
  ],
  ['down', ['proxy', 'timeout', 'no-answer', 'server-error', 'user-unreadable']],
  ['busy', ['too-many-requests']],
  ['unreadable', ['not-json', 'malformed']],
  ['not-all-read', ['too-long']],
  ['not-configured', ['unknown-source', 'no-address', 'no-user-field']],
])('an agent is told “%s” of %j', (why, names) => {
  expect(names.map((name) => whyOf({ name, detail: '' }))).toEqual(names.map(() => why));
});
