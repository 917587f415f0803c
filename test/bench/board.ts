// The board of the tab beside 1,000 and beside 100,000 stored cases: three hundred are open in both, and nobody has more of
// their own in the one than in the other. What it asks of the database and how long it takes must be the same.
import { act } from '../../src/casework/write/act.ts';
import { meetings } from '../../src/casework/write/matters.ts';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { createAskedToday } from '../../src/casework/read/asked-today.ts';
import { createSaidToday } from '../../src/casework/read/said-today.ts';
import { createSitting } from '../../src/casework/read/sitting.ts';
import { hashOf } from '../../src/casework/write/hashing.ts';
import type { DeskTools } from '../../src/desk/scene/scene.ts';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { visited } from '../../src/desk/scene/visit.ts';
import { refOf, type Person } from '../../src/domain/people/actor.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { MeetingCommand } from '../../src/domain/meeting/table.ts';
import { partDocument } from '../../src/store/matters/matter-store.ts';
import { caseShape } from '../../src/store/matters/cases.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { reads } from '../../src/web/reads/all.ts';
import { greta, later, moira, monday10, must, tess } from '../people/builders.ts';
import { acting, actionOf, added } from '../domain/case/action/action-story.ts';
import { end, listed, opened, panelPlan, preMsetPlan, start, toPanel } from '../domain/meeting/meeting-hall.ts';
import { copyOf } from '../faults/cases.ts';
import { startChild, type Child } from '../faults/child.ts';
import { council, managerOf, practitionerOf, practitioners, workers } from './council.ts';
import { counting, edges, type Asked } from './requests.ts';
import { caseFor, documentOf, eachOfItsOwn, storeAll } from './stored.ts';

export const wednesday = '2027-01-20T10:00:00.000Z';
const sizes = [1000, 100_000] as const;
const rounds = 60;
/** Twenty of their own, eight of them open. */
const mine = { open: 8, over: 12 };
const goal = 1.2;

type Size = (typeof sizes)[number];
export interface BoardFigures {
  readonly who: string;
  readonly cases: number;
  readonly p50: Readonly<Record<Size, number>>;
  /** The median of the rounds, each of which read both. */
  readonly ratio: number;
  readonly asked: Readonly<Record<Size, Asked>>;
}

const held = { ...toPanel, stage: 'held', meeting: 'preMset-2027-01-12' } as Case;
/** So many of the three hundred stand so. */
const mix: readonly (readonly [count: number, model: () => Case, more: object])[] = [
  [40, () => caseFor('received', 0), {}],
  [60, () => listed, { meeting: 'preMset-2027-02-09' }],
  [30, () => held, {}],
  [40, () => toPanel, { meeting: 'panel-2027-02-16' }],
  [110, () => opened, { reviewOn: '2027-02-16' }],
  [20, () => opened, { stage: 'transition', reviewOn: '2027-01-26' }],
];

const story = acting(added({ due: '1/2/2027' }));

/** The open cases, the first of them the practitioner's; each with two actions, some of them late. */
export function* openCases(): Iterable<StoredDocument> {
  let place = 0;
  const distinct = eachOfItsOwn();
  for (const [count, model, more] of mix) {
    for (let one = 0; one < count; one += 1) {
      const referrer = place % 37 === 0 && place / 37 < mine.open ? practitionerOf(0) : practitionerOf(1 + place);
      const copy = distinct(() => copyOf(model(), refOf(referrer)));
      const made = { ...copy, ...more, parts: { action: { count: 2, open: [] } } } as Case;
      yield documentOf(made);
      for (const id of ['A1', 'A2'] as const) {
        const owner = must(workers[place % workers.length]);
        const late = place % 10 === 0 ? { due: { at: monday10, rule: 'action.date', ruleVersion: 1 } } : {};
        const action = {
          ...actionOf(story),
          reference: made.reference,
          id,
          agency: owner.agency ?? '',
          owner: refOf(owner),
          ...late,
        };
        yield partDocument(caseShape, made.reference, { kind: 'action', value: action });
      }
      place += 1;
    }
  }
}

/** What is over fills the rest: twelve of the practitioner's, the others of everybody else. */
export function* boardCases(stored: Size): Iterable<StoredDocument> {
  yield* openCases();
  const openOnes = mix.reduce((sum, [count]) => sum + count, 0);
  for (let place = 0; place < stored - openOnes; place += 1) {
    const referrer = place < mine.over ? practitionerOf(0) : practitionerOf(1 + (place % (practitioners.length - 1)));
    const stage = place % 2 === 0 ? 'declined' : 'withdrawn';
    yield documentOf({ ...caseFor(stage, place), referrer: refOf(referrer) });
  }
}

/** Two meetings that were, and one to come. */
export async function meet(ports: Ports): Promise<void> {
  const does = async (id: MeetingId, command: MeetingCommand, now: string): Promise<void> => {
    const commandId = mintCommandId(Date.now(), randomBytes(8));
    await act(ports, meetings, { id, command, commandId, context: { actor: moira, now, directory: council } });
  };
  for (const [id, plan] of [
    ['preMset-2027-01-12', preMsetPlan],
    ['panel-2027-01-19', panelPlan],
  ] as const) {
    await does(id, plan, monday10);
    const startsAt = `${id.slice(-10)}T14:00:00.000Z`;
    await does(id, start, startsAt);
    await does(id, end, later(startsAt, 180));
  }
  await does('preMset-2027-02-09', { ...preMsetPlan, input: { ...preMsetPlan.input, date: '2027-02-09' } }, monday10);
}

const nobody = (): void => undefined;
export const toolsOver = (ports: Ports): DeskTools => ({
  ports,
  ask: createAsk(ports),
  committed: nobody,
  released: nobody,
  linked: nobody,
  answerWithinMs: 60_000,
  fictional: true,
  saidToday: createSaidToday(hashOf),
  askedToday: createAskedToday(hashOf),
  sitting: createSitting(() => ports.machine.nowMs()),
});

/** Reads the board as a page does, without the pace that people are held to. */
export async function readBoard(tools: DeskTools, { objectId }: Person): Promise<number> {
  const found = await visited(tools, tabCaller(objectId), async (scene) => reads.board.read(scene, {}));
  return found.is === 'done' ? (found.value?.cases.length ?? 0) : 0;
}

/** The action sheet likewise: how many rows it shows. */
export async function readSheet(tools: DeskTools, { objectId }: Person): Promise<number> {
  const found = await visited(tools, tabCaller(objectId), async (scene) => reads.actionSheet.read(scene, {}));
  return found.is === 'done' ? (found.value?.rows.length ?? 0) : 0;
}

export const readers: readonly (readonly [who: string, person: Person])[] = [
  ['Board, co-ordinator', moira],
  ['Board, chair', tess],
  ['Board, practitioner', practitionerOf(0)],
  ['Board, team manager', managerOf(0)],
  ['Board, head of service', greta],
  ['Board, agency', must(workers[0])],
];

type Reading = (tools: DeskTools, person: Person) => Promise<number>;
/** What is measured: every kind of board, and the action sheet of those who have it. */
const measured: readonly (readonly [who: string, person: Person, read: Reading])[] = [
  ...readers.map(([who, person]) => [who, person, readBoard] as const),
  ['Action sheet, co-ordinator', moira, readSheet],
  ['Action sheet, chair', tess, readSheet],
];

interface Opened {
  readonly tools: DeskTools;
  readonly store: CosmosStore;
  readonly database: Child;
}

async function openOn(file: string): Promise<Opened> {
  const key = randomBytes(64).toString('base64');
  const database = startChild(new URL('../protocol/server-child.ts', import.meta.url), { args: [file, key] });
  const endpoint = (await database.line('http://')).trim();
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
  return { tools: toolsOver({ ...store, ...edges(wednesday) }), store, database };
}

/** Both sizes in turn, and each as often first, so that whatever else the machine does befalls both. */
async function measure(file: (size: Size) => string): Promise<readonly Omit<BoardFigures, 'asked'>[]> {
  const [small, large] = [await openOn(file(1000)), await openOn(file(100_000))];
  const figures: Omit<BoardFigures, 'asked'>[] = [];
  for (const [who, person, read] of measured) {
    const took: Record<Size, number[]> = { 1000: [], 100000: [] };
    let cases = 0;
    for (let round = 0; round < rounds + 8; round += 1) {
      const both = [[1000, small] as const, [100_000, large] as const];
      for (const [size, { tools }] of round % 2 === 0 ? both : both.toReversed()) {
        const from = performance.now();
        cases = await read(tools, person);
        if (round >= 8) took[size].push(performance.now() - from);
      }
    }
    const p50 = { 1000: medianOf(took[1000]), 100000: medianOf(took[100_000]) };
    const ratio = medianOf(took[100_000].map((ms, round) => ms / must(took[1000][round])));
    figures.push({ who, cases, p50, ratio });
  }
  for (const { store, database } of [small, large]) {
    await store.close();
    await database.kill();
  }
  return figures;
}
const medianOf = (some: readonly number[]): number => some.toSorted((a, b) => a - b)[Math.floor(some.length / 2)] ?? 0;

/** Makes both files, and measures every kind of board on them. */
export async function measureBoards(folder: string, say: (line: string) => void): Promise<readonly BoardFigures[]> {
  const file = (size: Size): string => path.join(folder, `board-${size}.sqlite`);
  const asked: Record<Size, readonly Asked[]> = { 1000: [], 100000: [] };
  for (const size of sizes) {
    await storeAll(file(size), boardCases(size));
    asked[size] = await counting(file(size), wednesday, async (ports, count) => {
      await meet(ports);
      const found: Asked[] = [];
      for (const [who, person, read] of measured) {
        const tools = toolsOver(ports);
        await read(tools, person);
        found.push((await count(who, async () => read(tools, person))).asked);
      }
      return found;
    });
  }
  const figures = (await measure(file)).map((one, place) => ({
    ...one,
    asked: { 1000: must(asked[1000][place]), 100000: must(asked[100_000][place]) },
  }));
  for (const one of figures) say(rowOf(one));
  const missed = figures.filter(({ ratio }) => ratio > goal).map(({ who }) => who);
  say(
    `  Goal, at most ${goal} x beside 100,000 cases: ${missed.length === 0 ? 'met' : `MISSED by ${missed.join(', ')}`}`,
  );
  return figures;
}

const told = ({ reads: read, queries, units }: Asked): string =>
  `${read} reads, ${queries} queries, ${units.toFixed(0)} RU`;

function rowOf({ who, cases, p50, ratio, asked }: BoardFigures): string {
  return `  ${who.padEnd(26)} ${String(cases).padStart(3)} rows  p50 ${p50[1000].toFixed(1)} ms | ${p50[100_000].toFixed(1)} ms = ${ratio.toFixed(2)} x   ${told(asked[1000])} | ${told(asked[100_000])}`;
}
