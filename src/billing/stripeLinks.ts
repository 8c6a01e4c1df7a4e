/** The object's page in Stripe's dashboard. */
export function dashboard(livemode: boolean, kind: 'customers' | 'invoices' | 'disputes', id: string): string {
  const mode = livemode ? '' : 'test/';
  return `https://dashboard.stripe.com/${mode}${kind}/${encodeURIComponent(id)}`;
}
