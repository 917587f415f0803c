// Who is kept out of a case, or of a record of people and places, by a press, beside those who have a conflict of interest; and
// what of it goes along to another one (docs/process.md P10.14, P23.15).
import { given } from '../../kernel/given.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { KeptOut } from './stage-parts.ts';

interface Shut {
  readonly excluded: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
}

/** How someone is kept out; undefined where no press does. */
export const keptOutAs = ({ keptOut = [] }: Pick<Shut, 'keptOut'>, id: string): KeptOut | undefined =>
  keptOut.find(({ person }) => person.objectId === id);

/** Whether they have a conflict of interest, kept out besides or not. */
export const hasConflict = (one: Shut, id: ObjectId): boolean => {
  const kept = keptOutAs(one, id);
  return one.excluded.includes(id) && (kept === undefined || kept.conflict === true);
};

/** Who may not read another one, and how. */
export interface ShutOut {
  readonly excluded?: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
}

/** What one has of that from another, and not already. */
export function shutOutFrom(one: Shut, other: Shut): ShutOut {
  const excluded = other.excluded.filter((id) => !one.excluded.includes(id));
  const known = [...(one.keptOut ?? []), ...(other.keptOut ?? []).filter((kept) => !isIn(one, kept))];
  const keptOut = known
    .map(({ conflict: _conflict, ...kept }): KeptOut => {
      const id = kept.person.objectId;
      return hasConflict(one, id) || hasConflict(other, id) ? { ...kept, conflict: true } : kept;
    })
    .filter((kept) => keptOutAs(one, kept.person.objectId)?.conflict !== kept.conflict || !isIn(one, kept));
  return given({
    excluded: excluded.length === 0 ? undefined : excluded,
    keptOut: keptOut.length === 0 ? undefined : keptOut,
  });
}
const isIn = (one: Shut, { person }: KeptOut): boolean => keptOutAs(one, person.objectId) !== undefined;

/** The same with them. */
export const withShutOut = <Of extends Shut>(before: Of, { excluded = [], keptOut = [] }: ShutOut): Of => ({
  ...before,
  excluded: [...before.excluded, ...excluded.filter((id) => !before.excluded.includes(id))],
  ...(keptOut.length > 0 && {
    keptOut: [
      ...(before.keptOut ?? []).filter(({ person }) => !keptOut.some((one) => one.person.objectId === person.objectId)),
      ...keptOut,
    ],
  }),
});

/** Who is out once someone whom a press kept out is let in again: a conflict of interest stays one. */
export function outWithout(one: Shut, id: ObjectId): Shut {
  const left = (one.keptOut ?? []).filter(({ person }) => person.objectId !== id);
  return {
    excluded: hasConflict(one, id) ? one.excluded : one.excluded.filter((other) => other !== id),
    ...(left.length > 0 && { keptOut: left }),
  };
}
