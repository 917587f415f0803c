// Every ordered pair of what can meet, played on one child from each beginning: the second at once, or after days in which only
// the clocks do anything, and each pressed again. Stories share the half that they have in common.
import type { Way } from './capability.ts';
import { failuresIn, type Failure, type Seen } from './judge.ts';
import { signOfShown } from './sign.ts';
import { capabilities, capabilityNames } from './table.ts';
import { around, type Deeds } from './around.ts';
import { atOther, townOf, waits, type Town } from './town.ts';
import { consented, filledIn, noConflict, submitted, type Told } from '../people/builders.ts';
import { decided, listed } from '../people/meeting-builders.ts';
import { january } from '../domain/owed/stories.ts';
import { chance } from '../domain/owed/walk.ts';
import { added } from '../domain/case/action/action-story.ts';

const known: Told = [filledIn(), submitted(), noConflict(), consented(), listed()];
/** Where stories begin: waiting for consent, listed for a pre-MSET, opened by a panel with an action. */
const beginnings: Readonly<Record<string, Town>> = {
  sent: townOf([filledIn(), submitted()]),
  listed: townOf(known),
  open: townOf([...known, decided('toPanel'), decided('open', january), added()]),
};
export const beginningNames: readonly string[] = Object.keys(beginnings);

const ways: ReadonlyMap<string, Way> = new Map(
  capabilityNames.flatMap((name) => Object.entries(capabilities[name].ways ?? {})),
);
export const wayNames: readonly string[] = [...ways.keys()];
/** The ways that are met from this beginning in `npm test`. */
const metFrom = (beginning: string): readonly string[] =>
  capabilityNames.flatMap((name) => {
    const { meets = beginningNames, ways: own = {}, rare = [] } = capabilities[name];
    return meets.includes(beginning) ? Object.keys(own).filter((way) => !rare.includes(way)) : [];
  });
/** The ways that are only taken from it. */
const takenFrom = (beginning: string): readonly string[] =>
  capabilityNames.flatMap((name) => {
    const { meets = beginningNames, rare = [] } = capabilities[name];
    return meets.includes(beginning) ? rare : [];
  });
/** Days in which no one does anything; at the second mention, so many. */
const gap = 9;
const daysIn = (said: string): number | undefined => (said.endsWith(' days') ? Number.parseInt(said, 10) : undefined);

/** The same press at the other side: in the other referral of the child, or in what ended. */
const other = 'other: ';
/** One more press, or days that pass; undefined: it cannot be. */
function goesOn(town: Town, said: string): Town | undefined {
  const days = daysIn(said);
  if (days !== undefined) return waits(town, days);
  if (!said.startsWith(other)) return ways.get(said)?.(town);
  const way = ways.get(said.slice(other.length));
  return way && atOther(town, way);
}
/** A story by its beginning and the names of its ways: `['listed', 'died', '9 days', 'putRight']`. */
export function played(story: readonly string[]): Town {
  const [from = '', ...rest] = story;
  return rest.reduce<Town>((town, said) => {
    const made = goesOn(town, said);
    if (made === undefined) throw new Error(`“${said}” cannot be in ${story.join(', ')}`);
    return made;
  }, startOf(from));
}
function startOf(from: string): Town {
  const town = beginnings[from];
  if (town === undefined) throw new Error(`There is no beginning “${from}”.`);
  return town;
}

/** A failure with the smallest story that shows it here. */
export interface Found extends Failure {
  readonly story: readonly string[];
}
export const keyOf = ({ invariant, what }: Failure): string => `${invariant}: ${what}`;

export interface Walked {
  /** Stories of two, or of three. */
  readonly stories: number;
  readonly found: readonly Found[];
  /** The ways that were taken. */
  readonly taken: ReadonlySet<string>;
  /** A story for each of what people may be shown otherwise. */
  readonly showing: readonly (readonly string[])[];
}
interface Walking {
  readonly seen: Seen;
  readonly found: Map<string, Found>;
  readonly taken: Set<string>;
  readonly showing: Map<string, readonly string[]>;
}
const fresh = (finely: boolean): Walking => ({
  seen: { signs: new Set(), finely },
  found: new Map(),
  taken: new Set(),
  showing: new Map(),
});
const walkedAs = (stories: number, { found, taken, showing }: Walking): Walked => ({
  stories,
  found: [...found.values()],
  taken,
  showing: [...showing.values()],
});

/** What follows in this town; what fails is kept with the shortest story that showed it. */
function follows(walking: Walking, before: Town, story: readonly string[], said: string): Town | undefined {
  const town = goesOn(before, said);
  if (town === undefined) return undefined;
  walking.taken.add(said);
  const whole = [...story, said];
  const sign = signOfShown(town);
  if (!walking.showing.has(sign)) walking.showing.set(sign, whole);
  for (const failure of failuresIn(town, walking.seen)) {
    const shorter = walking.found.get(keyOf(failure));
    if (shorter === undefined || shorter.story.length > whole.length)
      walking.found.set(keyOf(failure), { ...failure, story: whole });
  }
  return town;
}

/**
 * All ordered pairs from these beginnings. Finely: each of them at once and after days; else one or the other, in turn. The first is
 * pressed again where it may be; the pair of one with itself is the second press.
 */
export function walkPairs({ from = beginningNames, finely = false } = {}): Walked {
  const walking = fresh(finely);
  let stories = 0;
  for (const beginning of from) {
    const start = startOf(beginning);
    const late = waits(start, gap);
    const met = finely ? wayNames : metFrom(beginning);
    const takes = (name: string) => {
      const days = `${gap} days`;
      const now = follows(walking, start, [beginning], name);
      const then = now ?? follows(walking, late, [beginning, days], name);
      return then === undefined
        ? []
        : [{ name, town: then, story: [beginning, ...(now === undefined ? [days] : []), name] }];
    };
    if (!finely) for (const name of takenFrom(beginning)) takes(name);
    const firsts = met.flatMap(takes);
    for (const [place, { town, story }] of firsts.entries()) {
      const waited = waits(town, gap);
      for (const [other, second] of met.entries()) {
        const isLate = (place + other) % 2 === 1;
        for (const later of finely ? [false, true] : [isLate]) {
          const [before, said] = later ? [waited, [...story, `${gap} days`]] : [town, story];
          if (follows(walking, before, said, second) !== undefined) stories += 1;
        }
      }
    }
  }
  return walkedAs(stories, walking);
}

interface Played {
  readonly town: Town;
  readonly story: readonly string[];
}
const atOtherSide = (deeds: Deeds): Deeds => deeds.map((one) => `${other}${one}`);

/**
 * What belongs together, on both sides of a merge: what is done in the referral that ends, or in both, before it, and then in the case
 * that goes on, or in what ended. Finely: at once, and after days.
 */
export function walkMerges({ finely = false } = {}): Walked {
  const walking = fresh(finely);
  let stories = 0;
  const takes = (from: Played | undefined, deeds: Deeds): Played | undefined =>
    deeds.reduce<Played | undefined>((so, said) => {
      const town = so && follows(walking, so.town, so.story, said);
      if (so === undefined || town === undefined) return undefined;
      stories += 1;
      return { town, story: [...so.story, said] };
    }, from);
  for (const group of around) {
    for (const first of [[], ...group]) {
      // It ends in the other one; or the other one in this one, which a panel has opened.
      const ends = takes({ town: startOf('listed'), story: ['listed'] }, first);
      const otherEnds = takes({ town: startOf('open'), story: ['open'] }, atOtherSide(first));
      const merged = [takes(ends, ['mergedAway']), takes(otherEnds, ['mergedIn'])];
      for (const second of group) {
        for (const days of finely ? [[], [`${gap} days`]] : [[]])
          for (const one of merged) for (const deeds of [second, atOtherSide(second)]) takes(one, [...days, ...deeds]);
        takes(ends, [...atOtherSide(second), 'mergedAway']);
      }
    }
  }
  return walkedAs(stories, walking);
}

/** So many stories of three by this seed, days between or not. */
export function walkTriples(count: number, seed: number): Walked {
  const walking = fresh(true);
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never of an empty list
  let stories = 0;
  while (stories < count) {
    const from = pick(beginningNames);
    let story: readonly string[] = [from];
    let town = startOf(from);
    let presses = 0;
    for (let tries = 0; tries < 60 && presses < 3; tries += 1) {
      if (presses > 0 && random() < 0.2) {
        const days = `${1 + Math.floor(random() * 40)} days`;
        town = waits(town, daysIn(days) ?? 0);
        story = [...story, days];
      }
      // Now and then the same is pressed again: by another instance, or since no answer came.
      const said =
        (random() < 0.1 ? story.slice(1).findLast((one) => daysIn(one) === undefined) : undefined) ?? pick(wayNames);
      const pressed = random() < 0.2 && !said.startsWith(other) ? `${other}${said}` : said;
      const made = follows(walking, town, story, pressed);
      if (made === undefined) continue;
      [town, story, presses] = [made, [...story, pressed], presses + 1];
    }
    stories += 1;
  }
  return walkedAs(stories, walking);
}
