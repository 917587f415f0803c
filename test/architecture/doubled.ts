/** Names that two files of one room export: whoever reads one of them may think of the other. */
import { parsed } from './parsed.ts';
import type { SourceFile } from './source.ts';

export interface Doubled {
  readonly room: string;
  readonly name: string;
  readonly paths: readonly string[];
}

/** Rooms are the folders of src; a name for a type and a value of one file is one name. */
export function doubledNames(files: readonly SourceFile[]): readonly Doubled[] {
  const inRooms = files.filter(({ path }) => /^src\/[^/]+\//.test(path) && !path.endsWith('.d.ts'));
  const all = inRooms.flatMap((file) =>
    [...parsed(file).exports].map((name) => ({ room: file.path.split('/')[1] ?? '', name, path: file.path })),
  );
  return [...Map.groupBy(all, ({ room, name }) => `${room} ${name}`).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined || same.length < 2
      ? []
      : [{ room: first.room, name: first.name, paths: same.map(({ path }) => path) }];
  });
}
