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
    await assert.rejects(read({ people: [priya, again] }), /people\.1: aaaaaaaa-.*001 stands here twice/);
    await assert.rejects(read({ people: [], agencies: [police, police] }), /agencies\.1: police stands here twice/);
  });
  it('is refused with the place of each mistake', async () => {
    await assert.rejects(read({ people: [{ ...priya, roles: ['wizard'] }] }), /people\.0\.roles\.0/);
  });
});
