/** Customers who want money back. */
import { ANA, requester } from './people.ts';
import { advanced, professional } from './plans.ts';
import type { Story } from './story.ts';

export const refundOne: Story = {
  requester: requester(211, 'Derek Mills', 'derek@millsroofing.example'),
  subject: 'Refund for the last months please',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 6,
      body: `Hi,

I just saw that you have charged me every month. I'd like a refund for the last three payments, we haven't been using it at all since the summer. One more invoice seems to be open, please drop that one too.

Derek Mills`,
    },
  ],
  customers: [
    {
      id: 'cus_MillsRoofing',
      email: 'derek@millsroofing.example',
      name: 'Mills Roofing',
      plan: professional,
      paidMonths: 8,
      pastDueMonths: 1,
      lastRenewalDaysAgo: 11,
      firstNumber: 351,
    },
  ],
};

export const refundFive: Story = {
  requester: requester(212, 'Sofia Marin', 'sofia@papertrail.example'),
  subject: "We haven't been using Vista Social, refund?",
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 26,
      body: `Hello,

we haven't been using it for half a year, nobody has even logged in. I'd like a refund for what you took in the spring, and I don't see why we should owe anything for the months since then.

Sofia Marin, Papertrail Books`,
    },
    {
      by: ANA,
      hoursAgo: 24,
      body: 'Hi Sofia, thank you for writing. I am looking into the account and will get back to you.',
    },
    {
      hoursAgo: 2,
      body: 'Any news? I want to have this settled this week. What would we have to pay at the very least?',
    },
  ],
  customers: [
    {
      id: 'cus_PapertrailBooks',
      email: 'sofia@papertrail.example',
      name: 'Papertrail Books',
      plan: professional,
      paidMonths: 4,
      pastDueMonths: 5,
      lastRenewalDaysAgo: 8,
      firstNumber: 408,
    },
  ],
};

export const refundRefuses: Story = {
  requester: requester(213, 'Victor Lang', 'victor@langfitness.example'),
  subject: 'Refund, and I will not pay for months I did not use',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 74,
      body: `I want a refund. Our two gyms closed in the spring and we have not been using your tool since. Now there are invoices for every single month.

Victor Lang`,
    },
    {
      by: ANA,
      hoursAgo: 70,
      body: `Hi Victor,

I am sorry to hear about the gyms. While the account is open, analysis, monitoring, the inbox and the media library keep running, so the months are billed. If two of the open invoices are paid we can void the remaining ones. Would that work for you?`,
    },
    { hoursAgo: 4, body: 'No. I am not paying two invoices, and not one either. We did not use it.' },
  ],
  customers: [
    {
      id: 'cus_LangFitness',
      email: 'victor@langfitness.example',
      name: 'Lang Fitness',
      plan: advanced,
      paidMonths: 3,
      pastDueMonths: 6,
      lastRenewalDaysAgo: 17,
      firstNumber: 501,
    },
  ],
};

export const refundSilent: Story = {
  requester: requester(214, 'Hannah Brooks', 'hannah@saltandoak.example'),
  subject: 'Refund request, account not in use',
  assigneeId: ANA,
  status: 'pending',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 240,
      body: 'Hi, can I get a refund? We never really got going and have not been using the account this year. Hannah',
    },
    {
      by: ANA,
      hoursAgo: 236,
      body: `Hi Hannah,

four invoices are open. If two of them are paid, the remaining ones can be voided. Would you like to go ahead with that?`,
    },
    {
      by: ANA,
      hoursAgo: 96,
      body: 'Hi Hannah, just checking whether you have seen my question about the two invoices.',
    },
  ],
  customers: [
    {
      id: 'cus_SaltAndOak',
      email: 'hannah@saltandoak.example',
      name: 'Salt & Oak',
      plan: professional,
      paidMonths: 2,
      pastDueMonths: 4,
      lastRenewalDaysAgo: 21,
      firstNumber: 551,
    },
  ],
};

export const exactlyThree: Story = {
  requester: requester(215, 'Luis Ortega', 'luis@ortegaprints.example'),
  subject: 'Three invoices for an account we do not use',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 9,
      body: `Good morning,

I have three unpaid invoices from you. We are not using the account, so I'd like a refund of the last one that went through, and please write off the three.

Luis Ortega`,
    },
  ],
  customers: [
    {
      id: 'cus_OrtegaPrints',
      email: 'luis@ortegaprints.example',
      name: 'Ortega Prints',
      plan: professional,
      paidMonths: 5,
      pastDueMonths: 3,
      lastRenewalDaysAgo: 14,
      firstNumber: 601,
    },
  ],
};
