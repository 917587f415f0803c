// What was due when it was brought over rings no one: each person is told of all of it once, in a digest (docs/process.md P11.3).
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { managedAt } from '../write/matters.ts';

type AnyManaged = ReturnType<typeof managedAt>;

/** The same matter, of which a fact rings no one; and whom its last fact would have rung. Whose card is there sees it change. */
export function silenced(managed: AnyManaged): {
  readonly managed: AnyManaged;
  readonly people: () => ReadonlySet<ObjectId>;
} {
  let people: ReadonlySet<ObjectId> = new Set();
  const notices: AnyManaged['tells']['notices'] = (happened) => {
    const all = managed.tells.notices(happened);
    people = new Set(all.flatMap(({ rings, person }) => (rings ? (person ?? []) : [])));
    return all.filter(({ rings }) => !rings);
  };
  return { managed: { ...managed, tells: { ...managed.tells, notices } }, people: () => people };
}

/** How many matters would have rung each person. */
export interface Quiet {
  readonly matters: ReadonlyMap<ObjectId, number>;
  add(people: ReadonlySet<ObjectId>): void;
}
export function createQuiet(): Quiet {
  const matters = new Map<ObjectId, number>();
  return {
    matters,
    add: (people) => {
      for (const person of people) matters.set(person, (matters.get(person) ?? 0) + 1);
    },
  };
}
