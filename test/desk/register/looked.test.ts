// What is worth a question, on the desk of those who read who looked: counted, listed, asked; and what no card that stays says.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { readable } from '../../journeys/people/readable.ts';
import { ife, kestrelReference, moira, noor, priya } from '../../people/builders.ts';
import { asa, asksWhy, contains, entry, foundBy, guarded, kestrel, reports } from '../../people/register-builders.ts';
import { oversightTiles } from '../../../src/desk/register/tiles.ts';
import type { Scene } from '../../../src/desk/scene/scene.ts';
import type { RegisterEntry } from '../../../src/domain/register/entry.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { deskOver, portsOver, tuesday, type Remembered } from '../../worlds/desk-in-memory.ts';

const looked = [{ reference: kestrelReference, person: noor.objectId, at: tuesday }];
const own = { day: '2027-01-04', rule: 'surname', person: noor.objectId };
const over = (more: Remembered = {}) =>
  deskOver({ council: guarded, cases: [kestrel], found: [foundBy('surname')], looked, ...more });

describe('What is worth a question, in chat', () => {
  it('is a number on home and where it is typed: neither who, nor at what, nor which rule', async () => {
    for (const words of ['home', 'who looked']) {
      const [card] = await over().type(asa, words);
      const text = JSON.stringify(card);
      match(text, /look worth a question/, words);
      doesNotMatch(text, /Noor|MSET-|surname/i, words);
    }
  });
  it('is listed to the person who presses, opened, and asked once', async () => {
    const desk = over();
    match(
      readable(await desk.press(asa, 'looked')),
      /Noor Template · Practitioner[^]*Same surname as the child: MSET-/,
    );
    match(readable(await desk.press(asa, 'looked.open', own)), /no proof[^]*\[ Why did you look\? \]/);
    const ask = { ref: kestrelReference, person: noor.objectId, because: 'sameSurname' };
    match(readable(await desk.press(asa, 'register.why', { ...ask, command: '01' })), /Why did you look/);
    const asked: RegisterEntry = entry(asksWhy(asa, noor));
    match(readable(await over({ register: [asked] }).press(asa, 'looked')), /Nothing is worth a question/);
  });
  it('is not of one’s own looks, of the sample, of who has left, nor of a case that is closed to the reader, or to the person who looked', async () => {
    const none = [
      over({ found: [foundBy('surname', { person: asa.objectId })] }),
      over({ found: [foundBy('chance')] }),
      over({ found: [foundBy('surname', { person: '00000000-0000-4000-8000-000000000999' })] }),
      over({ cases: [{ ...kestrel, excluded: [asa.objectId] }] }),
      over({ cases: [{ ...kestrel, excluded: [noor.objectId] }] }),
    ];
    for (const desk of none) {
      match(readable(await desk.press(asa, 'looked')), /Nothing is worth a question/);
      match(readable(await desk.press(asa, 'looked.open', own)), /not available to you/);
    }
  });
  it('is for those who read who looked alone', async () => {
    for (const who of [moira, priya])
      for (const verb of ['looked', 'looked.open'])
        match(readable(await over().press(who, verb, own)), /not available to you, or there is none/);
  });
});

/** Each as it is said, with its state. */
const tilesOf = async (person: Person, more: Remembered) => {
  const ports = portsOver({ council: guarded, cases: [kestrel], ...more });
  const tiles = await oversightTiles({ person, directory: guarded, now: tuesday, ports } as unknown as Scene); // what it reads
  return tiles.map(({ number, what, state = '' }) => `${number} ${what} ${state}`.trim());
};

describe('What waits for those who keep or read the register', () => {
  const late: RegisterEntry = { ...entry(asksWhy(asa, priya)), ...({ late: 'manager' } as const) };
  const tooLate: RegisterEntry = { ...late, ...({ late: 'dpo' } as const) };

  it('a breach is the officer’s; what is late to answer the auditor’s too, and the officer’s to settle in the end', async () => {
    deepEqual(await tilesOf(ife, { register: [entry(reports())] }), ['1 breach to deal with urgent']);
    deepEqual(await tilesOf(asa, { register: [entry(reports(), contains())] }), []);
    deepEqual(await tilesOf(asa, { register: [late] }), ['1 answer late late']);
    deepEqual(await tilesOf(ife, { register: [tooLate] }), ['1 look to settle']);
    deepEqual(await tilesOf(asa, { found: [foundBy('surname'), foundBy('taken')] }), ['2 looks worth a question']);
  });
  it('nothing of it is asked of the database for others', async () => {
    const ports = { register: new Proxy({}, { get: () => () => equal('asked', 'not asked') }) };
    deepEqual(await oversightTiles({ person: moira, directory: guarded, now: tuesday, ports } as unknown as Scene), []);
  });
});
