// The directory file against the council, compared three ways: as the file was when it was last taken, as it is, and as the council
// is. Only what the file itself changed is taken (docs/process.md P28.3).
import { canonical } from '../kernel/canonical.ts';
import { given } from '../kernel/given.ts';
import { personIn, type Directory } from '../people/directory.ts';
import { newBreaks } from '../people/breaks.ts';
import {
  applied,
  changeTables,
  directoryOf,
  entriesIn,
  markOfEntry,
  markOfKey,
  marksIn,
  ownSettings,
  packed,
  touchedBy,
  withoutSame,
  type CouncilChanges,
  type ChangeTable,
  type Council,
} from './council.ts';

/** What a file changes. */
export interface FileChanges {
  /** Every entry that is another in the file than when it was last taken: some may be so in the council already. */
  readonly changes: CouncilChanges;
  /** Marks of keys that the file has no more. */
  readonly dropped: readonly string[];
  /** What was changed in the council too, and otherwise: the file wins. In words. */
  readonly both: readonly string[];
}

/** The tables that a file has. */
const fileTables = ['people', 'agencies', 'delegations', 'settings'] as const satisfies readonly ChangeTable[];

export function fileChanges(council: Council, file: Directory): FileChanges {
  const known = marksIn(council);
  const inFile = { ...file, settings: ownSettings(file.settings) };
  const there = new Set<string>();
  const both: string[] = [];
  const tables = fileTables.map((table) => {
    const [said, now] = [entriesIn(inFile, table), entriesIn(council, table)];
    for (const key of said.keys()) there.add(markOfKey(table, key));
    const put = [...said].filter(([key, entry]) => known.get(markOfKey(table, key)) !== markOfEntry(entry));
    const gone = [...now.keys()]
      .filter((key) => !said.has(key) && known.has(markOfKey(table, key)))
      .map((key): [string, unknown] => [key, null]);
    const changed = [...gone, ...put];
    for (const [key, entry] of changed) {
      const [was, is] = [known.get(markOfKey(table, key)) ?? '', now.get(key)];
      if (markOfEntry(is) !== was && canonical(is ?? null) !== canonical(entry))
        both.push(sayEntry(table, key, council, file));
    }
    return changed.length === 0 ? [] : [[table, Object.fromEntries(changed)] as const];
  });
  return {
    changes: Object.fromEntries(tables.flat()),
    dropped: [...known.keys()].filter((key) => !there.has(key)),
    both,
  };
}

/** "Priya Testworth", "Northumbria Police", "the setting digestAt". */
export function sayEntry(
  table: ChangeTable,
  key: string,
  ...among: readonly Pick<Directory, 'people' | 'agencies'>[]
): string {
  const name = (id: string): string =>
    among.map((one) => personIn(one, id)?.name).find((found) => found !== undefined) ?? 'someone who has left';
  switch (table) {
    case 'people':
      return name(key);
    case 'leaving':
      return `the last day of ${name(key)}`;
    case 'agencies':
      return among.flatMap(({ agencies }) => agencies).find(({ id }) => id === key)?.name ?? key;
    case 'delegations':
      return `leave of ${name(key.split(' ')[0] ?? '')}`;
    case 'settings':
      return `the setting ${key}`;
  }
}

/** A file is taken in facts of so many entries at most, so that each has room in one write. */
const mostEntries = 1000;
/** The first so many of them, those that go first: then no one is found in two places. `more`: there are others. */
export function firstEntries(changes: CouncilChanges): { readonly changes: CouncilChanges; readonly more: boolean } {
  const all = touchedBy(changes).map(([table, key]) => ({ table, key, entry: changes[table]?.[key] ?? null }));
  if (all.length <= mostEntries) return { changes, more: false };
  const gone = all.filter(({ entry }) => entry === null);
  const put = all.filter(({ entry }) => entry !== null);
  const first = [...gone, ...put.slice(0, mostEntries)];
  return {
    changes: Object.fromEntries(
      changeTables.flatMap((table) => {
        const own = first.filter((one) => one.table === table).map(({ key, entry }) => [key, entry] as const);
        return own.length === 0 ? [] : [[table, Object.fromEntries(own)]];
      }),
    ),
    more: put.length > mostEntries,
  };
}

/** The marks after a file was taken. */
export function marksAfter(council: Council, changes: CouncilChanges, dropped: readonly string[]): string {
  const marks = marksIn(council);
  for (const key of dropped) marks.delete(key);
  for (const [table, key] of touchedBy(changes)) {
    const entry = changes[table]?.[key] ?? null;
    if (entry === null) marks.delete(markOfKey(table, key));
    else marks.set(markOfKey(table, key), markOfEntry(entry));
  }
  return packed(marks);
}

/** What taking a file would do, before it is taken: **Compare a file**. In words. */
export interface Compared {
  readonly fresh: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly both: readonly string[];
  readonly breaks: readonly string[];
}
export function comparedFile(council: Council, file: Directory): Compared {
  const { changes: all, both } = fileChanges(council, file);
  const changes = withoutSame(council, all);
  const touched = touchedBy(changes).map(([table, key]) => ({
    words: sayEntry(table, key, council, file),
    isThere: entriesIn(council, table).has(key),
    goes: changes[table]?.[key] === null,
  }));
  const words = (which: (one: (typeof touched)[number]) => boolean) => touched.filter(which).map((one) => one.words);
  return {
    fresh: words(({ isThere }) => !isThere),
    changed: words(({ isThere, goes }) => isThere && !goes),
    gone: words(({ goes }) => goes),
    both,
    breaks: newBreaks(directoryOf(council), directoryOf(applied(council, changes))).map(({ text }) => text),
  };
}

/** What a fact says of a file that was taken. */
export interface FileTaken extends Pick<FileChanges, 'changes' | 'dropped'> {
  readonly hash: string;
  /** By an administrator: the next start compares the file that the bot reads with the one that it read last. */
  readonly uploaded?: true;
  /** There is more of it, in the facts that follow. */
  readonly more?: true;
}
/** The council as a file leaves it. */
export const afterFile = (council: Council, { changes, dropped, hash, uploaded, more }: FileTaken): Council => {
  const { partly, ...before } = council;
  const part = more === true ? (partly ?? (council.facts === 0 ? 'first' : 'later')) : undefined;
  return {
    ...applied(before, changes),
    file: uploaded === true ? before.file : hash,
    marks: marksAfter(council, changes, dropped),
    ...given({ partly: part }),
  };
};
