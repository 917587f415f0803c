// Who is kept out of a case by a press, beside those who have a conflict of interest; and what of it goes along to another case
// (docs/process.md P10.14).
import { given } from '../../kernel/given.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { KeptOut } from './stage-parts.ts';
import type { Case } from './stages.ts';

type Shut = Pick<Case, 'excluded' | 'keptOut'>;

/** How someone is kept out; undefined where no press does. */
export const keptOutAs = ({ keptOut = [] }: Pick<Case, 'keptOut'>, id: string): KeptOut | undefined =>
  keptOut.find(({ person }) => person.objectId === id);

/** Whether they have a conflict of interest, kept out besides or not. */
export const hasConflict = (one: Shut, id: ObjectId): boolean => {
  const kept = keptOutAs(one, id);
  return one.excluded.includes(id) && (kept === undefined || kept.conflict === true);
};

/** Who may not read another case of the child, and how. */
export interface ShutOut {
  readonly excluded?: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
}

/** What one case has of that from another, and not already. */
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

/** The case with them. */
export const withShutOut = <C extends Case>(before: C, { excluded = [], keptOut = [] }: ShutOut): C => ({
  ...before,
  excluded: [...before.excluded, ...excluded.filter((id) => !before.excluded.includes(id))],
  ...(keptOut.length > 0 && {
    keptOut: [
      ...(before.keptOut ?? []).filter(({ person }) => !keptOut.some((one) => one.person.objectId === person.objectId)),
      ...keptOut,
    ],
  }),
});
