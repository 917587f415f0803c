// The directory file: read whole, and refused where it says two things of one person.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDirectory } from '../../../src/casework/read/import-directory.ts';

const priya = { objectId: 'AAAAAAAA-0000-4000-8000-000000000001', name: 'Priya Testworth', roles: ['practitioner'] };
const police = { id: 'police', name: 'Northumbria Police' };

describe('The directory file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mset-directory-'));
  });
  after(async () => rm(folder, { recursive: true }));
  const read = async (content: object) => {
    const file = path.join(folder, 'directory.json');
    await writeFile(file, JSON.stringify(content));
    return readDirectory(file);
  };

  it('is read whole', async () => {
    const found = await read({ people: [priya], agencies: [police] });
    assert.deepEqual(
      found?.directory.people.map(({ name }) => name),
      ['Priya Testworth'],
    );
  });
  it('is refused where somebody stands in it twice, also in other letters, and says where', async () => {
    const again = { ...priya, objectId: priya.objectId.toLowerCase(), roles: ['coordinator'] };
    await assert.rejects(read({ people: [priya, again] }), /people aaaaaaaa-.*001: aaaaaaaa-.*001 stands here twice/);
    await assert.rejects(read({ people: [], agencies: [police, police] }), /agencies police: police stands here twice/);
  });
  it('is refused with the entry of each mistake, by its id; where it has none, by which it is', async () => {
    const wizard = { ...priya, roles: ['wizard'] };
    await assert.rejects(read({ people: [wizard] }), { entry: `people ${priya.objectId}` });
    await assert.rejects(read({ people: [wizard] }), /- people AAAAAAAA-.*001: roles\.0: Invalid option/);
    const nameless = { ...wizard, objectId: 'Priya Testworth' };
    await assert.rejects(read({ people: [priya, nameless] }), /- people, entry 2: objectId: /);
    await assert.rejects(read({ people: [priya, nameless] }), { entry: 'people, entry 2' });
    await assert.rejects(read({ people: [], settings: { workingHours: 1 } }), { entry: 'settings' });
  });
});
