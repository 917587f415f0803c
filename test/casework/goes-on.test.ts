// Who reads what ended in a case is asked of that one at every read, less whom the ended one shuts out itself (docs/process.md P5.8).
import { deepEqual, match } from 'node:assert/strict';
import { readerOf, readerOfRow } from '../../src/domain/case/access/access.ts';
import { byItself } from '../../src/domain/case/ended/goes-on.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  caseOf,
  colin,
  directory,
  given,
  greta,
  kestrelReference as ref,
  moira,
  monday10,
  must,
  noor,
  priya,
  ravi,
  tess,
  type Told,
} from '../people/builders.ts';
import { keptOut, mergedInto, other, untilReceived } from '../people/meeting-builders.ts';
import { readable } from '../journeys/people/readable.ts';
import { commandOf, deskOver } from '../worlds/desk-in-memory.ts';

const third = 'MSET-9K2M-X2' as Reference;
const people: readonly Person[] = [priya, colin, moira, tess, greta, noor, ravi];

/** A case, one that ended in it, and one that ended in that. */
function merged(kept: Partial<Case> = {}, own: Told = []) {
  const goesOn = { ...caseOf(given(...untilReceived)), merged: [other], ...kept } as Case;
  const ended = {
    ...caseOf(given(...untilReceived, ...own, mergedInto(other))),
    reference: other,
    into: ref,
    merged: [third],
  } as Case;
  const first = { ...caseOf(given(...untilReceived, mergedInto(other))), reference: third } as Case;
  const desk = deskOver({ cases: [goesOn, byItself(ended), byItself(first)] });
  const load = async (reference: Reference): Promise<Case> => must(await desk.ports.cases.load(reference)).value.root;
  /** Who reads the referral of each of the three; by the case, and by its row in a list. */
  const read = async () => {
    const all = await Promise.all([ref, other, third].map(load));
    const rows = await desk.ports.cases.rows({ cases: [ref, other, third] });
    const byCase = all.map((one) =>
      people.filter((person) => readerOf(one, person, directory, monday10)('referral')).map(({ name }) => name),
    );
    const byRow = all.map(({ reference }) => {
      const row = must(rows.find((one) => one.reference === reference));
      return people
        .filter((person) => readerOfRow(row, person, directory, monday10)('referral'))
        .map(({ name }) => name);
    });
    deepEqual(byRow, byCase);
    return byCase;
  };
  const presses = async (by: Person, verb: string, person: Person, on: Reference = ref): Promise<string> =>
    readable(
      await desk.press(by, verb, {
        ref: on,
        person: person.objectId,
        reason: 'She is the aunt.',
        command: commandOf('ripe'),
      }),
    );
  return {
    read,
    load,
    keepsOut: async (person: Person, on?: Reference) => presses(moira, 'restrict.keep-out.go', person, on),
    letsIn: async (person: Person) => presses(greta, 'restrict.let-in.go', person),
  };
}

describe('What ended in a case', () => {
  it('is read by who reads that case, and by no one else, however many merges lie between', async () => {
    const [kept, ended, first] = await merged().read();
    deepEqual([ended, first], [kept, kept]);
    const byRestriction = await merged({ restricted: 'staffRelative', named: [] }).read();
    deepEqual(new Set(byRestriction.map((one) => one.join())).size, 1);
    deepEqual(
      must(byRestriction[1]).length < must(ended).length,
      true,
      'a restriction of the case closes what ended in it',
    );
  });

  it('is kept from whom the case is kept from that moment, and open again with it', async () => {
    const world = merged();
    const before = await world.read();
    await world.keepsOut(tess);
    const without = must(before[0]).filter((name) => name !== tess.name);
    deepEqual(await world.read(), [without, without, without]);
    await world.letsIn(tess);
    deepEqual(await world.read(), before);
  });

  it('stays kept from whom it shuts out itself, and is pressed in the case that goes on', async () => {
    const world = merged({}, [keptOut(tess)]);
    const [kept, ended] = await world.read();
    deepEqual([kept?.includes(tess.name), ended?.includes(tess.name)], [true, false]);
    match(await world.keepsOut(ravi, other), /goes on as MSET-.*press it there/);
  });

  it('has nothing of it stored: by itself it is what its own facts make', async () => {
    const world = merged({ restricted: 'staffRelative', named: [], excluded: [ravi.objectId] });
    const ended = byItself(caseOf(given(...untilReceived, mergedInto(other))));
    deepEqual(byItself(await world.load(third)), { ...ended, reference: third, into: other });
  });
});
