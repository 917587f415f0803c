// The missing episodes of a case, as card, page, meeting and history say them (docs/process.md P17.8).
import { endedIn } from '../../domain/case/ended/took.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { z } from 'zod';
import { answerIn } from '../../cards/consent/reading.ts';
import { cut } from '../../cards/blocks.ts';
import type { StoryPart } from '../../cards/case/story.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import { steps, type PartFact } from '../../domain/case/whole/case.ts';
import {
  interviewDueAt,
  isByChoice,
  settlesInterview,
  type Episode,
  type EpisodeRung,
} from '../../domain/case/episode/episode.ts';
import { episodeCategories, independences, outcomes, returns, sayChoice } from '../../domain/case/episode/fields.ts';
import { countOfMissing } from '../../domain/case/state/episodes.ts';
import { hasEpisodes } from '../../domain/case/episode/table.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { yesNoNotKnown } from '../../domain/kernel/fields.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { hoursBetween, sayHours, sayMoment } from '../../domain/time/moments.ts';
import { sayTo } from '../action/words.ts';
import { instantShape, type Pairs } from '../lines.ts';
import type { Viewer } from '../reader.ts';
import type { Told } from '../told.ts';
import { forWhom } from '../../cards/say-marks.ts';

/** A case of which none was recorded is not asked for them. */
export const episodesOf = async (cases: Pick<Ports['cases'], 'parts'>, childCase: Case): Promise<readonly Episode[]> =>
  hasEpisodes(childCase) ? cases.parts(childCase.reference, 'episode') : [];

/** The same with those of what ended in it: an episode that went on here is the case’s own. */
export async function nightsOf(cases: Pick<Ports['cases'], 'parts'>, childCase: Case): Promise<readonly Episode[]> {
  const [own, ...others] = await Promise.all([
    episodesOf(cases, childCase),
    ...endedIn(childCase).map(async (reference) => cases.parts(reference, 'episode')),
  ]);
  return [...own, ...others.flat().filter(({ returned }) => returned !== undefined)];
}
/** "M1"; of another case "M1 of MSET-4F7K-24". */
const sayId = ({ id, reference }: Episode, of: Of): string =>
  of.reference === undefined || of.reference === reference ? id : `${id} of ${reference}`;

/** The number that the referral asks for, from the episodes where there are any; else undefined. */
export function sayCountOfMissing(childCase: Case, now: Instant): string | undefined {
  const count = countOfMissing(childCase, now);
  if (count === undefined) return undefined;
  // That it was not known is no number: what is counted stands alone.
  const isKnown = !childCase.notKnown.fields.includes('missingEpisodes');
  const typed = isKnown ? answerIn(childCase, 'missingEpisodes') : '';
  return `${count}, from the episodes recorded${typed === '' ? '' : ` (the referral said ${typed})`}`;
}

/** Of what case: no return is recorded of a child who has died, and none is asked for (docs/process.md P17.7). */
type Of = Pick<Case, 'hold'> & { readonly reference?: Reference };
const noReturn = 'no return recorded';
const isOver = ({ returned }: Pick<Episode, 'returned'>, of: Of): boolean => returned === undefined && hasDied(of);

/** "41 hours 20 minutes"; "20 hours so far"; "about 20 hours so far" where only a day is known. */
export const sayMissing = ({ since, sinceKnown, returned }: Episode, now: Instant, of: Of = {}): string => {
  if (returned === undefined && hasDied(of)) return noReturn;
  const hours = sayHours(hoursBetween(since, returned?.returnedAt ?? now));
  const said = sinceKnown === undefined && returned?.returnedKnown === undefined ? hours : `about ${hours}`;
  return returned === undefined ? `${said} so far` : said;
};
const sayReturned = ({ returnedAt, returnedKnown }: NonNullable<Episode['returned']>, now: Instant): string =>
  sayMoment(returnedAt, returnedKnown, now);
const sayBegan = ({ since, sinceKnown }: Pick<Episode, 'since' | 'sinceKnown'>, now: Instant): string =>
  sayMoment(since, sinceKnown, now);

/** ", declined twice"; nothing where it never was. */
const said = (what: string, times: number): readonly string[] =>
  times === 0 ? [] : [`, ${what} ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`}`];

/** How the interview stands: "held after 71 hours, in time", "declined", "due by Wed 6 Jan 9:00, attempted twice". */
export function sayInterview(episode: Episode, now: Instant, of: Of = {}): string {
  const { returned, interviews } = episode;
  const due = interviewDueAt(episode);
  if (returned === undefined) return '';
  const settled = interviews.findLast(settlesInterview);
  if (settled?.outcome === 'declined') return 'declined';
  if (settled?.when !== undefined) {
    const hours = sayHours(hoursBetween(returned.returnedAt, settled.when));
    const who = isByChoice(settled) ? ', by the adult whom the child chose' : '';
    return `held after ${hours}, ${settled.late === true ? 'late' : 'in time'}${who}`;
  }
  if (due === undefined || hasDied(of)) return '';
  const tried = interviews.filter(({ outcome }) => outcome === 'attempted').length;
  const declined = interviews.filter(({ outcome }) => outcome === 'declined').length;
  const offers = [...said('attempted', tried), ...said('declined', declined)];
  const again = declined === 0 ? '' : ': offer it again';
  return `${due <= now ? 'late, was due' : 'due by'} ${sayWhen(due, now)}${offers.join('')}${again}`;
}

/** Bytes of one text, so that a card has room for what else it tells. */
const bytes = 350;
const most = 300;
const mostOnCard = 2;

/** As they began: one that was added when it was past has a later number. */
const inTime = (episodes: readonly Episode[]): readonly Episode[] =>
  episodes.toSorted((a, b) => (a.since < b.since ? -1 : 1));

/** On a card the newest, on a page all of these; newest first. */
export function episodeStory(
  episodes: readonly Episode[],
  { directory, now }: Pick<Viewer, 'directory' | 'now'>,
  on: 'card' | 'page',
  of: Of,
): readonly StoryPart[] {
  const newest = inTime(episodes).toReversed();
  const shown = on === 'page' ? newest : newest.slice(0, mostOnCard);
  return shown.flatMap((episode) => [
    { title: `Missing episode ${sayId(episode, of)}` },
    { pairs: pairsOf(episode, now, of), bytes },
    ...episode.updates.map(({ by, at, news }): StoryPart => ({
      pairs: [[`Update by ${by.name}, ${sayWhen(at, now)}`, cut(news, most)]],
      bytes,
    })),
    ...episode.interviews.map((interview): StoryPart => ({ pairs: [interviewPair(interview, directory, now)], bytes })),
  ]);
}

function pairsOf(episode: Episode, now: Instant, of: Of): Pairs {
  const { category, reported, policeReference, grade, lastSeen, what, returned } = episode;
  const pairs: Pairs = [
    ['Missing since', `${sayBegan(episode, now)} (${sayMissing(episode, now, of)})`],
    ['Category', sayChoice(episodeCategories, category)],
    [
      'Police',
      [reported === 'yes' ? 'reported' : 'not reported yet', policeReference, grade?.title ?? '']
        .filter((said) => said !== '')
        .join(', '),
    ],
    ['Last seen', cut(lastSeen, most)],
    ['What happened', cut(what, most)],
    ...(returned === undefined
      ? []
      : ([
          ['Returned', `${sayReturned(returned, now)}: ${sayChoice(returns, returned.how)}`],
          ['Found safe and well', sayChoice(yesNoNotKnown, returned.safe)],
          ['Where found, and with whom', cut(returned.found, most)],
          ['Hurt, hungry, intoxicated or with items', cut(returned.harm, most)],
          ['Prevention interview', returned.prevention === undefined ? '' : sayDate(returned.prevention)],
          ['Return interview', sayInterview(episode, now, of)],
        ] as const)),
  ];
  return pairs.filter(([, value]) => value !== '');
}

function interviewPair(
  interview: Episode['interviews'][number],
  directory: Directory,
  now: Instant,
): readonly [string, string] {
  const { outcome, when, offeredOn, byWhom, independent, independentOn, childsWords = '', learned } = interview;
  const at = when === undefined ? `offered ${sayDate(offeredOn)}` : sayWhen(when, now);
  const offered = independentOn === undefined ? '' : `; an independent one was offered ${sayDate(independentOn)}`;
  const who = `${byWhom}, independent: ${beginLow(sayChoice(independences, independent))}${offered}`;
  const chose = childsWords === '' ? '' : ` The child’s choice: “${cut(childsWords, most)}”`;
  return [
    `Interview ${sayChoice(outcomes, outcome).toLowerCase()}, ${at}${forWhom(interview, directory)}`,
    `${cut(learned, most)} (${who})${chose}`,
  ];
}

/** For a panel: how many since the last decision, how long, and their interviews. */
export function episodesForPanel(
  episodes: readonly Episode[],
  since: Instant,
  now: Instant,
  of: Of,
): readonly StoryPart[] {
  const all = inTime(episodes).filter(
    ({ since: began, returned, recorded }) =>
      [began, recorded.at, returned?.returnedAt].some((at) => at !== undefined && at >= since) ||
      returned === undefined,
  );
  if (all.length === 0) return [];
  const hours = all
    .filter((one) => !isOver(one, of))
    .reduce((sum, one) => sum + hoursBetween(one.since, one.returned?.returnedAt ?? now), 0);
  return [
    { title: `Missing: ${all.length === 1 ? '1 episode' : `${all.length} episodes`}, ${sayHours(hours)} in all` },
    {
      pairs: all
        .slice(-mostForPanel)
        .map((one) => [
          `${one.id}, ${sayBegan(one, now)}`,
          [sayMissing(one, now, of), sayInterview(one, now, of)].filter((said) => said !== '').join('; interview '),
        ]),
      bytes,
    },
  ];
}
const mostForPanel = 5;

/** One line of the chronology of episodes. */
export const episodeShape = z.object({
  id: z.string(),
  since: instantShape,
  /** Absent while the child is missing. */
  until: instantShape.optional(),
  began: z.string(),
  /** Empty where no return is recorded, and none is asked for. */
  ended: z.string(),
  /** "5 hours 20 minutes". */
  missing: z.string(),
  grade: z.string(),
  /** "held after 71 hours, in time", "due by Wed 6 Jan 9:00". */
  interview: z.string(),
  /** The interview is late, or was held late. */
  late: z.boolean(),
});
/** Oldest first. */
export const episodeLines = (
  episodes: readonly Episode[],
  now: Instant,
  of: Of,
): readonly Told<typeof episodeShape>[] =>
  inTime(episodes).map((one) => ({
    id: sayId(one, of),
    since: one.since,
    // It is drawn no longer than it is known.
    ...given({ until: one.returned?.returnedAt ?? (isOver(one, of) ? one.since : undefined) }),
    began: sayBegan(one, now),
    ended: one.returned !== undefined ? sayReturned(one.returned, now) : isOver(one, of) ? '' : 'missing now',
    missing: sayMissing(one, now, of),
    grade: one.grade?.title ?? 'not graded',
    interview: sayInterview(one, now, of),
    late: one.interviews.some(({ late }) => late === true) || (!hasDied(of) && (interviewDueAt(one) ?? now) < now),
  }));

const rungWords: Readonly<Record<EpisodeRung, string>> = {
  still: 'still missing',
  second: 'the return interview',
  third: 'the return interview, second reminder',
  last: 'the return interview, last hours',
  late: 'the return interview, late',
};

/** In the history of the case. */
export function sayEpisodeFact(fact: PartFact<'episode'>, directory: Directory, now: Instant): string {
  const called = `${steps[fact.step].fact} (${fact.part})`;
  switch (fact.step) {
    case 'recordMissing':
      return `${called}: since ${sayBegan(fact.data, now)}${fact.data.early === undefined ? '' : '; the review comes early'}`;
    case 'addPastEpisode': {
      const { returned, early } = fact.data;
      const until = sayMoment(returned.returnedAt, returned.returnedKnown, now);
      return `${called}: ${sayBegan(fact.data, now)} to ${until}${early === undefined ? '' : '; the review comes early'}`;
    }
    case 'updateEpisode':
      return `${called}${fact.data.early === undefined ? '' : ': the review comes early'}`;
    case 'recordReturn':
    case 'correctReturn':
      return `${called}: ${sayMoment(fact.data.returnedAt, fact.data.returnedKnown, now)}`;
    case 'recordInterview':
      return `${called}: ${sayChoice(outcomes, fact.data.outcome).toLowerCase()}${fact.data.late === true ? ', late' : ''}`;
    case 'rightInterviewMark':
      return called;
    case 'promptEpisode':
      return `reminded: ${fact.data.rungs.map((rung) => rungWords[rung]).join('; ')} (${fact.part}), to ${sayTo(fact.data.to, directory)}`;
  }
}
