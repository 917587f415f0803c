// What is left of a case that was destroyed, by docs/process.md P31.7 and P31.8: where it was lies its tombstone and nothing else; who
// looked stays; its reference stays where seals, figures, the register, minutes and other histories say it, and in no list of people.
import type { Stored } from '../../specimens/stored.ts';
import type { Scene } from './meets.ts';

const namesStill: ReadonlySet<string> = new Set([
  'look',
  'seal',
  'sealRows',
  'sheet',
  'fact',
  'register',
  'meeting',
  'entity',
  'case',
  'mention',
  'command',
]);
const named = (documents: Readonly<Record<string, Stored>>, id: string): readonly Stored[] =>
  Object.values(documents).filter((one) => one.pk !== id && JSON.stringify(one).includes(id));
const looksIn = (documents: Readonly<Record<string, Stored>>): readonly string[] =>
  Object.entries(documents).flatMap(([place, { kind }]) => (kind === 'look' ? place : []));

export async function wronglyLeft({ id, database, before }: Scene): Promise<readonly string[]> {
  const after = await database.stored();
  const own = Object.values(after).filter((one) => one.in === 'cases' && one.pk === id);
  const [tombstone] = own.flatMap((one) => (one.kind === 'tombstone' ? (one['tombstone'] as { facts: number }) : []));
  const facts = Object.values(before).filter(({ pk, kind }) => pk === id && kind === 'fact').length;
  const wrong = [
    ...(tombstone === undefined ? ['no tombstone'] : tombstone.facts < facts ? ['a tombstone of fewer facts'] : []),
    ...own.flatMap(({ kind }) => (kind === 'tombstone' ? [] : `beside the tombstone: ${kind}`)),
    ...named(after, id).flatMap(({ kind }) => (namesStill.has(kind) ? [] : `named in: ${kind}`)),
    ...looksIn(before).flatMap((place) => (after[place] === undefined ? ['who looked is gone'] : [])),
  ];
  return [...new Set(wrong)];
}
