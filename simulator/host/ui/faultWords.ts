/** Places and faults in the words of the drawer. */
import type { Meanwhile } from '../../faults/meanwhile.ts';
import type { Fault, Place } from '../../faults/rules.ts';

export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  request: 'any request of the app',
  ticket: 'reading the ticket',
  update: 'writing to the ticket',
  audits: 'reading the audit log',
  'more-audits': 'reading further pages of the audit log',
  users: 'asking about users',
  'set-up': 'asking about rules, fields and views',
  billing: 'asking billing',
  get: 'the app reading the form (get)',
  set: 'the app changing the form (set)',
  invoke: 'the app acting on the form (invoke)',
  event: 'an event to the app',
  hook: 'the question before a save',
};

export const FAULT_WORDS: Readonly<Record<Fault, string>> = {
  late: 'answered late',
  never: 'never answered, not carried out',
  'never-after': 'carried out, never answered',
  'lost-before': 'connection lost before it is carried out',
  'lost-after': 'connection lost after it is carried out',
  resent: 'carried out, and sent a second time by the browser',
  '401': '401: signed out',
  '403': '403: not allowed',
  '404': '404: not found',
  '409-update': '409: the ticket has changed',
  '409-database': '409: a collision in the database',
  '422-required': '422: a required field is missing',
  '429': '429: too many requests',
  '500': '500: an error of the server’s own',
  '502': '502: bad gateway',
  '503': '503: down',
  'proxy-refuses': 'refused by the proxy',
  'cut-short': 'carried out, the answer cut short',
  'not-json': 'carried out, a web page as the answer',
  'no-audit': 'carried out, no audit in the answer',
  'metadata-dropped': 'carried out, the metadata dropped',
  'metadata-cut': 'carried out, the metadata cut',
  refused: 'not known to the host',
  lost: 'lost',
  twice: 'sent twice',
  swapped: 'sent behind the next one',
  reload: 'the app is loaded anew instead',
  gone: 'the app is taken away instead',
};

export const MEANWHILE_WORDS: Readonly<Record<Meanwhile, string>> = {
  close: 'Close this ticket',
  delete: 'Delete this ticket',
  merge: 'Merge it into another one',
  'change-requester': 'Give it another requester',
  'sign-out': 'Sign me out',
  'sign-in': 'Sign me in',
  'make-light': 'Make me a light agent',
  'make-full': 'Make me a full agent',
};
