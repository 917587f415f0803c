// `npm run verify` on a database with requests for advice: they are no orphans, and damage to one is told by its id.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { AdviceId } from '../../src/domain/kernel/ids.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { filledIn, kestrelReference, moira, must, priya } from '../people/builders.ts';
import { openWorld } from '../worlds/harness.ts';
import { damaged, databaseIn, folderWith, runs } from './people/data-folder.ts';

describe('npm run verify, with requests for advice', () => {
  let folder: string;
  let id: AdviceId;
  before(async () => {
    const world = await openWorld({ faults: true });
    const press = async (who: typeof priya, verb: string, data: object): Promise<void> => {
      const command = mintCommandId(world.clock.nowMs() - 5000, world.clock.bytes(8));
      await world.windowOf(who).sends(verb, { command, ...data });
      await world.settled();
    };
    await world.has(kestrelReference, filledIn());
    await press(priya, 'advice.ask.go', { question: 'Is that enough to refer?', about: kestrelReference });
    id = must((await world.ports.advice.open(priya.objectId, false))[0]).id;
    await press(moira, 'advice.answer.go', { advice: id, answer: 'Yes.' });
    const copy = path.join(world.folder, 'copy.sqlite');
    world.backup(copy);
    folder = await folderWith(copy);
    await world.stop();
  });

  it('counts them, and finds nothing wrong', async () => {
    const { code, out, err } = await runs('verify', folder);
    assert.equal(`${code}${err}`, '0');
    assert.match(out, /^Looked at 1 cases and 1 requests for advice and 1 directories of the council, 13 facts,/m);
    assert.match(out, /Nothing is wrong\./);
  });

  it('names one whose history was changed behind the bot’s back, and exits with 1', async () => {
    const sql = `UPDATE docs SET body=replace(body, 'Yes.', 'No..') WHERE pk=? AND id='fact-000002'`;
    const { code, out } = await runs('verify', await damaged(databaseIn(folder), sql, id));
    assert.equal(code, 1);
    assert.ok(out.includes(`${id}: fact 2 is not what was written.`), out);
  });
});
