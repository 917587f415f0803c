// A person asks for what is held of them (docs/process.md 30): found without a terminal, decided item by item, another child's name
// blacked out, signed by a second person and released within a month, with a list of what is not given and why.
import assert from 'node:assert/strict';
import { createEnds, type EndsParts } from '../../src/casework/clocks/ends.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { RegisterEntry } from '../../src/domain/register/entry.ts';
import type { AccessPage } from '../../src/web/reads/access.ts';
import {
  consented,
  filledIn,
  greta,
  hal,
  ife,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  someone,
  submitted,
  withPeople,
  type StoryRow,
} from '../people/builders.ts';
import { asa } from '../people/register-builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const nina = someone(303, 'Nina Newcomer', { roles: ['serviceManager'] });
const council = withPeople(asa);
const later = withPeople(asa, nina);
const gonePeople: readonly string[] = [greta.objectId, hal.objectId];
const people = [...everybody, asa, nina];
const robin: StoryRow = [
  priya,
  5,
  'addChild',
  { name: 'Robin Madeup', alias: 'Robbo', how: 'They go to the car park together.', source: 'childTold', mark: 'case' },
];
const gone: StoryRow = [
  moira,
  10,
  'withdraw',
  { reason: 'He went home with Robbo, and robin’s mother has both. The Robins are a football team.', childSafe: 'yes' },
];
const passes = async (world: World, when: string): Promise<void> => {
  world.clock.at(when);
  await createEnds(world.ports as World['ports'] & EndsParts).round(); // they are those of a store
  await world.passesTo(when);
};
const entryIn = async (world: World): Promise<RegisterEntry> =>
  must((await world.ports.register.since('2027-01-01')).find(({ type }) => type === 'access'));
const pageFor = async (world: World, person: Person): Promise<AccessPage | undefined> =>
  pagesOver(world.ports).read(person, 'access', { id: (await entryIn(world)).id });
const itemWith = async (world: World, text: string): Promise<AccessPage['items'][number]> =>
  must(must(await pageFor(world, ife)).items.find((item) => JSON.stringify(item.lines).includes(text)));
/** A button of the page opens the panel: its form, and what was answered. */
const decides = async (world: World, text: string, sent: object, place: number): Promise<string> =>
  decidesOn(world, await itemWith(world, text), sent, place);
const decidesOn = async (
  world: World,
  { step }: AccessPage['items'][number],
  sent: object,
  place: number,
): Promise<string> => {
  const command = mintCommandId(world.clock.nowMs() - 60_000, new Uint8Array(8).fill(place));
  const { card } = await world.windowOf(ife).sends('register.item.go', { ...must(step).data, ...sent, command });
  return JSON.stringify(card);
};
const asked = 'Someone asks for their record';
const toSign = 'A request for you to sign';
const read = { 'Before you press': 'I have read each item, what is given and what is not' };
const told = { 'Before you press': 'They were told so in writing, with the reason' };
const request = {
  'Who asks': 'DP/2027/14',
  'As whom': 'The child, or the young adult',
  'What shows that': 'Passport, seen by me.',
  'Received on': '4/1/2027',
};

journey(
  'A person asks for their record',
  'access-request',
  [
    [
      'Kestrel asks for his record. Ife finds it on her page, by his name and birth date: a reference, and a look. No one else finds',
      async (world) => {
        await world.has(ref, filledIn(), submitted(), noConflict(), consented(), robin, gone);
        for (const one of [ife, greta, hal]) await world.windowOf(one).says('home');
        const pages = pagesOver(world.ports);
        const wanted = { name: 'Kestrel Madeup', born: '14/3/2011', phone: '' };
        const looks = (await world.ports.looks.of(ref)).length;
        const { found } = must(await pages.read(ife, 'accessFind', wanted));
        assert.deepEqual(
          found.map(({ reference }) => reference),
          [ref],
        );
        assert.doesNotMatch(JSON.stringify(found), /Kestrel|Madeup/);
        assert.equal((await world.ports.looks.of(ref)).length, looks + 1);
        for (const one of [priya, moira, hal, asa])
          assert.equal(await pages.read(one, 'accessFind', wanted), undefined, one.name);
      },
    ],
    [
      'Ife enters the request: a month from the day on which it came, the next working day; the record is held meanwhile',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.says('register');
        await ifes.presses(asked);
        const empty = await ifes.presses(asked, { fill: { 'Reference of the case': ref } });
        assert.match(empty, /Who asks: this is needed/);
        const done = await ifes.presses(asked, { fill: { 'Reference of the case': ref, ...request } });
        assert.match(done, /✓ Entered[^]*Answer due\W+Thu 4 Feb 17:00/);
        await ifes.says('register');
        await ifes.presses('Destroy a record');
        await ifes.presses('Destroy a record', { fill: { 'Reference of the case or record': ref } });
        await ifes.presses('Propose to destroy it');
        const looked = { 'Before you press': 'I have looked at the record, and at those of linked children' };
        const held = await ifes.presses('Ask for a second person', {
          fill: { Ground: 'A court or the Commissioner orders it', Reason: 'By order of 3 January.', ...looked },
        });
        assert.match(held, /It is under legal hold: A request for access \(REG-/);
      },
    ],
    [
      'On the page the rule marks what a person must decide on: Robin, who is named in the case, wherever he stands. Nothing of it leaves yet',
      async (world) => {
        const page = must(await pageFor(world, ife));
        const out = page.items.flatMap(({ lines }) =>
          lines.flatMap(({ pieces }) => pieces.filter((piece) => piece.out)),
        );
        assert.deepEqual([...new Set(out.map(({ text }) => text))].toSorted(), [
          'His mother agrees and wants help soon.',
          'Robbo',
          'Robin Madeup',
          'robin',
        ]);
        const { flags, as } = await itemWith(world, 'football team');
        assert.deepEqual([flags, as], [['Another child'], 'undecided']);
        assert.deepEqual(
          page.items.filter((item) => item.as === 'undecided').map(({ id, choice }) => [id, choice]),
          ['8', '11', '14', '15', 'looks'].map((item) => [`${ref}/${item}`, 'Not decided: nothing of it leaves']),
        );
        assert.ok(
          (await world.ports.looks.of(ref)).some(
            ({ what, person }) => what === 'what is given of the record' && person === ife.objectId,
          ),
        );
        for (const one of [priya, moira, hal, asa]) assert.equal(await pageFor(world, one), undefined, one.name);
      },
    ],
    [
      'She blacks out the football team as well, withholds how they are connected, and is told where words do not stand',
      async (world) => {
        const wrong = await decides(
          world,
          'football team',
          { as: 'black', ground: 'third', words: 'Robin\nThe Eagles' },
          1,
        );
        assert.match(wrong, /do not all stand in this item/);
        const black = await decides(
          world,
          'football team',
          { as: 'black', ground: 'third', words: 'Robbo\nRobin\nThe Robins' },
          2,
        );
        assert.match(black, /✓ Decided/);
        assert.match(await decides(world, 'car park together', { as: 'withhold' }, 3), /Ground: this is needed/);
        assert.match(await decides(world, 'car park together', { as: 'withhold', ground: 'third' }, 4), /✓ Decided/);
        assert.equal(
          (await itemWith(world, 'car park together')).choice,
          'Withhold: It is about another person (Schedule 2, paragraph 16)',
        );
        const facts = JSON.stringify(await world.ports.register.facts((await entryIn(world)).id));
        assert.doesNotMatch(facts, /robin|robbo|madeup/i, 'the words are kept nowhere');
      },
    ],
    [
      'She asks for the second look, and is told what no one has decided on yet. She decides on each: the way to the next stands first',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Ask for the second look', { on: asked });
        const refused = await ifes.presses('Ask for the second look', { fill: read });
        assert.match(refused, /3 items are not decided: MSET-4F7K-24\/8, MSET-4F7K-24\/11, MSET-4F7K-24\/looks/);
        assert.match(refused, /Decide on MSET-4F7K-24\/8, and 2 more/);
        const left = must(await pageFor(world, ife)).items.filter(({ as }) => as === 'undecided');
        const [page, referral, looks] = left as [AccessPage['items'][number], ...typeof left];
        const mothers = { as: 'black', ground: 'third' };
        assert.match(await decidesOn(world, page, mothers, 5), /✓ Decided[^]*Decide on MSET-4F7K-24\/11, and 1 more/);
        await decidesOn(world, must(referral), mothers, 6);
        assert.doesNotMatch(await decidesOn(world, must(looks), { as: 'give' }, 7), /Decide on MSET/);
      },
    ],
    [
      'It goes to a second person: Hal and Greta are asked, Ife is not. She cannot sign what she decided on, nor release what no one signed',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Open', { on: '3 items are not decided' });
        await ifes.presses('Ask for the second look');
        assert.match(await ifes.presses('Ask for the second look', { fill: read }), /✓ Sent/);
        await world.settled();
        for (const one of [greta, hal]) {
          const { stored, summary } = world.windowOf(one).card(toSign);
          assert.doesNotMatch(`${JSON.stringify(stored)} ${summary}`, /Kestrel|Madeup|Robin/);
        }
        const { id } = await entryIn(world);
        for (const [place, [verb, sent]] of (
          [
            ['sign', { read: 'yes' }],
            ['release', { how: 'hand' }],
          ] as const
        ).entries()) {
          const command = mintCommandId(world.clock.nowMs() - 60_000, new Uint8Array(8).fill(20 + place));
          const { card } = await ifes.sends(`register.${verb}.go`, { register: id, ...sent, command });
          assert.match(JSON.stringify(card), verb === 'sign' ? /not available/ : /No second reviewer has signed it/);
        }
      },
    ],
    [
      'Hal reads it on the page, and sends it back; then Ife extends it: two more months, said within the first',
      async (world) => {
        assert.ok(must(await pageFor(world, hal)).items.length > 10);
        const hals = world.windowOf(hal);
        await hals.presses('Read and sign', { on: toSign });
        await hals.presses('Send it back');
        const why = { 'What is to change?': `${ref}/15: the team says who it is as well.` };
        assert.match(await hals.presses('Send it back', { fill: why }), /✓ Sent back/);
        assert.equal(await pageFor(world, hal), undefined);
        const ifes = world.windowOf(ife);
        await ifes.presses('Read and decide', { on: asked });
        await ifes.presses('Take two more months');
        const more = await ifes.presses('Take two more months', {
          fill: { Reason: 'Two more requests of his.', ...told },
        });
        assert.match(more, /✓ Two more months[^]*Mon 5 Apr|✓ Two more months[^]*Tue 6 Apr/);
      },
    ],
    [
      'It is sent again, and Greta and Hal leave. Nina, who comes, is told within two working days, reads it and signs',
      async (world) => {
        const ifes = world.windowOf(ife);
        const written = 'He has played for the first team since.';
        await world.has(ref, [
          priya,
          5,
          'addStatement',
          { whose: 'child', name: '', saidOn: '4/1/2027', about: 'case', text: written },
        ]);
        await ifes.presses('Ask for the second look', { on: asked });
        await ifes.presses('Ask for the second look', { fill: read });
        await world.restart({
          ...later,
          people: later.people.filter(({ objectId }) => !gonePeople.includes(objectId)),
        });
        await world.windowOf(nina).says('home');
        await passes(world, '2027-01-07T12:00:00.000Z');
        const ninas = world.windowOf(nina);
        const { id } = await entryIn(world);
        const command = mintCommandId(world.clock.nowMs() - 60_000, new Uint8Array(8).fill(30));
        const first = must((await world.ports.register.facts(id)).find(({ step }) => step === 'sendAccess'));
        const before = { register: id, read: 'yes', sent: String(first.number), command };
        const { card } = await ninas.sends('register.sign.go', before);
        assert.match(JSON.stringify(card), /changed since you opened it/);
        assert.match(JSON.stringify(await pageFor(world, nina)), new RegExp(written));
        assert.doesNotMatch(JSON.stringify(ninas.card(toSign).stored), /Kestrel|Madeup|Robin/);
        await ninas.presses('Read and sign', { on: toSign });
        await ninas.presses('Sign');
        assert.match(await ninas.presses('Sign', { fill: read }), /✓ Signed/);
      },
    ],
    [
      'Ife releases it: on paper and as a file nothing is left of Robin, and a list says what is not given and why. Both are looks',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Read and release', { on: asked });
        await ifes.presses('Release');
        assert.match(
          await ifes.presses('Release', { fill: { 'How is it given?': 'Handed over, and explained' } }),
          /✓ Released/,
        );
        const { id } = await entryIn(world);
        const pages = pagesOver(world.ports);
        const print = must(await pages.read(ife, 'printAccess', { id }));
        const file = must(await pages.read(ife, 'accessFile', { id }));
        for (const given of [JSON.stringify(print), JSON.stringify(file)]) {
          assert.doesNotMatch(given, /robin|robbo|car park together/i);
          assert.match(given, /\[blacked out\][^]*Priya Testworth/);
          assert.match(given, /Kestrel/);
        }
        const kept = must(print.sections.find(({ title }) => title === 'What is not given, and why'));
        const another = 'It is about another person (Schedule 2, paragraph 16)';
        assert.deepEqual(kept.rows?.slice(1), [
          [`${ref}/8`, 'Words blacked out', another],
          [`${ref}/11`, 'Words blacked out', another],
          [`${ref}/14`, 'Not given', another],
          [`${ref}/15`, 'Words blacked out', another],
        ]);
        const looks = (await world.ports.looks.of(ref)).filter(({ what }) => what === 'what was given of the record');
        assert.deepEqual(new Set(looks.map(({ by }) => by)), new Set(['print', 'export']));
        for (const one of [priya, asa, moira])
          assert.equal(await pages.read(one, 'printAccess', { id }), undefined, one.name);
      },
    ],
    [
      'It is answered: the record is not held any more',
      async (world) => {
        const { id } = must((await world.ports.register.open(undefined, true)).find(({ type }) => type === 'disposal'));
        const command = mintCommandId(world.clock.nowMs() - 60_000, new Uint8Array(8).fill(40));
        const sent = { register: id, ground: 'order', why: 'By order of 3 January.', looked: 'yes', command };
        const done = JSON.stringify((await world.windowOf(ife).sends('register.propose.go', sent)).card);
        assert.match(done, /✓ Proposed/);
      },
    ],
  ],
  council,
  people,
);
