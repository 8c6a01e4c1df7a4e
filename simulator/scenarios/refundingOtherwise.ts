/** A customer who wants money back, but not because the account was idle. */
import { ANA, requester } from './people.ts';
import { professional } from './plans.ts';
import type { Story } from './story.ts';

export const refundOtherReason: Story = {
  requester: requester(216, 'Aisha Karim', 'aisha@kariminteriors.example'),
  subject: 'You charge us twice every month',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 12,
      body: `Hello,

we have one workspace and use it daily, but since the start there are two charges of $99 each month, one minute apart. That is a billing error. Please refund the duplicate charges. Until then I have stopped the card, so some invoices are now unpaid.

Aisha Karim, Karim Interiors`,
    },
  ],
  customers: [
    {
      id: 'cus_KarimInteriors',
      email: 'aisha@kariminteriors.example',
      name: 'Karim Interiors',
      plan: professional,
      paidMonths: 3,
      pastDueMonths: 2,
      subscriptions: 2,
      lastRenewalDaysAgo: 10,
      firstNumber: 651,
    },
  ],
};
