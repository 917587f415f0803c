// Who has read and understood which version of the policy (docs/process.md P18.6).
import { agencyIn, type Directory } from '../people/directory.ts';
import type { ObjectId } from '../kernel/ids.ts';

/** The council's own people have no agency in the directory. */
const ownStaff = 'Council';

export interface ReadingFigure {
  readonly agency: string;
  readonly read: number;
  readonly of: number;
}

/** How many of each agency have; only those who are in the directory now are counted. */
export function readingFigures(directory: Directory, readBy: ReadonlySet<ObjectId>): readonly ReadingFigure[] {
  const agencies = Map.groupBy(directory.people, ({ agency }) =>
    agency === undefined ? ownStaff : (agencyIn(directory, agency)?.name ?? agency),
  );
  return [...agencies]
    .map(([agency, people]) => ({
      agency,
      read: people.filter(({ objectId }) => readBy.has(objectId)).length,
      of: people.length,
    }))
    .toSorted((one, other) => (one.agency < other.agency ? -1 : 1));
}
