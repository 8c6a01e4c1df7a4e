import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { nameIn } from '../app/wordsFor.ts';
import type { CaseAct } from '../domain/case/events.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

function wordsOf(act: CaseAct): string {
  return 'words' in act && act.words !== '' ? `: ${act.words}` : '';
}

/** Every event of the ticket's case, newest first, and what looked like an answer but grants nothing. */
export function History(): ReactNode {
  const { state, format } = useDesk();
  const { events, refused, unreadable, newer } = caseOf(state);
  if (events.length === 0 && refused.length === 0) return null;
  const name = nameIn(state, format);
  return (
    <details className="history">
      <summary>{t('panel.history.title', { count: events.length })}</summary>
      <ul>
        {[...events].reverse().map(({ id, act, author, at }) => (
          <li key={id}>
            {act.kind === 'confirmed' ? t(`panel.history.what.${act.what}`) : t(`panel.history.${act.kind}`)}
            {wordsOf(act)}
            <span className="hint">
              {' '}
              {name(author)}, {format.moment(at)}
            </span>
          </li>
        ))}
        {refused.map(({ event, why }) => (
          <li key={`${event.id} refused`} className="refused">
            {t('panel.history.refused', {
              kind: t(`panel.history.${event.act.kind}`),
              why: t(`panel.history.why.${why}`),
            })}
            <span className="hint">
              {' '}
              {name(event.author)}, {format.moment(event.at)}
            </span>
          </li>
        ))}
        {newer > 0 ? <li className="refused">{t('panel.history.newer', { count: newer })}</li> : null}
        {unreadable > newer ? (
          <li className="refused">{t('panel.history.unreadable', { count: unreadable - newer })}</li>
        ) : null}
      </ul>
    </details>
  );
}
