/** Tickets that are no business of the playbook. */
import { ANA, BEN, requester } from './people.ts';
import { advanced, professional } from './plans.ts';
import type { Story } from './story.ts';

export const schedulingQuestion: Story = {
  requester: requester(231, 'Kim Harlow', 'kim@meadowmarket.example'),
  subject: 'Can I schedule posts for several time zones?',
  assigneeId: ANA,
  status: 'open',
  tags: ['how-to'],
  conversation: [
    {
      hoursAgo: 4,
      body: `Hi team,

we have shops in Denver and Boston. Can I schedule the same post for 9 am local time in both places, or do I need two posts?

Thanks, Kim`,
    },
  ],
  customers: [
    {
      id: 'cus_MeadowMarket',
      email: 'kim@meadowmarket.example',
      name: 'Meadow Market',
      plan: advanced,
      paidMonths: 6,
      pastDueMonths: 0,
      lastRenewalDaysAgo: 18,
      firstNumber: 851,
    },
  ],
};

export const mediaLibraryQuestion: Story = {
  requester: requester(232, 'Oliver Stone', 'oliver@quietriver.example'),
  subject: 'Videos upload without sound',
  assigneeId: BEN,
  status: 'open',
  tags: ['bug'],
  conversation: [
    {
      hoursAgo: 11,
      body: `Hello,

since yesterday the videos in our media library play without sound after the upload. The files are fine on my laptop. Is this known?

Oliver`,
    },
    { by: BEN, hoursAgo: 10, body: 'Hi Oliver, could you send us the name of one such file and the browser you use?' },
    { hoursAgo: 2, body: 'It is autumn-teaser.mp4, in Firefox.' },
  ],
  customers: [
    {
      id: 'cus_QuietRiver',
      email: 'oliver@quietriver.example',
      name: 'Quiet River Films',
      plan: professional,
      paidMonths: 5,
      pastDueMonths: 2,
      lastRenewalDaysAgo: 19,
      firstNumber: 901,
    },
  ],
};
