// Through every button, as everybody, with everything but what the card would have sent: always an answer, never a fault,
// and nothing changes that this person may not change (docs/design.md 1, "Truth on the server"; docs/process.md P10.6).
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { verbs } from '../../src/desk/desk.ts';
import { colin, kestrel, moira, must, noor, priya } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import {
  all,
  cases,
  faultsIn,
  foreign,
  inMemory,
  meetingFields,
  meetingVersion,
  oneInTurn,
  onApp,
  openEveryStage,
  pressed,
  roles,
  settled,
  stranger,
  triageFields,
  unknown,
  versions,
  wellFormed,
  type Pressable,
} from './people/every-stage.ts';
import { readable } from './people/readable.ts';

let world: World;
/** The whole, and the desk of it alone. */
let app: Pressable;
let desk: Pressable;

/** Own properties with names that reach into objects: only JSON makes them. */
const prototypes = JSON.parse(
  '{"__proto__":{"polluted":"yes","ref":"x"},"constructor":{"prototype":{"polluted":"yes"}},"prototype":1,"toString":1,"hasOwnProperty":1}',
) as Record<string, unknown>;
const wrong = [[], { a: 1 }, 0, null, true, '', '\u0000', '\uD800', '__proto__'];
const everyField = Object.keys({
  ...kestrel,
  ...triageFields,
  ...meetingFields,
  ref: 1,
  command: 1,
  page: 1,
  part: 1,
  to: 1,
  from: 1,
  list: 1,
  what: 1,
  why: 1,
});
type Shape = (ref: string) => unknown;
/** No data at all: whatever it is, the desk makes `{}` of it before it looks at the verb, so each verb has one of them in its turn. */
const noData: readonly unknown[] = [undefined, null, [1, 2], 'ref', 7];
const noPress = (place: number): readonly Shape[] => [() => noData[place % noData.length], () => ({})];
const wrongData: readonly Shape[] = [
  (ref) => ({ ref, page: '99' }),
  (ref) => ({ ...prototypes, ref, page: '__proto__' }),
  (ref) => ({ ref, page: 'constructor', list: '__proto__', to: 'toString', part: 'valueOf' }),
  // More than any card may hold.
  (ref) => ({ ref, page: '5', worries: 'x'.repeat(30_000), note: 'y'.repeat(9000) }),
  ...wrong.map((value) => (ref: string) => ({
    ...Object.fromEntries(everyField.map((name) => [name, value])),
    ref,
    page: '2',
  })),
];
const wrongPress = (place: number): readonly Shape[] => [...noPress(place), ...wrongData];
const commands = ['x', '0.', `${'z'.repeat(11)}.00000000`, '0.00000000', 'kk0000000.0123abcd', '__proto__'];
const forgedCommand = (): readonly Shape[] =>
  commands.map((command) => (ref: string) => ({ ...wellFormed(world, '', ref), command }));

/** Who sends what to which case. Colin and Priya may do something to theirs, and yet nothing is decided or sent. */
const senders = [
  { person: priya, ref: cases.draft.reference, shapes: wrongPress, ends: 'draft' },
  { person: priya, ref: cases.received.reference, shapes: forgedCommand, ends: 'received' },
  { person: colin, ref: cases.waiting.reference, shapes: wrongPress, ends: 'awaitingConsent' },
  {
    person: noor,
    ref: cases.waiting.reference,
    shapes: (place: number) => [...wrongPress(place), ...forgedCommand()],
    ends: 'awaitingConsent',
  },
  { person: moira, ref: cases.listed.reference, shapes: wrongPress, ends: 'listed' },
  { person: stranger, ref: cases.draft.reference, shapes: noPress, ends: 'draft' },
] as const;

/** Practitioners and strangers have no part in meetings. */
const outside = [priya, noor, stranger];

/** Who may do what is decided on the desk, so each is tried there. */
const oneOnApp = <T>(on: Pressable, every: readonly T[], turn: number): readonly T[] =>
  on === desk ? every : oneInTurn(every, turn);

const send = async (body: string, type = 'application/json'): Promise<number> =>
  (await fetch(`${world.teams.bot}/api/messages`, { method: 'POST', headers: { 'content-type': type }, body })).status;

describe('Bad input', () => {
  before(async () => {
    world = await openEveryStage();
    app = onApp(world);
    desk = await inMemory(world);
  });
  after(async () => world.stop());

  describe('Every button with malformed data', () => {
    for (const [place, verb] of [...verbs, '', 'no.such', '__proto__', 'constructor'].entries()) {
      it(verb === '' ? 'an empty verb' : verb, async () => {
        for (const on of [desk, app]) {
          const decided = await versions(on, settled);
          for (const { person, ref, shapes, ends } of senders) {
            // Consent needs no input but the press: whoever may give it, gives it.
            if (verb === 'consent.give' && person === colin) continue;
            const untouched = await versions(on, foreign(person));
            for (const make of oneOnApp(on, shapes(place), place)) {
              // Nobody is held back for pressing too fast: each press is to do its work.
              world.clock.passes(1500);
              await pressed(on, person, verb, make(ref));
            }
            assert.deepEqual(await versions(on, foreign(person)), untouched, person.name);
            assert.equal(must(await on.ports.cases.load(ref)).value.root.stage, ends, person.name);
          }
          assert.deepEqual(await versions(on, settled), decided);
          assert.deepEqual(faultsIn(on), []);
          assert.equal(({} as { polluted?: string }).polluted, undefined);
        }
      });
    }
  });

  describe('Every button as everybody, with data as a card would send it', () => {
    for (const [turn, person] of roles.entries()) {
      it(`${person.name} changes no case of others and no decided case`, async () => {
        const mine = all.filter((one) => !foreign(person).includes(one));
        const closed = [...foreign(person), ...settled.filter((one) => mine.includes(one))];
        for (const on of [desk, app]) {
          const before = await versions(on, closed);
          const meeting = await meetingVersion(on);
          for (const [place, verb] of verbs.entries()) {
            for (const one of oneOnApp(on, closed, turn + place)) {
              world.clock.passes(1500);
              await pressed(on, person, verb, wellFormed(on, verb, one));
            }
          }
          assert.deepEqual(await versions(on, closed), before);
          if (outside.includes(person)) assert.equal(await meetingVersion(on), meeting, 'the meeting');
          assert.deepEqual(faultsIn(on), []);
        }
      });
    }
  });

  describe('A stranger', () => {
    it('gets the same advice for every button', async () => {
      const cards = new Set<string>();
      for (const verb of [...verbs, 'no.such']) {
        world.clock.passes(1500);
        cards.add(JSON.stringify(await pressed(app, stranger, verb, wellFormed(world, verb, cases.waiting.reference))));
      }
      assert.equal(cards.size, 1);
      assert.match([...cards].join(''), /You are not in the MSET directory/);
    });
  });

  describe('A number out of range', () => {
    const numbers = [-1, 0, 4, 99, 1.5, 1e308, '2', 'x', null, [2]];

    it('of a reading shows one of its three parts', async () => {
      for (const part of numbers) {
        const card = await pressed(app, priya, 'case.read', { ref: cases.waiting.reference, part });
        assert.match(readable(card), /Read [123] of 3/, String(part));
      }
    });

    it('of a list shows cases of it', async () => {
      for (const from of numbers) {
        const card = await pressed(app, priya, 'list.more', { list: 'mine', from });
        assert.match(readable(card), /MSET-/, String(from));
      }
    });
  });

  describe('Bodies that are no presses', () => {
    it('as much as is read is answered', async () => {
      world.clock.passes(60_000);
      await pressed(app, priya, 'refer.next', {
        ref: cases.draft.reference,
        page: '5',
        worries: 'x'.repeat(240 * 1024),
      });
      assert.deepEqual(faultsIn(app), []);
    });

    it('more than 256 KB is refused with 413', async () => {
      const { status } = await world
        .windowOf(priya)
        .sends('refer.next', { ref: unknown, surname: 'x'.repeat(256 * 1024) });
      assert.equal(status, 413);
    });

    it('no JSON, no activity, no form of a press: a 4xx or 501, never a 500', async () => {
      assert.equal(await send('{"type":'), 400);
      assert.equal(await send('"invoke"'), 400);
      assert.equal(await send('{}', 'text/plain'), 415);
      for (const value of [
        undefined,
        null,
        1,
        'x',
        [],
        {},
        { action: null },
        { action: { verb: 7 } },
        { action: { verb: 'x'.repeat(300) } },
      ]) {
        const { status } = await world.teams
          .person(priya)
          .sends({ type: 'invoke', name: 'adaptiveCard/action', value });
        assert.equal(status, 400, JSON.stringify(value));
      }
      assert.deepEqual(faultsIn(world), []);
    });
  });

  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

  // PRESSES=10000 for the long run; every run prints its seed.
  const presses = Number(process.env['PRESSES'] ?? 300);
  describe(`${presses} random presses`, function () {
    // A long run takes as long as it takes: the person who asked for it looks on.
    if (process.env['PRESSES'] !== undefined) this.timeout(0);
    it(`are answered, and change nothing foreign or decided (SEED=${seed})`, async () => {
      const known = fc.constantFrom<unknown>(
        ...all,
        unknown,
        '1',
        '2',
        '5',
        '9',
        'names',
        'mine',
        'queue',
        colin.objectId,
        'yes',
        'voice',
        'danger',
      );
      const value = fc.oneof(known, known, fc.jsonValue(), fc.string(), fc.integer());
      const names = fc.constantFrom(
        ...everyField,
        'notKnown',
        'reason',
        'note',
        'childSafe',
        'next',
        'manager',
        'staffConcerned',
      );
      const data = fc.oneof(
        { weight: 8, arbitrary: fc.tuple(fc.dictionary(names, value, { maxKeys: 12 }), known) },
        { weight: 1, arbitrary: fc.tuple(fc.constant({}), fc.jsonValue()) },
      );
      const press = fc.tuple(
        fc.constantFrom(...roles),
        fc.oneof(fc.constantFrom(...verbs), fc.string({ maxLength: 200 })),
        data,
      );
      let before = await versions(app, all);
      await fc.assert(
        fc.asyncProperty(press, async ([person, verb, [fields, ref]]) => {
          // Nobody is held back for pressing too fast: each press is to do its work.
          world.clock.passes(1500);
          await pressed(app, person, verb, { ref, ...fields });
          const after = await versions(app, all);
          const kept = all.filter((one) => settled.includes(one) || foreign(person).includes(one));
          for (const one of kept) assert.equal(after[all.indexOf(one)], before[all.indexOf(one)], person.name);
          before = after;
          assert.deepEqual(faultsIn(world), []);
        }),
        { seed, numRuns: presses, endOnFailure: true },
      );
    });
  });
});
