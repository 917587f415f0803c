// Our own texts on cards use no more of markdown than **bold**. Nothing else is read as markup, and no HTML passes.

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** A text of a TextBlock as HTML: bold where `**` says so, lines kept, everything else as it was typed. */
export const htmlOf = (text: string): string =>
  escaped(text)
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll('\n', '<br>');
