/** Ordinary rules that the account has of its own, beside whatever the app brings. */
import type { Json } from '../json.ts';
import type { RuleKind } from '../world/rules.ts';

const is = (field: string, value: string): Json => ({ field, operator: 'is', value });
const set = (field: string, value: unknown): Json => ({ field, value });
const reply = (body: string): readonly Json[] => [set('comment_value', body), set('comment_mode_is_public', 'true')];

/** As REST takes them. */
export const ownRules: Readonly<Record<RuleKind, readonly Json[]>> = {
  triggers: [
    {
      title: 'Notify requester of comment update',
      conditions: {
        all: [is('update_type', 'Change'), is('comment_is_public', 'true'), is('role', 'agent')],
        any: [],
      },
      actions: [
        set('notification_user', ['requester_id', '[Vista Social] Re: {{ticket.title}}', '{{ticket.latest_comment}}']),
      ],
    },
  ],
  automations: [
    {
      title: 'Close ticket 4 days after status is set to solved',
      conditions: {
        all: [is('status', 'solved'), { field: 'SOLVED', operator: 'greater_than', value: '96' }],
        any: [],
      },
      actions: [set('status', 'closed')],
    },
  ],
  views: [
    {
      title: 'All unsolved tickets',
      conditions: { all: [{ field: 'status', operator: 'less_than', value: 'solved' }], any: [] },
      output: { columns: ['subject', 'requester', 'created', 'status'], sort_by: 'created', sort_order: 'asc' },
    },
  ],
  macros: [
    {
      title: 'Close and thank',
      actions: [set('status', 'solved'), ...reply('Thank you for getting in touch. We are closing this ticket now.')],
    },
    {
      title: 'Waiting for you',
      actions: [set('status', 'pending'), ...reply('Could you let us know how you would like to go on?')],
    },
    { title: 'Solve without a word', actions: [set('status', 'solved')] },
  ],
};
