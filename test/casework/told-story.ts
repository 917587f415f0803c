// The story of the specimens in a database of its own: told once for all tests of a process, for each of them to begin with a copy.
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { importDirectory, readDirectory } from '../../src/casework/read/import-directory.ts';
import { newFolder } from '../journeys/people/data-folder.ts';
import { play, storyMachine } from '../specimens/played.ts';
import { openStore } from '../specimens/stored.ts';
import { story } from '../specimens/story.ts';

const directoryFile = fileURLToPath(new URL('../specimens/form-6/directory.json', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let told: Promise<string> | undefined;

/** Makes the folder, with the database in which the story was told. */
export async function tellStory(folder: string): Promise<void> {
  told ??= newFolder().then(async (first) => {
    const { store, close } = await openStore(first);
    await store.fit({ mayMark: true });
    await importDirectory({ ...store, machine: storyMachine }, await readDirectory(directoryFile), silent);
    await play(story, store);
    await close();
    return first;
  });
  await cp(await told, folder, { recursive: true });
}
