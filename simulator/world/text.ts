/** A comment's text in its three forms. */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const unescaped = (text: string): string =>
  text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const withoutTags = (text: string): string => text.replace(/<\/?[a-z][^>]*>/gi, '');

/** Line breaks and paragraphs of HTML as line feeds, everything else as text. */
export const plainFromHtml = (html: string): string =>
  unescaped(
    withoutTags(
      html
        .replace(/<br\s*\/?>/gi, '\n')
        .replace(/<\/(p|li|h\d)>/gi, '\n\n')
        .replace(/<\/div>/gi, '\n'),
    ),
  )
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p dir="auto">${escaped(part).replaceAll('\n', '<br>')}</p>`)
    .join('');

const wrapped = (inner: string): string => `<div class="zd-comment" dir="auto">${inner}</div>`;

export interface CommentText {
  readonly body: string;
  readonly html: string;
}

/** HTML given in `body` is stripped; `html_body` is the way to send HTML, and wins where both are given. */
export const commentText = (body: string | undefined, html: string | undefined): CommentText => {
  if (html !== undefined) return { body: plainFromHtml(html), html: wrapped(html) };
  const plain = withoutTags(body ?? '').trim();
  return { body: plain, html: wrapped(paragraphs(plain)) };
};
