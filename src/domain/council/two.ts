// What one person alone may not change: who keeps data protection, audit and administration, who becomes a service manager, how risk
// is weighed, what a quorum is, how long records are kept and what is held
// (docs/process.md P28.5).
import { personIn } from '../people/directory.ts';
import { type SettingName } from '../people/settings.ts';
import { guardedBetween } from '../people/roles.ts';
import { changeTables, entriesIn, markOfEntry, type CouncilChanges, type Council } from './council.ts';

export const guardedSettings: readonly SettingName[] = [
  'riskTool',
  'preMsetQuorum',
  'panelQuorum',
  'recordQuorum',
  'retention',
  'legalHolds',
  // What is rung when a child is in danger.
  'emergency',
  'policeNonEmergency',
  'frontDoor',
  'frontDoorOutOfHours',
  'adviceLine',
];

/** Why two people must do it, in words; none: one may. */
export function needsTwo(
  council: Pick<Council, 'people'>,
  { people = {}, leaving = {}, settings = {} }: CouncilChanges,
): readonly string[] {
  const changed = Object.entries(people).flatMap(([id, after]) =>
    guardedBetween(personIn(council, id), after ?? undefined),
  );
  const left = Object.entries(leaving).flatMap(([id, planned]) =>
    planned === null ? [] : guardedBetween(personIn(council, id), undefined),
  );
  const named = [...new Set([...changed, ...left])];
  return [
    ...(named.length === 0 ? [] : [`the role of ${named.join(', ')}`]),
    ...guardedSettings.filter((name) => name in settings).map((name) => `the setting ${name}`),
  ];
}

/** How each entry that is changed is now. */
export const basisOf = (council: Council, changes: CouncilChanges): Readonly<Record<string, string>> =>
  Object.fromEntries(
    changeTables.flatMap((table) => {
      const before = entriesIn(council, table);
      return Object.keys(changes[table] ?? {}).map((key) => [`${table} ${key}`, markOfEntry(before.get(key))]);
    }),
  );
