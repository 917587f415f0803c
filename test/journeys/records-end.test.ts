// How a record ends (docs/process.md 31): its time is over and two people agree; one of them alone cannot, and a hold stops it.
// Afterwards nothing of the child is found.
import assert from 'node:assert/strict';
import { createEnds, type EndsParts } from '../../src/casework/clocks/ends.ts';
import {
  consented,
  determinedOn,
  filledIn,
  greta,
  hal,
  ife,
  kestrel,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  someone,
  type StoryRow,
  submitted,
  withPeople,
} from '../people/builders.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { wren, wrens } from './people/s11-deeds.ts';
import { nowChanged } from '../people/meeting-builders.ts';
import { journey } from './journey.ts';

/** A service manager of the officer's own team, and one of another. */
const ina = someone(301, 'Ina Sameteam', { roles: ['serviceManager'], team: 'Information governance' });
const council = withPeople({ ...ife, team: 'Information governance' }, ina);
const people = [...everybody, { ...ife, team: 'Information governance' }, ina];
const at = async (world: World, when: string): Promise<void> => {
  world.clock.at(when);
  await createEnds(world.ports as World['ports'] & EndsParts).round(); // they are those of a store
  await world.passesTo(when);
};
const withdrawn: StoryRow = [moira, 10, 'withdraw', { reason: 'He has moved to another council.', childSafe: 'yes' }];
const looked = { 'Before you press': 'I have looked at the record, and at those of linked children' };
const due = 'A record is due';
const second = 'A record for you to agree';

journey(
  'A record ends: its time is over, and two people agree',
  'records-end',
  [
    [
      'Kestrel’s case ended in 2027. In the night after his 25th birthday Ife is asked, once',
      async (world) => {
        await world.has(ref, filledIn(), submitted(), noConflict(), consented(), withdrawn);
        for (const one of [ife, greta, hal, ina]) await world.windowOf(one).says('home');
        await at(world, '2036-03-13T04:00:00.000Z');
        assert.doesNotMatch(world.windowOf(ife).reads(), new RegExp(due));
        await at(world, '2036-03-15T04:00:00.000Z');
        await at(world, '2036-03-16T04:00:00.000Z');
        const { stored, summary } = world.windowOf(ife).card(due);
        assert.doesNotMatch(`${JSON.stringify(stored)} ${summary}`, /Kestrel/);
        await world.windowOf(ife).says('home');
        assert.match(world.windowOf(ife).reads(), /1 · record due/);
      },
    ],
    [
      'A court wants to see it: Ife holds it, and proposing is refused with what holds it',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.says('register');
        await ifes.presses('Hold a record');
        const empty = await ifes.presses('Hold a record', {
          fill: { 'Reference of the case or record': 'MSET-4F7K-99' },
        });
        assert.match(empty, /Ground: this is needed|looks mistyped/);
        const fill = {
          'Reference of the case or record': ref,
          Ground: 'A claim, or a court',
          'Whose letter, and of when?': 'County court, 3 March 2036.',
        };
        assert.match(await ifes.presses('Hold a record', { fill }), /✓ Held/);
        await ifes.presses('Read and decide', { on: due });
        await ifes.presses('Propose to destroy it');
        const held = await ifes.presses('Ask for a second person', {
          fill: { Ground: 'Its time is over', Reason: 'No contact since 2027, no interest of the press.', ...looked },
        });
        assert.match(held, /It is under legal hold: A claim, or a court/);
      },
    ],
    [
      'The claim is over: Ife lifts the hold and proposes. Greta and Hal are asked; Ina, of her own team, is not',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Lift the hold', { on: 'Legal hold' });
        const over = { 'Why is it over?': 'The claim was settled.' };
        assert.match(await ifes.presses('Lift the hold', { fill: over }), /✓ Lifted/);
        const done = await ifes.presses('Ask for a second person', {
          on: 'Propose to destroy it',
          fill: { Ground: 'Its time is over', Reason: 'No contact since 2027, no interest of the press.', ...looked },
        });
        assert.match(done, /✓ Proposed/);
        await world.settled();
        for (const one of [greta, hal]) {
          const { stored, summary } = world.windowOf(one).card(second);
          assert.doesNotMatch(`${JSON.stringify(stored)} ${summary}`, /Kestrel|No contact/);
          await world.windowOf(one).says('home');
          assert.match(world.windowOf(one).reads(), /1 · record for you to agree/);
        }
        assert.doesNotMatch(world.windowOf(ina).reads(), /agree/);
      },
    ],
    [
      'One person alone cannot: neither Ife, nor Ina, nor Moira who has worked on it; nothing is gone',
      async (world) => {
        const { id } = must((await world.ports.register.open(undefined, true)).find(({ type }) => type === 'disposal'));
        for (const [place, one] of [ife, ina, moira].entries()) {
          const data = {
            register: id,
            looked: 'yes',
            command: mintCommandId(world.clock.nowMs(), new Uint8Array(8).fill(place)),
          };
          const { card } = await world.windowOf(one).sends('register.agree.go', data);
          assert.match(JSON.stringify(card), /not available/, one.name);
        }
        await at(world, '2036-03-17T04:00:00.000Z');
        assert.equal((await world.caseOf(ref)).stage, 'withdrawn');
        assert.notEqual(await pagesOver(world.ports).read(priya, 'printChronology', { reference: ref }), undefined);
      },
    ],
    [
      'Hal reads what goes and what stays, and agrees. In the next minute it is destroyed',
      async (world) => {
        const hals = world.windowOf(hal);
        const reads = await hals.presses('Read and decide', { on: second });
        assert.match(reads, /Kept until[^]*panel record, by the child’s age[^]*Backups hold it 30 more days/);
        await hals.presses('Destroy');
        assert.match(await hals.presses('Destroy it', { fill: looked }), /✓ Agreed/);
        await at(world, '2036-03-17T12:00:00.000Z');
        assert.match(JSON.stringify(world.windowOf(ife).card('Record destroyed').stored), /MSET-4F7K-24/);
        await world.windowOf(ife).presses('Read', { on: 'Record destroyed' });
        assert.match(world.windowOf(ife).reads(), /Certificate REG-/);
      },
    ],
    [
      'Nothing of Kestrel is found: not by the reference, his name, a match key, a print, an export or a card of before',
      async (world) => {
        const { cases } = world.ports;
        assert.equal(await cases.load(ref), undefined);
        assert.deepEqual(await cases.facts(ref), []);
        const keys = world.ports.matchKeysOf(kestrel).map(({ key }) => key);
        assert.ok(keys.length > 0);
        assert.deepEqual(await cases.alike(keys), []);
        assert.deepEqual(await cases.namesEnded('2000-01-01'), []);
        for (const one of [priya, moira, ife]) {
          const window = world.windowOf(one);
          await window.says(`case ${ref}`);
          assert.match(window.reads(), /not available to you, or there is none/, one.name);
          const { card } = await window.sends('case.open', { ref });
          assert.match(JSON.stringify(card), /not available to you, or there is none/, one.name);
        }
        for (const page of ['printChronology', 'case'] as const)
          assert.equal(await pagesOver(world.ports).read(priya, page, { reference: ref }), undefined, page);
        const left = (await world.ports.looks.of(ref)).length;
        assert.ok(left > 0, 'who looked stays');
      },
    ],
  ],
  council,
  people,
);

journey(
  'A draft ends by itself, a record is lengthened for ever by one day, and a hold stops both',
  'records-kept',
  [
    [
      'Priya began a referral in January and never sent it; three months later she is told that it ends',
      async (world) => {
        await world.has(ref, ...filledIn());
        await world.windowOf(priya).says('home');
        await at(world, '2027-03-27T04:00:00.000Z');
        assert.equal((await world.caseOf(ref)).stage, 'draft');
        await at(world, '2027-03-29T04:00:00.000Z');
        const { stored } = world.windowOf(priya).card('Finish your referral');
        assert.match(JSON.stringify(stored), /all of it is destroyed on Monday 5 April 2027/);
        assert.doesNotMatch(JSON.stringify(stored), /Kestrel/);
      },
    ],
    [
      'An inquiry asks for it: Ife holds it, and on its day it stays',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.says('register');
        await ifes.presses('Hold a record');
        const fill = {
          'Reference of the case or record': ref,
          Ground: 'An inquiry',
          'Whose letter, and of when?': 'The inquiry, 1 April.',
        };
        assert.match(await ifes.presses('Hold a record', { fill }), /✓ Held/);
        await at(world, '2027-04-06T04:00:00.000Z');
        assert.equal((await world.caseOf(ref)).stage, 'draft');
      },
    ],
    [
      'The hold is lifted: in the night it ends, alone and whole, and Priya finds nothing',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Lift the hold', { on: 'Legal hold' });
        assert.match(await ifes.presses('Lift the hold', { fill: { 'Why is it over?': 'Not needed.' } }), /✓ Lifted/);
        await at(world, '2027-04-07T04:00:00.000Z');
        assert.equal(await world.ports.cases.load(ref), undefined);
        assert.deepEqual(await world.ports.cases.facts(ref), []);
        assert.deepEqual(await world.ports.cases.ofReferrer(priya.objectId), []);
        const priyas = world.windowOf(priya);
        const { card } = await priyas.sends('refer.open', { ref });
        assert.match(JSON.stringify(card), /not available to you, or there is none/);
      },
    ],
    [
      'Wren was looked after for one day in 2027: that is put right, and her case ends. Her page says 75 years',
      async (world) => {
        await world.has(
          wrens,
          filledIn(undefined, { ...wren, ...determinedOn('1/4/2027') }),
          submitted(),
          noConflict(),
          consented(),
          [
            nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'none' }),
            nowChanged({ trueNow: 'status', careStatus: 'cin' }),
            withdrawn,
          ],
        );
        const { kept } = must(await pagesOver(world.ports).read(priya, 'history', { reference: wrens }));
        assert.match(String(kept), /^Kept until \w+ \d+ \w+ 20[89]\d: was looked after$/);
        const priyas = world.windowOf(priya);
        await priyas.says(`case ${wrens}`);
        await priyas.opens({ on: wrens });
        assert.match(await priyas.presses('More'), /Kept until [^]*: was looked after/);
      },
    ],
    [
      'When she is 25 no one is asked to destroy it',
      async (world) => {
        await at(world, '2045-03-15T04:00:00.000Z');
        assert.deepEqual(await world.ports.register.open(undefined, true), []);
      },
    ],
  ],
  council,
  people,
);
