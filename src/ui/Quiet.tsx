import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** Nothing past due and nothing said about it: one line, and a way in for whoever knows better. */
export function Quiet(): ReactNode {
  const { actions } = useDesk();
  return (
    <p className="quiet">
      {t('panel.quiet')}{' '}
      <Button isLink onClick={actions.start}>
        {t('panel.start')}
      </Button>
    </p>
  );
}
