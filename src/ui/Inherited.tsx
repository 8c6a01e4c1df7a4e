import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { hasDraft, isTagInherited, unfinishedTest } from '../app/desk.ts';
import { SetAside } from './SetAside.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** The tag of an earlier case on a ticket without one: it grants nothing, and the answers can be taken over (playbook §5). */
export function Inherited(): ReactNode {
  const { state, actions } = useDesk();
  const { log, busy } = state;
  if (!isTagInherited(state) || unfinishedTest(state) !== null || hasDraft(state.draft) || log.is !== 'read')
    return null;
  const { followUpOf } = log;
  return (
    <section className="card signal" aria-label={t('inherited.title')}>
      <h3>{t('inherited.title')}</h3>
      <p>{t('inherited.body')}</p>
      <div className="row">
        {followUpOf === null ? null : (
          <Button
            size="small"
            isPrimary
            disabled={busy !== null}
            onClick={() => {
              void actions.startFrom(followUpOf);
            }}
          >
            {t(busy === 'fetching' ? 'inherited.starting' : 'inherited.start', { id: followUpOf })}
          </Button>
        )}
        <SetAside />
      </div>
      {followUpOf === null ? null : <p className="hint">{t('inherited.hint')}</p>}
    </section>
  );
}
