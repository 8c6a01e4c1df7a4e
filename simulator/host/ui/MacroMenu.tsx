import { useState } from 'react';
import type { MacroView } from '../../contract.ts';
import { applyMacro } from '../model/macro.ts';
import { reasonOf } from '../server.ts';
import type { TicketTab } from '../session/state.ts';
import { useDesk } from './DeskContext.ts';

/** The account's macros, asked for when the menu opens: a chosen one edits the open form, Submit saves it. */
export function MacroMenu({ tab: { key, form, submitting } }: { readonly tab: TicketTab }) {
  const desk = useDesk();
  const [macros, setMacros] = useState<readonly MacroView[] | null>(null);
  const close = (): void => {
    setMacros(null);
  };
  const open = (): void => {
    desk.server.macros().then(setMacros, (error: unknown) => {
      desk.toast('error', reasonOf(error));
    });
  };
  return (
    <div
      className="macro-menu"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <button
        type="button"
        aria-expanded={macros !== null}
        disabled={submitting || form.view === null || form.view.status === 'closed'}
        onClick={macros === null ? open : close}
      >
        Apply macro
      </button>
      {macros !== null && (
        <ul aria-label="Macros">
          {macros.length === 0 && <li className="quiet">This account has no macros.</li>}
          {macros.map((macro) => (
            <li key={macro.id}>
              <button
                type="button"
                onClick={() => {
                  desk.edit(key, (now) => applyMacro(now, macro));
                  close();
                }}
              >
                {macro.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
