// What `npm run verify` says of a matter that was taken away whole, with its facts: whatever names it tells of it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Audit, Partition } from '../../../src/casework/ports/audit-ports.ts';
import type { Problem } from '../../../src/casework/check/problems.ts';
import { createNames, namingPlaces } from '../../../src/casework/check/names.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { unseen } from '../../../src/casework/read/ask.ts';
import { act } from '../../../src/casework/write/act.ts';
import { cases } from '../../../src/casework/write/matters.ts';
import {
  mintCommandId,
  mintReference,
  readReference,
  toObjectId,
  type ObjectId,
} from '../../../src/domain/kernel/ids.ts';
import { toPartitionId, type PartitionId } from '../../../src/domain/matters/partition.ts';
import { must } from '../../people/builders.ts';
import { fromLines, openStore, type OpenedStore, type Stored } from '../../specimens/stored.ts';
import { ids } from '../../specimens/story.ts';
import { newScratch } from '../../worlds/scratch.ts';

const file = new URL('../../specimens/form-5/stored.jsonl', import.meta.url);
const nowMs = Date.parse('2027-02-16T15:30:00.000Z');

const saidOf = async (audit: Audit): Promise<readonly string[]> => {
  const problems: Problem[] = [];
  const { problems: count } = await verify(audit, nowMs, (problem) => void problems.push(problem));
  assert.equal(count, problems.length);
  return problems.map(({ reference, kind, what }) => `${reference} ${kind}: ${what}`);
};

const neverThere = mintReference(new Uint8Array(5).fill(9));

describe('verify, of a matter that was taken away whole:', () => {
  let folder: string;
  let opened: OpenedStore;
  let documents: readonly Stored[];
  before(async () => {
    folder = await newScratch('missing');
    documents = fromLines(await readFile(file, 'utf8'));
    opened = await openStore(folder);
    await opened.put(documents);
  });
  after(async () => {
    await opened.close();
    await rm(folder, { recursive: true });
  });

  /** As the database is without all documents of this partition. */
  const without = (gone: string): Audit => {
    const { audit } = opened.store;
    const empty = async (id: PartitionId): Promise<Partition> => ({
      ...(await audit.partition(id)),
      record: undefined,
      facts: [],
      parts: {},
      notices: [],
      posted: [],
      deliveries: [],
      markers: [],
    });
    return {
      ...audit,
      references: async function* () {
        for await (const page of audit.references()) yield page.filter((id) => id !== gone);
      },
      partition: async (id) => (id === gone ? empty(id) : audit.partition(id)),
    };
  };

  /** Documents outside the matter's own partition that hold its id, but for looks that showed nothing. */
  const naming = (matter: string): readonly Stored[] =>
    documents.filter((one) => {
      const text = JSON.stringify(one);
      return (one.pk !== matter || one.in !== 'cases') && text.includes(matter) && !text.includes(`"what":"${unseen}"`);
    });
  const someone = (): ObjectId => must(toObjectId(must(documents.find(({ kind }) => kind === 'contact')).id));

  it('each is told of, whatever its kind, that anything else in the database names', async () => {
    const kinds = ['case', 'meeting', 'advice', 'training'];
    const matters = documents.filter(({ id, kind }) => id === kind && kinds.includes(kind)).map(({ pk }) => pk);
    const named = matters.filter((matter) => naming(matter).length > 0);
    assert.ok(named.length > 6, named.join());
    for (const matter of matters) {
      const said = (await saidOf(without(matter))).join('\n');
      const expected = named.includes(matter)
        ? new RegExp(`^${matter} missing: .* names it, and it is not there$`)
        : /^$/;
      assert.match(said, expected, matter);
    }
  });

  it('it is named by a look at it where nothing else names it, but not by a look that showed nothing', async () => {
    const look = { id: 'look', person: someone(), name: 'Priya' };
    const looked = async (reference: string, what: string): Promise<void> =>
      opened.store.looks.record({ ...look, reference, what, why: 'Read', at: '2027-02-16T15:00:00.000Z' });
    assert.deepEqual([naming(ids.held), naming(ids.returned)], [[], []]);
    await looked(ids.held, 'referral');
    await looked(ids.returned, unseen);
    await looked(neverThere, unseen);
    assert.deepEqual(await saidOf(without(ids.held)), [`${ids.held} missing: a look names it, and it is not there`]);
    assert.deepEqual(await saidOf(without(ids.returned)), []);
  });

  it('it is named by the list of what could not be delivered about it', async () => {
    const person = someone();
    const row = { title: '', next: '', about: '', isOver: false, press: { verb: 'delivery' }, day: '2027-02-16' };
    const rows = [{ ...row, key: `${ids.openTraining}/train-${person}` }];
    await opened.store.troubles.change(person, () => ({ calls: 1, rows }), nowMs);
    assert.deepEqual(await saidOf(without(ids.openTraining)), [
      `${ids.openTraining} missing: a list of what was not delivered names it, and it is not there`,
    ]);
  });

  it('a card with Start that is left of it does not stand for it', async () => {
    const { audit } = opened.store;
    const reserved = {
      ...(await without(ids.held).partition(must(toPartitionId(ids.held)))),
      posted: [{ key: 'card-1', conversation: 'a:1', activity: '1', call: 0, shown: '', changedMs: 0 }],
    };
    const partition = async (id: PartitionId) => (id === ids.held ? reserved : audit.partition(id));
    assert.deepEqual(await saidOf({ ...audit, partition }), [
      `${ids.held} missing: a look names it, and it is not there`,
    ]);
  });

  it('a reference that a person typed names nothing, though there is no such matter', async () => {
    const { store } = opened;
    const directory = must(await store.directories.current());
    const actor = must(directory.people.find(({ roles }) => roles.includes('coordinator')));
    const held = readReference(ids.held);
    assert.ok('reference' in held);
    const now = '2027-02-16T15:00:00.000Z';
    const machine = { now: () => now, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count) };
    const outcome = await act({ ...store, machine, matchKeysOf: () => [] }, cases, {
      id: held.reference,
      command: { step: 'restrict', input: { ground: 'riskToLife', reason: neverThere } },
      commandId: mintCommandId(nowMs, new Uint8Array(8)),
      context: { actor, now, directory },
    });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    const stored = (await store.audit.partition(must(toPartitionId(ids.held)))).facts.at(-1);
    assert.ok(JSON.stringify(stored).includes(neverThere));
    assert.deepEqual(
      (await saidOf(store.audit)).filter((line) => line.includes(neverThere)),
      [],
    );
  });

  /** What is missing of what such a fact of this matter names. */
  const foundOf = async (id: string, data: object) => {
    const names = createNames();
    const facts = [{ data: { about: neverThere, ...data } }];
    names.seen({ ...(await opened.store.audit.partition(must(toPartitionId(id)))), facts } as unknown as Partition); // what is read of it
    return (await names.missing(opened.store.audit)).filter(({ reference }) => reference === neverThere);
  };

  it('a breach may name a case that was never there: its person typed the reference; whose papers are held was there', async () => {
    const typed = { whom: 'A neighbour' };
    assert.deepEqual(await foundOf('REG-0000-0001', typed), []);
    for (const [id, data] of [
      ['REG-0000-0001', { ...typed, holds: true }],
      ['REG-0000-0002', { because: 'other' }],
      ['ADV-0000-0009', typed],
    ] as const)
      assert.equal((await foundOf(id, data)).length, 1, `${id} ${JSON.stringify(data)}`);
  });

  it('every property of a root or a fact that holds the id of another matter is a naming place', () => {
    // Its own; and whose meeting set an action, which the fact names as its meeting.
    const others = new Set(['id', 'reference', 'source']);
    const property =
      /^ +readonly (\w+)\??: (?:readonly )?(?:Reference|MeetingId|TrainingId|AdviceId|EntityId|RegisterId)\b(?: \||\[\]|;)/gm;
    const domain = new URL('../../../src/domain/', import.meta.url);
    const found = globSync('**/*.ts', { cwd: domain })
      .flatMap((name) => [...readFileSync(new URL(name, domain), 'utf8').matchAll(property)])
      .map(([, name = '']) => name);
    const places = [...new Set(found)].filter((name) => !others.has(name)).toSorted();
    assert.deepEqual(places, [...namingPlaces].toSorted());
  });
});
