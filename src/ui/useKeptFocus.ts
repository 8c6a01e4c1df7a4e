import { useEffect } from 'react';

/** So long what comes in place of a button may take to call the focus to itself (useArrivalFocus). */
const ARRIVAL_MS = 60;

const HEADING = 'h2, h3, h4';

const isUsable = (element: Element): boolean =>
  element.isConnected && !element.matches(':disabled') && element.closest('[hidden]') === null;

/** The focused element and what it lies in, from the inside out. */
function pathTo(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) path.push(at);
  return path;
}

const headingIn = (part: Element): Element | undefined => [...part.querySelectorAll(HEADING)].find(isUsable);

function focusOn(element: Element | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/**
 * Whoever works by keyboard never loses the place: where the focused element is gone or disabled and nothing that came
 * instead has taken the focus, it goes back to the element once that can be used again, else to the heading of the nearest
 * part that is left.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;

    const recover = (): void => {
      const [last] = path;
      if (last === undefined || document.activeElement !== document.body || !document.hasFocus()) return;
      if (isUsable(last)) {
        focusOn(last);
        return;
      }
      // A button that is disabled while it works comes back, or something comes in its place.
      if (last.isConnected && last.matches(':disabled')) return;
      const left = path.slice(1).find(isUsable) ?? document.body;
      focusOn(headingIn(left) ?? headingIn(document.body));
    };
    const remember = (event: FocusEvent): void => {
      if (event.target instanceof Element) path = pathTo(event.target);
    };
    // A press beside everything is meant to leave the focus nowhere.
    const forget = (): void => {
      path = [];
    };
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(recover, ARRIVAL_MS);
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden'],
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
}
