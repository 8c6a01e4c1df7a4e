import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { Notice } from '../app/sessionState.ts';
import { AdminReport } from './AdminReport.tsx';
import { noticeWords } from './noticeWords.ts';
import { useDesk } from './SessionContext.ts';

/** Whether the notice is about an attempt to write that failed: it belongs beside the button that is pressed again. */
export function isSetback(notice: Notice | null): boolean {
  return notice?.kind === 'refused' || notice?.kind === 'failed';
}

/** The button that was pressed may lie far below its notice. */
function useInSight(notice: Notice | null): RefObject<HTMLParagraphElement> {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    line.current?.scrollIntoView({ block: 'nearest' });
  }, [notice]);
  return line;
}

/** What is nobody's fault: somebody was faster, or the ticket is closed. */
const NO_FAULT: readonly string[] = ['newer', 'closed'];

function isFault(notice: Notice): boolean {
  return notice.kind === 'composer' || (notice.kind === 'failed' && !NO_FAULT.includes(notice.failure.why));
}

/** What of the last thing pressed did not come as it should, and of a fault the report for the admin. */
export function NoticeLine(): ReactNode {
  const { notice } = useDesk().state;
  const line = useInSight(notice);
  if (notice === null) return null;
  const { text, good } = noticeWords(notice);
  if (good) return null;
  return (
    <>
      <p ref={line} role="alert" className="notice bad">
        {text}
      </p>
      {isFault(notice) ? <AdminReport /> : null}
    </>
  );
}

/**
 * What came of the last thing pressed, and, for screen readers alone, why a save was blocked (others read it in Zendesk). Both
 * places are there from the start and only their words change: one that comes together with its words is often not read out.
 */
export function Outcome(): ReactNode {
  const { notice, blocked } = useDesk().state;
  const line = useInSight(notice);
  const words = notice === null ? null : noticeWords(notice);
  return (
    <>
      <div role="status" className="outcome">
        {words?.good === true ? (
          // What was inserted is told to others beside the button.
          <p ref={line} className={notice?.kind === 'inserted' ? 'only-read spoken' : 'notice good'}>
            {words.text}
          </p>
        ) : null}
      </div>
      <p role="status" className="only-read spoken">
        {blocked}
      </p>
    </>
  );
}
