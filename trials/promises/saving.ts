/** A Submit: what the hook says of it is held against the playbook, and what is let through is saved. */
import type { PromiseKind } from '../../src/domain/case/gateInput.ts';
import type { TicketStatus } from '../../simulator/contract.ts';
import { edit, withComposer, withDraft } from '../../simulator/host/model/form.ts';
import { afterSave, submissionOf, type Submission } from '../../simulator/host/model/submission.ts';
import { submitTicket } from '../../simulator/server/ticketActs.ts';
import { commentsOf } from '../../simulator/world/model.ts';
import type { Agent } from './agent.ts';
import { expected, type Expected, type Save, type TabFacts } from './expect.ts';
import { CLOSURE } from './closure.ts';
import { pick } from './pick.ts';
import type { Place } from './place.ts';
import type { Step } from './steps.ts';

interface Words {
  readonly text: string;
  readonly promises: readonly PromiseKind[];
}

/** What agents write to customers, and what each commits to by the reading of P6. */
export const REPLIES: readonly Words[] = [
  { text: 'Thank you for writing, I am looking into it.', promises: [] },
  { text: 'We will refund your last payment.', promises: ['money'] },
  { text: 'We have voided the remaining invoices.', promises: ['void'] },
  { text: 'We will close your account.', promises: ['close'] },
  { text: 'We will keep your account open.', promises: ['keep-open'] },
  { text: CLOSURE.join(' '), promises: [] },
];

/** What a Submit is for: a status, and what stands in the composer. */
const KINDS = [
  'solve',
  'solve',
  'solve',
  'solve and reply',
  'solve and reply',
  'reply',
  'reply',
  'note',
  'pend',
  'paste the note',
] as const;

const isSolved = (status: TicketStatus | undefined): boolean => status === 'solved' || status === 'closed';

function fill(agent: Agent, place: Place, { a, b }: Step): Words & { readonly isNote: boolean } {
  const kind = pick(KINDS, a);
  const newest = commentsOf(place.ticket).findLast(({ audit }) => place.recorded.has(audit.id))?.comment.body;
  const isNote = kind === 'paste the note' && newest !== undefined && !newest.startsWith('▇');
  const isReply = kind.includes('reply') || isNote;
  const words = pick(REPLIES, b);
  const text = isNote ? newest : words.text;
  const { tab } = agent;
  const composed = withComposer(tab.form, isReply ? 'publicReply' : 'internalNote');
  tab.change(withDraft(composed, isReply ? text : kind === 'note' ? 'Spoke to them.' : ''));
  const status = kind.startsWith('solve') ? 'solved' : kind === 'pend' ? 'pending' : undefined;
  if (status !== undefined) tab.change(edit(tab.form, { status }));
  return { text: isReply ? text : '', promises: isReply && !isNote ? words.promises : [], isNote };
}

function saveOf(agent: Agent, place: Place, words: ReturnType<typeof fill>, sent: Submission): Save {
  const nothing = agent.session?.getState().promiseNothing ?? [];
  return {
    isSolving: isSolved(sent.status) && !isSolved(place.ticket.status),
    reply: words.text === '' ? null : { ...words, promises: nothing.includes(words.text) ? [] : words.promises },
  };
}

function factsOf(agent: Agent, place: Place): TabFacts {
  const { draft, tab } = agent;
  return {
    draft,
    isTicketKnown: (agent.session?.getState().ticket ?? null) !== null,
    met: tab.faults.met,
    told: agent.told(),
    isSuspicious: place.speaksOfMoney || place.isIndexAstray,
  };
}

/** Where all say the same it must come so; what changed while the hook was asked, once or there and back, may count or not. */
function all(seen: readonly Expected[], after: Expected): Expected {
  if (seen.every(({ must }) => must === after.must)) return after;
  return { must: 'either', why: [...seen, after].map(({ why }) => why).join(' then ') };
}

/** Presses Submit and waits for what comes of it. */
export async function save(agent: Agent, place: Place, step: Step): Promise<string> {
  const { tab, gone } = agent;
  const { follows } = place.setup;
  // While one Submit is under way, the host ignores another one.
  if (agent.isSubmitting) return 'ignored';
  agent.isSubmitting = true;
  const words = fill(agent, place, step);
  const sent = (): Submission => submissionOf(tab.form, follows ? 'edits' : 'whole-form');
  const statusBefore = place.ticket.status;
  const wasStale = agent.session?.getState().savedStatus !== statusBefore;
  tab.faults.forget();
  const judged = (): Expected => expected(place, factsOf(agent, place), saveOf(agent, place, words, sent()));
  const seen = [judged()];
  const unfollow = place.onChange(() => {
    seen.push(judged());
  });
  const asked = Date.now();
  const hooks = tab.saveHooks();
  let message: string | null = null;
  try {
    await Promise.race([Promise.all(hooks.map((hook) => hook(undefined))), gone]);
  } catch (error) {
    message = error instanceof Error ? error.message : String(error);
  }
  unfollow();
  agent.isSubmitting = false;
  const took = Date.now() - asked;
  if (took > 4000) place.broken('c', `the hook answered after ${took} ms`);
  const form = saveOf(agent, place, words, sent());
  const must = all(seen, judged());
  // A form that shows another status than the saved one looks like a solve.
  const isStale = wasStale || place.ticket.status !== statusBefore;
  const isJudged = hooks.length > 0 && agent.session !== null && gone === agent.gone;
  const said = `${JSON.stringify(form)} ${[...tab.faults.met].join()} ${message ?? 'passed'}`;
  if (isJudged && must.must === 'block' && message === null) place.broken('c', `let through (${must.why}): ${said}`);
  if (isJudged && must.must === 'pass' && message !== null && !isStale) place.broken('c', `blocked: ${said}`);
  if (message === null) submit(agent, place, sent());
  // Whoever was blocked takes it back.
  else tab.change(withDraft(edit(tab.form, { status: tab.form.base.status }), ''));
  if (isJudged) place.count(`${must.must}${must.must === 'either' ? '' : `: ${must.why}`}`);
  return `${must.must} (${must.why}) → ${message ?? 'passed'}`;
}

function submit({ tab }: Agent, place: Place, sent: Submission): void {
  const by = place.world.person(tab.me);
  if (by === undefined) return;
  const form = tab.form;
  const saved = submitTicket(place.world, place.ticket, { ...sent }, by);
  place.changed();
  if ('refused' in saved) return;
  tab.change(afterSave(form, form, place.view()));
  tab.emit('ticket.submit.done');
}
