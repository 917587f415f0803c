// A record is destroyed while something else has it in its hands: what is destroyed is nowhere, and what must stay is.
import assert from 'node:assert/strict';
import { ids } from '../../specimens/story.ts';
import { known } from '../known.ts';
import { wronglyLeft } from './left.ts';
import { broughtOver, destroyedWhile, meetings, type Meeting } from './meets.ts';

const invariant = 'destroyedIsNowhere';
/** A case on which all was done that there is, and one that is asked of a manager who cannot be reached. */
const cases = [ids.followed, ids.asked];

async function leftBy(meeting: Meeting, specimen?: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const id of specimen === undefined ? cases : cases.slice(0, 1)) {
    const scene = await destroyedWhile(meeting, id, specimen);
    found.push(...(await wronglyLeft(scene)));
    await scene.database.close();
  }
  return [...new Set(found)];
}
const knownOf = (name: string): readonly string[] =>
  known.flatMap((line) => (line.invariant === invariant && line.story.includes(name) ? line.what : []));

describe('A record is destroyed while it meets', () => {
  for (const [name, meeting] of Object.entries(meetings))
    it(`${name}: it is nowhere, but for what is known`, async () => {
      const always = name === 'nothing' ? [] : knownOf('nothing');
      const left = (await leftBy(meeting)).filter((what) => !always.includes(what));
      assert.deepEqual(left.toSorted(), knownOf(name).toSorted());
    });

  it('that it is brought over from an earlier form: it is nowhere, but for what is known', async () => {
    // Form 5 is the last whose parts all change, in several batches.
    const left = (await leftBy(broughtOver, 'form-5')).filter((what) => !knownOf('nothing').includes(what));
    assert.deepEqual(left, knownOf('brought over'));
  });
});
