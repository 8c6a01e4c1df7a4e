import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The styles that stand in a page, as a policy allows them: by what they say. */
const stylesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => hashOf(style ?? ''));

/**
 * What the page may load: its own files, and the SDK from Zendesk's address. It may ask nobody anything (the SDK speaks to
 * Zendesk by messages), show no picture and send no form, so that even a script that got in could carry nothing out.
 * styled-components opens a style element without text and fills it rule by rule, which the hash of nothing allows.
 */
export const contentPolicy = (): Plugin => ({
  name: 'content-policy',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const content = [
        "default-src 'none'",
        "script-src 'self' https://static.zdassets.com",
        `style-src 'self' ${[...stylesIn(html), hashOf('')].join(' ')}`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      return [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' }];
    },
  },
});
