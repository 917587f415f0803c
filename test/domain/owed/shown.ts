// How a known failure is shown: its story, played by the real steps, with the clocks, and judged.
import { rowsOf } from '../../../src/demo/story.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { given, must, type Told } from '../../people/builders.ts';
import { failuresOf, type Failure } from './judge.ts';
import { keptAs } from './stories.ts';
import { failuresOfMerge, world } from './walk.ts';
import { clocked, daysLater, fileOf, lived } from './world.ts';

/** A case, and how it is looked at. */
export interface Shown {
  readonly told: Told;
  /** So many days after, in which no one does anything. */
  readonly days?: number;
  /** Who has left when it is looked at. */
  readonly gone?: readonly Person[];
  /** It was merged into this one. */
  readonly into?: Told;
}

/** All that is wrong with the case of a line, so many days after. */
export function failuresShown({
  shown: { told, days = 0, gone = [], into },
}: {
  readonly shown: Shown;
}): readonly Failure[] {
  const file = lived(rowsOf(told), world);
  const now = daysLater(must(file.facts.at(-1)).at, days);
  const left = gone.map(({ objectId }): string => objectId);
  const people = world.council.people.filter(({ objectId }) => !left.includes(objectId));
  const there = gone.length === 0 ? world : { ...world, council: { ...world.council, people } };
  const waited = clocked(file, now, there);
  if (into === undefined) return failuresOf(waited, now, there);
  const before = lived(rowsOf(told).slice(0, -1), world);
  return failuresOfMerge(before, waited, fileOf(keptAs(given(...into))), now, there);
}
