// Home and the queue: what is whose to do, and which piece of work comes first.
import assert from 'node:assert/strict';
import type { Action } from '../../../src/domain/case/action/action.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import { isLateFor } from '../../../src/reading/action/list.ts';
import { actionAt } from '../../cards/cases/actions.ts';
import { licensing } from '../../domain/case/action/action-story.ts';
import {
  colin,
  filledIn,
  kestrel,
  moira,
  noConflict,
  consented,
  ravi,
  submitted,
  tess,
} from '../../people/builders.ts';
import { openOffice, type Office } from '../office.ts';

const urgent = { ...kestrel, urgency: 'beforePreMset' };

describe('An urgent referral, to the co-ordinator', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
    await office.has(filledIn(undefined, urgent), submitted());
  });
  afterEach(async () => office.close());

  it('is with others in her queue, and no work of hers on home, while a manager has to decide', async () => {
    const { reads } = await office.presses(moira, 'list.queue', {});
    assert.match(reads, /With others[^]*With manager/);
    assert.doesNotMatch(reads, /For you/);
    assert.doesNotMatch((await office.presses(moira, 'home', {})).reads, /triage to do|\[ Triage \]/);
  });

  it('is hers to triage once there is consent', async () => {
    await office.has(noConflict(), consented());
    assert.match((await office.presses(moira, 'list.queue', {})).reads, /For you[^]*Received/);
    assert.match((await office.presses(moira, 'home', {})).reads, /urgent triage to do[^]*\[ Triage \]/);
  });
});

describe('Home of each role', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
    await office.has(filledIn(), submitted(), noConflict(), consented());
  });
  afterEach(async () => office.close());
  const home = async (who: Person): Promise<string> => (await office.presses(who, 'home', {})).reads;

  it('leads a manager to the cases of the team, where there are any', async () => {
    assert.match(await home(colin), /1 · open case of your team[^]*\[ Team cases \]/);
    assert.match((await office.presses(colin, 'list.team', {})).reads, /# Team cases[^]*Received/);
    assert.doesNotMatch(await home(tess), /your team|Team cases/);
  });

  it('has a tile for what is due today, and none for it on another day', async () => {
    const { due: _, ...input } = licensing;
    await office.has([moira, 1, 'addAction', { ...input, owner: `police|${ravi.objectId}`, due: '5/1/2027' }]);
    await office.has([ravi, 1, 'acceptAction', {}, { part: 'A1' }]);
    assert.doesNotMatch(await home(ravi), /due today/);
    await office.has([moira, 1, 'addAction', { ...input, owner: `police|${ravi.objectId}`, due: '4/1/2027' }]);
    await office.has([ravi, 1, 'acceptAction', {}, { part: 'A2' }]);
    assert.match(await home(ravi), /● 1 · action due today/);
  });
});

describe('An action that is late', () => {
  const police = actionAt('accepted');
  const rows: readonly (readonly [who: Person, toDecide: boolean, action: Action, theirs: boolean])[] = [
    [moira, false, police, true],
    [ravi, false, police, true],
    [tess, false, police, false],
    [tess, true, police, true],
    [tess, false, { ...police, owner: refOf(tess) }, true],
  ];
  for (const [who, toDecide, action, theirs] of rows) {
    const how = toDecide ? ', when it waits for a decision' : action === police ? '' : ', when it is their own';
    it(`stands on the desk of ${who.name}${how}: ${theirs ? 'yes' : 'no'}`, () => {
      assert.equal(isLateFor(who, { action, toDecide }), theirs);
    });
  }
});
