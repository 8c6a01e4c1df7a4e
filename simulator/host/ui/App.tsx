import { useState } from 'react';
import { AppSettings } from './AppSettings.tsx';
import { AppsTray } from './AppsTray.tsx';
import { BadDays } from './BadDays.tsx';
import { BillingDrawer } from './BillingDrawer.tsx';
import { useDeskState } from './DeskContext.ts';
import { Mails } from './Mails.tsx';
import { Queue } from './Queue.tsx';
import { TicketList } from './TicketList.tsx';
import { TicketPage } from './TicketPage.tsx';
import { TicketTabs } from './TicketTabs.tsx';
import { Toasts } from './Toasts.tsx';
import { TopBar, type Drawer } from './TopBar.tsx';

export function App() {
  const { reachable } = useDeskState();
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  return (
    <div className="workspace">
      <TopBar
        drawer={drawer}
        onToggle={(which) => {
          setDrawer((open) => (open === which ? null : which));
        }}
      />
      {!reachable && (
        <p className="unreachable" role="alert" data-kind="unreachable">
          The workspace’s server does not answer. Is `npm start` still running?
        </p>
      )}
      <div className="columns">
        <TicketList />
        <div className="middle">
          <TicketTabs />
          <TicketPage />
          {drawer === 'queue' && <Queue />}
          {drawer === 'mails' && <Mails />}
          {drawer === 'billing' && <BillingDrawer />}
          {drawer === 'bad-days' && <BadDays />}
          {drawer === 'settings' && <AppSettings />}
        </div>
        <AppsTray />
      </div>
      <Toasts />
    </div>
  );
}
