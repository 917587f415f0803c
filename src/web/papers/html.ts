// HTML as text. Whatever is not ours is escaped here: of the settings, and of the files that the council edits.
import { piecesOf } from '../../domain/papers/blanks.ts';
import type { Settings } from '../../domain/people/settings.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** What the settings fill in keeps together and runs left to right, also in Arabic. */
export const isolated = (text: string): string => `<bdi dir="ltr" class="mset-kept">${escaped(text)}</bdi>`;

/** A sentence with its blanks filled. */
export const sentence = (text: string, settings: Settings, language?: string): string =>
  piecesOf(text, settings, language)
    .map((piece) =>
      piece.wraps ? `<bdi>${escaped(piece.text)}</bdi>` : piece.filled ? isolated(piece.text) : escaped(piece.text),
    )
    .join('');
