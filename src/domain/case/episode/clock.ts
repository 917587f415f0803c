// The clock of an episode, in plain hours: is the child still missing; and the return interview (docs/process.md P17.8).
import type { Settings } from '../../people/settings.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Instant } from '../../time/calendar.ts';
import { fallenDue, hoursAfter, type RungAt } from '../../time/clocks.ts';
import { ofPart } from '../making.ts';
import type { Hearer } from '../owed/hearer-names.ts';
import { hearers } from '../whole/hearers.ts';
import type { Episode, EpisodeRung, OnEpisode } from './episode.ts';
import { clock, made } from '../../matter/making.ts';

/** Nights and weekends counted; the same hours as those of an action "Return home interview". */
export const interviewBy = (returnedAt: Instant, { actionDue }: Settings): Instant =>
  hoursAfter(returnedAt, actionDue.returnInterviewHours);

/** What is still to come at a return that is recorded now. What has passed has passed: the return itself calls. */
export function rungsOfInterview(
  returnedAt: Instant,
  now: Instant,
  settings: Settings,
): readonly RungAt<EpisodeRung>[] {
  const { second, third, last } = settings.missing.promptHours;
  const due = interviewBy(returnedAt, settings);
  const prompts: readonly RungAt<EpisodeRung>[] = [
    { rung: 'second', at: hoursAfter(returnedAt, second) },
    { rung: 'third', at: hoursAfter(returnedAt, third) },
    { rung: 'last', at: hoursAfter(returnedAt, last) },
  ];
  const ahead = prompts.filter(({ at }) => at > now && at < due).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return [...ahead, { rung: 'late', at: due > now ? due : now }];
}

/** The same of an episode that is added when it is past: what is late already is called for a day later, not at once. */
export const rungsOfPast = (returnedAt: Instant, now: Instant, settings: Settings): readonly RungAt<EpisodeRung>[] =>
  rungsOfInterview(returnedAt, now, settings).map((one) =>
    one.at > now ? one : { ...one, at: hoursAfter(now, settings.missing.againHours) },
  );

/** While the child is missing. */
export const rungsOfMissing = (now: Instant, { missing }: Settings): readonly RungAt<EpisodeRung>[] => [
  { rung: 'still', at: hoursAfter(now, missing.againHours) },
];

/** Whom each reminder calls. */
export const episodeHearers: Readonly<Record<EpisodeRung, readonly Hearer[]>> = {
  still: ['leadWorker', 'asked', 'coordinators'],
  second: ['leadWorker'],
  third: ['leadWorker', 'leadsManager'],
  last: ['leadWorker', 'leadsManager', 'coordinators'],
  late: ['leadWorker', 'leadsManager', 'coordinators'],
};
/** Until the child is back, or the interview is held or declined for good. */
export const episodeComesAgain = (rung: EpisodeRung): boolean => rung === 'still' || rung === 'late';
export const episodeRungs = Object.keys(episodeHearers) as readonly EpisodeRung[]; // each of a closed union

interface Prompted {
  readonly rungs: readonly EpisodeRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<EpisodeRung>[];
}

export const promptEpisode = made<object, Prompted, OnEpisode, Episode, 'recorded'>(
  ofPart(() => 'recorded'),
  {
    title: 'Remind',
    fact: 'reminded of a missing episode',
    may: [{ own: clock }],
    from: ['recorded'],
    record: ({ case: childCase, episode }, _input, context) => {
      const { now, directory } = context;
      const { due, left } = fallenDue(episode?.ladder, now);
      if (due.length === 0) return { unchanged: true };
      const people = due.flatMap((rung) =>
        episodeHearers[rung].flatMap((name) => hearers[name].who(childCase, context)),
      );
      const again = due
        .filter(episodeComesAgain)
        .map((rung) => ({ rung, at: hoursAfter(now, directory.settings.missing.againHours) }));
      const to = [...new Set(people.map(({ objectId }) => objectId))].filter((id) => !childCase.excluded.includes(id));
      return { data: { rungs: due, to, left: [...left, ...again] } };
    },
    evolve: ({ episode }, { rungs, to, left }, meta) => {
      if (episode === undefined) throw new Error('an episode that was never recorded');
      // Earlier programs ended it so where the child had died. That may be put right, and then it goes on.
      if (left.length === 0) return { ...episode, ladder: { set: meta.number, rungs: episode.ladder.rungs } };
      // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
      const again = left.some(({ rung }) => rungs.includes(rung));
      const isInterview = episode.returned !== undefined;
      return {
        ...episode,
        called: isInterview ? [...new Set([...episode.called, ...to])] : episode.called,
        ladder: { set: again ? meta.number : episode.ladder.set, rungs: left },
      };
    },
  },
);
