// Refer again over the real store: it writes two cases, or neither.
import assert from 'node:assert/strict';
import { answersOn, kestrel, priya } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import { decided, factsSince, openTriage, received, ref, stands, standsWords } from '../triage/triage-office.ts';

describe('Refer again', () => {
  let world: World;
  beforeEach(async () => {
    world = await openTriage();
    await world.has(ref, received());
    await decided(world, 'otherPlan', { plan: 'Early help', lead: 'Vic Demo' });
  });
  afterEach(async () => world.stop());

  it('pressed again is answered as before, whatever became of the case meanwhile', async () => {
    const window = world.windowOf(priya);
    await window.says(`case ${ref}`);
    await window.opens({ on: ref });
    await window.presses('Refer again');
    const fill = { 'What is new?': 'Missing overnight on 18 September.', ...answersOn('s47', kestrel) };
    const { verb, data } = window.sending('Refer again', { on: 'What is new?', fill });
    world.clock.passes(1500);
    await window.sends(verb, data);
    const begun = (await world.caseOf(ref)).referredAgain;
    assert.equal(begun?.length, 1);
    stands(world, ref, 'stopped');
    const { card } = await window.sends(verb, data);
    assert.match(JSON.stringify(card), /A new referral is begun/);
    assert.deepEqual((await world.caseOf(ref)).referredAgain, begun);
  });

  for (const how of ['moving', 'stopped', 'full'] as const) {
    it(`begins nothing while the case that ended is ${how}, and keeps what was typed`, async () => {
      const window = world.windowOf(priya);
      await window.says(`case ${ref}`);
      await window.opens({ on: ref });
      await window.presses('Refer again');
      const before = await factsSince(world);
      const mine = async () => (await world.ports.cases.ofReferrer(priya.objectId)).map(({ reference }) => reference);
      stands(world, ref, how);
      const fill = { 'What is new?': 'Missing overnight on 18 September.', ...answersOn('s47', kestrel) };
      const refused = await window.presses('Refer again', { on: 'What is new?', fill });
      assert.match(refused, standsWords[how]);
      assert.ok(refused.includes('Missing overnight on 18 September.'));
      assert.deepEqual([await factsSince(world), await mine()], [before, [ref]]);
    });
  }
});
