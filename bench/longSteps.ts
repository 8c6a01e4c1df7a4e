/** What an agent does with a list: its name, how the button begins, and what is there when it is done. `e2e/bench.story.ts` holds them true. */
export const STEPS = [
  ['open the ticket', null, '.past-due .invoices li'],
  ['show more of the list', 'Show ', '.past-due .invoices li:nth-child(5)'],
  ['first answer: reads everything', 'Refund: was not using it', '.trail li'],
  ['second answer: plan and note', 'Yes, agrees to pay two', '.recording .note'],
  ['ask for an exception', 'Ask Reggie for an exception', '.card.exception'],
] as const;
