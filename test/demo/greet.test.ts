// A second start on kept data: the windows are new, and whoever opens one is greeted in it.
import assert from 'node:assert/strict';
import { openDatabase } from '../../src/database.ts';
import { readConfig } from '../../src/config.ts';
import { greetAgain } from '../../src/demo/greet.ts';
import { colin, directory, priya } from '../people/builders.ts';
import { newFolder } from '../journeys/people/data-folder.ts';

describe('A second start', () => {
  it('greets again whoever was greeted, and nobody else is known by it', async () => {
    const database = await openDatabase(readConfig({ DATA_DIR: await newFolder() }));
    try {
      const { contacts, directories } = database.store;
      await directories.replace(directory, 'test');
      const contact = { person: priya.objectId, conversation: 'a:1', reference: '{}', quietUntil: 0, greeted: true };
      await contacts.save(contact);
      await greetAgain(database.store);
      assert.deepEqual(await contacts.of(priya.objectId), { ...contact, greeted: false });
      assert.equal(await contacts.of(colin.objectId), undefined);
    } finally {
      await database.close();
    }
  });
});
