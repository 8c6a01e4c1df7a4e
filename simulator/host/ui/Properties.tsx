import { useState } from 'react';
import type { TicketFieldView } from '../../contract.ts';
import { edit, valuesOf, type TicketForm } from '../model/form.ts';
import { tidyTags } from '../protocol/writes.ts';
import type { TicketTab } from '../session/state.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { MergeForm } from './MergeForm.tsx';
import { nameOf } from './words.ts';

type Change = (change: (form: TicketForm) => TicketForm) => void;

interface BoxProps {
  readonly form: TicketForm;
  readonly onChange: Change;
}

/** Read when the agent leaves the box, as typed tags are half words before. */
function TagsBox({ form, onChange }: BoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    if (typed !== null) onChange((now) => edit(now, { tags: tidyTags([typed]) }));
    setTyped(null);
  };
  return (
    <label>
      Tags
      <input
        type="text"
        value={typed ?? valuesOf(form).tags.join(' ')}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
    </label>
  );
}

function FieldBox({ form, onChange, field }: BoxProps & { readonly field: TicketFieldView }) {
  const id = String(field.id);
  const value = valuesOf(form).customFields[id] ?? '';
  const take = (text: string): void => {
    onChange((now) => edit(now, { customFields: { [id]: text === '' ? null : text } }));
  };
  return (
    <label>
      {field.title}
      {field.options.length > 0 ? (
        <select
          value={value}
          onChange={({ target }) => {
            take(target.value);
          }}
        >
          <option value="">–</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="text"
          value={value}
          onChange={({ target }) => {
            take(target.value);
          }}
        />
      )}
    </label>
  );
}

/** The ticket's properties: what can be changed here is saved with Submit. */
export function Properties({ tab: { key, form } }: { readonly tab: TicketTab }) {
  const desk = useDesk();
  const { people, ticketFields } = useDeskState().workspace;
  const { view } = form;
  const onChange: Change = (change) => {
    desk.edit(key, change);
  };
  const custom = ticketFields.filter((field) => field.onForm && field.requirementKey !== null);
  return (
    <section className="properties" aria-label="Properties">
      <label>
        Subject
        <input
          type="text"
          value={valuesOf(form).subject}
          onChange={({ target }) => {
            onChange((now) => edit(now, { subject: target.value }));
          }}
        />
      </label>
      <dl>
        <dt>Requester</dt>
        <dd>{view?.requester.name ?? 'none yet'}</dd>
        <dt>Assignee</dt>
        <dd>{view?.assigneeId == null ? 'nobody' : nameOf(people, view.assigneeId)}</dd>
        <dt>Followers</dt>
        <dd>{view?.followerIds.map((id) => nameOf(people, id)).join(', ') || 'none'}</dd>
      </dl>
      <TagsBox form={form} onChange={onChange} />
      {custom.map((field) => (
        <FieldBox key={field.id} form={form} onChange={onChange} field={field} />
      ))}
      {view !== null && <MergeForm ticket={view.id} />}
    </section>
  );
}
