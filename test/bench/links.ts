// Links, a suggestion on the received case, a record opened, and the pictures around it and around a case of it, beside 1,000 and beside 100,000 entries of cases: what each asks
// of the database, its request units, and how long it takes. They must be the same.
import path from 'node:path';
import type { Mention } from '../../src/domain/case/mention/mention.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { Entity } from '../../src/domain/entity/entity.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { mintEntityId, type EntityId, type Reference } from '../../src/domain/kernel/ids.ts';
import type { LinkKind } from '../../src/domain/link/kinds.ts';
import { refOf, type Person } from '../../src/domain/people/actor.ts';
import type { Middle } from '../../src/reading/links/around.ts';
import { reads } from '../../src/web/reads/all.ts';
import { referenceIn } from '../../src/web/reads/read.ts';
import type { DeskTools } from '../../src/desk/scene/scene.ts';
import { visited } from '../../src/desk/scene/visit.ts';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { caseShape } from '../../src/store/matters/cases.ts';
import { entityShape } from '../../src/store/matters/entities.ts';
import { partDocument, recordDocument } from '../../src/store/matters/matter-store.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { monday10, moira, must, priya } from '../people/builders.ts';
import { entityAfter, opens } from '../people/entity-builders.ts';
import { toolsOver } from './board.ts';
import { countedDesk, counting, secretOfBench, type Asked } from './requests.ts';
import { caseFor, documentOf, storeAll } from './stored.ts';

const [rounds, aCase, ofRecord, waiting] = [20, 4, 5, 12] as const;
const goalMs = 1000;

const keysOf = (kind: LinkKind, said: Answers): readonly string[] =>
  must(createMatching(secretOfBench).links)(kind, said).map(({ key }) => key);

function mention(reference: Reference, n: number, said: Answers, also: Partial<Mention>): StoredDocument {
  const value: Mention = {
    id: `P${n}`,
    reference,
    kind: 'phone',
    said: { how: 'It rings at night.', source: 'childTold', ...said },
    by: refOf(priya),
    at: monday10,
    agency: 'council',
    mark: 'case',
    agencies: [],
    state: 'alone',
    same: [],
    notSame: [],
    marksWere: [],
    ...also,
  };
  return partDocument(caseShape, reference, { kind: 'mention', value, matchKeys: keysOf(value.kind, value.said) });
}
const numberAt = (place: number): Answers => ({ number: `+4470${String(10_000_000 + place)}` });
const recordAt = (place: number): EntityId => mintEntityId(Buffer.from(String(place).padStart(8, '0')));
const withEntries = (one: Case): Case => ({ ...one, parts: { mention: { count: aCase, open: [] } } });

/** So many entries: of each case half are of its own alone, half of a record; then those of which the rounds are. */
function* entries(stored: number): Iterable<StoredDocument> {
  const members: Reference[] = [];
  for (let place = 0; place < stored / aCase; place += 1) {
    const one = withEntries(caseFor('received', place));
    const { reference } = one;
    yield documentOf(one);
    for (const n of [1, 2]) yield mention(reference, n, numberAt(place * aCase + n), {});
    const entity = recordAt(Math.floor(members.length / ofRecord));
    members.push(reference);
    for (const n of [3, 4]) yield mention(reference, n, numberAt(place * aCase + n), { state: 'placed', entity });
    if (members.length % ofRecord > 0) continue;
    const some = members.slice(-ofRecord);
    const root: Entity = {
      ...entityAfter([opens('phone', numberAt(place * aCase))]),
      id: entity,
      members: some.flatMap((of) =>
        [3, 4].map((n) => ({ mention: `${of}/P${n}` as const, kind: 'phone', on: [], by: refOf(moira), at: monday10 })),
      ),
    };
    const matchKeys = [...keysOf('phone', root.said), ...keysOf('phone', numberAt(place * aCase + 3))];
    yield recordDocument(entityShape, entity, { root, lastHash: 'stored in bulk', calls: {}, matchKeys });
  }
  // Those that wait: each names a number that another case names, too, and one of a record.
  for (let place = 0; place < waiting; place += 1) {
    const one = { ...caseFor('received', stored + place), parts: { mention: { count: 2, open: ['P1', 'P2'] } } };
    yield documentOf(one);
    yield mention(one.reference, 1, numberAt(place * aCase + 1), { state: 'new' });
    yield mention(one.reference, 2, numberAt((ofRecord - 1) * aCase + 3), { state: 'new' });
  }
}

/** Reads the picture as its page does, without the pace that people are held to. */
async function readAround(tools: DeskTools, { objectId }: Person, middle: Middle): Promise<void> {
  const found = await visited(tools, tabCaller(objectId), async (scene) => reads.around.read(scene, middle));
  if (found.is !== 'done' || found.value === undefined || found.value.lines.length < ofRecord) {
    throw new Error('no picture');
  }
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Gives what missed its goal. */
export async function measureLinks(
  folder: string,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const stored of sizes) {
    const file = path.join(folder, `links-${stored}.sqlite`);
    const all = [...entries(stored)];
    const waits = must(all.findLast(({ kind }) => kind === 'case')).pk;
    const first = must(referenceIn(must(all.find(({ kind }) => kind === 'case')).pk));
    await storeAll(file, all);
    await counting(file, monday10, async (ports, count) => {
      const { press, asked, paced } = countedDesk(ports, count);
      const tools = toolsOver(paced);
      const pressed =
        (name: string, verb: string, data: Readonly<Record<string, unknown>>) => async (): Promise<Asked> => {
          await press(name, moira, { verb, data });
          return must(asked.at(-1));
        };
      const drawn = (name: string, middle: Middle) => async (): Promise<Asked> =>
        (await count(name, async () => readAround(tools, moira, middle))).asked;
      const ways = [
        ['Links', pressed('Links', 'links', {})],
        ['A received case with suggestions', pressed('Case', 'case.open', { ref: waits })],
        ['A record of ten entries', pressed('Record', 'entity.open', { entity: recordAt(0) })],
        ['The picture around that record', drawn('Picture', { record: recordAt(0) })],
        ['The picture around a case of it', drawn('Picture', { reference: first })],
      ] as const;
      for (const [name, asks] of ways) {
        const times: number[] = [];
        let last = await asks();
        for (let round = 1; round < rounds; round += 1) {
          const from = performance.now();
          last = await asks();
          if (round > 2) times.push(performance.now() - from);
        }
        const { reads, queries, units } = last;
        const [p50, most] = [at(times, 0.5), at(times, 1)];
        if (most > goalMs) missed.push(`${name}, ${stored} entries`);
        say(
          `  ${name.padEnd(36)} ${String(stored).padStart(7)} entries: ${reads} reads, ${queries} queries, ${units.toFixed(1)} units; p50 ${p50.toFixed(0)} ms, most ${most.toFixed(0)} ms`,
        );
      }
    });
  }
  return missed;
}
