/** A ticket for tests of what the page makes of one. */
import type { TicketView } from '../../contract.ts';

export const someTicket: TicketView = {
  id: 4711,
  subject: 'A refund?',
  status: 'open',
  tags: ['billing'],
  customFields: { '1': null },
  followerIds: [],
  requester: {
    id: 201,
    name: 'Sofia',
    email: 's@x.example',
    role: 'end-user',
    locale: 'en-US',
    timeZone: 'UTC',
    externalId: null,
  },
  assigneeId: 101,
  createdAt: '2026-11-24T10:00:00Z',
  updatedAt: '2026-11-24T10:00:00Z',
  conversation: [],
};
