import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { activeDraft, withComposer, withDraft, type Composer as ComposerName, type Cursor } from '../model/form.ts';
import type { TicketTab } from '../session/state.ts';
import { useDesk } from './DeskContext.ts';

const COMPOSERS: readonly { readonly name: ComposerName; readonly title: string }[] = [
  { name: 'publicReply', title: 'Public reply' },
  { name: 'internalNote', title: 'Internal note' },
];

const cursorIn = ({ selectionStart, selectionEnd }: HTMLTextAreaElement): Cursor => {
  return { from: selectionStart, to: selectionEnd };
};

const isSame = (left: Cursor | null, right: Cursor): boolean => left?.from === right.from && left.to === right.to;

/** Two drafts beside each other: Submit sends the one in front. */
export function Composer({ tab: { key, form } }: { readonly tab: TicketTab }) {
  const desk = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const { composer } = form.writing;
  const { cursor } = form;
  useLayoutEffect(() => {
    // Where an app has inserted, the agent writes on behind it.
    if (text.current !== null && cursor !== null && !isSame(cursor, cursorIn(text.current)))
      text.current.setSelectionRange(cursor.from, cursor.to);
  }, [cursor]);
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
          ref={text}
          aria-label={title}
          rows={5}
          value={activeDraft(form)}
          disabled={form.view?.status === 'closed'}
          onChange={({ target }) => {
            desk.edit(key, (now) => withDraft(now, target.value, cursorIn(target)));
          }}
          onSelect={({ currentTarget }) => {
            const cursor = cursorIn(currentTarget);
            desk.edit(key, (now) => (isSame(now.cursor, cursor) ? now : { ...now, cursor }));
          }}
        />
      </div>
    </section>
  );
}
