import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { chartOf } from '../../domain/policy/chart.ts';
import type { Position } from '../../domain/policy/flow.ts';
import { t } from '../wording.ts';
import { AsText } from './AsText.tsx';
import './chart.css';
import './dialog.css';
import { layoutOf } from './layout.ts';
import { Picture } from './Picture.tsx';
import { PANEL_WORDS, pathInWords } from './words.ts';

/** Narrower than this the picture is scrolled sideways. */
const NARROWEST = 270;

/**
 * Opens the dialog in the part of the frame that is on the screen. The frame is as high as the panel, so that most of it may
 * lie outside of the window; only the browser knows which part is seen.
 */
function useOpened(): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => {
      const part = entries.at(-1)?.intersectionRect;
      const { current } = dialog;
      if (part === undefined || current === null) return;
      if (part.height > 0) {
        current.style.setProperty('--seen-top', `${part.top}px`);
        current.style.setProperty('--seen-height', `${part.height}px`);
      }
      if (!current.open) current.showModal();
    });
    const look = (): void => {
      seen.disconnect();
      seen.observe(document.documentElement);
    };
    look();
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('resize', look);
      seen.disconnect();
    };
  }, []);
  return dialog;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** The room that the element gives to what is in it, in pixels; 0 until it is known. */
function useRoom(element: RefObject<HTMLElement>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      setRoom({ width: Math.floor(width), height: Math.floor(height) });
    });
    if (element.current !== null) observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return room;
}

/**
 * Shows the way from its beginning; where there is no room for all of it, where one stands with as much of the way there as
 * fits. The frame grows after the dialog has opened, so it is looked at again with every change, until somebody scrolls.
 */
function useWhereOneStands(scrolled: RefObject<HTMLElement>, { width, height }: Room): () => void {
  const isTaken = useRef(false);
  useEffect(() => {
    const { current } = scrolled;
    if (current === null || width === 0 || isTaken.current) return;
    current.scrollTop = 0;
    current.querySelector('rect.here')?.scrollIntoView({ block: 'nearest' });
  }, [scrolled, width, height]);
  return () => {
    isTaken.current = true;
  };
}

export interface ChartShown {
  readonly position: Position;
  readonly flagsEveryVoid: boolean;
  readonly onClose: () => void;
}

/** The whole flowchart over the panel, with the path that was taken; opened when it is mounted. */
export function Chart({ position, flagsEveryVoid, onClose }: ChartShown): ReactNode {
  const dialog = useOpened();
  const scrolled = useRef<HTMLDivElement>(null);
  const room = useRoom(scrolled);
  const take = useWhereOneStands(scrolled, room);
  const chart = chartOf(position, flagsEveryVoid);
  return (
    <dialog
      ref={dialog}
      className="chart-dialog"
      aria-labelledby="chart-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <header>
        <h2 id="chart-title">{t('chart.title')}</h2>
        <Button
          size="small"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          {t('chart.close')}
        </Button>
      </header>
      <div
        ref={scrolled}
        className="chart-scroll"
        role="region"
        aria-labelledby="chart-title"
        tabIndex={0}
        onWheel={take}
        onPointerDown={take}
        onKeyDown={take}
      >
        {room.width > 0 ? (
          <Picture
            layout={layoutOf(chart, PANEL_WORDS, Math.max(room.width, NARROWEST))}
            title={t('chart.title')}
            description={pathInWords(chart)}
            isMirrored={document.dir === 'rtl'}
          />
        ) : null}
        <details
          onToggle={({ currentTarget }) => {
            // It opens below what is seen.
            if (currentTarget.open) currentTarget.scrollIntoView({ block: 'start' });
          }}
        >
          <summary>{t('chart.asText')}</summary>
          <AsText chart={chart} />
        </details>
      </div>
    </dialog>
  );
}
