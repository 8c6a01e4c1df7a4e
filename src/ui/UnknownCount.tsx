import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import type { UnknownRead, UnknownWhy } from '../domain/invoice.ts';
import { AdminReport } from './AdminReport.tsx';
import { ChooseCustomer } from './ChooseCustomer.tsx';
import { LATER } from './chunks.ts';
import { FaultLines } from './Faults.tsx';
import { Part } from './later.tsx';
import { useDesk } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

/** Billing works, or nobody expects it to: there is nothing to try again, and nothing to be alarmed about. */
const CALM: readonly UnknownWhy[] = [
  'no-customer',
  'several-customers',
  'customer-gone',
  'not-configured',
  'to-be-typed',
  'no-count',
  'no-requester',
];
/** Somebody may put it right in billing or in Zendesk meanwhile. */
const MENDED_ELSEWHERE: readonly UnknownWhy[] = ['no-customer', 'no-count', 'customer-gone'];
/** The customer may be known under another e-mail. */
const SEARCHABLE: readonly UnknownWhy[] = ['no-customer', 'several-customers', 'customer-gone', 'no-requester'];

function Search(): ReactNode {
  const { state, ports } = useDesk();
  // What was typed before a reload keeps it open.
  const [isOpen, setOpen] = useState('customerEmail' in state.typed);
  if (ports.billing.search === null) return null;
  if (isOpen) {
    const cancel = (): void => {
      setOpen(false);
    };
    return <Part of={LATER}>{({ SearchCustomer }) => <SearchCustomer onCancel={cancel} />}</Part>;
  }
  return (
    <Button
      size="small"
      onClick={() => {
        setOpen(true);
      }}
    >
      {t('customer.searchOther')}
    </Button>
  );
}

/** The way to type the count; where that is the source, it stands open. */
function Count({ isSource }: { readonly isSource: boolean }): ReactNode {
  const { state } = useDesk();
  const isTyped = 'count' in state.typed || 'seenIn' in state.typed;
  const [opened, setOpened] = useState<'by-click' | 'as-typed' | null>(isTyped ? 'as-typed' : null);
  if (isSource || opened !== null) {
    const cancel = (): void => {
      setOpened(null);
    };
    return (
      <Part of={LATER}>
        {({ CountForm }) => <CountForm isCalled={opened === 'by-click'} onCancel={isSource ? null : cancel} />}
      </Part>
    );
  }
  return (
    <Button
      size="small"
      className="enter-count"
      onClick={() => {
        setOpened('by-click');
      }}
    >
      {t('unknown.enterCount')}
    </Button>
  );
}

/** The count is not known: why, what to do, whom to choose, and the way to type it. It never reads as zero. */
export function UnknownCount({ unknown }: { readonly unknown: UnknownRead }): ReactNode {
  const { state, actions, ports } = useDesk();
  const { isAdmin } = ports.viewer;
  const { why, fault, customers, atLeast } = unknown;
  const heading = useArrivalFocus<HTMLHeadingElement>(why);
  const isCalm = CALM.includes(why);
  // Trying again brings the same list.
  const isTooLong = fault?.name === 'too-long';
  const email = state.ticket?.requester.email ?? '';
  const words =
    why === 'refused' && isAdmin
      ? t('unknown.refusedToAdmin')
      : isTooLong
        ? t('unknown.tooLong')
        : t(`unknown.${why}`, { email });
  return (
    <section className={isCalm ? 'card unknown' : 'card failed'} role={isCalm ? undefined : 'alert'}>
      <h2 ref={heading} tabIndex={-1}>
        {atLeast > 0 ? t('unknown.atLeast', { count: atLeast }) : t('unknown.title')}
      </h2>
      <p>{words}</p>
      {isAdmin && why === 'no-customer' && ports.settings.billingSource === 'stripe' ? (
        <p className="hint">{t('unknown.otherMode')}</p>
      ) : null}
      <FaultLines faults={fault === null ? [] : [fault]} />
      {customers.length > 0 ? <ChooseCustomer customers={customers} email={null} /> : null}
      <p className="hint">{t('unknown.neverZero')}</p>
      <div className="row">
        {isTooLong || (isCalm && !MENDED_ELSEWHERE.includes(why)) ? null : (
          <Button size="small" disabled={state.billing.refreshing} onClick={() => void actions.refresh()}>
            {t(state.billing.refreshing ? 'panel.refreshing' : 'panel.tryAgain')}
          </Button>
        )}
        {SEARCHABLE.includes(why) ? <Search /> : null}
        <Count isSource={why === 'to-be-typed'} />
      </div>
      {fault === null ? null : <AdminReport />}
    </section>
  );
}
