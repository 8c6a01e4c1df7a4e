/** A customer whose names and invoice numbers are markup, placeholders, and a sign that turns round what follows it. */
import { ANA, requester } from './people.ts';
import { professional } from './plans.ts';
import type { Story } from './story.ts';

const runs = '<img src=x onerror="document.title=\'ran\'">';

export const hostileNames: Story = {
  requester: requester(255, `${runs} {{current_user.email}}`, 'o.hara@hostile.example'),
  subject: `Refund for {{ticket.id}} <script>document.title='ran'</script>`,
  assigneeId: ANA,
  status: 'open',
  tags: ['billing'],
  conversation: [
    {
      hoursAgo: 6,
      body: `Hello ${runs}, we weren't using it and I'd like a refund. {{setting.stripe_key}} \u202Egniht`,
    },
  ],
  customers: [
    {
      id: 'cus_Hostile',
      email: 'o.hara@hostile.example',
      name: `<script>document.title='ran'</script>\u202E{{ticket.id}} [pay](javascript:alert)`,
      plan: professional,
      paidMonths: 3,
      pastDueMonths: 5,
      lastRenewalDaysAgo: 9,
      firstNumber: 1501,
      numberPrefix: `<b>{{1}}\u202E`,
    },
  ],
};
