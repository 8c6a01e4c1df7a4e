/** Requesters who are not found by their address, or of whom it says too little. */
import { ANA, requester } from './people.ts';
import { advanced, professional } from './plans.ts';
import type { Story } from './story.ts';

/** Billing knows the customer under an address that only the ticket names. */
export const otherEmail: Story = {
  requester: requester(252, 'Hana Kobayashi', 'hana@kobayashi-personal.example'),
  subject: 'Refund for Kobayashi Prints',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 17,
      body: `Hello,

we weren't using it for months and I'd like a refund. I write from my own mailbox, your invoices all go to pay@kobayashiprints.example, so you will find us under that.

Hana Kobayashi`,
    },
  ],
  customers: [
    {
      id: 'cus_KobayashiPrints',
      email: 'pay@kobayashiprints.example',
      name: 'Kobayashi Prints',
      plan: professional,
      paidMonths: 5,
      pastDueMonths: 4,
      lastRenewalDaysAgo: 11,
      firstNumber: 1351,
    },
  ],
};

/** Two customers under one address; the user field names the one that is meant. */
export const idInField: Story = {
  requester: requester(253, 'Marta Silva', 'marta@silvagroup.example', { stripe_customer_id: 'cus_SilvaHotels' }),
  subject: 'Refund for Silva Hotels',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 8,
      body: `Hi,

the hotels weren't using it since the season ended. I'd like a refund for them, please. The restaurants are a separate account and stay as they are.

Marta Silva, Silva Group`,
    },
  ],
  customers: [
    {
      id: 'cus_SilvaHotels',
      email: 'marta@silvagroup.example',
      name: 'Silva Hotels',
      plan: advanced,
      paidMonths: 6,
      pastDueMonths: 4,
      lastRenewalDaysAgo: 14,
      firstNumber: 1401,
    },
    {
      id: 'cus_SilvaRestaurants',
      email: 'marta@silvagroup.example',
      name: 'Silva Restaurants',
      plan: professional,
      paidMonths: 8,
      pastDueMonths: 1,
      lastRenewalDaysAgo: 4,
      firstNumber: 1451,
    },
  ],
};

/** The user field names a deleted customer; another one has the address. */
export const idGone: Story = {
  requester: requester(254, 'Niall Byrne', 'niall@byrnecycles.example', { stripe_customer_id: 'cus_ByrneCyclesOld' }),
  subject: 'Refund, and is our old account really gone?',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 10,
      body: `Hello,

last winter you deleted our old account and set us up anew. We weren't using it since then, to be honest, and I'd like a refund for what was taken. There are four open invoices on the new one.

Niall Byrne, Byrne Cycles`,
    },
  ],
  customers: [
    {
      id: 'cus_ByrneCyclesOld',
      email: 'niall@byrnecycles.example',
      name: 'Byrne Cycles (old)',
      plan: professional,
      paidMonths: 6,
      pastDueMonths: 0,
      lastRenewalDaysAgo: 320,
      firstNumber: 1501,
    },
    {
      id: 'cus_ByrneCycles',
      email: 'niall@byrnecycles.example',
      name: 'Byrne Cycles',
      plan: professional,
      paidMonths: 5,
      pastDueMonths: 4,
      lastRenewalDaysAgo: 18,
      firstNumber: 1551,
    },
  ],
  acts: [{ act: 'delete-customer', customer: 'cus_ByrneCyclesOld' }],
};
