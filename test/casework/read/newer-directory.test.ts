// The directory file while the bot runs: what is new is imported, what has mistakes is not, and no older one comes back.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { DirectoryMistakes, type DirectoryFile } from '../../../src/casework/read/import-directory.ts';
import { caseOf, filledIn, given } from '../../people/builders.ts';
import { stubPorts } from '../ports.ts';
import { newerDirectory } from '../../../src/casework/read/newer-directory.ts';
import type { StoredDirectory } from '../../../src/casework/ports/ports.ts';
import { directorySchema } from '../../../src/domain/people/directory.ts';

const fileOf = (hash: string): DirectoryFile => ({
  hash,
  directory: directorySchema.parse({
    people: [{ objectId: '00000000-0000-4000-8000-000000000001', name: `Priya ${hash}`, roles: ['practitioner'] }],
  }),
});

describe('A directory file that changes while the bot runs', () => {
  let stored: StoredDirectory | undefined;
  let file: DirectoryFile | undefined | Error;
  let away: Error | undefined;
  const log = { info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() };
  const errors = (): readonly unknown[] => log.error.args.map(([event]) => event as unknown);
  const directories = {
    stored: async () => stored,
    newest: async () => fileOf('unused').directory,
    current: async () => fileOf('unused').directory,
    replace: async (directory: DirectoryFile['directory'], hash: string, content: string) => {
      if (away !== undefined) throw away;
      stored = { directory, stored: directory, hash, content };
    },
  };
  // While an earlier form is in force it is a document of its own; as a council it is in test/store/matters/council.test.ts.
  const forms = { current: async () => 6 as const, known: () => 6 as const, refresh: async () => undefined };
  const { ports } = stubPorts(caseOf(given(filledIn())));
  const { council, machine } = ports;
  const read = async () => {
    if (file instanceof Error) throw file;
    return file;
  };
  const started = async (first: DirectoryFile | undefined) => {
    file = first;
    const newer = newerDirectory({ directories, forms, council, machine, log, first, read });
    if (first !== undefined) await directories.replace(first.directory, first.hash, '');
    return newer;
  };
  beforeEach(() => {
    stored = undefined;
    away = undefined;
    sinon.resetHistory();
    log.error.resetHistory();
  });

  it('is imported, and is then the one that the instance has', async () => {
    const newer = await started(fileOf('one'));
    await newer.look();
    assert.equal(stored?.hash, 'one');
    file = fileOf('two');
    await newer.look();
    assert.deepEqual([stored?.hash, newer.current()?.hash, errors()], ['two', 'two', []]);
  });

  it('with a mistake is refused, once in the log, and the one of before stays; put right it is taken', async () => {
    const newer = await started(fileOf('one'));
    const entry = 'people 00000000-0000-4000-8000-000000000001';
    file = new DirectoryMistakes('directory.json', [`${entry}: roles.0: wizard`]);
    await newer.look();
    await newer.look();
    assert.deepEqual([stored?.hash, errors()], ['one', ['directory refused']]);
    assert.deepEqual(log.error.args[0]?.[2], { entry }, 'and where it is');
    file = fileOf('two');
    await newer.look();
    file = new Error('people.0.roles.0: wizard');
    await newer.look();
    assert.deepEqual([stored?.hash, errors()], ['two', ['directory refused', 'directory refused']]);
  });

  it('does not come back where another instance has a newer one', async () => {
    const newer = await started(fileOf('one'));
    await directories.replace(fileOf('three').directory, 'three', '');
    file = fileOf('two');
    await newer.look();
    assert.equal(stored?.hash, 'three');
    file = fileOf('three');
    await newer.look();
    file = fileOf('four');
    await newer.look();
    assert.deepEqual([stored?.hash, newer.current()?.hash], ['four', 'four']);
  });

  it('is tried again while the database is away', async () => {
    const newer = await started(fileOf('one'));
    file = fileOf('two');
    away = new Error('no answer');
    await newer.look();
    await newer.look();
    assert.deepEqual([stored?.hash, errors()], ['one', ['directory not imported']]);
    away = undefined;
    await newer.look();
    assert.equal(stored?.hash, 'two');
  });

  it('is imported when it comes at last, where none was fetched at the start', async () => {
    const newer = await started(undefined);
    await newer.look();
    assert.equal(newer.current(), undefined);
    stored = { ...fileOf('old'), stored: fileOf('old').directory, hash: 'old' };
    file = fileOf('one');
    await newer.look();
    assert.equal(stored.hash, 'one');
  });
});
