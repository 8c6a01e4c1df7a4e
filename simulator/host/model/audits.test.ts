import { expect, test } from 'vitest';
import { auditLines } from './audits.ts';

const names = { field: (field: string) => field, person: (id: number) => (id === 103 ? 'Reggie' : `Person ${id}`) };
const by = (title: string) => ({ channel: 'rule', source: { from: { id: 7, title }, rel: 'trigger' } });

test('whatever a rule did stands under the rule’s title', () => {
  const events = [
    { type: 'Change', field_name: 'status', previous_value: 'solved', value: 'open', via: by('Reopen') },
    { type: 'Notification', subject: 'Waiting', recipients: [103, 104], via: by('Mail to Reggie') },
    { type: 'AgentMacroReference', macro_id: 9, macro_title: 'Refund granted' },
    { type: 'Change', field_name: 'status', previous_value: 'open', value: 'solved', via: { channel: 'rule' } },
  ];
  const [line] = auditLines({ audits: [{ id: 1, author_id: 103, events }] }, names);
  expect(line?.events).toEqual([
    '“Reopen”: status: solved → open',
    '“Mail to Reggie”: mail to Reggie, Person 104: Waiting',
    'macro: Refund granted',
    'A business rule: status: open → solved',
  ]);
});
