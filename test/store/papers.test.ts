// The last good files of the council's, over a real container; and that somebody has read the policy, once.
import assert from 'node:assert/strict';
import * as make from './fixture.ts';
import type { Look } from '../../src/casework/ports/ports.ts';

describe('The council’s files in the store', () => {
  it('are kept as they are, the newest by its name, and are there for the next instance', async () => {
    const target = await make.openTarget();
    try {
      const { keptPapers } = await target.open();
      assert.equal(await keptPapers.of('policy.md'), undefined);
      for (const text of ['one', '---\ntitle: two\n---\n## Ünïcödé {emergency}\n'])
        await keptPapers.keep('policy.md', text);
      await keptPapers.keep('pl.json', '{}');
      const other = (await target.open()).keptPapers;
      assert.equal(await other.of('policy.md'), '---\ntitle: two\n---\n## Ünïcödé {emergency}\n');
      assert.equal(await other.of('pl.json'), '{}');
    } finally {
      await target.close();
    }
  });

  it('a version of the policy is read once by a person: the first time stays', async () => {
    const target = await make.openTarget();
    try {
      const { looks } = await target.open();
      const person = make.somePerson();
      const look: Look = {
        id: person,
        reference: 'policy-1.0',
        person,
        name: 'Priya Testworth',
        what: 'policy',
        why: 'read and understood',
        at: '2027-01-04T10:00:00.000Z',
      };
      for (const at of [look.at, '2027-01-05T10:00:00.000Z']) await looks.record({ ...look, at });
      assert.deepEqual(await looks.of('policy-1.0'), [look]);
      assert.deepEqual(await looks.of('policy-2.0'), []);
    } finally {
      await target.close();
    }
  });
});
