import type { Host } from './client.ts';
import type { ZafClient } from './zaf.ts';

export type ColorScheme = 'light' | 'dark';

const schemeIn = (value: unknown): ColorScheme => (value === 'dark' ? 'dark' : 'light');

/** What Zendesk asks for in the frame's address, before the first paint. */
export function firstScheme(search: string): ColorScheme {
  return schemeIn(new URLSearchParams(search).get('colorScheme'));
}

/** Tells `listener` whenever the agent switches between light and dark. */
export function followScheme(host: Host, listener: (scheme: ColorScheme) => void): void {
  host.on('colorScheme.changed', (value) => {
    listener(schemeIn(value));
  });
}

/** Keeps the frame as high as its content. */
export function followHeight(host: { readonly invoke: ZafClient['invoke'] }, content: Element): void {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    void host.invoke('resize', { width: '100%', height: `${height}px` });
  }).observe(content);
}
