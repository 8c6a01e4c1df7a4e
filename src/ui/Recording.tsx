import { Button } from '@zendeskgarden/react-buttons';
import { Field, Textarea } from '@zendeskgarden/react-forms';
import { useState, type ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { languageFor } from '../app/languages.ts';
import { previewOf, type Preview } from '../app/preview.ts';
import { nameIn } from '../app/wordsFor.ts';
import type { DraftProblem } from '../domain/case/draft.ts';
import { isSetback, NoticeLine } from './NoticeLine.tsx';
import { LinkButton } from './LinkButton.tsx';
import { RoomLine } from './TextRoom.tsx';
import { useDesk } from './SessionContext.ts';
import { titleOf } from './titleOf.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t, type TextKey } from './wording.ts';

const MISSING: { readonly [P in DraftProblem]: TextKey } = {
  'open-question': 'panel.missing.question',
  'reason-missing': 'exception.missing.reason',
  'amount-missing': 'exception.missing.amount',
  'amount-not-positive': 'exception.missing.amount',
  'closure-must-close': 'exception.missing.closes',
  'exception-kind-missing': 'exception.missing.kind',
  'exception-plan-missing': 'exception.missing.plan',
  'refunded-missing': 'exception.missing.refunded',
  'amount-above-invoices': 'exception.missing.aboveInvoices',
  'too-few-to-collect': 'exception.missing.tooFew',
  'change-reason-missing': 'panel.missing.changeReason',
  'asked-when-missing': 'panel.missing.askedWhen',
};

/** The button names its act; an exception's is to flag it, also while something is missing for it. */
function label(preview: Preview, isException: boolean): string {
  if (preview.is !== 'ready') return t(isException ? 'panel.record.flag' : 'panel.record.note');
  const { act } = preview.event;
  if (act.kind === 'asked') return t('panel.record.asked');
  return t(act.kind === 'decided' && act.flag ? 'panel.record.flag' : 'panel.record.note');
}

function OwnWords(): ReactNode {
  const { state, actions } = useDesk();
  const input = useArrivalFocus<HTMLTextAreaElement>();
  return (
    <Field>
      <Field.Label>{t('panel.ownWords')}</Field.Label>
      <Textarea
        ref={input}
        isCompact
        minRows={2}
        isResizable
        value={state.draft.prose}
        onChange={(event) => {
          const { value } = event.target;
          actions.edit((draft) => ({ ...draft, prose: value }));
        }}
      />
    </Field>
  );
}

/** Recording over what a colleague decided meanwhile is allowed, but nobody should do it unawares. */
function ReplacesOther(): ReactNode {
  const { state, ports, format } = useDesk();
  const { decision } = caseOf(state);
  if (decision === null || state.draft.changing || decision.event.author === ports.viewer.id) return null;
  const { author, at } = decision.event;
  const name = nameIn(state, format)(author);
  return (
    <p role="alert" className="notice bad">
      {t('panel.replacesOther', { name, what: titleOf(decision.decision), when: format.moment(at) })}
    </p>
  );
}

/** The note as it will stand on the ticket, shown before it is recorded (playbook §7) and below what is pressed next. */
function Note({ note }: { readonly note: string }): ReactNode {
  const { ports } = useDesk();
  const isTeams = languageFor(ports.viewer.locale) !== ports.settings.noteLanguage;
  return (
    <details open>
      <summary>
        {t('panel.note')}
        {isTeams ? ` ${t('panel.noteInTeams')}` : null}
      </summary>
      <pre className="note" role="region" tabIndex={0} aria-label={t('panel.note')}>
        {note}
      </pre>
    </details>
  );
}

/**
 * The one button that records, and the note that it makes below it. The agent's own words stand before it once they are asked
 * for, and beside an exception, which has its reason, only where something was typed; what is typed is never hidden.
 */
export function Recording(): ReactNode {
  const { state, actions, ports, session } = useDesk();
  const [isOpened, setOpened] = useState(false);
  const preview = previewOf(ports, session.store);
  if (state.ticket?.id == null) return <p className="hint">{t('panel.newTicket')}</p>;
  const room = preview.is === 'ready' ? preview.room : Infinity;
  const isReady = preview.is === 'ready' && room >= 0;
  const { prose, exception } = state.draft;
  if (prose !== '' && !isOpened) setOpened(true);
  const why =
    preview.is === 'incomplete'
      ? t(MISSING[preview.problem])
      : preview.is === 'refused'
        ? t(`refusal.${preview.refusal}`)
        : null;
  return (
    <div className="recording">
      {isOpened ? <OwnWords /> : null}
      {isReady ? <ReplacesOther /> : null}
      {isSetback(state.notice) ? <NoticeLine /> : null}
      {why === null ? null : <p className="hint">{why}</p>}
      <RoomLine room={room} />
      <Button
        isPrimary
        isStretched
        disabled={state.busy !== null || !isReady}
        onClick={() => {
          void actions.record();
        }}
      >
        {state.busy === 'recording' ? t('panel.recording') : label(preview, exception !== null)}
      </Button>
      {isOpened || exception !== null ? null : (
        <LinkButton
          small
          onClick={() => {
            setOpened(true);
          }}
        >
          {t('panel.addOwnWords')}
        </LinkButton>
      )}
      {preview.is === 'ready' ? <Note note={preview.note} /> : null}
    </div>
  );
}
