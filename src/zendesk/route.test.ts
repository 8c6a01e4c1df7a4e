import { describe, expect, test } from 'vitest';
import { routeOf } from './route.ts';

describe('a route', () => {
  test.each([
    [
      '/api/v2/tickets/4711/audits.json?sort_order=desc&include=users&page[size]=100&page[after]=abc',
      '/api/v2/tickets/#/audits.json?sort_order,include,page[size],page[after]',
    ],
    ['/api/v2/tickets/4711.json', '/api/v2/tickets/#.json'],
    ['/api/v2/users/dana%40fox.example.json', '/api/v2/users/#.json'],
    ['/api/v2/users/search.json?query=email:dana@fox.example', '/api/v2/users/search.json?query'],
    ['/api/v2/ticket_fields.json?page[size]=100', '/api/v2/ticket_fields.json?page[size]'],
    [
      'https://api.stripe.com/v1/customers/search?query=email%3A%22dana%40fox.example%22&expand[]=data.subscriptions',
      'api.stripe.com/v1/customers/search?query,expand[]',
    ],
    ['https://api.stripe.com/v1/customers/cus_NffrFeUfNV2Hib', 'api.stripe.com/v1/customers/#'],
    ['https://api.stripe.com/v1/invoices?customer=cus_9&status=open', 'api.stripe.com/v1/invoices?customer,status'],
    ['https://user:pass@billing.example/fox/dana?email=dana@fox.example', 'billing.example/…'],
    ['https://api.stripe.com/v1/x?Dana Fox=1', 'api.stripe.com/v1/x?#'],
    ['https://', '(no address)'],
  ])('of %s', (url, route) => {
    expect(routeOf(url)).toBe(route);
  });
});
