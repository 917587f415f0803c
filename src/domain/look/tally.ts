// How often each person looked at each thing in a day (docs/process.md P26.3): what Who looked counts by, so that no page reads a
// month of looks to show how many there were.
import { given } from '../kernel/given.ts';
import type { Role } from '../people/actor.ts';
import { rolesThen } from '../people/roles.ts';
import type { Instant } from '../time/calendar.ts';
import type { Seen } from './findings.ts';

export interface LookTally {
  /** What was looked at. */
  readonly reference: string;
  readonly person: string;
  readonly name: string;
  /** As what they stood at the last of them that says it. */
  readonly roles?: readonly Role[];
  readonly agency?: string;
  readonly looks: number;
  /** How many of them were shown nothing. */
  readonly refused: number;
  readonly last: Instant;
}

/** One for each person and thing, in the order of the first look. */
export function talliesOf(looks: readonly Seen[]): readonly LookTally[] {
  const inOrder = looks.toSorted((one, other) => one.at.localeCompare(other.at));
  const pairs = Map.groupBy(inOrder, ({ reference, person }) => `${reference} ${person}`);
  return [...pairs.values()].flatMap((some) => {
    const last = some.at(-1);
    if (last === undefined) return [];
    const { reference, person } = last;
    const said = some.findLast((look) => (rolesThen(look) ?? []).length > 0) ?? last;
    const { name, agency } = said;
    const refused = some.filter(({ relation }) => relation === 'none').length;
    const stood = given({ roles: rolesThen(said), agency });
    return [{ reference, person, name, ...stood, looks: some.length, refused, last: last.at }];
  });
}
