// What one person alone may not change: who keeps data protection, audit and administration, how risk is weighed, what a quorum is
// (docs/process.md P28.5).
import { toObjectId } from '../kernel/ids.ts';
import type { Person, Role } from '../people/actor.ts';
import { personIn } from '../people/directory.ts';
import { sayRoles } from '../people/roles.ts';
import { changeTables, entriesIn, markOfEntry, type Changes, type Council, type SettingName } from './council.ts';

const guardedRoles: readonly Role[] = ['dpo', 'auditor', 'admin'];
export const guardedSettings: readonly SettingName[] = ['riskTool', 'preMsetQuorum', 'panelQuorum', 'recordQuorum'];

const guardedOf = (person: Pick<Person, 'roles'> | null | undefined): readonly Role[] =>
  guardedRoles.filter((role) => person?.roles.includes(role) === true);

/** Why two people must do it, in words; none: one may. */
export function needsTwo(
  council: Pick<Council, 'people'>,
  { people = {}, leaving = {}, settings = {} }: Changes,
): readonly string[] {
  const roles = Object.entries(people).flatMap(([id, after]) => {
    const [was, is] = [guardedOf(personIn(council, id)), guardedOf(after)];
    return [...was.filter((role) => !is.includes(role)), ...is.filter((role) => !was.includes(role))];
  });
  const leave = Object.entries(leaving).flatMap(([id, planned]) =>
    planned === null ? [] : guardedOf(personIn(council, toObjectId(id) ?? '')),
  );
  const changed = [...new Set([...roles, ...leave])];
  return [
    ...(changed.length === 0 ? [] : [`the role of ${changed.map((role) => sayRoles({ roles: [role] })).join(', ')}`]),
    ...guardedSettings.filter((name) => name in settings).map((name) => `the setting ${name}`),
  ];
}

/** How each entry that is changed is now. */
export const basisOf = (council: Council, changes: Changes): Readonly<Record<string, string>> =>
  Object.fromEntries(
    changeTables.flatMap((table) => {
      const before = entriesIn(council, table);
      return Object.keys(changes[table] ?? {}).map((key) => [`${table} ${key}`, markOfEntry(before.get(key))]);
    }),
  );
