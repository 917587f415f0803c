// How a known failure is shown: its story, played by the real steps, with the clocks, and judged.
import { given, must } from '../../people/builders.ts';
import { failuresOf, type Failure } from './judge.ts';
import type { Known } from './known.ts';
import { keptAs } from './stories.ts';
import { failuresOfMerge, world } from './walk.ts';
import { clocked, daysLater, fileOf } from './world.ts';

/** All that is wrong with the case of a line, so many days after. */
export function failuresShown({ shown: { told, days = 0, gone = [], into } }: Known): readonly Failure[] {
  const facts = given(...told);
  const last = must(facts.at(-1)).at;
  const now = daysLater(last, days);
  const left = gone.map(({ objectId }): string => objectId);
  const people = world.council.people.filter(({ objectId }) => !left.includes(objectId));
  const there = gone.length === 0 ? world : { ...world, council: { ...world.council, people } };
  const file = clocked(fileOf(facts), now, there);
  if (into === undefined) return failuresOf(file, now, there);
  const before = fileOf(facts.slice(0, -1));
  return failuresOfMerge(before, file, fileOf(keptAs(given(...into))), now, there);
}
