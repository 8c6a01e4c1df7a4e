/** Customers with a great many invoices, to see and to measure how long reading them takes. */
import { ANA, requester } from './people.ts';
import { xAddOn } from './plans.ts';
import type { Story } from './story.ts';

/** An agency with one add-on for each of its clients: ten months of every one of them were never paid. */
const neverPaid = (
  clients: number,
  who: { readonly id: number; readonly name: string; readonly place: string },
): Story => {
  const email = `accounts@${who.place.toLowerCase()}.example`;
  return {
    requester: requester(who.id, who.name, email),
    subject: 'Refund for add-ons nobody used',
    assigneeId: ANA,
    status: 'open',
    tags: ['billing', 'agency'],
    conversation: [
      {
        hoursAgo: 19,
        body: `Hello,

our agency took the X add-on for ${clients} client workspaces last year. The clients went elsewhere soon after and we weren't using it for a single one of them, yet every workspace got its own invoice each month. I'd like a refund for the first month, and I want the rest gone.

${who.name}, ${who.place}`,
      },
    ],
    customers: [
      {
        id: `cus_${who.place}`,
        email,
        name: who.place,
        plan: xAddOn,
        paidMonths: 1,
        pastDueMonths: 10,
        subscriptions: clients,
        lastRenewalDaysAgo: 6,
        firstNumber: 2001,
      },
    ],
  };
};

/** 500 past due. */
export const fiveHundred: Story = neverPaid(50, { id: 246, name: 'Hugo Brandt', place: 'Polarlicht' });

/** 600 past due. */
export const sixHundred: Story = neverPaid(60, { id: 247, name: 'Amina Diallo', place: 'Baobab' });

/** 700 paid, four past due: one of sixteen shops stopped paying. */
export const longHistory: Story = {
  requester: requester(248, 'Walter Finch', 'walter@finchandsons.example'),
  subject: 'Refund after all these years',
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 31,
      body: `Dear team,

for almost four years we have paid you for sixteen shops, always on time. Since July the Ashford shop is closed and we weren't using it there, but you went on billing us. I'd like a refund for that shop's last year, and four invoices for it are still open.

Walter Finch, Finch & Sons`,
    },
  ],
  customers: [
    {
      id: 'cus_FinchAndSons',
      email: 'walter@finchandsons.example',
      name: 'Finch & Sons',
      plan: xAddOn,
      paidMonths: 40,
      pastDueMonths: 4,
      subscriptions: 16,
      owingSubscriptions: 1,
      lastRenewalDaysAgo: 9,
      firstNumber: 3001,
    },
  ],
};
