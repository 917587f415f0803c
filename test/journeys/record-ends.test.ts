// How a record of a person ends (docs/process.md P31.9): it is kept as long as a case that names him, and what holds one of these
// cases holds it; two people agree, and the cases keep what was said in them.
import assert from 'node:assert/strict';
import { createEnds, type EndsParts } from '../../src/casework/clocks/ends.ts';
import { mintCommandId, mintReference } from '../../src/domain/kernel/ids.ts';
import {
  colin,
  consented,
  filledIn,
  greta,
  hal,
  ife,
  kestrel,
  moira,
  must,
  noConflict,
  priya,
  submitted,
  tess,
  withPeople,
  type StoryRow,
} from '../people/builders.ts';
import { added } from '../people/mention-builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const officer = { ...ife, team: 'Information governance' };
const council = withPeople(officer);
const at = async (world: World, when: string): Promise<void> => {
  world.clock.at(when);
  await createEnds(world.ports as World['ports'] & EndsParts).round(); // they are those of a store
  await world.passesTo(when);
};
const children = [
  ['Wren', 'Pretend', 'T-2001', '1 Sample Row', '10/3/2011'],
  ['Robin', 'Notreal', 'T-2002', '2 Sample Row', '11/3/2011'],
] as const;
const cases = children.map(([forenames, surname, caseSystemId, address, dateOfBirth], place) => ({
  reference: mintReference(Buffer.alloc(8, 81 + place)),
  answers: { ...kestrel, forenames, surname, caseSystemId, address, dateOfBirth },
}));
const [wren, robin] = cases.map(({ reference }) => reference);
const man = { name: 'Dale Unreal', alias: '', birth: '1998', how: 'Waits by the bridge on Fridays.' };
const withdrawn: StoryRow = [moira, 10, 'withdraw', { reason: 'They have moved.', childSafe: 'yes' }];
const looked = { 'Before you press': 'I have looked at the record, and at those of linked children' };
const proposal = { Ground: 'Its time is over', Reason: 'No case names him any more that is kept.', ...looked };
const named = { name: man.name, birth: man.birth };
const entityOf = async (world: World) => {
  const keys = must(world.ports.matchKeysOf.links)('person', named).map(({ key }) => key);
  return (await world.ports.cases.linksAlike(keys)).flatMap(({ entity }) => entity ?? []);
};
let id: `ENT-${string}-${string}` = 'ENT-0000-0000';
const agree = 'A record for you to agree';
const [wrens, robins] = [must(wren), must(robin)];

journey(
  'A record of a person ends: as long as a case that names him it is kept, and two people agree',
  'record-ends',
  [
    [
      'Two children name one man; Moira says so, and closes the record in January 2027: its page says how long it is kept',
      async (world) => {
        for (const { reference, answers } of cases)
          await world.has(
            reference,
            filledIn(priya, answers),
            submitted(),
            noConflict(colin),
            consented(),
            added('person', { ...man, mark: 'case', agencies: '', family: '', seen: '', source: 'childTold' }),
          );
        for (const one of [ife, greta, hal]) await world.windowOf(one).says('home');
        const moiras = world.windowOf(moira);
        await moiras.says(`case ${wrens}`);
        await moiras.opens({ on: wrens });
        await moiras.presses('compare', { on: 'Links: 1 to look at' });
        await moiras.presses('compare', { on: '1 to compare' });
        await moiras.presses('The same: confirm', { on: 'The same person of concern?' });
        const same = { 'Why they are the same': 'Name, year and the bridge.' };
        await moiras.presses('The same: confirm', { on: 'Why they are the same', fill: same });
        id = must((await entityOf(world))[0]);
        await moiras.presses('Open the record', { on: 'ENT-' });
        await moiras.presses('Still needed?', { on: 'Dale Unreal' });
        const fill = { 'Is this record still needed?': 'No, close it', Why: 'He has moved away.' };
        assert.match(
          await moiras.presses('Record the answer', { on: 'Is this record still needed?', fill }),
          /✓ The record is closed/,
        );
        const { details } = must(await pagesOver(world.ports).read(moira, 'record', { id }));
        const kept = details.find(({ label }) => label === 'Kept until:')?.value;
        assert.match(String(kept), /^\w+ \d+ January 2028 at least: [^]*, and as long as a case that names it$/);
      },
    ],
    [
      'A year later no one is asked: both cases go on. They end; and still no one is asked before Robin is 25',
      async (world) => {
        await at(world, '2028-02-01T04:00:00.000Z');
        assert.deepEqual(await world.ports.register.open(undefined, true), []);
        for (const { reference } of cases) await world.has(reference, withdrawn);
        await at(world, '2036-03-09T04:00:00.000Z');
        assert.deepEqual(await world.ports.register.open(undefined, true), []);
      },
    ],
    [
      'A court asks for Robin’s case, and Ife holds it: the record that names him is held with it, and is not due',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.says('register');
        await ifes.presses('Hold a record');
        const fill = {
          'Reference of the case or record': robins,
          Ground: 'A claim, or a court',
          'Whose letter, and of when?': 'County court, 3 March 2036.',
        };
        assert.match(await ifes.presses('Hold a record', { fill }), /✓ Held/);
        await at(world, '2036-03-13T04:00:00.000Z');
        const asked = (await world.ports.register.open(undefined, true)).filter(({ type }) => type === 'disposal');
        assert.deepEqual(
          asked.map(({ about }) => about),
          [wrens],
        );
        await ifes.presses('Lift the hold', { on: 'Legal hold' });
        const over = { 'Why is it over?': 'The claim was settled.' };
        assert.match(await ifes.presses('Lift the hold', { fill: over }), /✓ Lifted/);
      },
    ],
    [
      'The next night Ife is asked about the record, by its number. The police want it: she holds it, and cannot propose',
      async (world) => {
        await at(world, '2036-03-14T04:00:00.000Z');
        const ifes = world.windowOf(ife);
        const { stored, summary } = ifes.card(`${id}: is it destroyed`);
        assert.doesNotMatch(`${JSON.stringify(stored)} ${summary}`, /Dale|Unreal/);
        await ifes.says('register');
        await ifes.presses('Hold a record');
        const wrong = {
          'Reference of the case or record': 'ENT-0000-0000',
          Ground: 'The police',
          'Whose letter, and of when?': 'Northumbria Police, 13 March 2036.',
        };
        assert.match(await ifes.presses('Hold a record', { fill: wrong }), /No case and no record has this reference/);
        const fill = { ...wrong, 'Reference of the case or record': id.toLowerCase() };
        assert.match(await ifes.presses('Hold a record', { fill }), /✓ Held/);
        await ifes.presses('Read and decide', { on: `${id}: is it destroyed` });
        await ifes.presses('Propose to destroy it', { on: id });
        const held = await ifes.presses('Ask for a second person', { fill: proposal });
        assert.match(held, /It is under legal hold: The police/);
      },
    ],
    [
      'The hold is lifted, and she proposes. Greta and Hal are asked; Moira, who kept the record, cannot agree, nor Ife herself',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Lift the hold', { on: `about ${id}` });
        assert.match(
          await ifes.presses('Lift the hold', { fill: { 'Why is it over?': 'They have what they need.' } }),
          /✓ Lifted/,
        );
        const done = await ifes.presses('Ask for a second person', { on: 'Propose to destroy it', fill: proposal });
        assert.match(done, /✓ Proposed/);
        await world.settled();
        const entry = must((await world.ports.register.open(undefined, true)).find(({ about }) => about === id));
        for (const [place, one] of [ife, moira].entries()) {
          const data = {
            register: entry.id,
            looked: 'yes',
            command: mintCommandId(world.clock.nowMs(), new Uint8Array(8).fill(place)),
          };
          const { card } = await world.windowOf(one).sends('register.agree.go', data);
          assert.match(JSON.stringify(card), /not available/, one.name);
        }
        assert.doesNotMatch(JSON.stringify(world.windowOf(greta).card(agree).stored), /Dale|Unreal/);
        assert.notEqual(await world.ports.entities.load(id), undefined);
      },
    ],
    [
      'Hal reads what goes, and agrees. In the next minute it is destroyed, and the entry is the certificate',
      async (world) => {
        const hals = world.windowOf(hal);
        const reads = await hals.presses('Read and decide', { on: agree });
        assert.match(reads, /Kept until[^]*11 March 2036: a case that names it is kept as long[^]*What stays/);
        await hals.presses('Destroy');
        assert.match(await hals.presses('Destroy it', { fill: looked }), /✓ Agreed/);
        await at(world, '2036-03-14T12:00:00.000Z');
        assert.match(JSON.stringify(world.windowOf(ife).card('Record destroyed').stored), new RegExp(id));
        await world.windowOf(ife).presses('Read', { on: 'Record destroyed' });
        assert.match(world.windowOf(ife).reads(), /Certificate REG-/);
      },
    ],
    [
      'The record is found by no one: not by its number, what he is called, a match key, a print, the picture, a list or a card',
      async (world) => {
        const { entities, looks } = world.ports;
        assert.equal(await entities.load(id), undefined);
        assert.deepEqual(await entities.facts(id), []);
        assert.deepEqual(await entityOf(world), []);
        const pages = pagesOver(world.ports);
        for (const one of [moira, tess, ife]) {
          assert.equal(await pages.read(one, 'record', { id }), undefined, one.name);
          const { card } = await world.windowOf(one).sends('entity.open', { entity: id });
          assert.match(JSON.stringify(card), /not available to you, or there is none/, one.name);
        }
        assert.ok((await looks.of(id)).length > 0, 'who looked stays');
      },
    ],
    [
      'Each case has what was said in it, found by its own words again, and that the other says the same; no word of a record',
      async (world) => {
        const keys = must(world.ports.matchKeysOf.links)('person', named).map(({ key }) => key);
        const found = (await world.ports.cases.linksAlike(keys)).flatMap(({ mention }) => mention?.reference ?? []);
        assert.deepEqual(found.toSorted(), [wrens, robins].toSorted());
        for (const reference of [wrens, robins]) {
          const [mention] = await world.ports.cases.mentionsOf([reference]);
          assert.deepEqual(
            [mention?.said['name'], mention?.state, mention?.entity],
            [man.name, 'confirmed', undefined],
          );
          const pages = pagesOver(world.ports);
          const read = JSON.stringify([
            await pages.read(priya, 'history', { reference }),
            await pages.read(priya, 'printChronology', { reference }),
          ]);
          assert.match(read, /person of concern named/);
          assert.doesNotMatch(read, /ENT-|of a record/);
        }
      },
    ],
  ],
  council,
  [...everybody.filter(({ objectId }) => objectId !== ife.objectId), officer, tess],
);
