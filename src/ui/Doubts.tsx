import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { blockWords } from '../app/blockMessage.ts';
import { gateFacts } from '../app/desk.ts';
import { wordsFor } from '../app/wordsFor.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import { holdsNote } from '../domain/case/note.ts';
import { promisesIn } from '../domain/signals/signals.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** What in the reply being written would stop it from going out (G9, G17): said while it is written, not at the end. */
export function Doubts(): ReactNode {
  const { state, actions, ports } = useDesk();
  const reply = state.publicReply.trim();
  if (reply === '') return null;
  const promises = promisesIn(reply).filter(({ sentence }) => !state.promiseNothing.includes(sentence));
  const saving = { solving: false, reply, replyHoldsNote: holdsNote(reply, null), promises };
  const input = { ...gateFacts(state, ports), saving };
  const promise = CHECKS.G17(input);
  const note = CHECKS.G9(input);
  const finding = note ?? promise;
  if (finding === null) return null;
  const words = blockWords(finding, wordsFor(state, ports.viewerWording));
  return (
    <section className="card warning">
      <h3 role="status">{words.rule}</h3>
      {finding.rule === 'G17' ? <blockquote>{finding.sentence}</blockquote> : <p>{words.next}</p>}
      {finding.rule === 'G17' ? (
        <Button
          size="small"
          onClick={() => {
            actions.promisesNothing(finding.sentence);
          }}
        >
          {t('panel.promisesNothing')}
        </Button>
      ) : null}
    </section>
  );
}
