/** The account's ticket fields and user fields: Zendesk's own, the account's, and those that come with the app. */
import { type TicketField, type UserField } from './model.ts';
import type { World } from './world.ts';

/** The fields that every account has. */
export const systemFields: readonly TicketField[] = [
  ['subject', 'Subject', 350_001] as const,
  ['description', 'Description', 350_002] as const,
  ['status', 'Status', 350_003] as const,
  ['priority', 'Priority', 350_004] as const,
  ['assignee', 'Assignee', 350_005] as const,
].map(([type, title, id]) => ({
  id,
  title,
  description: title,
  agentDescription: '',
  requirementKey: null,
  type,
  isSystem: true,
  active: true,
  required: false,
  onForm: true,
  options: [],
}));

/** What this account has of its own: which billing customer a user is. */
export const ownUserFields: readonly UserField[] = [
  {
    id: 371_001,
    requirementKey: null,
    key: 'stripe_customer_id',
    title: 'Stripe customer',
    description: 'Which customer of Stripe the user is.',
    type: 'text',
    active: true,
    options: [],
  },
];

const isThere =
  ({ knobs }: World) =>
  ({ requirementKey }: { readonly requirementKey: string | null }): boolean =>
    requirementKey === null || knobs.requirements === 'present';

/** Without the app's requirements where they are not installed. */
export const ticketFieldsOf = (world: World): readonly TicketField[] => world.fields.filter(isThere(world));

/** Those that hold a value of their own on a ticket. */
export const customFieldsOf = (world: World): readonly TicketField[] =>
  ticketFieldsOf(world).filter(({ isSystem }) => !isSystem);

/** Without the app's requirements where they are not installed. */
export const userFieldsOf = (world: World): readonly UserField[] => world.userFields.filter(isThere(world));
