// A council in the middle of its work, over the real store, and people who read it on pages: a case at every standing, each of
// a child of its own, two meetings that were and one to come, actions of agencies.
import { councilFile } from '../../people/council-builders.ts';
import { createFiguring, type CountingParts } from '../../../src/casework/figures/counting.ts';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { act } from '../../../src/casework/write/act.ts';
import { entities, trainings } from '../../../src/casework/write/matters.ts';
import { chained } from '../../../src/casework/write/hashing.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import type { Desk } from '../../../src/desk/scene/answer.ts';
import type { Visits } from '../../../src/desk/scene/visit.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { caseMatter, type Fact } from '../../../src/domain/case/whole/case.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mintCommandId, mintReference, mintTrainingId, type Reference } from '../../../src/domain/kernel/ids.ts';
import { reads } from '../../../src/web/reads/all.ts';
import type { AnswerOf, ReadName, AskedBy } from '../../../src/web/reads/all.ts';
import {
  colin,
  directory,
  kestrelReference,
  moira,
  monday10,
  must,
  priya,
  ravi,
  tess,
  type StoryRow,
  commandIn,
} from '../../people/builders.ts';
import { standings, type Standing } from '../../domain/standings.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { entityId, opens } from '../../people/entity-builders.ts';
import { offers, records, signsUp } from '../../people/training-builders.ts';
import { ada, lee, nextPreMset, panel, preMset } from '../../people/meeting-builders.ts';

/** The day after the panel. */
export const wednesday: Instant = '2027-01-20T10:00:00.000Z';
export const cast = directory.people;
const told = Object.entries(standings).filter(([, facts]) => facts.length > 0) as [Standing, readonly Fact[]][];
export const refOf = (standing: Standing): Reference =>
  mintReference(Buffer.alloc(8, 1 + told.findIndex(([one]) => one === standing)));
export const references = told.map(([standing]) => refOf(standing));

/** What only those may read who may see the case: of no list and of no address. */
export const secrets = /Planted|Child\d|new phones|football|grandmother|frightened|Example Row|2011/i;

export const plantedSalt = 'Planted salt';

/** The story as it went, of a child of its own: the one with this number and reference. */
export function plantedAs(reference: Reference, place: number, facts: readonly Fact[]): readonly Fact[] {
  const text = JSON.stringify(facts)
    .replaceAll(kestrelReference, reference)
    .replaceAll('Kestrel', `Child${place}`)
    .replaceAll('Madeup', `Planted${place}`);
  return JSON.parse(text) as readonly Fact[]; // as they were
}
const planted = (standing: Standing, facts: readonly Fact[]): readonly Fact[] =>
  plantedAs(
    refOf(standing),
    told.findIndex(([one]) => one === standing),
    facts,
  );

/** Stores a case fact by fact, as if it had been written by presses. */
export async function stores({ cases, machine }: Ports, facts: readonly Fact[]): Promise<Case> {
  let [childCase, version, lastHash]: [Case | undefined, string | undefined, string] = [undefined, undefined, ''];
  for (const fact of facts) {
    const chain = chained({ ...fact, salt: plantedSalt }, lastHash);
    const { root, left } = caseMatter.evolve({ root: childCase }, fact);
    childCase = root;
    const { reference } = childCase;
    const marker = { id: `m${fact.number}`, fact: fact.number, at: fact.at, inputHash: '' };
    const record = { root: childCase, lastHash: chain.hash, calls: {} };
    const part = left && { kind: must(caseMatter.partNamed(left.id)), before: undefined, value: left };
    const commit = { id: reference, before: version, record, fact: chain, marker, notices: [] };
    await cases.commit({ ...commit, ...(part && { part }) }, machine.nowMs());
    [version, lastHash] = [must(await cases.load(reference)).version, chain.hash];
  }
  return must(childCase);
}

export interface PageWorld {
  readonly world: World;
  readonly ports: Ports;
  readonly desk: Desk & Visits;
  read<Name extends ReadName>(who: Person, name: Name, asked?: AskedBy[Name]): Promise<AnswerOf<Name> | undefined>;
}

const nobody = (): void => undefined;

/** The desk over these ports, for reading on pages. */
export function pagesOver(ports: Ports): Pick<PageWorld, 'desk' | 'read'> {
  const desk = createDesk({
    ports,
    ask: createAsk(ports),
    committed: nobody,
    released: nobody,
    linked: nobody,
    answerWithinMs: 60_000,
    fictional: true,
  });
  return {
    desk,
    read: async <Name extends ReadName>(who: Person, name: Name, asked?: AskedBy[Name]) => {
      // What needs nothing is asked for nothing.
      const whatever = asked ?? ({} as AskedBy[Name]);
      const visited = await desk.visit(tabCaller(who.objectId), async (scene) => reads[name].read(scene, whatever));
      if (visited.is !== 'done') throw new Error(`${who.name} reads too much, or is a stranger: ${visited.is}`);
      return visited.value;
    },
  };
}

/**
 * A store to which nothing is written, for someone else is always first: so whatever is asked of it is read once. `asked` is told
 * of all that is asked.
 */
export function heldStill<Store extends object>(store: Store, asked: (what: string) => void = nobody): Store {
  const known = new Map<string, unknown>();
  return new Proxy<Store>(
    { ...store, commit: async () => 'conflict' as const },
    {
      get: (target, name, receiver) => {
        const found: unknown = Reflect.get(target, name, receiver);
        if (typeof found !== 'function') return found;
        return (...given: readonly unknown[]): unknown => {
          const key = JSON.stringify([name, given]);
          asked(key);
          if (!known.has(key)) known.set(key, Reflect.apply(found, target, given));
          return known.get(key);
        };
      },
    },
  );
}

/** An action that the co-ordinator sets, or the chair. */
export const adds = (
  owner: Person,
  agency: string,
  text = 'Visit the takeaway, and ask for Planted.',
  by: Person = moira,
): StoryRow => [
  by,
  1,
  'addAction',
  {
    text,
    owner: `${agency}|${owner.objectId}`,
    subType: 'patrol',
    priority: 'normal',
    due: '',
    needToKnow: 'Child0 goes there after school.',
  },
];

/** A training that Priya was at, and one to come. */
async function trains(ports: Ports): Promise<void> {
  const held = [offers({ date: '11/1/2027' }), ...[priya, ravi].map(signsUp), records([priya])];
  const coming = [offers({ date: '2/2/2027' }), signsUp(priya)];
  for (const [place, rows] of [held, coming].entries()) {
    const id = mintTrainingId(new Uint8Array(8).fill(place));
    for (const [step, row] of rows.entries()) {
      const [actor, when] = row;
      const command = commandIn(row);
      const now = typeof when === 'string' ? when : monday10;
      const own = command.step === 'offerTraining' ? { ...command, input: { ...command.input, id } } : command;
      const commandId = mintCommandId(Date.parse(monday10) + step, new Uint8Array(8).fill(place));
      await act(ports, trainings, { id, command: own, commandId, context: { actor, now, directory } });
    }
  }
}

/** A record that was opened by hand: no case is of it. */
async function keepsRecord(ports: Ports): Promise<void> {
  const row = opens();
  const commandId = mintCommandId(Date.parse(monday10), new Uint8Array(8).fill(9));
  const context = { actor: row[0], now: monday10, directory };
  await act(ports, entities, { id: entityId, command: commandIn(row), commandId, context });
}

/** `retold`: each story as it is to be stored. */
export async function openPages(retold: (story: string) => string = (story) => story): Promise<PageWorld> {
  const world = await openWorld({ council: councilFile(), people: [...everybody, tess, ada] });
  const { ports } = world;
  for (const { id, type, date } of [preMset, panel, nextPreMset]) {
    const input = { type, date, time: '14:00', chair: tess.objectId };
    await world.meets(id, [moira, 1, 'planMeeting', input]);
  }
  await Promise.all(
    told.map(async ([standing, facts]) =>
      stores(ports, JSON.parse(retold(JSON.stringify(planted(standing, facts)))) as readonly Fact[]),
    ),
  );
  for (const { id, startsAt } of [preMset, panel]) {
    await world.meets(id, [moira, startsAt, 'startMeeting', {}]);
    for (const by of [moira, tess, ravi, colin, ada, lee]) {
      await world.meets(id, [by, 1, 'attendMeeting', {}]);
    }
    const undecided = id === preMset.id ? [refOf('listed')] : [];
    await world.meets(id, [moira, 1, 'endMeeting', { undecided }]);
  }
  world.clock.at(wednesday);
  await world.has(refOf('open'), adds(ravi, 'police'), adds(ada, 'health'));
  await world.has(refOf('received'), adds(ravi, 'police'));
  await trains(ports);
  await keepsRecord(ports);
  await world.settled();
  await createFiguring(ports as Ports & CountingParts).round(); // they are those of a store
  return { world, ports, ...pagesOver(ports) };
}
