// Lists of cases are made of rows: what they hold, and in which order, is what the whole cases say.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { caseLists, findCases, rowsIn, type ListName } from '../../../src/reading/case/lists.ts';
import type { Scene } from '../../../src/desk/scene/scene.ts';
import { askedOf, listOf } from '../../../src/domain/case/asked/asked.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { isWithManager, mayBeCalled } from '../../../src/domain/case/asked/waits.ts';
import { hasLeft, mayRead, readerOf, sightOf } from '../../../src/domain/case/access/access.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mayDecide } from '../../../src/domain/case/access/consenters.ts';
import type { Case, ConsentedCase } from '../../../src/domain/case/state/stages.ts';
import { leadOf } from '../../../src/domain/case/state/stage-parts.ts';
import { isLed, stageOf } from '../../../src/domain/case/state/stage-table.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import {
  caseOf,
  challenged,
  colin,
  consented,
  declined,
  directory,
  filledIn,
  given,
  later,
  moira,
  monday10,
  must,
  noConflict,
  priya,
  someone,
  sparrow,
  submitted,
  tess,
  withPeople,
  type Told,
} from '../../people/builders.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { decided, listed, panel, strategyCalled } from '../../people/meeting-builders.ts';
import { rowsOn } from '../../worlds/desk-in-memory.ts';
import { council, person, someCase } from '../../desk/any-case.ts';

/** What each list holds by the whole case. */
const holds: Readonly<Record<ListName, (childCase: Case, who: Person, now: string) => boolean>> = {
  mine: (childCase, who, now) =>
    leadOf(childCase).objectId === who.objectId && sightOf(childCase, who, council, now) !== 'none',
  consent: (childCase, who, now) => childCase.stage === 'awaitingConsent' && mayDecide(childCase, who, council, now),
  // Who has what to do, asked.test.ts says.
  queue: (childCase, who, now) => {
    const row = rowOf(childCase);
    const [first] = askedOf(row, who, council, now);
    return first === undefined
      ? who.roles.includes('coordinator') && isWithManager(row) && !childCase.excluded.includes(who.objectId)
      : mayBeCalled(who, council) && listOf({ person: who, directory: council, now }, row, first) === 'queue';
  },
  team: (childCase, who, now) =>
    who.roles.some((role) => role === 'manager' || role === 'serviceManager') &&
    rowOf(childCase).line?.includes(who.objectId) === true &&
    leadOf(childCase).objectId !== who.objectId &&
    childCase.stage !== 'draft' &&
    stageOf(childCase).phase !== 'over' &&
    mayRead('status', childCase, who, council, now),
  unled: (childCase, who, now) =>
    hasLeft(childCase, council) &&
    isLed(childCase) &&
    who.roles.some((role) => role === 'coordinator' || role === 'manager' || role === 'serviceManager') &&
    mayRead('status', childCase, who, council, now),
};

/** The desk over these cases, as the store would give them. */
function sceneOf(all: readonly Case[], who: Person, now: string): Scene {
  const cases: Partial<Ports['cases']> = rowsOn(() => all);
  // What a list asks of its scene, and no more.
  return { ports: { cases }, person: who, directory: council, now } as unknown as Scene;
}

describe('A list of cases', () => {
  const longest = { mine: 0, consent: 0, queue: 0, team: 0 };
  for (const list of ['mine', 'consent', 'queue', 'team'] as const) {
    it(`${list}: holds what the whole cases say, and nothing of which somebody is excluded`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(someCase, { maxLength: 30 }), person, fc.nat(9), async (some, who, days) => {
          const now = later(monday10, days * 24 * 60);
          const all = some.map((childCase, place) => ({
            ...childCase,
            reference: mintReference(Buffer.alloc(8, place + 1)),
          }));
          const rows = await rowsIn(sceneOf(all, who, now), list);
          const wanted = all.filter((childCase) => holds[list](childCase, who, now)).map(({ reference }) => reference);
          assert.deepEqual(rows.map(({ reference }) => reference).toSorted(), wanted.toSorted(), who.name);
          assert.ok(rows.every(({ excluded }) => !excluded.includes(who.objectId)));
          longest[list] = Math.max(longest[list], rows.length);
        }),
        { numRuns: 1500 },
      );
      assert.ok(longest[list] > 0, JSON.stringify(longest));
    });
  }
});

const at = (...deeds: Told): Case => caseOf(given(...deeds));
describe('The queue in the chat', () => {
  it('is in the order of the board: a child in danger, what is urgent, then of what is late what harms a child most', () => {
    const sent = [filledIn(), submitted(), noConflict(), consented()] as const;
    const open = [...sent, listed(), decided('toPanel'), decided('open', panel)] as const;
    const cases: Readonly<Record<string, Case>> = {
      missing: at(...open, isMissing()),
      strategy: at(...sent, strategyCalled()),
      urgent: at(filledIn(priya, sparrow), submitted(), noConflict(), consented()),
      // Both late: the challenge was due first, and is further from the child.
      triage: at(filledIn(), submitted(), noConflict(), [colin, 20 * 24 * 60, 'giveConsent', {}]),
      challenge: at(filledIn(), submitted(), noConflict(), declined(), challenged()),
    };
    const viewer = { person: moira, directory, now: later(monday10, 60 * 24 * 60) };
    const placeOf = (name: string): string => caseLists.queue.placeOf(rowOf(must(cases[name])), viewer);
    const names = Object.keys(cases);
    assert.deepEqual(
      names.toReversed().toSorted((one, other) => placeOf(one).localeCompare(placeOf(other))),
      names,
    );
    const dueOf = (name: string) => must(askedOf(rowOf(must(cases[name])), moira, directory, viewer.now)[0]).due;
    assert.ok(must(dueOf('challenge')) < must(dueOf('triage')), 'by time alone the challenge would come first');
  });
});

const none = async (): Promise<readonly Case[]> => [];

describe('Find', () => {
  it('finds by a name only what somebody reads the name of: not what they merely hear is late', async () => {
    const senior = someone(140, 'Sen Ior', { roles: ['serviceManager'] });
    const received = caseOf(given(filledIn(), submitted(), noConflict(), consented())) as ConsentedCase;
    const reminded = [{ rung: 'triageUp', at: monday10, to: [senior.objectId] }] as const;
    const late: Case = { ...received, reminded };
    const cases: Partial<Ports['cases']> = {
      ofReferrer: none,
      inStage: none,
      inStages: async () => [late],
      rows: async () => [],
      namesEnded: async () => [],
      openedByGlass: async () => [],
      load: async () => undefined,
      alike: async () => [],
    };
    const reader = (who: Person) =>
      ({
        ports: { cases, matchKeysOf: () => [] },
        person: who,
        directory: withPeople(senior),
        now: later(monday10, 600),
      }) as unknown as Scene;
    assert.equal(readerOf(late, senior, withPeople(senior), later(monday10, 600))('status'), true);
    for (const wanted of ['Madeup', 'Kestrel', late.reference]) {
      assert.deepEqual(await findCases(reader(senior), wanted, 6), [], wanted);
      assert.equal((await findCases(reader(tess), wanted, 6)).length, 1, wanted);
    }
  });
});
