import { useEffect, useRef, type RefObject } from 'react';

/**
 * Takes the keyboard's focus when the element appears (or `when` changes), so that whoever presses a button that is gone
 * afterwards goes on from what came in its place. A panel that only just opened takes no focus from the composer.
 */
export function useArrivalFocus<E extends HTMLElement>(when: unknown = null, isMeant = true): RefObject<E> {
  const element = useRef<E>(null);
  useEffect(() => {
    // Without scrolling: what a mouse is about to press must not move away under it.
    if (isMeant && document.hasFocus() && document.activeElement === document.body)
      element.current?.focus({ preventScroll: true });
  }, [when, isMeant]);
  return element;
}
