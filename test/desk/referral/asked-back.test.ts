// What the answers of a page raise is asked on that page, with the answers kept; an answer leads on.
import assert from 'node:assert/strict';
import { answersOn, colin, filledIn, kestrel, kestrelReference, must, priya } from '../../people/builders.ts';
import type { PersonWindow } from '../../journeys/people/person-window.ts';
import { inputsIn } from '../../journeys/people/readable.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { answersPage } from '../../journeys/people/deeds.ts';

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
    await answersPage(priyas, 'Before the nine pages', answersOn('s47', kestrel));
    return must(/MSET-\S+/.exec(must(priyas.messages().at(-1)).card['speak'] as string)?.[0]);
  };
  const answered = { ...answersOn('1', kestrel), safeTonight: 'notSure' };
  const planTonight = 'Aunt stays.';
  const unsafe = { ...answered, planTonight };
  const shown = () =>
    Object.fromEntries(inputsIn(must(priyas.messages().at(-1)).card).map(({ id, value }) => [id, value]));
  const stored = async () =>
    (await world.caseOf(must(/MSET-\w{4}-\w{2}/.exec(priyas.reads().split('---').at(-1) ?? '')?.[0]))).answers;

  it('asks whether Routine is right for a child who may not be safe, and keeps what was answered', async () => {
    await begins();
    const more = await priyas.presses('Next', { on: 'Page 1 of 9', fill: answered });
    assert.match(more, /Page 1 of 9/);
    assert.match(more, /● Because the child may not be safe tonight/);
    assert.match(more, /2 more questions, then page 2/);
    assert.doesNotMatch(more, /×/);
    assert.deepEqual(shown(), { routineRight: '', planTonight: '' });
    const left = await priyas.presses('Next', { on: 'Page 1 of 9', fill: { planTonight } });
    assert.match(left, /× The child may not be safe tonight. Is Routine right\? Answer this, or go back/);
    assert.deepEqual(shown(), { routineRight: '' }, 'what was answered is saved');
    assert.match(await priyas.presses('Next', { fill: { routineRight: 'routine' } }), /Page 2 of 9/);
    assert.deepEqual(await stored(), { ...answersOn('s47', kestrel), ...unsafe, routineRight: 'routine' });
  });

  it('makes it urgent where the writer says so', async () => {
    await begins();
    await priyas.presses('Next', { on: 'Page 1 of 9', fill: answered });
    assert.match(await priyas.presses('Next', { fill: { routineRight: 'urgent', planTonight } }), /Page 2 of 9/);
    assert.deepEqual(await stored(), { ...answersOn('s47', kestrel), ...unsafe, urgency: 'beforePreMset' });
  });

  it('lets the writer go back, or stop for now, without an answer', async () => {
    await begins();
    await priyas.presses('Next', { on: 'Page 1 of 9', fill: answered });
    const whole = await priyas.presses('Back', { on: 'Page 1 of 9', fill: { planTonight } });
    assert.match(whole, /Is the child safe tonight\?: ‹Not sure›[^]*Plan for tonight: ‹Aunt stays.›/);
    assert.match(await priyas.presses('Save and close', { on: 'Page 1 of 9' }), /Finish your referral/);
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

describe('A draft whose Section 47 determination has grown old', () => {
  let world: World;
  before(async () => {
    world = await openWorld({ people: [priya, colin] });
    await world.has(kestrelReference, filledIn());
    world.clock.at('2027-05-04T10:00:00.000Z');
  });
  after(async () => world.stop());

  it('asks on page 4, as soon as it is opened, whether it is still the one for this worry, and then why', async () => {
    const priyas = world.windowOf(priya);
    await priyas.says(`case ${kestrelReference}`);
    const page = await priyas.presses('Continue', { on: kestrelReference });
    assert.match(page, /Page 4 of 9[^]*Is this still the determination for this worry\?/);
    const why = await priyas.presses('Next', { on: 'Page 4 of 9', fill: { still47: 'yes' } });
    assert.match(why, /● Because an old determination is to hold for this worry[^]*Why does it still hold\?/);
    await priyas.presses('Next', { on: 'Why does it still hold?', fill: { whyStill47: 'The same older boys.' } });
    const { answers } = await world.caseOf(kestrelReference);
    assert.equal(answers['whyStill47'], 'The same older boys.');
  });
});
