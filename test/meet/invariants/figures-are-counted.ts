import { countsOf } from '../../../src/domain/figures/counts.ts';
import { eventsOfCase } from '../../../src/domain/figures/events.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { isJudged, linesOf } from '../figures/counted.ts';
import type { Invariant } from '../invariant.ts';

/** What the figures hold of a case, of each month and of each year, as lines: without what it is told apart by. */
const heldOf = (facts: readonly Fact[]): readonly string[] =>
  Object.entries(countsOf(eventsOfCase(facts)))
    .flatMap(([period, counts]) =>
      Object.entries(counts).flatMap(([key, count]) => {
        const [name = '', split = '', value = '', length] = key.split('|');
        if (!isJudged(name, split, period)) return [];
        const line = split === '' ? `${name} ${period}` : `${name}|${split} ${period} ${value}`;
        return Array.from({ length: count }, () => `${line}${length === undefined ? '' : ` ${length}`}`);
      }),
    )
    .toSorted();

/** Lines of the one that the other has not. */
function without(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return one.filter((line) => {
    const place = left.indexOf(line);
    if (place !== -1) left.splice(place, 1);
    return place === -1;
  });
}
const nameIn = (line: string): string => line.split(' ')[0] ?? '';

/** What figures of a case are not what its facts come to, by name. */
export function wronglyCounted(facts: readonly Fact[]): readonly string[] {
  const [held, counted] = [heldOf(facts), linesOf(facts)];
  const wrong = [
    ...without(held, counted).map((line) => `${nameIn(line)}: counted, and it did not happen`),
    ...without(counted, held).map((line) => `${nameIn(line)}: it happened, and is not counted`),
  ];
  return [...new Set(wrong)].toSorted();
}

/** Every figure equals a count that is made from the facts by another hand. */
export const figuresAreCounted: Invariant = {
  rules: ['P18.3', 'P17.7', 'P17.8'],
  counts: ({ town: { file, ended } }) =>
    [file, ...(ended === undefined ? [] : [ended])].flatMap(({ facts }) => wronglyCounted(facts)),
};
