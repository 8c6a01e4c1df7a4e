/** The policy under which the app's page is served: stricter than any that Zendesk is known to send. */

/** The page's own policy, as it stands in the package; empty where it has none. */
const ownPolicy = (html: string): string =>
  (/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&#39;', "'");

/** The styles that the page itself allows by their hash; another app than this one may write whatever style it likes. */
const stylesOf = (html: string): string => /style-src ([^;]*)/.exec(ownPolicy(html))?.[1] ?? "'self' 'unsafe-inline'";

/**
 * Scripts from the app's own address alone (the SDK's copy lies there, too), no text of a script inside the page, no
 * request of the page's own, and no other page around it than the workspace.
 */
export const strictPolicy = (html: string, hostOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${stylesOf(html)}`,
    "connect-src 'none'",
    "img-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${hostOrigin}`,
  ].join('; ');
