// Databases and containers: made, found, deleted.
import { hash, randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { Failure } from '../failure.ts';
import { indexPaths, readDefinition, type IndexPath } from './definition.ts';
import type { JsonObject } from '../json.ts';

export interface Container {
  readonly number: number;
  readonly dbNumber: number;
  readonly db: string;
  readonly id: string;
  readonly definition: JsonObject;
  readonly etag: string;
  /** The property that is the partition key. */
  readonly partitionKey: string;
  readonly paths: readonly IndexPath[];
  readonly rid: string;
  /** Its address by resource ids, with which those of its documents begin. */
  readonly self: string;
}

/** Partition key ranges: two, so that pages that end with a range are met every day and not first in production. */
export const ranges: readonly number[] = [0, 1];

/** The partition key range a key lives in: any even hash does, for no client can see which one it is. */
export function rangeOf(partitionKey: string): number {
  return (hash('sha256', partitionKey, 'buffer')[0] ?? 0) % ranges.length;
}

const ownerMissing = 1003;

export function createDatabase(db: Database, id: string): void {
  if (db.statement('INSERT OR IGNORE INTO databases(id) VALUES(?)').run(id).changes === 0) throw exists();
}

/** The database's number; 404 where there is none, with a substatus where something in it is asked for. */
export function findDatabase(db: Database, id: string, substatus = 0): number {
  const row = db.statement('SELECT rid FROM databases WHERE id=?').get(id);
  if (row === undefined) throw new Failure(404, `Resource Not Found: database ${id}`, substatus);
  return Number(row['rid']);
}

export function createContainer(db: Database, dbId: string, body: unknown, ts: number): Container {
  findDatabase(db, dbId, ownerMissing);
  const definition = readDefinition(body);
  const { id } = definition;
  const text = JSON.stringify({ ...definition, _etag: `"${randomUUID()}"`, _ts: ts });
  const sql = 'INSERT OR IGNORE INTO containers(db, id, definition) VALUES(?, ?, ?)';
  return changeContainers(db, () => {
    if (db.statement(sql).run(dbId, id, text).changes === 0) throw exists();
    return readContainer(db, dbId, id);
  });
}

/** The container; 404 where there is none. */
export function findContainer(db: Database, dbId: string, id: string): Container {
  const read = known.get(db) ?? new Map<string, Container>();
  known.set(db, read);
  const name = `${dbId}/${id}`;
  const container = read.get(name) ?? readContainer(db, dbId, id);
  read.set(name, container);
  return container;
}

/** Every request asks for its container: each is read once, and again when any was changed. */
const known = new WeakMap<Database, Map<string, Container>>();

/** Makes, changes or deletes containers. It is kept at once: what is known of containers is what the file says. */
export function changeContainers<T>(db: Database, work: () => T): T {
  try {
    const done = db.transaction(work);
    db.keep();
    return done;
  } finally {
    known.delete(db);
  }
}

/** The container as it is written now. */
export function readContainer(db: Database, dbId: string, id: string): Container {
  const dbNumber = findDatabase(db, dbId, ownerMissing);
  const row = db.statement('SELECT rid, definition FROM containers WHERE db=? AND id=?').get(dbId, id);
  if (row === undefined) throw new Failure(404, `Resource Not Found: container ${dbId}/${id}`);
  return containerOf(dbId, dbNumber, id, Number(row['rid']), String(row['definition']));
}

function containerOf(dbId: string, dbNumber: number, id: string, number: number, text: string): Container {
  // The text was made from a checked definition by createContainer.
  const definition = JSON.parse(text) as JsonObject & { _etag?: string };
  const { paths } = definition['partitionKey'] as unknown as { paths: [string] };
  const rid = ridOf(dbNumber, number);
  return {
    number,
    dbNumber,
    db: dbId,
    id,
    definition,
    etag: definition._etag ?? '"0"',
    partitionKey: paths[0].slice(1),
    paths: indexPaths(definition),
    rid,
    self: `dbs/${ridOf(dbNumber)}/colls/${rid}/`,
  };
}

export function deleteContainer(db: Database, container: Container): void {
  changeContainers(db, () => {
    for (const sql of ['DELETE FROM docs WHERE container=?', 'DELETE FROM terms WHERE container=?']) {
      db.statement(sql).run(container.number);
    }
    db.statement('DELETE FROM containers WHERE rid=?').run(container.number);
  });
}

/** Resource ids have the real shape (4, 8 or 16 bytes): the SDK reads the length to find a session token's owner. */
export function ridOf(database: number, container?: number, doc?: number): string {
  const bytes = Buffer.alloc(doc !== undefined ? 16 : container !== undefined ? 8 : 4);
  bytes.writeUInt32BE(database, 0);
  if (container !== undefined) bytes.writeUInt32BE(container, 4);
  if (doc !== undefined) bytes.writeBigUInt64BE(BigInt(doc), 8);
  return bytes.toString('base64').replaceAll('/', '-');
}

function exists(): Failure {
  return new Failure(409, 'Resource with specified id or name already exists.');
}
