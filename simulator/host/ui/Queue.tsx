import { useState } from 'react';
import type { MacroView } from '../../contract.ts';
import { AccountClock } from './AccountClock.tsx';
import { QueueTable } from './QueueTable.tsx';
import { useQueue } from './useQueue.ts';

interface BulkBarProps {
  readonly count: number;
  readonly macros: readonly MacroView[];
  readonly onEdit: ReturnType<typeof useQueue>['bulk'];
}

/** Edits several tickets at once: no app is asked. */
function BulkBar({ count, macros, onEdit }: BulkBarProps) {
  const [chosen, choose] = useState<number | null>(null);
  const macro = macros.find(({ id }) => id === chosen) ?? macros[0];
  return (
    <div className="row" role="group" aria-label="Bulk edit">
      <span>{count} ticked</span>
      <button
        type="button"
        disabled={count === 0}
        onClick={() => {
          onEdit({ status: 'solved' });
        }}
      >
        Submit as solved
      </button>
      <label>
        Macro
        <select
          value={macro?.id}
          onChange={({ target }) => {
            choose(Number(target.value));
          }}
        >
          {macros.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        disabled={count === 0 || macro === undefined}
        onClick={() => {
          if (macro !== undefined) onEdit({ macro: macro.id });
        }}
      >
        Apply macro to those ticked
      </button>
    </div>
  );
}

/** One of the account's views, what can be done to several of its tickets, and what the account does by itself. */
export function Queue() {
  const { views, macros, ticked, said, tick, untickAll, bulk, runAutomations } = useQueue();
  const [chosen, choose] = useState<number | null>(null);
  const view = views.find(({ id }) => id === chosen) ?? views[0];
  return (
    <section className="drawer" aria-label="Queue">
      <div className="drawer-head">
        <h2>Queue</h2>
        <label>
          View
          <select
            value={view?.id}
            onChange={({ target }) => {
              choose(Number(target.value));
              untickAll();
            }}
          >
            {views.map(({ id, title, active }) => (
              <option key={id} value={id}>
                {active ? title : `${title} (not active)`}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={runAutomations}>
          Run automations (one hour)
        </button>
        <AccountClock />
      </div>
      <BulkBar count={ticked.length} macros={macros} onEdit={bulk} />
      <p role="status">{said}</p>
      {view !== undefined && <QueueTable tickets={view.tickets} ticked={ticked} onTick={tick} />}
    </section>
  );
}
