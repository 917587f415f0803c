// What the forms of a story are answered with here and now: days and times as people type them, and which part is meant.
import { isPart } from '../../src/domain/case/whole/case.ts';
import type { Mention } from '../../src/domain/case/mention/mention.ts';
import type { LinkKind } from '../../src/domain/link/kinds.ts';
import type { EpisodeId } from '../../src/domain/case/episode/episode.ts';
import type { GatheringId } from '../../src/domain/case/gathering/gathering.ts';
import { isOnAgenda } from '../../src/domain/case/meeting/decision.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import { localDate } from '../../src/domain/time/calendar.ts';
import { typedMoment } from '../../src/domain/time/moments.ts';
import { panels, preMsets } from '../domain/random-story.ts';
import { daysLater } from '../domain/owed/world.ts';
import { later } from '../people/builders.ts';
import type { Town } from './town.ts';

/** So many minutes from now, as it is typed. */
export const sinceOf = (town: Town, minutes: number): string => typedMoment(later(town.now, minutes));
/** So many days and years from today, as it is typed. */
export function typedOf(town: Town, days: number, years = 0): string {
  const [year = 0, month = 0, day = 0] = localDate(daysLater(town.now, days)).split('-').map(Number);
  return `${day}/${month}/${year + years}`;
}
export const dayOf = (town: Town): string => typedOf(town, 0);

const episodes = ({ file }: Town) => [...file.parts.values()].filter((part) => isPart('episode', part));
/** The episode that goes on, and the last that is over. */
export const awayOf = (town: Town): EpisodeId | undefined =>
  episodes(town).find(({ returned }) => returned === undefined)?.id;
export const backOf = (town: Town): EpisodeId | undefined =>
  episodes(town).findLast(({ returned }) => returned !== undefined)?.id;

/** A meeting about the child that is planned. */
export const gatheringOf = ({ file }: Town, which: 'first' | 'last'): GatheringId | undefined =>
  [...file.parts.values()]
    .filter((part) => isPart('gathering', part))
    .filter(({ state }) => state === 'planned')
    .at(which === 'first' ? 0 : -1)?.id;

/** The pre-MSET or panel that the case comes to next. */
export const meetingOf = ({ file, now, beside }: Town): Meeting | undefined =>
  [...preMsets, ...panels].find(
    (held) =>
      held.startsAt > now &&
      isOnAgenda(file.root, held) &&
      (held.id !== beside.meeting?.id || beside.meeting.state !== 'cancelled'),
  );

/** What this case names of this kind, and no one has taken back. */
export const mentionOf = ({ file }: Town, kind: LinkKind): Mention | undefined =>
  [...file.parts.values()]
    .filter((part) => isPart('mention', part))
    .findLast((one) => one.kind === kind && one.state !== 'taken');
