// How many choices a card has room for.
import type { Choice } from '../domain/kernel/fields.ts';
import { outside } from '../domain/people/person-field.ts';

const mostBytes = 11_000;
const bytesOf = (choice: Choice): number => new TextEncoder().encode(JSON.stringify(choice)).length;

const agencyOf = ({ value }: Choice): string => value.split('|')[0] ?? '';

/**
 * All there are, or where they are too many for a card, the first of each agency, then the second, and so on; whom the list does
 * not have can always be written.
 */
export function choicesThatFit(all: readonly Choice[], most = mostBytes): readonly Choice[] {
  const before = new Map<string, number>();
  const ranked = all.map((choice) => {
    const agency = agencyOf(choice);
    const rank = before.get(agency) ?? 0;
    before.set(agency, rank + 1);
    return { choice, rank: choice.value === outside ? -1 : rank };
  });
  const kept = new Set<Choice>();
  let bytes = 0;
  for (const { choice } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    bytes += bytesOf(choice);
    if (bytes > most) break;
    kept.add(choice);
  }
  return all.filter((choice) => kept.has(choice));
}
