import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { blockWords } from '../app/blockMessage.ts';
import { caseOf } from '../app/caseNow.ts';
import { gateFacts } from '../app/desk.ts';
import type { SessionPorts } from '../app/sessionPorts.ts';
import type { SessionState } from '../app/sessionState.ts';
import { offeredTexts, type TextId } from '../app/texts.ts';
import { wordsFor } from '../app/wordsFor.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import type { Finding } from '../domain/case/gateInput.ts';
import { holdsNote } from '../domain/case/note.ts';
import { promisesIn } from '../domain/signals/signals.ts';
import { AskException } from './AskException.tsx';
import { Offered } from './OfferedText.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

type DoubtFinding = Extract<Finding, { rule: 'G9' | 'G17' }>;

/** What in the reply being written would stop it from going out (G9, G17). */
export function doubtIn(state: SessionState, ports: SessionPorts): DoubtFinding | null {
  const reply = state.publicReply.trim();
  if (reply === '') return null;
  const promises = promisesIn(reply).filter(({ sentence }) => !state.promiseNothing.includes(sentence));
  const saving = { solving: false, reply, replyHoldsNote: holdsNote(reply, null), promises };
  const input = { ...gateFacts(state, ports), saving };
  const promise = CHECKS.G17(input);
  const note = CHECKS.G9(input);
  return note ?? promise;
}

/** Instead of which texts a promise is written. */
const INSTEAD = ['T3', 'T1'] as const;

/** The text that says it without the promise, offered beside it; null where there is no promise or no such text. */
export function textInstead(state: SessionState, ports: SessionPorts): TextId | null {
  if (doubtIn(state, ports)?.rule !== 'G17') return null;
  const offered = offeredTexts(state, ports).map(({ id }) => id);
  return INSTEAD.find((id) => offered.includes(id)) ?? null;
}

/** A promise that nothing covers: what to write instead, whom to ask, and the click that says it is none. */
function Promised({ sentence }: { readonly sentence: string }): ReactNode {
  const { state, actions, ports } = useDesk();
  const instead = textInstead(state, ports);
  return (
    <section className="card warning">
      <h3 role="status">{t('panel.promise.title')}</h3>
      <blockquote>{sentence}</blockquote>
      <p>{t(instead === null ? 'panel.promise.none' : 'panel.promise.instead')}</p>
      {instead === null ? null : <Offered id={instead} />}
      <Button
        size="small"
        onClick={() => {
          actions.promisesNothing(sentence);
        }}
      >
        {t('panel.promisesNothing')}
      </Button>
      {instead !== 'T3' && caseOf(state).decision?.decision.exception == null ? <AskException /> : null}
    </section>
  );
}

/** What would stop the reply is said while it is written, not at the end. */
export function Doubts(): ReactNode {
  const { state, ports } = useDesk();
  const finding = doubtIn(state, ports);
  if (finding === null) return null;
  if (finding.rule === 'G17') return <Promised sentence={finding.sentence} />;
  const words = blockWords(finding, wordsFor(state, ports.viewerWording));
  return (
    <section className="card warning">
      <h3 role="status">{words.rule}</h3>
      <p>{words.next}</p>
    </section>
  );
}
