import { essenceOf } from './brief.ts';
import type { CaseState } from './caseState.ts';
import type { CaseAct, NewEvent } from './events.ts';
import { decisionLines } from './noteDecision.ts';
import { labelled, type NoteWords } from './noteWords.ts';
import { askedWords, conditionWords } from './shortWords.ts';
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

type AnswerAct = Extract<CaseAct, { kind: 'approved' | 'declined' | 'returned' }>;

/** The case reference that every note ends with; a public reply that holds it is held back (G9). */
export function caseReference(event: Pick<NewEvent, 'ticketId' | 'run' | 'seq'>): string {
  return `PDP-${event.ticketId}-${event.run}-${event.seq}`;
}

const REFERENCE = /\bPDP-\d+-\d+-\d+\b|\bpdp-data:/;
const LINE_THAT_TELLS = 40;

/** Whether a public reply holds the note: its reference, or one of its longer lines. */
export function holdsNote(reply: string, note: string | null): boolean {
  if (REFERENCE.test(reply)) return true;
  const flat = reply.replaceAll(/\s+/g, ' ');
  return (note ?? '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .some((line) => line.length >= LINE_THAT_TELLS && flat.includes(line));
}

const withWords = (lines: readonly string[], said: string): string[] => (said === '' ? [...lines] : [...lines, said]);

/** Reggie's answer with what it answers, its condition, and whether the only approver decided it too (playbook §5, §7). */
function answerLines(act: AnswerAct, { state, author, nameOf, words }: NoteContext): string[] {
  const { decision } = state;
  const isOwn = act.kind === 'approved' && decision?.event.author === author;
  return withWords(
    [
      words.say(`note.act.${act.kind}`, { name: nameOf(author) }),
      ...(decision === null ? [] : [labelled(words, words.say('note.asked'), askedWords(decision.decision, words))]),
      ...(act.kind === 'approved' && act.condition !== null ? [conditionWords(act.condition, words)] : []),
      ...(isOwn ? [words.say('note.ownDecision')] : []),
    ],
    act.words,
  );
}

function actLines(act: CaseAct, context: NoteContext): string[] {
  const { words } = context;
  switch (act.kind) {
    case 'asked':
      return decisionLines(act.decision, false, context);
    case 'decided':
      return decisionLines(act.decision, act.flag, context);
    case 'flagged':
      return withWords(
        [words.say(act.escalation === 'none' ? 'note.act.flagged' : `note.act.flagged-${act.escalation}`)],
        act.words,
      );
    case 'confirmed':
      return [words.say(`note.act.confirmed-${act.what}`), act.words];
    case 'approved':
    case 'declined':
    case 'returned':
      return answerLines(act, context);
    case 'withdrawn':
      return withWords([words.say('note.act.withdrawn')], act.words);
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
