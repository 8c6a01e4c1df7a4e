import { useEffect, useRef } from 'react';
import type { ConversationComment } from '../../contract.ts';
import { useDeskState } from './DeskContext.ts';
import { initials, nameOf, timeText } from './words.ts';

interface Props {
  readonly comments: readonly ConversationComment[];
  readonly requester: number | null;
}

/** The newest comment stands last and is scrolled to. */
export function Conversation({ comments, requester }: Props) {
  const { people } = useDeskState().workspace;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const log = end.current;
    if (log === null) return undefined;
    // Also when the drawer below takes half of the height: what was said last is what an agent answers.
    const observer = new ResizeObserver(() => {
      log.scrollTo({ top: log.scrollHeight });
    });
    observer.observe(log);
    return () => {
      observer.disconnect();
    };
  }, [comments.length]);
  return (
    <div className="conversation" role="log" aria-label="Conversation" ref={end}>
      {comments.map(({ id, authorId, writtenBy, public: isPublic, body, createdAt }) => {
        const from = authorId === requester ? 'from-customer' : 'from-agent';
        return (
          <article key={id} className={isPublic ? `comment ${from}` : 'comment internal'}>
            <p className="comment-head">
              <span className={`avatar avatar-${from}`} aria-hidden="true">
                {initials(nameOf(people, authorId))}
              </span>
              <strong>{nameOf(people, authorId)}</strong>
              {writtenBy !== authorId && <span className="warning">written by {nameOf(people, writtenBy)}</span>}
              {!isPublic && <span className="internal-mark">Internal note</span>}
              <time dateTime={createdAt}>{timeText(createdAt)}</time>
            </p>
            <p className="comment-body">{body}</p>
          </article>
        );
      })}
    </div>
  );
}
