import { useState } from 'react';
import { AuditLog } from './AuditLog.tsx';
import { Composer } from './Composer.tsx';
import { Conversation } from './Conversation.tsx';
import { useActiveTab } from './DeskContext.ts';
import { Properties } from './Properties.tsx';
import { SaveNotice } from './SaveNotice.tsx';
import { SubmitBar } from './SubmitBar.tsx';

/** The ticket in front. */
export function TicketPage() {
  const tab = useActiveTab();
  const [auditsShown, showAudits] = useState(false);
  if (tab === undefined) return <main className="ticket" aria-busy="true" />;
  const { view } = tab.form;
  return (
    <main className="ticket" key={tab.key}>
      <Properties tab={tab} />
      <div className="talk">
        <header className="ticket-head">
          <h1>{view?.subject ?? 'New ticket'}</h1>
          {view !== null && (
            <p className="quiet">
              #{view.id} · {view.requester.name} &lt;{view.requester.email}&gt;
            </p>
          )}
          {view !== null && (
            <button
              type="button"
              aria-expanded={auditsShown}
              onClick={() => {
                showAudits(!auditsShown);
              }}
            >
              Audit log
            </button>
          )}
        </header>
        {auditsShown && view !== null ? (
          <AuditLog ticket={view.id} version={`${view.updatedAt} ${view.conversation.length}`} />
        ) : (
          <Conversation comments={view?.conversation ?? []} requester={view?.requester.id ?? null} />
        )}
        <Composer tab={tab} />
        <SaveNotice tab={tab} />
        <SubmitBar tab={tab} />
      </div>
    </main>
  );
}
