import { essenceOf } from './brief.ts';
import { decisionWith, type CaseState } from './caseState.ts';
import type { CaseAct, NewEvent } from './events.ts';
import { decisionLines } from './noteDecision.ts';
import { labelled, type NoteWords } from './noteWords.ts';
import { answerWords, askedWords, type AnswerAct } from './shortWords.ts';
import { asTyped } from '../inert.ts';
import type { PastDue } from '../invoice.ts';

export interface NoteContext {
  readonly event: NewEvent;
  readonly state: CaseState;
  readonly pastDue: PastDue;
  /** The requester's name. */
  readonly requester: string;
  /** The agent's own words; may be empty. */
  readonly prose: string;
  /** Who records it, by user id. */
  readonly author: number;
  readonly nameOf: (userId: number) => string;
  readonly words: NoteWords;
}

/** The case reference that every note ends with; a public reply that holds it is held back (G9). */
export function caseReference(event: Pick<NewEvent, 'ticketId' | 'run' | 'seq'>): string {
  return `PDP-${event.ticketId}-${event.run}-${event.seq}`;
}

const REFERENCE = /\bPDP-\d+-\d+-\d+\b|\bpdp-data:/;
const LINE_THAT_TELLS = 40;

/** Whether a public reply holds the note: its reference, or one of its longer lines. */
export function holdsNote(reply: string, note: string | null): boolean {
  if (REFERENCE.test(reply)) return true;
  const flat = asTyped(reply).replaceAll(/\s+/g, ' ');
  return asTyped(note ?? '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .some((line) => line.length >= LINE_THAT_TELLS && flat.includes(line));
}

/** Reggie's answer with what it answers, its condition, and whether the only approver decided it too (playbook §5, §7). */
function answerLines(act: AnswerAct, { state, author, nameOf, words }: NoteContext): string[] {
  const { decision } = state;
  const isOwn = act.kind === 'approved' && decision?.event.author === author;
  const [said = '', ...condition] = answerWords(act, nameOf(author), words);
  return [
    said,
    ...(decision === null ? [] : [labelled(words, words.say('note.asked'), askedWords(decision.decision, words))]),
    ...condition,
    ...(isOwn ? [words.say('note.ownDecision')] : []),
  ];
}

/** The flag that is taken back: what it asked for, and why it no longer does. */
function withdrawnLine(reason: string, { state, words }: NoteContext): string {
  const { flag, escalation } = state;
  const asked = flag === null ? null : decisionWith(state, flag.fingerprint);
  const raised = escalation.level === 'none' ? null : words.say(`change.escalation.${escalation.level}`);
  const what = asked === null ? raised : askedWords(asked, words);
  const withdrawn = what === null ? words.say('note.act.withdrawn') : words.say('note.act.withdrawnOf', { what });
  return reason === '' ? `${withdrawn}.` : labelled(words, withdrawn, reason);
}

function actLines(act: CaseAct, context: NoteContext): string[] {
  const { words } = context;
  switch (act.kind) {
    case 'asked':
      return decisionLines(act.decision, false, context);
    case 'decided':
      return decisionLines(act.decision, act.flag, context);
    case 'flagged':
      // What was said with it stands in what the note begins with.
      return [words.say(act.escalation === 'none' ? 'note.act.flagged' : `note.act.flagged-${act.escalation}`)];
    case 'confirmed':
      return [words.say(`note.act.confirmed-${act.what}`), act.words];
    case 'approved':
    case 'declined':
    case 'returned':
      return answerLines(act, context);
    case 'withdrawn':
      return [withdrawnLine(act.words, context)];
    case 'dismissed':
      return [words.say('note.act.dismissed')];
  }
}

/**
 * The internal note of one event, in the order of playbook §7, without the machine-readable line. A flag's note begins with
 * what Reggie has to know first.
 */
export function noteFor(context: NoteContext): string {
  const prose = context.prose.trim();
  const essence = essenceOf(context.event.act, context.state, context);
  const lines = [
    ...(essence.length === 0 ? [] : [...essence, '']),
    context.words.say('note.title'),
    ...actLines(context.event.act, context),
    ...(prose === '' ? [] : ['', labelled(context.words, context.words.say('note.ownWords'), '').trimEnd(), prose]),
    '',
    labelled(context.words, context.words.say('note.reference'), caseReference(context.event)),
  ];
  return lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}
