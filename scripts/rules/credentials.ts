/** Between the name of a credential and its value: what Zendesk's scan takes for an assignment. */
const assigned = ' ?[:\\\\"=-]';
/** Anything, then a value of at least four characters, on the same line. */
const value = '.+[\\w+.-]{4}';

const generic = (name: string): RegExp => new RegExp(`${name}${assigned}${value}`, 'i');
const named = (name: string, characters: string): RegExp => new RegExp(`${name}.*.${characters}`, 'i');

/** The shapes Zendesk's validator looks for in text files, one warning each; kept a little wider than its own. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['Slack token', /xox[pboa|]-*.[a-z0-9]/],
  ['private key', /-----BEGIN (RSA|OPENSSH|DSA|EC|PGP) PRIVATE KEY( BLOCK)?-----/],
  ['Facebook token', named(`facebook[ |:\\\\"=-]`, '[0-9a-f]{24}')],
  ['Twitter token', named(`twitter${assigned}`, '[0-9a-z]{30}')],
  ['GitHub token', named(`github${assigned}`, '[0-9a-z]{30}')],
  ['Google client secret', named(`client[-_]secret${assigned}`, '[\\w-]{16}')],
  ['AWS access key', /AKIA[0-9A-Z]{8}/],
  ['AWS secret access key', named('aws[_-]secret[_-]access[_-]key', '[0-9a-z]{24}')],
  ['Heroku key', named('heroku', '[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{6}')],
  ['Quickpay secret', named('quickpay_secret:', '[0-9a-z]{24}')],
  ['Doorman secret', named('doorman[-_]secret', '[0-9a-f]{16}')],
  ['session secret', named('shared_session_secret', '[0-9a-f]{4}')],
  ['cookie secret', named('permanent_cookie_secret', '[0-9a-f]{120}')],
  ['Scarlett secret', named('scarlett[-_]aws[-_]secret[-_]key', '[0-9a-z+.]{35}')],
  ['Braintree key', named('braintree_key', '[0-9a-z]{16}')],
  ['ticket validation key', named('ticket_validation_key', '[0-9a-z]{15}')],
  ['attachment token key', named('attachment_token_key', '[0-9a-f]{24}')],
  ['Zopim key', named('zendesk_zopim_mobile_sso_key', '[0-9a-f]{58}')],
  ['outbound key', named('x-outbound-key[:\\\\" \\t=-]', '[0-9a-z-]{32}')],
  ['key', generic('(app|consumer|master|token|private)[-_]key')],
  ['secret', generic('(app|consumer|master|token)[-_]secret')],
  ['secret at the start of a line', new RegExp(`^secret${assigned}${value}`, 'im')],
  ['token', generic('token')],
  ['password', new RegExp(`password${value}`, 'i')],
  // Not Zendesk's, but the one credential this app's own people handle every day.
  ['Stripe key', /\b[rs]k_(live|test)_[0-9a-zA-Z]{8}/],
];

const keywords = /password|secret|auth_key|authKey|auth_pass|authPass|auth_user|AuthUser|api_key/;

/** The kinds of credential this text seems to hold. */
export const credentialIn = (text: string): readonly string[] =>
  shapes.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);

/** The first word in this text that Zendesk's scan reports wherever it stands. */
export const keywordIn = (text: string): string | undefined => keywords.exec(text)?.[0];
