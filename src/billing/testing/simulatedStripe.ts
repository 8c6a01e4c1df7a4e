import { answerStripe } from '../../../simulator/stripe/api.ts';
import type { Books } from '../../../simulator/stripe/records.ts';
import type { Instant } from '../../domain/money.ts';
import type { ProxiedGet } from '../request.ts';

const KEY = 'rk_test_simulated';

export interface SimulatedStripe {
  readonly get: ProxiedGet;
  /** Everything that was asked, in order. */
  readonly asked: readonly URL[];
}

/** The simulated Stripe API with these books, behind a help desk's proxy that fills in the key. */
export function simulatedStripe(books: Books, now: Instant): SimulatedStripe {
  const asked: URL[] = [];
  return {
    asked,
    get: ({ url, headers }) => {
      const request = {
        method: 'GET',
        url: new URL(url),
        authorization: headers['Authorization']?.replace('{{setting.stripe_key}}', KEY),
      };
      asked.push(request.url);
      const { status, body } = answerStripe(books, request, KEY, now / 1000);
      // As it comes over the wire.
      const json: unknown = JSON.parse(JSON.stringify(body));
      return Promise.resolve(
        status === 200 ? { ok: true, body: json } : { ok: false, status, body: json, detail: `status ${status}` },
      );
    },
  };
}
