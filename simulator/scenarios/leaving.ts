/** Customers who want out, or who have gone to their bank. */
import { ANA, requester } from './people.ts';
import { advanced, professional } from './plans.ts';
import type { Story } from './story.ts';

export const closeAccount: Story = {
  requester: requester(221, 'Nora Lindgren', 'nora@fjordknits.example'),
  subject: 'Please close our account',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 10,
      body: `Hi,

we are winding up the shop at the end of the month. Please close our Vista Social account. We are not asking for anything back, it was a good time with you.

Nora Lindgren, Fjord Knits`,
    },
  ],
  customers: [
    {
      id: 'cus_FjordKnits',
      email: 'nora@fjordknits.example',
      name: 'Fjord Knits',
      plan: professional,
      paidMonths: 9,
      pastDueMonths: 2,
      lastRenewalDaysAgo: 16,
      firstNumber: 701,
    },
  ],
};

export const chargebackThreat: Story = {
  requester: requester(222, 'Carl Benson', 'carl@bensonauto.example'),
  subject: 'Refund or I go to my bank',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 20,
      body: 'I want a refund for this year. We stopped using it in January and you kept billing us. Carl Benson',
    },
    { by: ANA, hoursAgo: 18, body: 'Hi Carl, I am checking the account with billing and will come back to you.' },
    {
      hoursAgo: 1,
      body: 'This takes too long. If the money is not back by Friday I will dispute the charges with my bank. A chargeback is one phone call for me.',
    },
  ],
  customers: [
    {
      id: 'cus_BensonAuto',
      email: 'carl@bensonauto.example',
      name: 'Benson Auto',
      plan: advanced,
      paidMonths: 6,
      pastDueMonths: 4,
      lastRenewalDaysAgo: 5,
      firstNumber: 751,
    },
  ],
};

export const chargebackOpen: Story = {
  requester: requester(223, 'Elena Petrova', 'elena@sundialtravel.example'),
  subject: 'Why is posting paused?',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 7,
      body: `Hi,

since this morning our scheduled posts are paused and a banner says to contact support. What is going on with our account?

Elena Petrova, Sundial Travel`,
    },
  ],
  customers: [
    {
      id: 'cus_SundialTravel',
      email: 'elena@sundialtravel.example',
      name: 'Sundial Travel',
      plan: professional,
      paidMonths: 5,
      pastDueMonths: 3,
      lastRenewalDaysAgo: 13,
      firstNumber: 801,
    },
  ],
  acts: [{ act: 'open-dispute', customer: 'cus_SundialTravel' }],
};
