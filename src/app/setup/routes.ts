import type { Line } from './lines.ts';

export const VERDICTS = ['prevented', 'reopened', 'reported', 'uncovered'] as const;
/** What happens to a solve or a reply on that route (docs/enforcement.md). */
export type Verdict = (typeof VERDICTS)[number];

/** Every way in which a ticket can be solved or answered. Texts: `tools.setup.routes`. */
export const ROUTES = {
  submit: 'prevented',
  macro: 'prevented',
  hook_late: 'prevented',
  hand: 'prevented',
  stale: 'prevented',
  follow_up: 'prevented',
  new_ticket: 'prevented',
  closed_panel: 'reopened',
  bulk: 'reopened',
  api: 'reopened',
  mobile: 'reopened',
  customer: 'reopened',
  rule: 'reopened',
  loading: 'reopened',
  late_no: 'reopened',
  forged: 'reopened',
  merge: 'reopened',
  lacking: 'reported',
  reply: 'reported',
  relabelled: 'reported',
  billing: 'reported',
  chat: 'uncovered',
  wiped: 'uncovered',
  switched_off: 'uncovered',
  as_reggie: 'uncovered',
  deleted: 'uncovered',
} as const satisfies Record<string, Verdict>;
export type Route = keyof typeof ROUTES;

/** The rules without which nothing is reopened; and those that take off an approval which no approver gave. */
const NET = ['trigger reopen', 'trigger late_no'];
const SEAL = [...NET, 'trigger seal', 'trigger unsealed', 'trigger unseal'];

/** Whether the rules that a route needs are there, by the lines of the account. */
export function isNetInOrder(lines: readonly Line[], route: Route): boolean {
  const needed = route === 'forged' ? SEAL : NET;
  const levels = needed.map((id) => lines.find((line) => line.id === id)?.level);
  return levels.every((level) => level === 'good' || level === 'advice');
}

/** The verdict in this account: what its net would reopen, and does not, is only found afterwards. */
export function verdictOf(route: Route, lines: readonly Line[]): Verdict {
  const verdict = ROUTES[route];
  return verdict === 'reopened' && !isNetInOrder(lines, route) ? 'reported' : verdict;
}

/** What only a real account can tell; the numbered ones are the probes of docs/real-account.md. Texts: `tools.setup.facts`. */
export const FACTS = [
  'hook_timeout',
  'tray_closed',
  'additive_tags',
  'metadata',
  'conflict',
  'author',
  'role',
  'changed',
  'tag_right',
  'light',
  'required',
  'merge_tags',
  'open_form',
  'via',
  'rule_via',
  'followers',
  'editor',
  'stripe_order',
  'page_policy',
  'placeholders',
] as const;
