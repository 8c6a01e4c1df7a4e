import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { offeredTexts } from '../app/texts.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** Texts for the public reply that fit where the case stands. The app inserts, the agent sends. */
export function Texts(): ReactNode {
  const { state, actions, ports } = useDesk();
  const offered = offeredTexts(state, ports);
  if (offered.length === 0) return null;
  return (
    <section className="card texts" aria-label={t('panel.texts')}>
      <h3>{t('panel.texts')}</h3>
      <ul>
        {offered.map(({ id, body }) => (
          <li key={id}>
            <details>
              <summary>{t(`text.${id}.title`)}</summary>
              <p className="preview">{body}</p>
            </details>
            <Button
              size="small"
              disabled={state.busy !== null}
              aria-label={t('panel.insertText', { title: t(`text.${id}.title`) })}
              onClick={() => {
                void actions.insert(body);
              }}
            >
              {t('panel.insert')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
