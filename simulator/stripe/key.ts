/** The key that a request to Stripe carries. */

/** From `Bearer`, or from Basic's user name; undefined where there is none. */
export const keyIn = (authorization: string | undefined): string | undefined => {
  const [, scheme, value] = /^(Bearer|Basic)\s+(.+)$/i.exec(authorization ?? '') ?? [];
  if (value === undefined) return undefined;
  return scheme?.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString().replace(/:.*$/s, '') : value;
};
