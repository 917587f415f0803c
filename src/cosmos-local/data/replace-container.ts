// Another indexing policy for a container that has documents.
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { termsOf, updateTerms } from '../query/terms.ts';
import { changeContainers, readContainer, type Container } from './containers.ts';
import type { Database } from './database.ts';
import { readDefinition } from './definition.ts';
import { Failure } from '../failure.ts';
import { isObject, parseJson } from '../json.ts';

/** Documents read at once: a page of them is in memory, not the whole container. */
const atOnce = 1000;

/**
 * Replaces the policy and makes the index again, all in one transaction. The service answers first and makes the index
 * afterwards; meanwhile its queries are right, and read more documents.
 */
export function replaceContainer(db: Database, container: Container, body: unknown, ts: number): Container {
  const definition = readDefinition(body);
  const { id, partitionKey } = definition;
  if (id !== container.id) throw new Failure(400, 'A container keeps its id.');
  if (!isDeepStrictEqual(partitionKey, container.definition['partitionKey'])) {
    throw new Failure(400, 'A container keeps its partition key.');
  }
  const text = JSON.stringify({ ...definition, _etag: `"${randomUUID()}"`, _ts: ts });
  return changeContainers(db, () => {
    db.statement('UPDATE containers SET definition=? WHERE rid=?').run(text, container.number);
    db.statement('DELETE FROM terms WHERE container=?').run(container.number);
    const replaced = readContainer(db, container.db, id);
    for (const row of rowsOf(db, replaced)) {
      const stored = parseJson(String(row['body']));
      if (isObject(stored)) updateTerms(db, replaced, Number(row['doc']), new Map(), termsOf(replaced, stored));
    }
    return replaced;
  });
}

function* rowsOf(db: Database, { number }: Container): Generator<Record<string, unknown>> {
  const sql = 'SELECT doc, body FROM docs WHERE container=? AND doc>? ORDER BY doc LIMIT ?';
  let after = 0;
  for (;;) {
    const page = db.statement(sql).all(number, after, atOnce);
    yield* page;
    if (page.length < atOnce) return;
    after = Number(page.at(-1)?.['doc']);
  }
}
