// What ended in a case is kept from the same people as that one, by itself where a press could not change it (docs/process.md P10.14).
import { deepEqual, doesNotMatch, match } from 'node:assert/strict';
import { followMerged } from '../../../src/casework/clocks/follow.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import type { KeptOut } from '../../../src/domain/case/state/stage-parts.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import {
  caseOf,
  given,
  greta,
  kestrelReference as ref,
  moira,
  monday10,
  must,
  ravi,
  tess,
  type Told,
} from '../../people/builders.ts';
import { keptOut, mergedInto, other, untilReceived } from '../../people/meeting-builders.ts';
import { readable } from '../../journeys/people/readable.ts';
import { commandOf, deskOver } from '../../worlds/desk-in-memory.ts';

/** A case, and one that ended in it; that one takes no press while it is stopped: an upgrade left it as it was. */
function merged(kept: Partial<Case> = {}, own: Told = []) {
  const goesOn = { ...caseOf(given(...untilReceived)), merged: [other], ...kept } as Case;
  const ended = { ...caseOf(given(...untilReceived, ...own, mergedInto(other))), reference: other, into: ref } as Case;
  let isStopped = false;
  const { ports } = deskOver({ cases: [goesOn, ended] });
  const load: Ports['cases']['load'] = async (reference) => {
    const found = await ports.cases.load(reference);
    return found && reference === other && isStopped
      ? { ...found, value: { ...found.value, moving: 'stopped' } }
      : found;
  };
  const stubborn: Ports = { ...ports, cases: { ...ports.cases, load } };
  const desk = deskOver({}, stubborn);
  const presses = async (by: Person, verb: string, person: Person): Promise<string> =>
    readable(
      await desk.press(by, verb, {
        ref,
        person: person.objectId,
        reason: 'She is the aunt.',
        command: commandOf('ripe'),
      }),
    );
  const outOf = async (reference: Reference) => must(await ports.cases.load(reference)).value.root.excluded;
  return {
    keepsOut: async (person: Person) => presses(moira, 'restrict.keep-out.go', person),
    letsIn: async (person: Person) => presses(greta, 'restrict.let-in.go', person),
    stops: () => void (isStopped = true),
    goesOn: () => void (isStopped = false),
    follows: async () => followMerged(stubborn),
    /** Who is kept out of the case, and of what ended in it. */
    out: async () => [await outOf(ref), await outOf(other)],
  };
}
const left = new RegExp(`${other}, merged into this case, could not be changed`);
/** As it was kept before it was said through which other case it came. */
const keptBefore: KeptOut = { person: refOf(ravi), reason: 'Her uncle.', by: refOf(moira), at: monday10 };

describe('What ended in a case', () => {
  it('is kept from whom the case is kept: the answer names what could not be changed, and the clock does it', async () => {
    const world = merged();
    world.stops();
    match(await world.keepsOut(ravi), left);
    deepEqual(await world.follows(), [], 'it takes no press yet');
    deepEqual(await world.out(), [[ravi.objectId], []]);
    world.goesOn();
    deepEqual(await world.follows(), [other]);
    deepEqual(await world.out(), [[ravi.objectId], [ravi.objectId]]);
    deepEqual(await world.follows(), [], 'once');
  });

  it('is opened to whom the case is opened again, by the clock where it took no press', async () => {
    const world = merged();
    doesNotMatch(await world.keepsOut(ravi), left);
    world.stops();
    match(await world.letsIn(ravi), left);
    deepEqual(await world.out(), [[], [ravi.objectId]]);
    world.goesOn();
    deepEqual(await world.follows(), [other]);
    deepEqual(await world.out(), [[], []]);
    deepEqual(await world.follows(), []);
  });

  it('stays kept from whom it was kept by itself, whether that went along or came later', async () => {
    const came: KeptOut = { ...keptBefore, through: other };
    for (const kept of [{ excluded: [ravi.objectId], keptOut: [came] }, {}]) {
      const world = merged(kept, [keptOut(ravi)]);
      if (kept.keptOut === undefined) await world.keepsOut(ravi);
      doesNotMatch(await world.letsIn(ravi), left);
      deepEqual(await world.out(), [[], [ravi.objectId]]);
      deepEqual(await world.follows(), []);
    }
  });

  it('follows a conflict of interest that was declared in the case since, and no one who has left', async () => {
    const gone = 'gone' as Person['objectId'];
    const world = merged({ excluded: [tess.objectId, gone] });
    deepEqual(await world.follows(), [other]);
    deepEqual((await world.out())[1], [tess.objectId]);
    deepEqual(await world.follows(), []);
  });
});
