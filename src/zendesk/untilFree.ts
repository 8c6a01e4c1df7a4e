import type { Answer } from './client.ts';

const MOST_RETRIES = 2;
const FIRST_WAIT_MS = 500;
/** Somebody has pressed a button: what asks for more patience than this is told to them instead. */
const LONGEST_WAIT_MS = 5000;

/**
 * The same request, asked again at most twice where Zendesk has too much to do to look at it (429). Nothing of a refused
 * one was carried out, so that this may be done with a write as well. After the time that Zendesk asks for and a little
 * more, so that not everybody comes back in the same moment; where that is too long, the refusal.
 */
export async function untilFree(ask: () => Promise<Answer>): Promise<Answer> {
  for (let retries = 0; ; retries += 1) {
    const answer = await ask();
    if (answer.ok || answer.status !== 429 || retries >= MOST_RETRIES) return answer;
    const asked = answer.retryAfterMs ?? FIRST_WAIT_MS * 2 ** retries;
    if (asked > LONGEST_WAIT_MS) return answer;
    await new Promise((resolve) => {
      setTimeout(resolve, asked + FIRST_WAIT_MS * Math.random());
    });
  }
}
