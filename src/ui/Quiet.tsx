import type { ReactNode } from 'react';
import { billingNow, quietlyUnknown } from '../app/billingNow.ts';
import { Faults } from './Faults.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

/** Nothing asks for the playbook: one line that says so, or that nobody knows, and a way in for whoever knows better. */
export function Quiet(): ReactNode {
  const { state, actions, ports } = useDesk();
  // Where the last thing pressed has put everything right, its button is gone and no heading is left.
  const line = useArrivalFocus<HTMLParagraphElement>();
  const why = quietlyUnknown(state);
  const read = billingNow(state);
  const fault = read.kind === 'unknown' && ports.viewer.isAdmin ? read.fault : null;
  return (
    <>
      <p ref={line} tabIndex={-1} className="quiet">
        {t(why === null ? 'panel.quiet' : `quietly.${why}`)}{' '}
        <LinkButton onClick={actions.start}>{t('panel.start')}</LinkButton>
      </p>
      <Faults faults={fault === null ? [] : [fault]} />
    </>
  );
}
