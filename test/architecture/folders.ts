/** How the folders of a room hang together: which import each other, and which import against their order. */
import path from 'node:path';
import { importsOf, type SourceFile } from './source.ts';

/** By folder from `src`; the files that lie in the room itself are one folder too. */
type Folder = string;
const folderOf = (file: string): Folder => path.posix.dirname(file).replace(/^src\//, '');
const isIn = (room: string, file: string): boolean => file.startsWith(`src/${room}/`);

/** An import that leads from one folder of the room to another, of values or of types; each file is imported once. */
interface Arrow {
  readonly from: Folder;
  readonly to: Folder;
}
function arrowsIn(files: readonly SourceFile[], room: string): readonly Arrow[] {
  return files
    .filter((file) => isIn(room, file.path))
    .flatMap((file) => {
      const imported = new Set(importsOf(file).map(({ to }) => to));
      return [...imported]
        .filter((to) => isIn(room, to))
        .map((to) => ({ from: folderOf(file.path), to: folderOf(to) }));
    })
    .filter(({ from, to }) => from !== to);
}

/** How many files lie in each folder of the room. */
export const filesByFolder = (files: readonly SourceFile[], room: string): ReadonlyMap<Folder, number> =>
  new Map(
    [
      ...Map.groupBy(
        files.filter((file) => isIn(room, file.path)),
        ({ path: file }) => folderOf(file),
      ),
    ].map(([folder, some]) => [folder, some.length] as const),
  );

/** Two folders of the room that import each other: `desk/form – desk/home`, in the order of the alphabet. */
export function mutualPairs(files: readonly SourceFile[], room: string): readonly string[] {
  const arrows = new Set(arrowsIn(files, room).map(({ from, to }) => `${from} – ${to}`));
  return [...arrows]
    .filter((arrow) => {
      const [from = '', to = ''] = arrow.split(' – ');
      return from < to && arrows.has(`${to} – ${from}`);
    })
    .toSorted();
}

/**
 * The imports that lead up, from a folder to one that stands later in the order: how many by `from > to`. Throws where a folder
 * has no place in it.
 */
export function arrowsUp(
  files: readonly SourceFile[],
  room: string,
  order: readonly Folder[],
): Readonly<Record<string, number>> {
  const placeOf = (folder: Folder): number => {
    const place = order.indexOf(folder);
    if (place < 0)
      throw new Error(`${folder} has no place in the order of the folders of ${room}: give it one in budgets.test.ts`);
    return place;
  };
  for (const folder of filesByFolder(files, room).keys()) placeOf(folder);
  const up = arrowsIn(files, room).filter(({ from, to }) => placeOf(from) < placeOf(to));
  const counted = Map.groupBy(up, ({ from, to }) => `${from} > ${to}`);
  return Object.fromEntries([...counted].map(([arrow, some]) => [arrow, some.length] as const));
}
