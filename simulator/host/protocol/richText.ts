/** The composer keeps plain text. Where the account's composer is rich, apps see and send it as HTML. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const unescapeHtml = (html: string): string =>
  html.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const hex = name.slice(1, 2).toLowerCase() === 'x';
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });

/** Paragraphs from blank lines, `<br>` from single ones. An empty composer still holds one empty paragraph. */
export const textToHtml = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');

/** White space collapses as in any HTML: text with bare line breaks comes out on one line. */
export function htmlToText(html: string): string {
  const lines = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(/\s*<li\b[^>]*>/gi, '\n• ')
    .replace(/<\/(p|div|h[1-6]|blockquote|pre|ul|ol)>/gi, '\n\n')
    .replace(/<hr\b[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '');
  return unescapeHtml(lines)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * What HTML comes to inside of a draft: an editor joins its first and its last paragraph with what stands there, also where
 * they are empty.
 */
export function htmlWithin(html: string): string {
  const paragraphs = [...html.matchAll(/<p\b[^>]*>(.*?)<\/p>/gis)].map(([, inner]) => htmlToText(inner ?? ''));
  return paragraphs.length === 0 ? htmlToText(html) : paragraphs.join('\n\n');
}

/** What `comment.text` reads as. */
export const draftForApp = (draft: string, rich: boolean): string => (rich ? textToHtml(draft) : draft);

/** What an app's `comment.text` becomes in the composer. */
export const draftFromApp = (text: string, rich: boolean): string => (rich ? htmlToText(text) : text);
