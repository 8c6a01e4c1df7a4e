/** Customers who want to clear their balance and go on. None of them asks for money back. */
import { ANA, BEN, requester } from './people.ts';
import { advanced, professional, scale, xAddOn } from './plans.ts';
import type { Story } from './story.ts';

export const continueFive: Story = {
  requester: requester(201, 'Maya Chen', 'maya@brightfox.example'),
  subject: 'Back from leave, how do we settle our account?',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 27,
      body: `Hi there,

I'm back at Brightfox Studio after parental leave and found a pile of failed-payment e-mails. Our old card expired in the spring and nobody here noticed.

We'd love to settle what is open and carry on with the same workspace. What do we need to do?

Maya`,
    },
    { by: ANA, hoursAgo: 25, body: 'Welcome back, Maya! Let me look at the account and come back to you today.' },
    {
      hoursAgo: 3,
      body: 'Thanks Ana. A new card is on file now, so you can go ahead. We have a launch next week and really want to keep posting.',
    },
  ],
  customers: [
    {
      id: 'cus_BrightfoxStudio',
      email: 'maya@brightfox.example',
      name: 'Brightfox Studio',
      plan: professional,
      paidMonths: 4,
      pastDueMonths: 5,
      lastRenewalDaysAgo: 12,
      firstNumber: 101,
    },
  ],
};

export const nothingPastDue: Story = {
  requester: requester(202, 'Tom Whitfield', 'tom@cedarandco.example'),
  subject: 'Do we owe you anything?',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 5,
      body: `Hello,

our bookkeeper is closing the quarter and asks whether any Vista Social invoice is still open. We want to keep the account as it is, just make sure that we are square.

Tom Whitfield, Cedar & Co`,
    },
  ],
  customers: [
    {
      id: 'cus_CedarAndCo',
      email: 'tom@cedarandco.example',
      name: 'Cedar & Co',
      plan: advanced,
      paidMonths: 7,
      pastDueMonths: 0,
      lastRenewalDaysAgo: 9,
      firstNumber: 201,
    },
  ],
};

export const continueTwo: Story = {
  requester: requester(203, 'Priya Raman', 'priya@lotusyoga.example'),
  subject: 'Two unpaid invoices, new card added',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 8,
      body: `Hi,

two of our invoices failed because the bank blocked the card. I have added a new one. Please let us know how to clear the balance, we post every day and need the account to stay on.

Priya, Lotus Yoga`,
    },
  ],
  customers: [
    {
      id: 'cus_LotusYoga',
      email: 'priya@lotusyoga.example',
      name: 'Lotus Yoga',
      plan: professional,
      paidMonths: 6,
      pastDueMonths: 2,
      lastRenewalDaysAgo: 15,
      firstNumber: 251,
    },
  ],
};

export const begunByAnother: Story = {
  requester: requester(204, 'Jonas Weber', 'jonas@alpenrad.example'),
  subject: 'Overdue invoices for Alpenrad',
  assigneeId: BEN,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 49,
      body: `Hello,

after the season ended we lost sight of the invoices, sorry about that. There are four or five of them by now. We want to bring this in order and continue, bookings for next summer start soon.

Jonas Weber, Alpenrad Touren`,
    },
    {
      by: BEN,
      hoursAgo: 47,
      body: 'Hi Jonas, thanks for getting in touch. I am checking with billing what is open and will write again tomorrow.',
    },
    { hoursAgo: 22, body: 'Great, thank you Ben. Card details are up to date.' },
  ],
  customers: [
    {
      id: 'cus_AlpenradTouren',
      email: 'jonas@alpenrad.example',
      name: 'Alpenrad Touren',
      plan: scale,
      paidMonths: 5,
      pastDueMonths: 4,
      lastRenewalDaysAgo: 20,
      firstNumber: 301,
    },
  ],
};

export const manyInvoices: Story = {
  requester: requester(205, 'Grace Obi', 'grace@northwindagency.example'),
  subject: 'Add-ons for fifteen clients were never paid',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing', 'agency'],
  conversation: [
    {
      hoursAgo: 30,
      body: `Hi,

our agency has the X add-on for fifteen client workspaces, each with its own invoice. The company card was replaced ten months ago and the add-ons were overlooked, so there must be a great many open invoices.

We want to keep all of them running. How do we get back on track?

Grace Obi, Northwind Agency`,
    },
  ],
  customers: [
    {
      id: 'cus_NorthwindAgency',
      email: 'grace@northwindagency.example',
      name: 'Northwind Agency',
      plan: xAddOn,
      paidMonths: 1,
      pastDueMonths: 10,
      subscriptions: 15,
      lastRenewalDaysAgo: 6,
      firstNumber: 2001,
    },
  ],
};
