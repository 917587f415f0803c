// What one person alone may not change: what they read cases by themselves, who agrees to their changes, who keeps data protection,
// audit and administration, who becomes a service manager, which agencies read what, how risk is weighed, what a quorum is, how long
// records are kept and what is held (docs/process.md P28.5).
import type { ObjectId } from '../kernel/ids.ts';
import { personIn } from '../people/directory.ts';
import { guardedBetween, rolesOf } from '../people/roles.ts';
import type { SettingName } from '../people/settings.ts';
import {
  applied,
  changeTables,
  entriesIn,
  markOfEntry,
  mayAgreeTo,
  type CouncilChanges,
  type Council,
} from './council.ts';
import { reachesFurther, stagesOf } from './reach.ts';

export const guardedSettings: readonly SettingName[] = [
  'riskTool',
  'preMsetQuorum',
  'panelQuorum',
  'recordQuorum',
  'retention',
  'legalHolds',
  // What is rung when a child is in danger, and when.
  'emergency',
  'policeNonEmergency',
  'frontDoor',
  'frontDoorOutOfHours',
  'frontDoorHours',
  'adviceLine',
  'adviceLineHours',
  // With the helplines that young people are told of.
  'papers',
  'agenciesRead',
  'coreAgencies',
  'homeAgencies',
  'marks',
];

/** Why two people must do it, where this one asks for it, in words; none: one may. */
export function needsTwo(council: Council, changes: CouncilChanges, by: ObjectId): readonly string[] {
  const { people = {}, leaving = {}, settings = {} } = changes;
  const changed = Object.entries(people).flatMap(([id, after]) =>
    guardedBetween(personIn(council, id), after ?? undefined),
  );
  const left = Object.entries(leaving).flatMap(([id, planned]) =>
    planned === null ? [] : guardedBetween(personIn(council, id), undefined),
  );
  const named = [...new Set([...changed, ...left])];
  const after = applied(council, changes);
  return [
    ...(named.length === 0 ? [] : [`the role of ${named.join(', ')}`]),
    ...(rolesIn(council, by) === rolesIn(after, by) ? [] : ['your own roles']),
    ...(reachesFurther(council, after, by) ? ['what you read cases by yourself'] : []),
    ...(secondsIn(council, by) === secondsIn(after, by) ? [] : ['who agrees to your changes']),
    ...guardedSettings.filter((name) => name in settings).map((name) => `the setting ${name}`),
  ];
}

const rolesIn = (council: Council, id: ObjectId): string => {
  const person = personIn(council, id);
  return person === undefined ? '' : rolesOf(person).toSorted().join(' ');
};
/** Now, and after each last day that is planned: the one who asks does not choose who agrees. */
const secondsIn = (council: Council, by: ObjectId): string =>
  [...new Set(stagesOf(council).map((stage) => idsOf(mayAgreeTo(by, stage))))].toSorted().join('; ');
const idsOf = (people: readonly { readonly objectId: ObjectId }[]): string =>
  people
    .map(({ objectId }) => objectId)
    .toSorted()
    .join(' ');

/** How each entry that is changed is now. */
export const basisOf = (council: Council, changes: CouncilChanges): Readonly<Record<string, string>> =>
  Object.fromEntries(
    changeTables.flatMap((table) => {
      const before = entriesIn(council, table);
      return Object.keys(changes[table] ?? {}).map((key) => [`${table} ${key}`, markOfEntry(before.get(key))]);
    }),
  );
