// Many cases as they stand in a database file, written in bulk: a few in hand, most of them received or settled.
import { readFile } from 'node:fs/promises';
import type { CosmosClient, JSONObject } from '@azure/cosmos';
import { createContainer, createDatabase, findContainer } from '../../src/cosmos-local/data/containers.ts';
import { openDatabase } from '../../src/cosmos-local/data/database.ts';
import { apply } from '../../src/cosmos-local/data/documents.ts';
import { createPast } from '../../src/cosmos-local/data/past.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { Form } from '../../src/casework/ports/form-ports.ts';
import { formDocument } from '../../src/store/form.ts';
import { recordDocument } from '../../src/store/matters/matter-store.ts';
import { caseShape } from '../../src/store/matters/cases.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import {
  caseOf,
  consented,
  declined,
  filledIn,
  given,
  kestrel,
  noConflict,
  priya,
  returned,
  submitted,
  withdrawn,
} from '../people/builders.ts';
import { copyOf } from '../faults/cases.ts';
import { managerOf, practitionerOf } from './council.ts';

/** How many of so many stored cases stand where. A case that is received waits in the queue until it is screened. */
export function mixOf(stored: number): readonly (readonly [stage: keyof typeof models, count: number])[] {
  const few = (share: number, most: number): number => Math.min(Math.ceil(stored * share), most);
  const open = [
    ['draft', few(0.01, 200)],
    ['awaiting', few(0.01, 50)],
    ['returned', few(0.005, 30)],
    ['received', few(0.05, 500)],
  ] as const;
  const settled = stored - open.reduce((sum, [, count]) => sum + count, 0);
  return [...open, ['declined', Math.floor(settled / 2)], ['withdrawn', Math.ceil(settled / 2)]];
}

const filled = filledIn(priya, kestrel);
const models = {
  draft: caseOf(given(filled)),
  awaiting: caseOf(given(filled, submitted())),
  returned: caseOf(given(filled, submitted(), noConflict(), returned())),
  received: caseOf(given(filled, submitted(), noConflict(), consented())),
  declined: caseOf(given(filled, submitted(), noConflict(), declined())),
  withdrawn: caseOf(given(filled, submitted(), withdrawn())),
} as const;

/** Makes a case again until no other has its reference: among hundreds two are sometimes equal by chance. */
export function eachOfItsOwn(): (make: () => Case) => Case {
  const taken = new Set<string>();
  return function made(make) {
    const childCase = make();
    if (taken.has(childCase.reference)) return made(make);
    taken.add(childCase.reference);
    return childCase;
  };
}

/** The model under a reference of its own, of this referrer, with their manager where one is asked. */
export function caseFor(stage: keyof typeof models, place: number): Case {
  return ofPeople(copyOf(models[stage], practitionerOf(place)), managerOf(practitionerPlace(place)));
}
const practitionerPlace = (place: number): number => place % 1000;

/** Their own manager is asked instead of the model's. */
function ofPeople(childCase: Case, manager: Person): Case {
  const ref = { objectId: manager.objectId, name: manager.name };
  const answers = { ...childCase.answers, consenter: manager.objectId };
  if (childCase.stage !== 'awaitingConsent') return { ...childCase, answers };
  return { ...childCase, answers, submission: { ...childCase.submission, consenter: ref, asked: [ref.objectId] } };
}

/** Makes the file with the program's own containers, so many cases, and what else there is to be. */
export async function storeCases(file: string, stored: number, more: readonly StoredDocument[] = []): Promise<void> {
  await storeAll(file, [...usualCases(stored), ...more]);
}

function* usualCases(stored: number): Iterable<StoredDocument> {
  let place = 0;
  for (const [stage, count] of mixOf(stored)) {
    for (let one = 0; one < count; one += 1) {
      yield documentOf(caseFor(stage, place));
      place += 1;
    }
  }
}

const atOnce = 5000;

const second = (): number => Math.floor(Date.now() / 1000);

/** Makes the file with the program's own containers and these documents. */
export async function storeAll(file: string, all: Iterable<StoredDocument>, form?: Form): Promise<void> {
  const { database, containers } = JSON.parse(
    await readFile(new URL('../../infra/containers.json', import.meta.url), 'utf8'),
  ) as { database: string; containers: object[] };
  const db = openDatabase(file);
  try {
    createDatabase(db, database);
    for (const one of containers) createContainer(db, database, one, second());
    const cases = findContainer(db, database, 'cases');
    const documents = { db, second, past: createPast(false, Date.now()) };
    const mark = formDocument(form);
    apply(documents, findContainer(db, database, 'directory'), mark.pk, { kind: 'Upsert', body: wire(mark) });
    let some: StoredDocument[] = [];
    const write = (): void => {
      db.transaction(() => {
        // Two equal references among so many are one case less.
        for (const one of some) {
          apply(documents, cases, one.pk, { kind: 'Upsert', body: wire(one) });
        }
      });
      some = [];
    };
    for (const one of all) {
      some.push(one);
      if (some.length === atOnce) write();
    }
    write();
  } finally {
    db.close();
  }
}

/** Puts these documents beside what a running database holds; of two equal references the new case stays, as below. */
export async function storeBeside(client: CosmosClient, all: readonly StoredDocument[]): Promise<void> {
  const { items } = client.database('mset').container('cases');
  const left = [...Map.groupBy(all, ({ pk }) => pk)];
  const worker = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [pk, documents] = next;
      const batch = documents.map((one) => ({
        operationType: 'Upsert' as const,
        resourceBody: wire(one) as JSONObject,
      }));
      const { code } = await items.batch(batch, pk);
      if (code !== 200) throw new Error(`${pk} was not stored: ${code}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/** As it comes over the wire: without what is undefined. */
const wire = (document: StoredDocument): unknown => JSON.parse(JSON.stringify(document));

export const documentOf = (childCase: Case): StoredDocument =>
  recordDocument(caseShape, childCase.reference, { root: childCase, lastHash: 'stored in bulk', calls: {} });
