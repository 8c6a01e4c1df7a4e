/** What is noted inside the measured app, by the browser and by what it shows. */

export interface LongTask {
  readonly at: number;
  readonly ms: number;
}

export interface Shift {
  readonly at: number;
  /** The browser's score. */
  readonly value: number;
  /** The elements that were moved. */
  readonly moved: readonly string[];
}

export interface Watched {
  /** When the first text of any kind was painted. Times are absolute, by the clock that page and frame have in common. */
  readonly first?: number;
  /** When the text that the visit waits for was painted. */
  readonly ready?: number;
  /** When a question that answers to clicks was painted. */
  readonly question?: number;
  /** When React first put something into the page. */
  readonly react?: number;
  /** Tasks of 50 ms and more of this frame. */
  readonly long: readonly LongTask[];
  /** What the browser tells as layout shifts, whatever the cause. */
  readonly shifts: readonly Shift[];
  /** How far the awaited text moved between being ready and the question, in pixels. */
  readonly moved: number;
  /** Painted frames without any text after the first, or without the awaited one after it was there. */
  readonly gaps: number;
}

/**
 * Runs in every frame before its scripts. `ready` is the awaited text, `question` that of a button. A text and no function:
 * what tsx makes of a function needs a helper that the page does not have.
 */
export const watching = (ready: RegExp, question: RegExp | null): string => `
if (window.parent !== window) {
  const ready = ${String(ready)};
  const question = ${String(question)};
  const clock = () => performance.timeOrigin + performance.now();
  const seen = { long: [], shifts: [], moved: 0, gaps: 0 };
  const awaited = new Set();
  window.watched = seen;

  // What a task behind the frame's callbacks finds is painted as far as this thread goes.
  const whenPainted = (name, then) => {
    if (awaited.has(name)) return;
    awaited.add(name);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        seen[name] = clock();
        then?.();
        console.debug('bench ' + name);
      };
      port2.postMessage(null);
    });
  };

  const text = () => document.body?.textContent ?? '';
  const topOfReady = () => {
    const all = [...document.body.querySelectorAll('*')].filter((one) => ready.test(one.textContent));
    return all.at(-1)?.getBoundingClientRect().top ?? 0;
  };
  let top = 0;
  const watchFrames = () => {
    const isGap = seen.ready === undefined ? text().trim() === '' : !ready.test(text());
    if (isGap) seen.gaps += 1;
    if (seen.question === undefined) requestAnimationFrame(watchFrames);
    else seen.moved = Math.round(topOfReady() - top);
  };

  const propsOf = (element) => element[Object.keys(element).find((key) => key.startsWith('__reactProps$'))];
  const byReact = (node) => Object.keys(node).some((key) => key.startsWith('__reactFiber$'));
  const isAnswerable = (button) =>
    question.test(button.textContent) && !button.disabled && typeof propsOf(button)?.onClick === 'function';

  new MutationObserver((records) => {
    const shown = text();
    if (shown.trim() !== '') whenPainted('first', question === null ? undefined : watchFrames);
    if (ready.test(shown)) whenPainted('ready', () => { top = topOfReady(); });
    if (seen.react === undefined && records.some(({ addedNodes }) => [...addedNodes].some(byReact))) seen.react = clock();
    if (question !== null && [...document.querySelectorAll('button')].some(isAnswerable)) whenPainted('question');
  }).observe(document, { childList: true, subtree: true, characterData: true });

  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      // Tasks of the host page in the same process are told as an ancestor's.
      if (!name.endsWith('ancestor')) seen.long.push({ at: performance.timeOrigin + startTime, ms: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, value, sources } of list.getEntries()) {
      const moved = sources.map(({ node }) => node?.outerHTML?.slice(0, 60) ?? '(gone)');
      seen.shifts.push({ at: performance.timeOrigin + startTime, value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
`;
