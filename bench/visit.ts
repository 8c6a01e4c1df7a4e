/** Visits of an app: its frame is put into the host page, and what came of it is told in milliseconds from then. */
import type { BrowserContext, ConsoleMessage, Frame, Page } from 'playwright-core';
import type { BenchHost, Said, Seen, Wanted } from './host/host.ts';
import { watching, type Shift, type Watched } from './watch.ts';

/** How long tasks count for the blocking time. */
const BLOCKING_WINDOW_MS = 3000;
/** For what an app does when it has nothing else to do. */
const IDLE_MS = 500;
const LONG_TASK_MS = 50;
const PATIENCE_MS = 60_000;

/** An app to be measured. */
export interface App {
  readonly name: string;
  readonly url: string;
  /** The text it is about. */
  readonly ready: RegExp;
  /** The button of its first question, where it has one. */
  readonly question: RegExp | null;
}

export interface Visit {
  /** Not a number: never, here and below. */
  readonly ready: number;
  readonly first: number;
  readonly question: number;
  readonly react: number;
  readonly guard: number;
  readonly billingAsked: number;
  /** From the answer with the invoices to the text, whatever else it may have waited for. */
  readonly behindAnswer: number;
  readonly blocking: number;
  readonly shifts: readonly Shift[];
  readonly moved: number;
  readonly gaps: number;
  readonly heights: readonly number[];
  readonly said: readonly Said[];
  /** Answers that were not known before; such a visit waited for a server, and is no measurement. */
  readonly learned: Seen['learned'];
}

export interface Circumstances {
  readonly hostUrl: string;
  /** 4: a CPU four times slower. */
  readonly slowdown: number;
  readonly wanted: Omit<Wanted, 'appUrl'>;
}

/** The first visit with nothing kept, and the second in the same tab, as when an agent opens the next ticket. */
export interface Visits {
  readonly cold: Visit;
  readonly warm: Visit;
}

const told = (page: Page, what: string): Promise<unknown> =>
  page.waitForEvent('console', {
    predicate: (message: ConsoleMessage) => message.text() === `bench ${what}`,
    timeout: PATIENCE_MS,
  });

interface Window {
  readonly bench: BenchHost;
  readonly watched: Watched;
}

/** Page and frame must share a process, else the slowdown holds for the page alone. */
async function assertOneProcess(context: BrowserContext, frame: Frame): Promise<void> {
  const own = await context.newCDPSession(frame).catch(() => null);
  if (own !== null) throw new Error('The frame has a process of its own: no slowdown would hold for it');
}

function visitFrom(seen: Seen, watched: Watched, guard: number | undefined): Visit {
  const since = (at: number | undefined): number => (at === undefined ? Number.NaN : at - seen.insertedAt);
  const ready = since(watched.ready);
  const said = seen.said.map((one) => ({ ...one, at: since(one.at) }));
  const asksInvoices = said.find(({ by, what }) => by === 'app' && what.includes('api.stripe.com/v1/invoices'));
  const request = asksInvoices?.what.split(' ', 1)[0] ?? '';
  const invoices = said.find(({ by, what }) => by === 'host' && what.includes(`"zaf.${request}.done"`));
  const blocking = watched.long
    .filter(({ at }) => since(at) < BLOCKING_WINDOW_MS)
    .reduce((sum, { ms }) => sum + ms - LONG_TASK_MS, 0);
  return {
    ready,
    first: since(watched.first),
    question: since(watched.question),
    react: since(watched.react),
    guard: since(guard),
    billingAsked: since(seen.said.find(({ by, what }) => by === 'app' && what.includes('api.stripe.com'))?.at),
    behindAnswer: ready - (invoices?.at ?? Number.NaN),
    blocking,
    shifts: watched.shifts.map((one) => ({ ...one, at: since(one.at) })),
    moved: watched.moved,
    gaps: watched.gaps,
    heights: seen.heights,
    said,
    learned: seen.learned,
  };
}

async function visit(page: Page, app: App, wanted: Circumstances['wanted'], stay: number): Promise<Visit> {
  const done = Promise.all([told(page, 'ready'), ...(app.question === null ? [] : [told(page, 'question')])]);
  await page.evaluate(
    (given) => {
      (window as unknown as Window).bench.insert(given);
    },
    { ...wanted, appUrl: app.url },
  );
  const stayed = page.waitForTimeout(stay);
  await done;
  await stayed;
  await page.waitForTimeout(IDLE_MS);
  const frame = page.frames().at(-1);
  if (frame?.parentFrame() !== page.mainFrame()) throw new Error('The app iframe is gone');
  await assertOneProcess(page.context(), frame);
  const { watched, guard } = await frame.evaluate(() => ({
    watched: (window as unknown as Window).watched,
    guard: performance.getEntriesByName('save-guard').map(({ startTime }) => performance.timeOrigin + startTime)[0],
  }));
  const seen = await page.evaluate(() => (window as unknown as Window).bench.seen());
  return visitFrom(seen, watched, guard);
}

/** Visits `app` twice in a tab of a new browser context, which is closed again. */
export async function visitTwice(context: BrowserContext, app: App, how: Circumstances): Promise<Visits> {
  const page = await context.newPage();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript({ content: watching(app.ready, app.question) });
  await page.goto(how.hostUrl);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: how.slowdown });
  const cold = await visit(page, app, how.wanted, BLOCKING_WINDOW_MS);
  const warm = await visit(page, app, how.wanted, 0);
  await context.close();
  if (errors[0] !== undefined) throw errors[0];
  return { cold, warm };
}
