/** Customers whose invoices are in states that are easily miscounted. */
import { ANA, requester } from './people.ts';
import { advanced, professional, professionalInYen } from './plans.ts';
import type { Story } from './story.ts';

/** Three cards failed, then a bank debit that has not ended. */
export const bankDebit: Story = {
  requester: requester(249, 'Lena Vogt', 'lena@vogtkeramik.example'),
  subject: 'Refund, and what about the bank transfer?',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 9,
      body: `Hi,

we weren't using it since the spring and I'd like a refund for March. My card was declined three times after that. On Tuesday your system switched to our bank account and says that a payment is on its way. Please don't count that one as unpaid.

Lena Vogt, Vogt Keramik`,
    },
  ],
  customers: [
    {
      id: 'cus_VogtKeramik',
      email: 'lena@vogtkeramik.example',
      name: 'Vogt Keramik',
      plan: professional,
      paidMonths: 4,
      pastDueMonths: 3,
      debitMonths: 1,
      lastRenewalDaysAgo: 2,
      firstNumber: 1201,
    },
  ],
};

/** Three past due among drafts, written-off ones and one that is not due yet. */
export const draftsAndMore: Story = {
  requester: requester(250, 'Omar Haddad', 'omar@cedarfilm.example'),
  subject: 'Refund please, your invoices confuse me',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 14,
      body: `Hello,

I'd like a refund for the months in which we weren't using it. I have also lost track: some invoices are overdue, some you seem to have given up on, and one for the workshop came by e-mail with two weeks left to pay.

Omar Haddad, Cedar Film`,
    },
  ],
  customers: [
    {
      id: 'cus_CedarFilm',
      email: 'omar@cedarfilm.example',
      name: 'Cedar Film',
      plan: advanced,
      paidMonths: 3,
      pastDueMonths: 5,
      writtenOffMonths: 2,
      draftMonths: 2,
      lastRenewalDaysAgo: 10,
      firstNumber: 1251,
      oneOffs: [{ description: 'Workshop', amount: 60_000, currency: 'usd', issuedDaysAgo: 4, dueDaysAgo: -14 }],
    },
  ],
};

/** Past due in a currency without decimals and in one with three. */
export const smallCurrencies: Story = {
  requester: requester(251, 'Yuki Al-Sabah', 'yuki@gulfandginza.example'),
  subject: 'Refund for our Tokyo office',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 21,
      body: `Hi there,

our Tokyo office pays in yen and the head office in Kuwait in dinars. Tokyo weren't using it at all since they moved, so I'd like a refund for what was taken there. Three yen invoices and both dinar invoices are overdue, as far as I can see.

Yuki Al-Sabah, Gulf & Ginza`,
    },
  ],
  customers: [
    {
      id: 'cus_GulfAndGinza',
      email: 'yuki@gulfandginza.example',
      name: 'Gulf & Ginza',
      plan: professionalInYen,
      paidMonths: 4,
      pastDueMonths: 3,
      lastRenewalDaysAgo: 7,
      firstNumber: 1301,
      // Stripe wants the last of three decimals to be 0.
      oneOffs: [
        { description: 'Onboarding Kuwait', amount: 45_500, currency: 'kwd', issuedDaysAgo: 70, dueDaysAgo: 40 },
        { description: 'Training Kuwait', amount: 24_250, currency: 'kwd', issuedDaysAgo: 35, dueDaysAgo: 5 },
      ],
    },
  ],
};
