// The part of the address behind `#/`, read. No name of a child ever stands in it.
import { given } from '../domain/given.ts';

export type Route =
  | {
      readonly page:
        'board' | 'meetings' | 'figures' | 'delivery' | 'say' | 'training' | 'help' | 'policy' | 'configure';
    }
  /** Posters and leaflets; `name`: one of them, such as `poster-community-en`. */
  | { readonly page: 'papers'; readonly name?: string }
  /** The meeting of today: what is beside a meeting in Teams. */
  | { readonly page: 'today' }
  /** `at`: what of the page is meant; an action is named as in `MSET-4F7K-24/A1`. */
  | { readonly page: 'actions'; readonly agency?: string; readonly at?: string }
  | { readonly page: 'case'; readonly reference: string; readonly at?: string }
  /** The risk assessment of a case. */
  | { readonly page: 'risk'; readonly reference: string; readonly at?: string }
  | { readonly page: 'meeting'; readonly id: string; readonly at?: string }
  /** `link` is the address of the print page: `print/minutes/<meeting>`. */
  | { readonly page: 'print'; readonly link: string };

/** Reads `#/case/MSET-4F7K-24` or the same without `#/`; whatever it does not know is the board. */
export function readRoute(address: string): Route {
  const link = address.replace(/^#?\/?/, '');
  const [page, first, ...more] = link.split('/').map(decoded);
  switch (page) {
    case 'meetings':
    case 'today':
    case 'figures':
    case 'delivery':
    case 'say':
    case 'training':
    case 'help':
    case 'policy':
    case 'configure':
      return { page };
    case 'actions':
      return isGiven(first) ? { page, agency: first } : { page };
    case 'papers':
      return isGiven(first) ? { page, name: first } : { page };
    case 'action':
      return { page: 'actions', ...given({ at: placeIn([first, ...more].join('/')) }) };
    case 'case':
      return isGiven(first) ? { page, reference: first, ...given({ at: placeIn(more[0]) }) } : { page: 'board' };
    case 'risk':
      return isGiven(first) ? { page, reference: first, ...given({ at: placeIn(more[0]) }) } : { page: 'board' };
    case 'meeting':
      return isGiven(first) ? { page, id: first, ...given({ at: placeIn(more[0]) }) } : { page: 'board' };
    case 'print':
      return more.length > 0 ? { page, link } : { page: 'board' };
    default:
      return { page: 'board' };
  }
}

/** Tells one page from another; a place on it is the same page. */
export const addressOf = (route: Route): string =>
  Object.entries(route)
    .flatMap(([name, value]) => (name === 'at' ? [] : [value]))
    .join('/');

const placeIn = (text = ''): string | undefined => (/^[\w/-]{1,40}$/.test(text) ? text : undefined);

const isGiven = (part: string | undefined): part is string => part !== undefined && part !== '';

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
