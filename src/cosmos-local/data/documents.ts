// The operations on one document, in a transaction.
import { randomUUID } from 'node:crypto';
import { replaceCharge, writeCharge } from '../http/charge.ts';
import { checkDocument, type CheckedDocument } from './check-document.ts';
import { rangeOf, type Container } from './containers.ts';
import type { Database } from './database.ts';
import { Failure, unsupported } from '../failure.ts';
import type { JsonObject } from '../json.ts';
import type { Past } from './past.ts';
import type { Row, Shown } from './row.ts';
import { chargedTerms, termsOf, updateTerms } from '../query/terms.ts';

/** One operation on one document: the same whether it comes alone or inside a batch. */
export type Operation =
  | { readonly kind: 'Create' | 'Upsert'; readonly body: unknown }
  | { readonly kind: 'Replace'; readonly id: string; readonly body: unknown; readonly ifMatch: string | undefined }
  | { readonly kind: 'Delete'; readonly id: string; readonly ifMatch: string | undefined };

export interface Outcome {
  readonly status: number;
  readonly row?: Row;
  readonly charge: number;
}

export interface Documents {
  readonly db: Database;
  /** The second of a write; it never goes back, whatever the clock does. */
  readonly second: () => number;
  readonly past: Past;
}

/** Runs the work in one transaction: all of it is kept, or nothing. */
export function transact<T>({ db, past }: Documents, work: () => T): T {
  try {
    const result = db.transaction(work);
    // Should the commit fail that it shares, the number has gone on for nothing, and what is stale is what is there.
    past.keep();
    return result;
  } catch (error) {
    past.drop();
    throw error;
  }
}

/** Carries out one operation in the caller's transaction; throws the failure the service would answer. */
export function apply(documents: Documents, container: Container, pk: string, operation: Operation): Outcome {
  switch (operation.kind) {
    case 'Create':
    case 'Upsert':
      return put(documents, container, pk, operation);
    case 'Replace':
      return replace(documents, container, pk, operation);
    case 'Delete': {
      const old = existing(documents, container, pk, operation.id);
      checkMatch(old, operation.ifMatch);
      return remove(documents, container, old);
    }
  }
}

export function find(db: Database, container: Container, pk: string, id: string): Row | undefined {
  const sql = 'SELECT doc, body, etag, ts FROM docs WHERE container=? AND pk=? AND id=?';
  // The columns are those of the table this program made.
  const found = db.statement(sql).get(container.number, pk, id) as Shown | undefined;
  return found && { doc: found.doc, pk, id, body: found.body, etag: found.etag, ts: found.ts };
}

/** The version alone: a document may be large, and who has it already is sent nothing of it. */
export function findVersion(db: Database, container: Container, pk: string, id: string): string | undefined {
  const found = db.statement('SELECT etag FROM docs WHERE container=? AND pk=? AND id=?').get(container.number, pk, id);
  return found && String(found['etag']);
}

function put(
  documents: Documents,
  container: Container,
  pk: string,
  operation: Extract<Operation, { kind: 'Create' | 'Upsert' }>,
): Outcome {
  const document = checkDocument(container, pk, operation.body);
  const old = find(documents.db, container, pk, document.id);
  if (old === undefined) return insert(documents, container, pk, document);
  if (operation.kind === 'Create') {
    throw new Failure(409, 'Entity with the specified id already exists in the system.');
  }
  return overwrite(documents, container, old, document);
}

function replace(
  documents: Documents,
  container: Container,
  pk: string,
  operation: Extract<Operation, { kind: 'Replace' }>,
): Outcome {
  const document = checkDocument(container, pk, operation.body);
  if (document.id !== operation.id) throw unsupported('Replacing a document under another id (the service renames it)');
  const old = existing(documents, container, pk, operation.id);
  checkMatch(old, operation.ifMatch);
  return overwrite(documents, container, old, document);
}

function insert({ db, second, past }: Documents, container: Container, pk: string, document: CheckedDocument): Outcome {
  const [etag, ts] = [newEtag(), second()];
  const { id, text } = document;
  const sql = 'INSERT INTO docs(container, range, pk, id, body, etag, ts) VALUES(?, ?, ?, ?, ?, ?, ?)';
  const added = db.statement(sql).run(container.number, rangeOf(pk), pk, id, text, etag, ts);
  const doc = Number(added.lastInsertRowid);
  const terms = termsOf(container, document.body);
  updateTerms(db, container, doc, new Map(), terms);
  past.wrote(container, pk, id, undefined);
  const charge = writeCharge(Buffer.byteLength(text), chargedTerms(container, terms));
  return { status: 201, row: { doc, pk, id, body: text, etag, ts }, charge };
}

function overwrite(
  { db, second, past }: Documents,
  container: Container,
  old: Row,
  document: CheckedDocument,
): Outcome {
  const row = { ...old, body: document.text, etag: newEtag(), ts: second() };
  db.statement('UPDATE docs SET body=?, etag=?, ts=? WHERE doc=?').run(row.body, row.etag, row.ts, row.doc);
  const before = termsOf(container, parsed(old));
  const changed = updateTerms(db, container, old.doc, before, termsOf(container, document.body));
  past.wrote(container, old.pk, old.id, old);
  return { status: 200, row, charge: replaceCharge(Buffer.byteLength(old.body), Buffer.byteLength(row.body), changed) };
}

function remove({ db, past }: Documents, container: Container, old: Row): Outcome {
  const terms = termsOf(container, parsed(old));
  updateTerms(db, container, old.doc, terms, new Map());
  db.statement('DELETE FROM docs WHERE doc=?').run(old.doc);
  past.wrote(container, old.pk, old.id, old);
  return { status: 204, charge: writeCharge(Buffer.byteLength(old.body), chargedTerms(container, terms)) };
}

function existing({ db }: Documents, container: Container, pk: string, id: string): Row {
  const row = find(db, container, pk, id);
  if (row === undefined) throw new Failure(404, 'Entity with the specified id does not exist in the system.');
  return row;
}

function checkMatch(old: Row, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== old.etag) {
    throw new Failure(412, 'Operation cannot be performed because one of the specified precondition is not met.');
  }
}

function newEtag(): string {
  return `"${randomUUID()}"`;
}

function parsed(row: Row): JsonObject {
  // Only checked documents are stored.
  return JSON.parse(row.body) as JsonObject;
}
