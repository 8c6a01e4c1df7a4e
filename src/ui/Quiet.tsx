import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { quietlyUnknown } from '../app/desk.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** Nothing asks for the playbook: one line that says so, or that nobody knows, and a way in for whoever knows better. */
export function Quiet(): ReactNode {
  const { state, actions } = useDesk();
  const why = quietlyUnknown(state);
  return (
    <p className="quiet">
      {t(why === null ? 'panel.quiet' : `quietly.${why}`)}{' '}
      <Button isLink onClick={actions.start}>
        {t('panel.start')}
      </Button>
    </p>
  );
}
