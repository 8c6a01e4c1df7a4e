import type { TicketStatus } from '../../contract.ts';
import { edit, valuesOf } from '../model/form.ts';
import { submit } from '../session/submit.ts';
import type { TicketTab } from '../session/state.ts';
import { useDesk } from './DeskContext.ts';
import { MacroMenu } from './MacroMenu.tsx';
import { STATUS_NAMES } from './words.ts';

const CHOICES: readonly TicketStatus[] = ['open', 'pending', 'hold', 'solved'];

/** The status of the next save; before it, apps read it as `ticket.status`. */
export function SubmitBar({ tab }: { readonly tab: TicketTab }) {
  const { key, form, submitting } = tab;
  const desk = useDesk();
  const { status } = valuesOf(form);
  const isClosed = form.view?.status === 'closed';
  const choices = CHOICES.includes(form.base.status) ? CHOICES : [form.base.status, ...CHOICES];
  return (
    <div className="submit-bar">
      <MacroMenu tab={tab} />
      <label>
        Submit as
        <select
          value={status}
          disabled={submitting || isClosed}
          onChange={({ target }) => {
            const chosen = choices.find((choice) => choice === target.value);
            if (chosen !== undefined) desk.edit(key, (now) => edit(now, { status: chosen }));
          }}
        >
          {(isClosed ? [status] : choices).map((choice) => (
            <option key={choice} value={choice}>
              {STATUS_NAMES[choice]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className={`submit submit-${status}`}
        disabled={submitting || isClosed}
        onClick={() => {
          void submit(desk, key);
        }}
      >
        {submitting ? 'Submitting…' : `Submit as ${STATUS_NAMES[status]}`}
      </button>
    </div>
  );
}
