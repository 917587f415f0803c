// Old looks end (docs/process.md P31.10): two people agree years later, one of them alone cannot; then a program takes them away
// whose identity alone may.
import assert from 'node:assert/strict';
import { createEnds, type EndsParts } from '../../src/casework/clocks/ends.ts';
import { agreedLooksEnds, endLooks } from '../../src/casework/looks/ending.ts';
import { createSealing, type SealingParts } from '../../src/casework/looks/sealing.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import {
  filledIn,
  greta,
  hal,
  ife,
  kestrelReference as ref,
  moira,
  must,
  priya,
  someone,
  withPeople,
} from '../people/builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { runs } from './people/data-folder.ts';

/** A service manager of the officer's own team. */
const ina = someone(301, 'Ina Sameteam', { roles: ['serviceManager'], team: 'Information governance' });
const officer = { ...ife, team: 'Information governance' };
const council = withPeople(officer, ina);
const people = [...everybody, officer, ina];
const partsOf = (world: World) => world.ports as World['ports'] & EndsParts & SealingParts; // they are those of a store
const at = async (world: World, when: string): Promise<void> => {
  world.clock.at(when);
  await createEnds(partsOf(world)).round();
  await world.passesTo(when);
};
const asked = 'Old looks for you to agree';
const looksLeft = async (world: World): Promise<number> => (await world.ports.looks.of(ref)).length;
const program = async (world: World): Promise<string> =>
  world.closedFor(async (folder) => {
    const { code, out, err } = await runs('looks-end', folder);
    assert.equal(code, 0, err);
    return out;
  });

journey(
  'Old looks end: two people agree, and a program of its own takes them away',
  'looks-end',
  [
    [
      'Priya began a referral in 2027, looked at it, and never sent it: it ended in April. Who looked stayed, and was sealed',
      async (world) => {
        await world.has(ref, ...filledIn());
        await world.windowOf(priya).says('home');
        await world.windowOf(priya).sends('refer.open', { ref });
        for (const one of [ife, greta, hal, ina]) await world.windowOf(one).says('home');
        await at(world, '2027-03-29T04:00:00.000Z');
        await at(world, '2027-04-06T04:00:00.000Z');
        assert.equal(await world.ports.cases.load(ref), undefined);
        await createSealing(partsOf(world)).round();
        assert.ok((await looksLeft(world)) > 0);
      },
    ],
    [
      'In 2033 Ife asks: nothing can end yet, for it is not seven years',
      async (world) => {
        await at(world, '2033-05-04T09:00:00.000Z');
        const ifes = world.windowOf(ife);
        await ifes.says('register');
        await ifes.presses('End old looks');
        const early = await ifes.presses('Ask for a second person', {
          fill: { Reason: 'Seven years are nearly over.' },
        });
        assert.match(early, /Nothing can end yet/);
      },
    ],
    [
      'A year later she reads how many there are, and proposes it. Greta and Hal are asked; Ina, of her own team, is not',
      async (world) => {
        await at(world, '2034-05-03T09:00:00.000Z');
        const ifes = world.windowOf(ife);
        await ifes.says('register');
        const form = await ifes.presses('End old looks');
        assert.match(form, /looks? up to Friday 30 April 2027/);
        assert.match(await ifes.presses('Ask for a second person'), /Reason: this is needed/);
        const fill = { Reason: 'No inquiry and no complaint asks for them.' };
        assert.match(await ifes.presses('Ask for a second person', { fill }), /✓ Proposed/);
        await world.settled();
        for (const one of [greta, hal]) {
          assert.doesNotMatch(JSON.stringify(world.windowOf(one).card(asked).stored), /MSET-|inquiry/);
          await world.windowOf(one).says('home');
          assert.match(world.windowOf(one).reads(), /1 · end of looks for you to agree/);
        }
        assert.doesNotMatch(world.windowOf(ina).reads(), /agree/);
      },
    ],
    [
      'One person alone cannot: neither Ife, nor Ina, nor Moira; and the program ends nothing',
      async (world) => {
        const before = await looksLeft(world);
        const { id } = must((await world.ports.register.open(undefined, true)).find(({ type }) => type === 'looksEnd'));
        for (const [place, one] of [ife, ina, moira].entries()) {
          const command = mintCommandId(world.clock.nowMs(), new Uint8Array(8).fill(place));
          const { card } = await world.windowOf(one).sends('register.looksAgree', { register: id, command });
          assert.match(JSON.stringify(card), /not available/, one.name);
        }
        assert.match(await program(world), /Nothing is agreed on in the register: nothing ends/);
        assert.equal(await looksLeft(world), before);
      },
    ],
    [
      'Hal reads the same and lets them end. The bot itself is refused, and gives no certificate',
      async (world) => {
        const hals = world.windowOf(hal);
        const reads = await hals.presses('Read and decide', { on: asked });
        assert.match(reads, /up to Friday 30 April 2027[^]*What stays[^]*a copy outside the region/);
        assert.match(await hals.presses('Let them end'), /✓ Agreed/);
        const [entry] = await agreedLooksEnds(world.ports);
        const lookEnds = must(world.ports.lookEnds);
        await assert.rejects(endLooks({ lookEnds }, must(entry)), /may not|refused|403/i);
        await at(world, '2034-05-04T04:00:00.000Z');
        assert.deepEqual(
          (await agreedLooksEnds(world.ports)).map(({ state }) => state),
          ['ending'],
        );
      },
    ],
    [
      'The program takes them away; in the night after it the entry is the certificate',
      async (world) => {
        assert.match(
          await program(world),
          /^REG-\S+: \d+ looks, 2 counts and findings and 0 documents of seals have ended/m,
        );
        assert.equal(await looksLeft(world), 0);
        await at(world, '2034-05-05T04:00:00.000Z');
        await world.windowOf(ife).presses('Read', { on: 'Old looks ended' });
        assert.match(world.windowOf(ife).reads(), /Certificate REG-/);
      },
    ],
  ],
  council,
  people,
);
