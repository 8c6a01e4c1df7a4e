/** Words of a fixed address: no number, no e-mail, no id of another system. */
const FIXED = /^(?:[a-z]+(?:_[a-z]+)*|v\d)(?:\.json)?$/;
/** A billing system of one's own may have anything in its address; these are known. */
const KNOWN_HOSTS = ['zendesk.invalid', 'api.stripe.com'];

/**
 * Where a request went, without what it was about: ids are `#`, of a query only the names stay, and of another system's
 * address only the host.
 */
export function routeOf(url: string): string {
  const at = 'https://zendesk.invalid';
  if (!URL.canParse(url, at)) return '(no address)';
  const { hostname, pathname, searchParams } = new URL(url, at);
  if (!KNOWN_HOSTS.includes(hostname)) return `${hostname}/…`;
  const path = pathname
    .split('/')
    .map((part) => (part === '' || FIXED.test(part) ? part : part.endsWith('.json') ? '#.json' : '#'))
    .join('/');
  const names = [...new Set(searchParams.keys())].map((name) => (/^[a-z_[\]]+$/.test(name) ? name : '#'));
  const query = names.length === 0 ? '' : `?${names.join(',')}`;
  return `${hostname === 'api.stripe.com' ? hostname : ''}${path}${query}`;
}
