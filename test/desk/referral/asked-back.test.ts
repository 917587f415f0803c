// What the answers of a page raise is asked on that page, with the answers kept; an answer leads on.
import assert from 'node:assert/strict';
import { answersOn, kestrel, must, priya } from '../../people/builders.ts';
import type { PersonWindow } from '../../journeys/people/person-window.ts';
import { inputsIn } from '../../journeys/people/readable.ts';
import { openWorld, type World } from '../../worlds/harness.ts';

describe('A page that raises a question', () => {
  let world: World;
  let priyas: PersonWindow;
  before(async () => {
    world = await openWorld({ people: [priya] });
    priyas = world.windowOf(priya);
  });
  after(async () => world.stop());

  const begins = async (): Promise<string> => {
    await priyas.says('refer');
    await priyas.presses('Start', { on: 'Nine short pages' });
    await priyas.presses('Next', { on: 'Before the nine pages', fill: answersOn('s47', kestrel) });
    return must(/MSET-\S+/.exec(must(priyas.messages().at(-1)).card['speak'] as string)?.[0]);
  };
  const unsafe = { ...answersOn('1', kestrel), safeTonight: 'notSure', planTonight: 'Aunt stays.' };
  const shown = () =>
    Object.fromEntries(inputsIn(must(priyas.messages().at(-1)).card).map(({ id, value }) => [id, value]));
  const stored = async () =>
    (await world.caseOf(must(/MSET-\w{4}-\w{2}/.exec(priyas.reads().split('---').at(-1) ?? '')?.[0]))).answers;

  it('asks whether Routine is right for a child who may not be safe, and keeps what was answered', async () => {
    await begins();
    const again = await priyas.presses('Next', { on: 'Page 1 of 9', fill: unsafe });
    assert.match(again, /Page 1 of 9/);
    assert.match(again, /× The child may not be safe tonight. Is Routine right\? answer this before you go on/);
    assert.deepEqual(shown(), { ...unsafe, routineRight: '' });
    assert.match(await priyas.presses('Next', { on: 'Page 1 of 9' }), /Page 1 of 9/);
    assert.match(await priyas.presses('Next', { fill: { routineRight: 'routine' } }), /Page 2 of 9/);
    assert.deepEqual(await stored(), { ...answersOn('s47', kestrel), ...unsafe, routineRight: 'routine' });
  });

  it('makes it urgent where the writer says so', async () => {
    await begins();
    await priyas.presses('Next', { on: 'Page 1 of 9', fill: unsafe });
    assert.match(await priyas.presses('Next', { fill: { routineRight: 'urgent' } }), /Page 2 of 9/);
    assert.deepEqual(await stored(), { ...answersOn('s47', kestrel), ...unsafe, urgency: 'beforePreMset' });
  });

  it('lets the writer go back, or stop for now, without an answer', async () => {
    await begins();
    await priyas.presses('Next', { on: 'Page 1 of 9', fill: unsafe });
    assert.match(await priyas.presses('Save and close', { on: 'Page 1 of 9' }), /Draft/);
  });

  it('asks about “None” beside another plan', async () => {
    await begins();
    await priyas.presses('Next', { on: 'Page 1 of 9', fill: answersOn('1', kestrel) });
    for (const page of ['2', '3'])
      await priyas.presses('Next', { on: `Page ${page} of 9`, fill: answersOn(page, kestrel) });
    assert.equal(shown()['otherPlans'], '', 'nothing is ticked for the writer');
    const fill = { ...answersOn('4', kestrel), otherPlans: 'none,cin' };
    assert.match(
      await priyas.presses('Next', { fill }),
      /"None" is ticked with other answers. Untick it, or the others/,
    );
    assert.equal(shown()['otherPlans'], 'none,cin');
    assert.match(await priyas.presses('Next', { fill: { otherPlans: 'cin' } }), /Page 5 of 9/);
  });
});
