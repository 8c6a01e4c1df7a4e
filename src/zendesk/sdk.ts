import type { ZafClient, ZafSdk } from './zaf.ts';

declare global {
  interface Window {
    ZAFClient?: ZafSdk;
  }
}

/** How long Zendesk's own script may take before the copy in this package steps in. */
export const SDK_PATIENCE_MS = 2000;

/** Whether Zendesk's script came. It is the newest 2.x, so it is preferred; its address may be blocked or slow. */
function zendesksOwn(script: Element | null): Promise<ZafSdk | null> {
  if (window.ZAFClient !== undefined) return Promise.resolve(window.ZAFClient);
  if (script === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      resolve(window.ZAFClient ?? null);
    };
    const timer = setTimeout(settle, SDK_PATIENCE_MS);
    script.addEventListener('load', settle, { once: true });
    script.addEventListener('error', settle, { once: true });
  });
}

/** Zendesk's own script, which is always the newest, or the copy in this package. */
export type SdkInUse = 'own' | 'copy';

/**
 * The client of this page: by Zendesk's script, else by the npm copy, whichever is there first. Null outside of Zendesk.
 * `init` is called once; a second client would answer every message twice.
 */
export async function openClient(
  fallback: () => Promise<ZafSdk>,
): Promise<{ readonly client: ZafClient; readonly sdk: SdkInUse } | null> {
  const own = await zendesksOwn(document.querySelector('#zaf-sdk'));
  const client = (own ?? (await fallback())).init();
  return client === false ? null : { client, sdk: own === null ? 'copy' : 'own' };
}
