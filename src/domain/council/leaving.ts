// Who has left: what they held in the directory, and who has it from then on (docs/process.md P28.6).
import { given } from '../kernel/given.ts';
import type { ObjectId } from '../kernel/ids.ts';
import { personIn } from '../people/directory.ts';
import {
  applied,
  keyOfDelegation,
  type Agency,
  type CouncilChanges,
  type Council,
  type Delegation,
  type Entries,
  type Leaving,
} from './council.ts';

/** What is changed when someone has left: they go, and whom they named takes over. */
export function changesByLeaving(council: Council, { person, successors }: Leaving): CouncilChanges {
  // Who has left meanwhile takes nothing over.
  const still = (id: ObjectId | undefined): ObjectId | undefined =>
    id !== undefined && id !== person && personIn(council, id) !== undefined ? id : undefined;
  /** Never the person themself: they would stand in for, or manage, themselves. */
  const instead = (is: ObjectId | undefined, by: ObjectId | undefined, but?: ObjectId): ObjectId | undefined => {
    if (is !== person) return is;
    const next = still(by);
    return next === but ? undefined : next;
  };
  const people = council.people.flatMap((one) => {
    if (one.objectId === person || (one.manager !== person && one.deputy !== person)) return [];
    const { manager, deputy, ...rest } = one;
    return {
      ...rest,
      ...given({
        manager: instead(manager, successors.manager, one.objectId),
        deputy: instead(deputy, successors.deputy, one.objectId),
      }),
    };
  });
  const agencies = council.agencies.flatMap((one): readonly Agency[] => {
    const { lead, deputy, senior, ...rest } = one;
    if (![lead, deputy, senior].includes(person)) return [];
    return [
      {
        ...rest,
        ...given({
          lead: instead(lead, successors.lead),
          deputy: instead(deputy, successors.agencyDeputy),
          senior: instead(senior, successors.senior),
        }),
      },
    ];
  });
  const delegations = council.delegations.filter(({ from, to }) => from === person || to === person);
  return {
    people: { ...entriesOf(people, ({ objectId }) => objectId), [person]: null },
    ...(agencies.length > 0 && { agencies: entriesOf(agencies, ({ id }) => id) }),
    ...(delegations.length > 0 && { delegations: goneOf(delegations, keyOfDelegation) }),
    ...(council.leaving.some((one) => one.person === person) && { leaving: { [person]: null } }),
  };
}
const entriesOf = <Entry>(all: readonly Entry[], keyOf: (one: Entry) => string): Entries<Entry> =>
  Object.fromEntries(all.map((one) => [keyOf(one), one]));
const goneOf = (all: readonly Delegation[], keyOf: (one: Delegation) => string): Entries<Delegation> =>
  Object.fromEntries(all.map((one) => [keyOf(one), null]));

/** The same of several, one after another. */
export const changesByAll = (council: Council, leaving: readonly Leaving[]): CouncilChanges =>
  leaving.reduce<CouncilChanges>((so, one) => both(so, changesByLeaving(applied(council, so), one)), {});
/** The later of two counts. */
const both = (one: CouncilChanges, other: CouncilChanges): CouncilChanges => ({
  people: { ...one.people, ...other.people },
  agencies: { ...one.agencies, ...other.agencies },
  delegations: { ...one.delegations, ...other.delegations },
  leaving: { ...one.leaving, ...other.leaving },
});
