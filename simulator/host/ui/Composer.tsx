import { useRef, type KeyboardEvent } from 'react';
import { activeDraft, withComposer, withDraft, type Composer as ComposerName } from '../model/form.ts';
import type { TicketTab } from '../session/state.ts';
import { useDesk } from './DeskContext.ts';

const COMPOSERS: readonly { readonly name: ComposerName; readonly title: string }[] = [
  { name: 'publicReply', title: 'Public reply' },
  { name: 'internalNote', title: 'Internal note' },
];

/** Two drafts beside each other: Submit sends the one in front. */
export function Composer({ tab: { key, form } }: { readonly tab: TicketTab }) {
  const desk = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const { composer } = form.writing;
  const title = COMPOSERS.find(({ name }) => name === composer)?.title;
  const choose = (name: ComposerName): void => {
    desk.edit(key, (now) => withComposer(now, name));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = COMPOSERS.findIndex(({ name }) => name !== composer);
    choose(COMPOSERS[other]?.name ?? composer);
    list.current?.querySelectorAll('button')[other]?.focus();
  };
  return (
    <section className={composer === 'internalNote' ? 'composer composer-internal' : 'composer'}>
      <div role="tablist" aria-label="Composer" ref={list} onKeyDown={onKey}>
        {COMPOSERS.map(({ name, title: tabTitle }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === composer}
            aria-controls="composer-panel"
            tabIndex={name === composer ? 0 : -1}
            onClick={() => {
              choose(name);
            }}
          >
            {tabTitle}
            {name !== composer && form.writing.drafts[name].trim() !== '' && (
              <span className="quiet" aria-hidden="true">
                {' '}
                (draft)
              </span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="composer-panel" aria-labelledby={`tab-${composer}`}>
        <textarea
          aria-label={title}
          rows={5}
          value={activeDraft(form)}
          disabled={form.view?.status === 'closed'}
          onChange={({ target }) => {
            desk.edit(key, (now) => withDraft(now, target.value, target.selectionStart));
          }}
          onSelect={({ currentTarget: { selectionStart } }) => {
            desk.edit(key, (now) => (now.cursor === selectionStart ? now : { ...now, cursor: selectionStart }));
          }}
        />
      </div>
    </section>
  );
}
