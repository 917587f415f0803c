// Where the work goes on after the answer, Show me opens the matter that was pressed, of whatever kind it is.
import assert from 'node:assert/strict';
import { verbs } from '../../src/desk/desk.ts';
import { matterKinds } from '../../src/domain/matters/matters.ts';
import { moira } from '../people/builders.ts';
import { matterIds } from '../people/matter-ids.ts';
import { openOffice, type Office } from './office.ts';

describe('While the database is late', () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
    office.database.holds('all');
  });
  after(async () => office.close());

  for (const kind of matterKinds) {
    it(`a press on a ${kind} is answered with Show me, which opens it`, async () => {
      const carried = { [kind === 'case' ? 'ref' : kind]: matterIds[kind] };
      const late = await office.presses(moira, `${kind}.open`, carried, office.hasty);
      assert.match(late.reads, /Still working/);
      const { verb, data } = late.button('Show me');
      assert.deepEqual([verb, data], [`${kind}.open`, carried]);
      assert.ok(verbs.includes(verb), 'a button that there is');
    });
  }
});
