// The part of the address behind `#/`, read. No name of a child ever stands in it.
import { pages, type Opened, type Page } from './pages.ts';

export interface Route extends Opened {
  /** Its name in the table of pages. */
  readonly name: string;
  readonly page: Page;
}

/** An action has an address of its own, and its place in a list. */
const toList = (link: string): string => link.replace(/^action\//, 'actions//');

/** Reads `#/case/MSET-4F7K-24` or the same without `#/`; whatever it does not know is the board. */
export function readRoute(address: string): Route {
  const link = address.replace(/^#?\/?/, '');
  const [word, ...rest] = toList(link).split('/').map(decoded);
  for (const [name, page] of Object.entries<Page>(pages)) {
    const opened = word === (page.word ?? name) ? page.open(rest, link) : undefined;
    if (opened !== undefined) return { name, page, ...opened };
  }
  return { name: 'board', page: pages.board, ...pages.board.open() };
}

/** Tells one page from another; a place on it is the same page. */
export const keyOf = ({ name, asked }: Route): string => JSON.stringify({ ...asked, name, at: '' });

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
