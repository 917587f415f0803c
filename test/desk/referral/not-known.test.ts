// "Not known yet" beside the question: said in a list, by a question mark, or for all that is left; one reason for them all.
import assert from 'node:assert/strict';
import { answersOn, must, nrmConsidered, priya } from '../../people/builders.ts';
import type { PersonWindow } from '../../journeys/people/person-window.ts';
import { inputsIn } from '../../journeys/people/readable.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { answersPage } from '../../journeys/people/deeds.ts';

describe('What is not known yet', () => {
  let world: World;
  let priyas: PersonWindow;
  let reference = '';
  before(async () => {
    world = await openWorld({ people: [priya] });
    priyas = world.windowOf(priya);
    await priyas.says('refer');
    reference = must(/MSET-\S+/.exec(priyas.reads())?.[0]);
    await priyas.presses('Start', { on: 'Nine short pages' });
    await answersPage(priyas, 'Before the nine pages', answersOn('s47', nrmConsidered));
    await priyas.presses('Next', { fill: answersOn('1', nrmConsidered) });
  });
  after(async () => world.stop());
  const unknown = async () => (await world.caseOf(reference)).notKnown.fields;
  const shown = (id: string) => inputsIn(must(priyas.messages().at(-1)).card).find((one) => one.id === id)?.value;

  it('is said by a question mark in a text and by the last choice of a list', async () => {
    const fill = { ...answersOn('2', nrmConsidered), caseSystemId: '?', sex: 'notKnownYet' };
    const next = await priyas.presses('Next', { on: 'Page 2 of 9', fill });
    assert.match(next, /Page 3 of 9[^]*Marked as not known yet: Case system ID · Sex/);
    assert.deepEqual(await unknown(), ['caseSystemId', 'sex']);
    await priyas.presses('Back', { on: 'Page 3 of 9' });
    assert.deepEqual([shown('caseSystemId'), shown('sex')], ['?', 'notKnownYet']);
    await priyas.presses('Next', { on: 'Page 2 of 9', fill: { caseSystemId: 'T-1001' } });
    assert.deepEqual(await unknown(), ['sex'], 'what is answered meanwhile is known');
  });

  it('is said for all that is left on a page with one press, which leads on', async () => {
    const fill = { address: '4 Example Row', livesAt: 'family' };
    const next = await priyas.presses('Rest not known', { on: 'Page 3 of 9', fill });
    assert.match(next, /Page 4 of 9/);
    assert.deepEqual(await unknown(), ['sex', 'postcode', 'school', 'educationStatus', 'needs']);
    assert.match(next, /Marked as not known yet: Postcode · [^\n]*\n[^]*\[ Open those 4 again \]/);
  });

  it('is opened again by one press, those questions alone, and what is answered there is known', async () => {
    const again = await priyas.presses('Open those 4 again', { on: 'Page 4 of 9' });
    assert.match(again, /4 more questions, then page 4/);
    assert.equal(shown('postcode'), '?');
    assert.equal(shown('address'), undefined, 'what was answered is not asked again');
    await priyas.presses('Next', { on: '4 more questions', fill: { postcode: 'ZZ99 3AB' } });
    assert.deepEqual(await unknown(), ['sex', 'school', 'educationStatus', 'needs']);
  });

  it('is never said of what must be known', async () => {
    await priyas.presses('Rest not known', { on: 'Page 4 of 9', fill: { careStatus: '' } });
    await priyas.presses('Rest not known', { on: 'Page 5 of 9' });
    assert.deepEqual((await unknown()).slice(4), ['otherPlans', 'missingEpisodes']);
  });

  it('beside others of a list is asked about', async () => {
    for (const page of ['6', '7'])
      await priyas.presses('Next', { on: `Page ${page} of 9`, fill: answersOn(page, nrmConsidered) });
    const fill = { ...answersOn('8', nrmConsidered), disruption: 'patrol,notKnownYet' };
    assert.match(
      await priyas.presses('Next', { on: 'Page 8 of 9', fill }),
      /"Not known yet" is ticked with other answers/,
    );
    await priyas.presses('Next', { on: 'Page 8 of 9', fill: { disruption: 'patrol' } });
  });

  it('needs one reason for all of it, on the last page', async () => {
    const page = await priyas.presses('Submit for consent', { on: 'Page 9 of 9' });
    assert.match(page, /Not sent: 3 answers are missing, and why the rest is not known yet/);
    assert.match(page, /● Because something is not known yet\n[^]*Why/);
    const care = { on: 'Page 9 of 9', fill: { why: 'Seen once.' }, ref: reference };
    await priyas.presses('Care status Page 4, Status and Section 47: answer it', care);
    const then = await priyas.presses('Next', { on: 'Page 4 of 9', fill: { careStatus: 'cin' } });
    assert.match(then, /Page 5 of 9[^]*Back to check/, 'the way back stays on the pages that follow');
    const checked = await priyas.presses('Back to check', { on: 'Page 5 of 9' });
    assert.match(checked, /6 are not known yet\*\*[^]*Seen once/);
    await priyas.presses('Types of exploitation suspected Page 5, Worries: answer it', { on: 'Page 9 of 9' });
    const fill = { types: 'missingOnly', worries: 'He is not at home at night.' };
    await priyas.presses('Back to check', { on: 'Page 5 of 9', fill });
    await priyas.presses('Submit for consent', { on: 'Page 9 of 9' });
    const childCase = await world.caseOf(reference);
    assert.equal(childCase.stage, 'awaitingConsent');
    assert.equal(childCase.notKnown.why, 'Seen once.');
  });
});
