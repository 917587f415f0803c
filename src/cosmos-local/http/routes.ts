// Answers each kind of request from the data.
import { runBatch } from '../data/batch.ts';
import { readCharge, smallestCharge } from './charge.ts';
import {
  createContainer,
  createDatabase,
  deleteContainer,
  findContainer,
  findDatabase,
  rangeOf,
  ranges,
  ridOf,
  type Container,
} from '../data/containers.ts';
import { replaceContainer } from '../data/replace-container.ts';
import { explained } from '../data/file.ts';
import { checkName } from '../data/definition.ts';
import { apply, find, findVersion, transact, type Documents, type Operation, type Outcome } from '../data/documents.ts';
import { Failure, unsupported } from '../failure.ts';
import { checkTokenLimit, condition, isMinimal, isTrue, partitionKeyOf, text } from './headers.ts';
import { isObject, parseJson, type JsonObject } from '../json.ts';
import { checkSeen, seenBy } from '../data/past.ts';
import type { CosmosRequest, RequestKind } from './requests.ts';
import { view } from '../data/row.ts';
import { runQuery } from '../query/run-query.ts';

export interface Answer {
  readonly status: number;
  /** The body as JSON text; absent means none. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly charge?: number;
}

export interface Server {
  readonly documents: Documents;
  readonly endpoint: string;
  /** Told what the database says is wrong with it, and the way on. */
  readonly onTrouble: (words: string) => void;
}

type Handler = (server: Server, request: CosmosRequest) => Answer;

const handlers: Readonly<Record<RequestKind, Handler>> = {
  account,
  'create-database': (server, request) => {
    const id = newId(request);
    createDatabase(server.documents.db, id);
    return { ...databaseAnswer(server, id), status: 201 };
  },
  'read-database': (server, request) => databaseAnswer(server, request.path[1] ?? ''),
  'create-container': (server, request) => {
    const { db, second } = server.documents;
    const container = createContainer(db, request.path[1] ?? '', parseJson(request.body), second());
    return { ...containerAnswer(container), status: 201 };
  },
  'read-container': (server, request) => {
    const answer = containerAnswer(containerOf(server, request));
    if (!isTrue(request.headers, 'x-ms-documentdb-populatequotainfo')) return answer;
    // Of the quota nothing is said: there is none. An index that changes is whole when its container is.
    return { ...answer, headers: { ...answer.headers, ...wholeIndex } };
  },
  'replace-container': (server, request) => {
    const { db, second } = server.documents;
    return containerAnswer(replaceContainer(db, containerOf(server, request), parseJson(request.body), second()));
  },
  'delete-container': (server, request) => {
    deleteContainer(server.documents.db, containerOf(server, request));
    return { status: 204 };
  },
  create: onDocuments((asked) => put(asked, 'Create')),
  upsert: onDocuments((asked) => put(asked, 'Upsert')),
  replace: onDocuments((asked) => {
    const ifMatch = condition(asked.request.headers, 'if-match', 'Replace');
    return write(asked, { kind: 'Replace', id: idOf(asked), body: bodyOf(asked), ifMatch });
  }),
  delete: onDocuments((asked) => {
    const ifMatch = condition(asked.request.headers, 'if-match', 'Delete');
    return write(asked, { kind: 'Delete', id: idOf(asked), ifMatch });
  }),
  read: onDocuments(read),
  batch: onDocuments(batch),
  query: onDocuments(query),
  plan: () => {
    throw unsupported('A query plan (the SDK asks for it before every query, and does without)');
  },
};

/** Answers a request that is authorised and classified; throws the failure the service would answer. */
export function handle(server: Server, request: CosmosRequest): Answer {
  try {
    return handlers[request.kind](server, request);
  } catch (error) {
    throw explainedOf(server, error);
  }
}

/** Keeps what was written, at once; throws what the database says is wrong with it. */
export function keep(server: Server): void {
  try {
    server.documents.db.keep();
  } catch (error) {
    throw explainedOf(server, error);
  }
}

/** The error as it is said; of one that the database's file has, who runs the program is told. */
export function explainedOf({ documents, onTrouble }: Server, error: unknown): unknown {
  const trouble = explained(documents.db.file, error);
  if (trouble !== undefined) onTrouble(trouble.message);
  return trouble ?? error;
}

function account({ endpoint }: Server): Answer {
  const locations = [{ name: 'local', databaseAccountEndpoint: endpoint }];
  return json({
    id: 'local',
    _rid: 'local',
    writableLocations: locations,
    readableLocations: locations,
    enableMultipleWriteLocations: false,
    userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
    queryEngineConfiguration: '{}',
  });
}

function databaseAnswer({ documents }: Server, id: string): Answer {
  const rid = ridOf(findDatabase(documents.db, id));
  return json({ id, _rid: rid, _self: `dbs/${rid}/`, _etag: '"0"', _ts: 0, _colls: 'colls/', _users: 'users/' });
}

const wholeIndex = { 'x-ms-documentdb-collection-index-transformation-progress': '100' };

/** What no container here has anything of. */
const feeds = { _docs: 'docs/', _sprocs: 'sprocs/', _triggers: 'triggers/', _udfs: 'udfs/', _conflicts: 'conflicts/' };

function containerAnswer({ definition, etag, rid, dbNumber }: Container): Answer {
  const self = `dbs/${ridOf(dbNumber)}/colls/${rid}/`;
  return { ...json({ ...definition, _rid: rid, _self: self, ...feeds }), headers: { etag } };
}

/** A request about documents, and whose they are. */
interface Asked {
  readonly documents: Documents;
  readonly container: Container;
  readonly partitionKey: string | undefined;
  readonly request: CosmosRequest;
}

/** Every answer about documents says how far its reader has seen, a refusal too. */
function onDocuments(work: (asked: Asked) => Answer): Handler {
  return ({ documents }, request) => {
    const container = containerOf({ documents }, request);
    const partitionKey = partitionKeyOf(request.headers);
    try {
      const answer = work({ documents, container, partitionKey, request });
      return { ...answer, headers: { ...session(documents, container, partitionKey), ...answer.headers } };
    } catch (error) {
      if (error instanceof Failure) error.headers = session(documents, container, partitionKey);
      throw error;
    }
  };
}

/** With these three the SDK keeps the session token of this container and sends it with what it asks next. */
function session({ past }: Documents, container: Container, partitionKey: string | undefined): Record<string, string> {
  const seen = partitionKey === undefined ? ranges : [rangeOf(partitionKey)];
  return {
    'x-ms-session-token': seen.map((range) => `${range}:-1#${past.lastWrite()}`).join(','),
    'x-ms-alt-content-path': `dbs/${container.db}/colls/${container.id}`,
    'x-ms-content-path': container.rid,
  };
}

function read(asked: Asked): Answer {
  const { documents, container, request } = asked;
  const pk = requiredKey(asked);
  const ifNoneMatch = condition(request.headers, 'if-none-match', 'Read');
  const seen = seenBy(text(request.headers, 'x-ms-session-token'), rangeOf(pk));
  checkSeen(seen, documents.past);
  const stale = documents.past.stale(container, pk, idOf(asked), seen);
  if (ifNoneMatch !== undefined) {
    const etag = stale === undefined ? findVersion(documents.db, container, pk, idOf(asked)) : stale?.etag;
    if (ifNoneMatch === etag) return { status: 304, headers: { etag }, charge: smallestCharge };
  }
  const row = stale === undefined ? find(documents.db, container, pk, idOf(asked)) : (stale ?? undefined);
  if (row === undefined) throw new Failure(404, 'Entity with the specified id does not exist in the system.');
  return documentAnswer(container, { status: 200, row, charge: readCharge(Buffer.byteLength(row.body)) });
}

function put(asked: Asked, kind: 'Create' | 'Upsert'): Answer {
  condition(asked.request.headers, 'none', kind);
  return write(asked, { kind, body: bodyOf(asked) });
}

function write(asked: Asked, operation: Operation): Answer {
  const { documents, container } = asked;
  const pk = requiredKey(asked);
  return documentAnswer(
    container,
    transact(documents, () => apply(documents, container, pk, operation)),
  );
}

function batch(asked: Asked): Answer {
  const { documents, container, request } = asked;
  condition(request.headers, 'none', 'a batch');
  const { status, results, charge } = runBatch(documents, container, requiredKey(asked), {
    text: request.body,
    isMinimal: isMinimal(request.headers),
  });
  return { status, body: results, charge };
}

function query({ documents, container, partitionKey, request: { headers, body } }: Asked): Answer {
  condition(headers, 'none', 'a query');
  checkTokenLimit(headers);
  for (const range of ranges) checkSeen(seenBy(text(headers, 'x-ms-session-token'), range), documents.past);
  const asked = {
    partitionKey,
    crossPartition: isTrue(headers, 'x-ms-documentdb-query-enablecrosspartition'),
    maxItems: text(headers, 'x-ms-max-item-count'),
    continuation: text(headers, 'x-ms-continuation'),
  };
  const { items, continuation, charge } = runQuery(documents.db, container, asked, body);
  return {
    status: 200,
    body: `{"_rid":"${container.rid}","Documents":[${items.join(',')}],"_count":${items.length}}`,
    headers: {
      'x-ms-item-count': String(items.length),
      ...(continuation !== undefined && { 'x-ms-continuation': continuation }),
    },
    charge,
  };
}

function documentAnswer(container: Container, { status, row, charge }: Outcome): Answer {
  if (row === undefined) return { status, charge };
  return { status, body: view(container, row), headers: { etag: row.etag }, charge };
}

function containerOf({ documents }: Pick<Server, 'documents'>, { path }: CosmosRequest): Container {
  return findContainer(documents.db, path[1] ?? '', path[3] ?? '');
}

function requiredKey({ partitionKey }: Asked): string {
  if (partitionKey === undefined) {
    throw new Failure(400, 'PartitionKey value must be supplied for this operation.');
  }
  return partitionKey;
}

function idOf({ request }: Asked): string {
  return request.path[5] ?? '';
}

function bodyOf({ request }: Asked): unknown {
  return parseJson(request.body);
}

function newId(request: CosmosRequest): string {
  const body = parseJson(request.body);
  return checkName('database', isObject(body) ? body['id'] : undefined);
}

function json(body: JsonObject | object): Answer {
  return { status: 200, body: JSON.stringify(body) };
}
