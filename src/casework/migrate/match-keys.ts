// By which MATCH_KEY a database was filled, as the match keys in it say: before any program marks it with its own.
import { managedAt } from '../write/matters.ts';
import type { AnyPartIn, MatterTypes } from '../../domain/matter/matter.ts';
import type { Marked, MatterFound, Migrating, StoredForm } from '../ports/migrate-ports.ts';
import { earlierForms, formNumbered } from '../ports/form-ports.ts';

/** By which matters like this one, or parts of a matter like this part, are found; undefined: by nothing. */
export type MatchKeysFor = (
  id: string,
  root: MatterTypes['root'],
  part?: AnyPartIn<MatterTypes>,
) => readonly string[] | undefined;

/** Those that a press makes. */
export const matchKeysOn =
  (ports: Parameters<NonNullable<ReturnType<typeof managedAt>['matchKeys']>>[0]): MatchKeysFor =>
  (id, root, part) =>
    part === undefined ? managedAt(id).matchKeys?.(ports, root) : managedAt(id).partKeys?.(ports, part);

/** What a matter is found by besides, which is said elsewhere. */
export type KeysBeside = (id: string, root: MatterTypes['root']) => Promise<readonly string[]>;
export const keysBesideOn =
  (ports: Parameters<NonNullable<ReturnType<typeof managedAt>['keysBeside']>>[0]): KeysBeside =>
  async (id, root) =>
    (await managedAt(id).keysBeside?.(ports, root)) ?? [];

/** With those that are said elsewhere, where the matter is found by any. */
export const withKeysBeside =
  (matchKeysFor: MatchKeysFor, beside: readonly string[]): MatchKeysFor =>
  (id, root, part) => {
    const own = matchKeysFor(id, root, part);
    return part === undefined && own !== undefined ? [...new Set([...own, ...beside])] : own;
  };

export const formOf = ({ form }: Marked): StoredForm => formNumbered(form) ?? earlierForms[0];

/** Whether none of the stored ones is among those that are made now: they are of another MATCH_KEY. */
export const areOfAnother = (stored: readonly string[] = [], made: readonly string[] = []): boolean =>
  stored.length > 0 && !stored.some((key) => made.includes(key));

/** From this form on letters of every script count in a key: of what has any, all keys may be others than before. */
const everyScript = 9;
export const comparedOtherwise = ({ form, root }: Pick<MatterFound, 'form' | 'root'>): boolean =>
  form < everyScript && /(?!\p{ASCII})\p{L}/u.test(JSON.stringify(root));

/** So many cases are asked. One that fits is enough: a press may have been taken under another key by mistake. */
const few = 5;

/** Whether the database was filled under another MATCH_KEY. False as well where no case has match keys. */
export async function isOfAnotherKey(migrating: Migrating, matchKeysFor: MatchKeysFor): Promise<boolean> {
  let others = 0;
  for await (const page of migrating.matters(formOf(await migrating.marked()))) {
    for (const at of page.filter(({ kind }) => kind === 'case')) {
      const matter = await migrating.matter(at);
      if (matter === undefined || matter === 'unreadable' || (matter.matchKeys ?? []).length === 0) continue;
      if (comparedOtherwise(matter)) continue;
      if (!areOfAnother(matter.matchKeys, keysMadeOf(matter, matchKeysFor))) return false;
      others += 1;
      if (others === few) return true;
    }
  }
  return others > 0;
}

/** Undefined as well where its root is no case that this version knows. */
function keysMadeOf({ id, root }: MatterFound, matchKeysFor: MatchKeysFor): readonly string[] | undefined {
  try {
    return matchKeysFor(id, root);
  } catch {
    return undefined; // what was thrown may quote the matter
  }
}
