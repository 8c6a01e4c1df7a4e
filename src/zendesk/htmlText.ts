/** Plain text of a message or a draft that may be HTML; an empty rich composer (`<p></p>`) comes out empty. */
export function plainText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const gone of page.querySelectorAll('script, style')) gone.remove();
  for (const quote of page.querySelectorAll('blockquote, .zd_quote, .gmail_quote')) {
    quote.textContent = (quote.textContent || '')
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
    quote.append('\n');
  }
  for (const line of page.querySelectorAll('br')) line.replaceWith('\n');
  for (const block of page.querySelectorAll('p, div, li, h1, h2, h3, h4, pre, tr')) block.append('\n');
  return (page.body.textContent || '')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Paragraphs of plain text as HTML for a rich composer. */
export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign).replaceAll('\n', '<br>'))
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('');
}
