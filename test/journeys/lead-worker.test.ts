// A lead worker leaves with a draft, a returned referral and an open case whose review is late: all of it is handed over with
// one press (docs/process.md P17.1, P4.14).
import assert from 'node:assert/strict';
import { leadOf } from '../../src/domain/case/state/stage-parts.ts';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { added, accepted } from '../domain/case/action/action-story.ts';
import {
  colin,
  directory,
  filledIn,
  greta,
  heron,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  returned,
  submitted,
  tess,
} from '../people/builders.ts';
import { ada, lee } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { isOpened } from './people/review-deeds.ts';

const open = kestrelReference;
const draft = mintReference(Buffer.alloc(8, 7));
const sentBack = mintReference(Buffer.alloc(8, 9));
const another = { ...kestrel, caseSystemId: 'T-1004', surname: 'Invented', forenames: 'Sparrow' };
const without = { ...directory, people: directory.people.filter(({ objectId }) => objectId !== priya.objectId) };
const leads = async (world: World): Promise<readonly string[]> =>
  Promise.all([draft, sentBack, open].map(async (ref) => leadOf(await world.caseOf(ref)).name));
const action = async (world: World) => must((await world.ports.cases.part(open, 'action', 'A1'))?.value);
const secrets = ['Kestrel', 'Heron', 'Sparrow', 'Madeup', 'Bogus', 'Invented', 'football', 'She has left'];
/** Nothing stored in a chat says whose cases these are, or why they are handed over. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of secrets) assert.ok(!told.includes(secret), secret);
}

journey(
  'A lead worker who leaves',
  'lead-worker',
  [
    [
      'Priya leads an open case with an action of her own, has a draft, and a referral came back to her',
      async (world) => {
        await isOpened(world);
        await world.has(open, added({ owner: `council|${priya.objectId}`, due: '1/3/2027' }), accepted(priya));
        await world.has(draft, filledIn(priya, { ...heron, consenter: colin.objectId }));
        await world.has(sentBack, filledIn(priya, another), submitted(), noConflict(), returned());
        await world.settled();
        assert.equal((await world.caseOf(sentBack)).stage, 'returned');
      },
    ],
    [
      'she is asked after the returned referral, then Colin, then Moira, who sees it from then on',
      async (world) => {
        const at = (days: string) => world.passesTo(`2027-${days}T17:00:00.000Z`);
        await at('01-22');
        assert.doesNotMatch(world.windowOf(colin).reads(), /Returned, not resubmitted/);
        await at('01-26');
        assert.match(world.windowOf(colin).reads(), /Returned, not resubmitted/);
        await world.windowOf(moira).says(`case ${sentBack}`);
        assert.match(world.windowOf(moira).reads(), /not available to you/);
        await at('02-02');
        assert.match(world.windowOf(moira).reads(), /Returned, not resubmitted/);
      },
    ],
    [
      'she leaves; the review of the open case is late, and Colin is told of it in her place',
      async (world) => {
        await world.restart(without);
        await world.passesTo('2027-02-09T17:00:00.000Z');
        assert.match(world.windowOf(colin).reads(), /The review is late/);
      },
    ],
    [
      'the next morning Colin reads of three cases without a lead worker, and Moira of the two that she sees',
      async (world) => {
        await world.passesTo('2027-02-10T08:30:00.000Z');
        assert.match(world.windowOf(colin).reads(), /3 · cases without a lead worker/);
        assert.match(world.windowOf(moira).reads(), /2 · cases without a lead worker/);
        for (const who of [greta, tess])
          assert.doesNotMatch(world.windowOf(who).reads(), /without a lead worker/, who.name);
      },
    ],
    [
      'Colin sees all three, the draft too, and hands them over to Noor with one press',
      async (world) => {
        const window = world.windowOf(colin);
        await window.presses('No lead worker', { on: 'What is waiting for you' });
        assert.match(window.reads(), /Draft[^]*Returned|Returned[^]*Draft/);
        await window.presses('Hand over all');
        const empty = await window.presses('Hand over all', { on: 'has left', fill: { Reason: 'She has left us.' } });
        assert.match(empty, /this is needed[^]*She has left us\./);
        const fill = {
          'New lead worker': noor.name,
          Reason: 'She has left us.',
          'Who tells the young person, and when?': 'Noor, with their manager, this week.',
        };
        assert.match(await window.presses('Hand over all', { on: 'has left', fill }), /3 handed over/);
        assert.deepEqual(await leads(world), [noor.name, noor.name, noor.name]);
      },
    ],
    [
      'Noor is told of each, and her action waits to be accepted by her',
      async (world) => {
        const { owner, state } = await action(world);
        assert.deepEqual([owner?.name, state.is], [noor.name, 'proposed']);
        const said = world.windowOf(noor).reads();
        for (const ref of [draft, sentBack, open, `${open}/A1`]) assert.ok(said.includes(ref), ref);
        assert.match(said, /The review is late|Review/);
        await world.windowOf(noor).says('my cases');
        assert.match(world.windowOf(noor).reads(), /# My cases\n3 · as of [^·]* · press a row/);
      },
    ],
    [
      'she goes on where Priya stopped: the draft asks for a manager of hers, the review is hers to prepare',
      async (world) => {
        const window = world.windowOf(noor);
        await window.presses('Continue', { on: draft });
        assert.match(window.reads(), /Heron[^]*choose a manager above you/);
        await window.presses('Read', { on: 'The review is late' });
        assert.match(window.reads(), /Lead worker: Noor Template/);
        await window.presses('Prepare review');
        await window.presses('Back', { on: 'Page 1 of 2' });
        await window.steps();
        assert.match(window.reads(), /Handed over from Priya Testworth to Noor Template/);
      },
    ],
    [
      'the next morning no one hears of a case without a lead worker any more',
      async (world) => {
        const before = world.teams.arrived.length;
        await world.passesTo('2027-02-11T08:30:00.000Z');
        const told = JSON.stringify(world.teams.arrived.slice(before).map(({ activity }) => activity));
        assert.doesNotMatch(told, /without a lead worker/);
        tellsNothing(world);
      },
    ],
  ],
  directory,
  [priya, colin, greta, moira, noor, tess, ravi, ada, lee],
);
