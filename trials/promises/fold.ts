/** The newest run, from the ticket's audits: the true acts, the solves, and who wrote to whom. */
import type { Audit } from '../../simulator/world/model.ts';
import type { Place, TrueEvent } from './place.ts';
import { standingInLog } from './standing.ts';
import { above, byPerson, factsOf, fresh, isApprover, type Answered, type Run } from './truth.ts';

/** The audit that redacted the note which came with `audit`; Infinity where the note is gone and no audit says since when. */
function goneAtOf(audit: Audit, redacted: ReadonlyMap<number, number>): number | null {
  const note = audit.events.find((event) => event.type === 'Comment' && !event.public);
  return note === undefined ? Infinity : (redacted.get(note.id) ?? null);
}

function answer(run: Run, place: Place, given: Answered, goneAt: number | null): void {
  const { event, act, to } = given;
  const { flag } = run;
  if (!isApprover(place, event.author) || flag === null || flag.isWithdrawn || act.flagId !== flag.id) return;
  // The decider cannot approve, unless they are the only approver set (then with a reason).
  const isOwn = to?.event.author === event.author;
  if (act.kind === 'approved' && isOwn && (place.approvers.length > 1 || act.words.trim() === '')) return;
  // A yes without its note says nothing; it still took the place of the answer before.
  run.answer = act.kind === 'approved' && goneAt !== null ? null : given;
  if (run.answer === null) return;
  run.answers.push(given);
  if (act.kind === 'declined' && to !== null) run.declined.push(to.facts);
}

function take(run: Run, place: Place, event: TrueEvent, goneAt: number | null): void {
  const { act } = event;
  switch (act.kind) {
    case 'asked':
    case 'decided': {
      const { decision } = act;
      const { escalation } = decision;
      const isFlag = act.kind === 'decided' && act.flag;
      const isCarried = run.isEscalationFlagged && !above(escalation, run.escalation);
      const isLoopedIn = isFlag || isApprover(place, event.author) || isCarried;
      run.decided = { event, decision, facts: factsOf(decision), goneAt };
      Object.assign(run, { endedAt: null, isDismissed: false, escalation });
      run.isEscalationFlagged = escalation !== 'none' && isLoopedIn;
      if (isFlag)
        Object.assign(run, { flag: { id: event.id, facts: run.decided.facts, isWithdrawn: false }, answer: null });
      return;
    }
    case 'flagged':
      if (above(act.escalation, run.escalation)) run.escalation = act.escalation;
      Object.assign(run, { endedAt: null, isDismissed: false, answer: null });
      run.isEscalationFlagged = run.escalation !== 'none';
      run.flag = { id: event.id, facts: run.decided?.facts ?? null, isWithdrawn: false };
      return;
    case 'approved':
    case 'declined':
    case 'returned':
      answer(run, place, { event, act, to: run.decided }, goneAt);
      return;
    case 'withdrawn':
      if (run.flag?.id !== act.flagId) return;
      run.isEscalationFlagged &&= run.answer !== null;
      run.answers = run.answers.filter((given) => given.act.flagId !== act.flagId);
      Object.assign(run, { flag: { ...run.flag, isWithdrawn: true }, answer: null });
      return;
    case 'confirmed':
      if (act.decisionId === run.decided?.event.id) run.confirmed.push({ what: act.what, decisionId: act.decisionId });
      return;
    case 'dismissed':
      Object.assign(run, { isDismissed: true, endedAt: event.at });
  }
}

const solves = ({ events }: Audit): boolean =>
  events.some(
    (event) =>
      event.type === 'Change' &&
      event.field === 'status' &&
      (event.value === 'solved' || event.value === 'closed') &&
      event.via === undefined,
  );

/** The newest run up to that audit. */
export function foldTruth(place: Place, upTo = Infinity): Run {
  const { audits, createdAt } = place.ticket;
  const gone = new Map(
    audits.flatMap(({ id, events }) =>
      events.flatMap((one) => (one.type === 'CommentRedactionEvent' ? [[one.commentId, id] as const] : [])),
    ),
  );
  let run = fresh(createdAt);
  for (const audit of audits) {
    if (audit.id > upTo) break;
    const event = place.recorded.get(audit.id);
    if (event !== undefined) {
      const { customerWroteAt, replies, endedAt, number } = run;
      if (event.run === number + 1 && (number === 0 || endedAt !== null)) {
        run = { ...fresh(endedAt ?? createdAt), number: event.run, customerWroteAt, replies };
      }
      if (event.run === run.number) take(run, place, event, goneAtOf(audit, gone));
    }
    for (const said of audit.events) {
      if (said.type !== 'Comment' || !said.public || said.via !== undefined || !byPerson(audit)) continue;
      if (said.authorId === place.ticket.requesterId) run.customerWroteAt = audit.at;
      else run.replies.push({ at: audit.at, text: said.body });
    }
    const isOpen = run.number > 0 && run.endedAt === null;
    if (isOpen && byPerson(audit) && solves(audit) && standingInLog(run, place).length === 0) run.endedAt = audit.at;
  }
  return run;
}
