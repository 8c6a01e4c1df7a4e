/** `expand[]`: what stands in full where otherwise there is an id, or nothing. */
import { type StripeAnswer, failed } from './errors.ts';

/** By kind of object. Stripe expands more than this; asked for here, it is refused rather than left out in silence. */
const expandable: Readonly<Record<string, readonly string[]>> = {
  charge: ['refunds'],
  invoice: ['payments', 'payments.data.payment.payment_intent'],
};

const deepest = 4;

const faultOf = (path: string, within: string, kind: string): string | undefined => {
  if (path.split('.').length > deepest) {
    return `You cannot expand more than ${deepest} levels of a property. Property: ${path}`;
  }
  const known = path.startsWith(within) && expandable[kind]?.includes(path.slice(within.length)) === true;
  return known ? undefined : `This property cannot be expanded (${path}).`;
};

/** The properties to expand in each object of the kind, or Stripe's refusal; in a list the names begin with `data.`. */
export const expandedIn = (
  query: URLSearchParams,
  kind: string,
  within: '' | 'data.',
): { readonly expand: readonly string[] } | { readonly refused: StripeAnswer } => {
  const paths = query.getAll('expand[]');
  for (const path of paths) {
    const message = faultOf(path, within, kind);
    if (message !== undefined) return { refused: failed({ status: 400, message, param: 'expand' }) };
  }
  return { expand: paths.map((path) => path.slice(within.length)) };
};
