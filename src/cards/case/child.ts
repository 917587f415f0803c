// The child as the title of one's own answers: in letters only, because a heading is read as markdown and said aloud.
import { cut } from '../blocks.ts';

const most = 60;

/** Letters, spaces, hyphens and apostrophes of a name; '' where nothing is left of it. No link can be made of these. */
export const plainName = (name: string): string =>
  cut(
    name
      .replaceAll(/[^\p{L}\p{M} ’'-]/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .replace(/^[ '’-]+/u, '')
      .trim(),
    most,
  );

/** "Kestrel Madeup, 15"; the reference where there is no name that can be a title. */
export function childTitle(name: string, behind: string | undefined, reference: string): string {
  const plain = plainName(name);
  return plain === '' ? reference : [plain, behind ?? ''].filter((part) => part !== '').join(', ');
}

/** "K.M.": the first letter of each name, four at most; '' where nothing of the name is a letter. */
export const initialsOf = (name: string): string =>
  plainName(name)
    .split(' ')
    .filter((part) => part !== '')
    .slice(0, 4)
    .map((part) => `${String.fromCodePoint(part.codePointAt(0) ?? 0).toUpperCase()}.`)
    .join('');
