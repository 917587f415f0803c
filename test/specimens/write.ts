// `node test/specimens/write.ts <folder>`: tells the story to this version of the program, and writes all that it stored
// into the folder as a specimen. Once a version is landed its specimen is never written again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importDirectory, readDirectory } from '../../src/casework/read/import-directory.ts';
import { play, storyMachine } from './played.ts';
import { openStore, toLines } from './stored.ts';
import { story } from './story.ts';

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Name the folder of the specimen: it holds directory.json.');
const scratch = await mkdtemp(path.join(tmpdir(), 'mset-specimen-'));
const { store, stored, close } = await openStore(scratch);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
await store.fit({ mayMark: true });
await importDirectory(
  { ...store, machine: storyMachine },
  await readDirectory(path.join(folder, 'directory.json')),
  silent,
);
await play(story, store);
await writeFile(path.join(folder, 'stored.jsonl'), toLines(await stored()));
await close();
await rm(scratch, { recursive: true });
