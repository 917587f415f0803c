// Where a meeting is: read as it was typed, and the link to join by is pressed.
import type { MeetingRow } from '../../web/reads/meetings.ts';
import { TeamsLink } from './teams-link.tsx';

type Where = Pick<MeetingRow, 'place' | 'join'>;

/** What was typed beside the link; empty where the link is all. */
const sayRest = ({ place = '', join }: Where): string =>
  join === undefined ? place : place.replace(join, '').replaceAll(/^[\s,;:]+|[\s,;:]+$/g, '');

/** In words, where nothing can be pressed. */
export const sayWhere = (where: Where): string => {
  const rest = sayRest(where);
  return rest === '' && where.join !== undefined ? 'Online' : rest;
};

/** `title`: what one joins, read aloud with the link. */
export function Place({ title, ...where }: Where & { readonly title: string }) {
  const rest = sayRest(where);
  return (
    <>
      {rest !== '' && <span>{rest}</span>}
      {where.join !== undefined && (
        <TeamsLink href={where.join} name={`Join: ${title}`}>
          Join
        </TeamsLink>
      )}
    </>
  );
}
