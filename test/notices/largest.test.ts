// Whatever a fact tells, and however many: one write has room for it. Every row is asked, with data that names everyone and
// everyone called before, on matters as an earlier version stored them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { MatterCommit } from '../../src/casework/ports/matter-ports.ts';
import { mostOperations } from '../../src/casework/ports/commit-ports.ts';
import { fitted } from '../../src/casework/write/fitted.ts';
import { managedAt } from '../../src/casework/write/matters.ts';
import { keyOfDelegation, nothingYet, type Council } from '../../src/domain/council/council.ts';
import { kindAt, matterKinds, matters, mostBytes } from '../../src/domain/matters/matters.ts';
import type { AnyPartIn, FactIn, MatterTypes } from '../../src/domain/matter/matter.ts';
import { refOf, roles } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { toObjectId } from '../../src/domain/kernel/ids.ts';
import {
  adviceCardKey,
  agendaKey,
  actionCardKey,
  calendarMailKey,
  cardKey,
  meetingCardKey,
  teamPostKey,
  trainingCardKey,
  entityCardKey,
  cardKeyOf,
} from '../../src/notices/keys.ts';
import { matterStore } from '../../src/store/matters/matter-store.ts';
import { shapeOf } from '../../src/store/matters/stores.ts';
import { bytesOf, type Items, type Operation } from '../../src/store/sdk/items.ts';
import { directory, monday10, must } from '../people/builders.ts';
import { entityAfter, reports } from '../people/entity-builders.ts';
import { policeListAfter } from '../people/police-list-builders.ts';
import { asksWhy, breach, question, reports as reportsBreach } from '../people/register-builders.ts';
import { fromLines } from '../specimens/stored.ts';

const people = Array.from({ length: 400 }, (_nothing, place) => ({
  objectId: must(toObjectId(`${String(place + 1).padStart(8, '0')}-0000-4000-8000-000000000000`)),
  name: `Fixture ${place}`,
  email: `fixture.${place}@example.org`,
  roles: [...roles],
  agency: 'police',
}));
const council: Directory = { ...directory, people: [...directory.people, ...people] };
const ids = people.map(({ objectId }) => objectId);
const refs = people.map(refOf);
const [first] = people;

/** Someone who is away, and decides for everyone else. */
const leave = people.slice(1).map(({ objectId }) => ({
  from: objectId,
  to: must(first).objectId,
  starts: '2027-01-04',
  ends: '2027-01-08',
}));
/** What names people in the data of any fact, and what its rows ask besides. */
const data = {
  to: ids,
  movedUp: people,
  before: [],
  called: ids,
  changed: ['owner'],
  conflict: 'yes',
  decision: 'open',
  says: 'other',
  instead: first,
  from: first,
  person: first?.objectId,
  invited: ['police', 'health'],
  agencies: ['police', 'health'],
  invitee: 'agency:police',
  asked: [{ agency: 'police', until: '2027-02-01' }],
  rungs: ['eve', 'record', 'invite', 'late', 'missed', 'due', 'nudge', 'reviewLate'],
  prompts: [],
  left: [],
  answers: {},
  proposed: {},
  proposer: first?.objectId,
  lapsed: people.map(({ objectId }) => ({ proposer: objectId })),
  breaks: ['No one is chair.'],
  changes: { delegations: Object.fromEntries(leave.map((one) => [keyOfDelegation(one), null])) },
};
const keysOf = (person: (typeof ids)[number]): readonly string[] => [
  ...[
    cardKey,
    meetingCardKey,
    adviceCardKey,
    trainingCardKey,
    entityCardKey,
    cardKeyOf('register'),
    cardKeyOf('policeList'),
    cardKeyOf('council'),
  ].map((key) => key(person)),
  ...[calendarMailKey, agendaKey].map((key) => key(person)),
  actionCardKey('A1', person),
];
const called = [teamPostKey, 'post-A1-police', ...ids.flatMap(keysOf)];

/** The roots and parts that the specimen holds, with everyone in the places where people are. */
const documents = fromLines(readFileSync(new URL('../specimens/form-5/stored.jsonl', import.meta.url), 'utf8'));
const entries = [breach(reportsBreach()), question(asksWhy())];
const everyone: Council = { ...nothingYet(monday10), ...council, settings: {}, delegations: leave };
const records = [entityAfter([reports()]), ...entries, policeListAfter(), everyone].map((root) => ({
  id: root.id as string,
  root: root as MatterTypes['root'],
}));
const roots = documents
  .flatMap(({ pk, id, record }) => {
    const kind = kindAt(pk);
    if (kind === undefined || id !== kind) return [];
    const { root } = record as { root: MatterTypes['root'] }; // a matter's own document
    const everyPlace = { taken: refs.slice(0, 60), waiting: refs.slice(60, 100), came: refs.slice(0, 100) };
    return [{ id: pk, root: { ...root, ...(kind === 'training' && everyPlace) } }];
  })
  .concat(records);
const parts = new Map<string, AnyPartIn<MatterTypes>>(
  documents.flatMap(({ pk, kind, part }) =>
    part === undefined || !roots.some(({ id }) => id === pk) ? [] : [[kind, part as AnyPartIn<MatterTypes>]],
  ),
);

/** The specimen is of a form that had none. */
parts.set('gathering', {
  id: 'G1',
  startsAt: monday10,
  invited: people.map(({ objectId, name }) => ({ invitee: `person:${objectId}`, person: { objectId, name } })),
  chair: first,
  ladder: { set: 1, rungs: [] },
} as unknown as AnyPartIn<MatterTypes>);

const stepsOf = (kind: (typeof matterKinds)[number]): readonly string[] => {
  const { steps, parts: ofMatter } = matters[kind];
  return [...Object.keys(steps), ...Object.values(ofMatter).flatMap((part) => Object.keys(part.steps))];
};

/** What a commit would write. */
async function written(id: string, commit: MatterCommit<MatterTypes>): Promise<readonly Operation[]> {
  let seen: readonly Operation[] = [];
  const items = {
    write: async (_partition: string, operations: readonly Operation[]) => {
      seen = operations;
      return { written: true, versions: operations.map(() => 'v') };
    },
  } as unknown as Items; // what a commit asks of it
  const patience = { deadlineMs: 1, pausesMs: [], pause: async () => undefined };
  assert.equal(await matterStore(items, patience, shapeOf(id)).commit(commit, 0), 'done');
  return seen;
}

interface Largest {
  readonly told: number;
  readonly operations: number;
  readonly bytes: number;
}

/** The largest of what this step leaves on any root; undefined where its row could be asked of none. */
async function largestOf(step: string, kind: (typeof matterKinds)[number]): Promise<Largest | undefined> {
  let largest: Largest | undefined;
  for (const { id, root } of roots.filter((one) => kindAt(one.id) === kind)) {
    const { matter, tells } = managedAt(id);
    const partKind = matter.partOf(step);
    const part = partKind === undefined ? undefined : parts.get(partKind);
    const by = { objectId: must(toObjectId('99999999-0000-4000-8000-000000000000')), name: 'Else' };
    const meta = { number: root.facts + 1, at: monday10, by };
    const fact = { ...meta, step, data, part: part?.id } as unknown as FactIn<MatterTypes>; // made up
    const at = { before: { root, part }, after: { root, part }, fact, directory: council, called };
    let told: ReturnType<typeof tells.notices>;
    try {
      told = tells.notices(at);
    } catch {
      continue; // a root that has not what the row looks at
    }
    const link = { ...fact, previous: '', hash: 'h' };
    const marker = { id: 'm', fact: meta.number, at: monday10, inputHash: 'h' };
    const commit = {
      id,
      before: '1',
      record: { root, lastHash: 'h', calls: {} },
      fact: link,
      marker,
      saved: { fact: { ...link, number: meta.number - 1 }, marker: { ...marker, id: 'n' } },
      notices: told.map(({ rings: _rings, ...notice }) => notice),
      ...(part !== undefined && partKind !== undefined && { part: { kind: partKind, before: '1', value: part } }),
    };
    const operations = await written(id, must(fitted(commit)));
    const bytes = operations.reduce((sum, one) => sum + (one.does === 'remove' ? 0 : bytesOf(one.document)), 0);
    const keys = operations.flatMap((one) => {
      const document = one.does === 'remove' ? undefined : one.document;
      if (document?.['kind'] !== 'outbox') return [];
      const rest = document['rest'] as readonly { key: string }[] | undefined;
      return rest?.map(({ key }) => key) ?? [document['key']];
    });
    assert.deepEqual(new Set(keys), new Set(told.map(({ key }) => key)), `${step}: everyone is told`);
    if (largest === undefined || told.length > largest.told)
      largest = { told: told.length, operations: operations.length, bytes };
  }
  return largest;
}

describe('The largest audience of each fact', () => {
  let most = 0;
  for (const kind of matterKinds) {
    for (const step of stepsOf(kind)) {
      it(`has room in one write: ${kind}, ${step}`, async () => {
        const largest = await largestOf(step, kind);
        assert.ok(largest, 'its row could be asked of no matter');
        assert.ok(largest.operations <= mostOperations, `${largest.operations} operations`);
        // Also where the matter, and its part if it has any, are as large as they may be.
        const copies = Object.keys(matters[kind].parts).length === 0 ? 1 : 2;
        assert.ok(largest.bytes + copies * mostBytes[kind] < 2 * 1024 * 1024, `${largest.bytes} bytes`);
        most = Math.max(most, largest.told);
      });
    }
  }
  after(() => assert.ok(most > 2 * mostOperations, `the largest told ${most} only`));
});
