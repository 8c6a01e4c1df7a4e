/** Customers whose billing is not as simple as one customer, one plan, one currency. */
import type { CustomerSeed } from '../stripe/seeds.ts';
import { ANA, requester } from './people.ts';
import { advanced, professional } from './plans.ts';
import type { Story } from './story.ts';

const ordinary: Pick<CustomerSeed, 'plan' | 'paidMonths' | 'lastRenewalDaysAgo'> = {
  plan: professional,
  paidMonths: 4,
  lastRenewalDaysAgo: 12,
};

export const customerNotFound: Story = {
  requester: requester(241, 'Rosa Blum', 'rosa.blum@mailbox.example'),
  subject: 'Refund for our account',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 5,
      body: "Hi, I'm writing from my private address. We haven't been using our account for months and I'd like a refund. Rosa Blum",
    },
  ],
  customers: [],
};

export const letterCase: Story = {
  requester: requester(242, 'Peter Novak', 'owner@harborlight.example'),
  subject: 'Settling our open invoices',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 15,
      body: 'Hello, four invoices of Harbor Light are still open, we want to settle them and keep our workspace. Peter Novak',
    },
  ],
  customers: [
    {
      ...ordinary,
      id: 'cus_HarborLight',
      email: 'Owner@Harborlight.example',
      name: 'Harbor Light',
      pastDueMonths: 4,
      firstNumber: 951,
    },
  ],
};

export const twoCurrencies: Story = {
  requester: requester(243, 'Julie Moreau', 'julie@atelierlumen.example'),
  subject: 'Open invoices in dollars and euros',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 28,
      body: `Bonjour,

our plan is billed in dollars and the onboarding you did for our Lyon office in euros. Payments of both were missed when our accountant left. We would like to clear this and keep working with you.

Julie Moreau, Atelier Lumen`,
    },
  ],
  customers: [
    {
      ...ordinary,
      id: 'cus_AtelierLumen',
      email: 'julie@atelierlumen.example',
      name: 'Atelier Lumen',
      pastDueMonths: 3,
      firstNumber: 1001,
      oneOffs: [
        { description: 'Onboarding Lyon', amount: 45_000, currency: 'eur', issuedDaysAgo: 80, dueDaysAgo: 50 },
        { description: 'Training Lyon', amount: 24_050, currency: 'eur', issuedDaysAgo: 40, dueDaysAgo: 10 },
      ],
    },
  ],
};

export const severalCustomers: Story = {
  requester: requester(244, 'Sam Doyle', 'sam@doylebrothers.example'),
  subject: 'Refund, and please tidy up our two accounts',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 13,
      body: `Hi,

my brother opened a second account under my address and now both get invoices. We haven't been using the first one. I'd like a refund for that one.

Sam Doyle`,
    },
  ],
  customers: [
    {
      ...ordinary,
      id: 'cus_DoyleBrothers',
      email: 'sam@doylebrothers.example',
      name: 'Doyle Brothers',
      pastDueMonths: 4,
      firstNumber: 1051,
    },
    {
      ...ordinary,
      id: 'cus_DoyleEvents',
      email: 'sam@doylebrothers.example',
      name: 'Doyle Events',
      plan: advanced,
      pastDueMonths: 1,
      lastRenewalDaysAgo: 3,
      firstNumber: 1101,
    },
  ],
};

export const writtenOff: Story = {
  requester: requester(245, 'Ingrid Holm', 'ingrid@holmgardens.example'),
  subject: 'Which invoices are still open?',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 16,
      body: 'Hello, we were away for a long time and want to go on with our account. Which invoices are still to be paid? Ingrid Holm',
    },
  ],
  customers: [
    {
      ...ordinary,
      id: 'cus_HolmGardens',
      email: 'ingrid@holmgardens.example',
      name: 'Holm Gardens',
      pastDueMonths: 5,
      writtenOffMonths: 2,
      firstNumber: 1151,
    },
  ],
};
