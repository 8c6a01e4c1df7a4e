import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { isIndexInLine } from '../app/desk.ts';
import type { SessionState } from '../app/sessionState.ts';
import { nameIn } from '../app/wordsFor.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { phaseOf } from '../domain/case/standing.ts';
import type { Format } from './format.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

const ANSWERS: readonly string[] = ['approved', 'declined', 'returned'];

function indexLine(state: SessionState, caseState: CaseState, format: Format): readonly string[] {
  const { indexChanged } = caseState;
  if (indexChanged === null || isIndexInLine(state)) return [];
  const { by, at } = indexChanged;
  const shown = state.ticket?.indexPhases.map((phase) => t(`panel.phase.${phase}`)) ?? [];
  return [
    t('tampered.index', {
      shown: shown.length === 0 ? t('tampered.nothingShown') : shown.join(', '),
      phase: t(`panel.phase.${phaseOf(caseState)}`),
      name: by === null ? t('tampered.rule') : nameIn(state, format)(by),
      when: format.moment(at),
    }),
  ];
}

/** An approval set by hand that the net took off again: the field shows nothing of it any more. */
function takenOffLine(state: SessionState, { setApproved }: CaseState, format: Format): readonly string[] {
  if (setApproved === null || state.ticket?.indexPhases.includes('approved') !== false) return [];
  const { by, at } = setApproved;
  return [t('tampered.byHand', { name: nameIn(state, format)(by), when: format.moment(at) })];
}

/** What looks like an answer of Reggie's and is none: who did it, when, and why it grants nothing (playbook §5). */
export function Tampered(): ReactNode {
  const { state, actions, format } = useDesk();
  const caseState = caseOf(state);
  if (caseState.run === 0 && caseState.unreadable === 0) return null;
  const name = nameIn(state, format);
  // What was refused before the newest flag is history; the flag has put the question again.
  const since = caseState.flag?.event.at ?? -Infinity;
  const broken = caseState.unreadable - caseState.newer;
  const ofIndex = indexLine(state, caseState, format);
  const lines = [
    ...ofIndex,
    ...takenOffLine(state, caseState, format),
    ...caseState.refused
      .filter(({ event }) => ANSWERS.includes(event.act.kind) && event.at >= since)
      .map(({ event, why }) =>
        t('tampered.refused', {
          kind: t(`panel.history.${event.act.kind}`),
          name: name(event.author),
          when: format.moment(event.at),
          why: t(`panel.history.why.${why}`),
        }),
      ),
    ...caseState.disguised
      .filter(({ at }) => at >= since)
      .map(({ by, shownAs, at }) =>
        t('tampered.disguised', { name: name(by), shownAs: name(shownAs), when: format.moment(at) }),
      ),
    ...(caseState.newer > 0 ? [t('tampered.newer', { count: caseState.newer })] : []),
    ...(broken > 0 ? [t('tampered.unreadable', { count: broken })] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <section className="card warning tampered" aria-label={t('tampered.title')}>
      <h3 role="status">{t('tampered.title')}</h3>
      <ul>
        {lines.map((line, place) => (
          <li key={`${place} ${line}`}>{line}</li>
        ))}
      </ul>
      {ofIndex.length > 0 && phaseOf(caseState) === 'approved' ? (
        <p className="hint">{t('tampered.unsealed')}</p>
      ) : null}
      {ofIndex.length === 0 ? null : (
        <Button size="small" disabled={state.busy !== null} onClick={() => void actions.mendIndex()}>
          {t('tampered.mend')}
        </Button>
      )}
    </section>
  );
}
