import { sayDate } from '../time/calendar.ts';
import type { Policy } from './policy-file.ts';

/** How the policy stands: the line below its title, on a card and on the page. */
export const standingOf = ({ version, date, standing }: Policy): string =>
  `Version ${version}, ${sayDate(date)}. ${standing === 'draft' ? 'Draft, to be adopted by the partnership.' : 'Adopted by the partnership.'}`;
