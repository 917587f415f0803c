import { runBatch } from '../data/batch.ts';
import { readCharge } from './charge.ts';
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
import { checkName } from '../data/definition.ts';
import { apply, transact, type Documents, type Operation, type Outcome } from '../data/documents.ts';
import { Failure } from '../failure.ts';
import { condition, isTrue, partitionKeyOf, text } from './headers.ts';
import { isObject, parseJson, type JsonObject } from '../json.ts';
import { seenBy } from '../data/past.ts';
import type { CosmosRequest, RequestKind } from './requests.ts';
import { view } from '../data/row.ts';
import { queryPlan, runQuery } from '../query/run-query.ts';

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
    const container = createContainer(server.documents.db, request.path[1] ?? '', parseJson(request.body));
    return { ...containerAnswer(container), status: 201 };
  },
  'read-container': (server, request) => containerAnswer(containerOf(server, request)),
  'delete-container': (server, request) => {
    deleteContainer(server.documents.db, containerOf(server, request));
    return { status: 204 };
  },
  ranges: (server, request) => rangesAnswer(containerOf(server, request)),
  create: (server, request) => {
    condition(request.headers, 'none', 'Create');
    return write(server, request, { kind: 'Create', body: parseJson(request.body) });
  },
  upsert: (server, request) => {
    const ifMatch = condition(request.headers, 'if-match', 'Upsert');
    return write(server, request, { kind: 'Upsert', body: parseJson(request.body), ifMatch });
  },
  replace: (server, request) => {
    const ifMatch = condition(request.headers, 'if-match', 'Replace');
    return write(server, request, { kind: 'Replace', id: idOf(request), body: parseJson(request.body), ifMatch });
  },
  delete: (server, request) => {
    const ifMatch = condition(request.headers, 'if-match', 'Delete');
    return write(server, request, { kind: 'Delete', id: idOf(request), ifMatch });
  },
  read,
  batch,
  query,
  plan: (server, request) => {
    containerOf(server, request, 1003);
    return json(queryPlan(request.body));
  },
};

/** Answers a request that is authorised and classified; throws the failure the service would answer. */
export function handle(server: Server, request: CosmosRequest): Answer {
  return handlers[request.kind](server, request);
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

function containerAnswer({ definition, rid, dbNumber }: Container): Answer {
  const self = `dbs/${ridOf(dbNumber)}/colls/${rid}/`;
  return json({ ...definition, _rid: rid, _self: self, _etag: '"0"', _ts: 0, _docs: 'docs/' });
}

function rangesAnswer({ rid }: Container): Answer {
  const PartitionKeyRanges = ranges.map((range, index) => ({
    ...range,
    _rid: rid,
    ridPrefix: index,
    throughputFraction: 1 / ranges.length,
    status: 'online',
    parents: [],
  }));
  return { ...json({ _rid: rid, PartitionKeyRanges, _count: ranges.length }), headers: { etag: '"1"' } };
}

function read({ documents }: Server, request: CosmosRequest): Answer {
  const container = containerOf({ documents }, request, 1003);
  const pk = requiredKey(request);
  const ifNoneMatch = condition(request.headers, 'if-none-match', 'Read');
  const seen = seenBy(text(request.headers, 'x-ms-session-token'), rangeOf(pk));
  const stale = documents.past.stale(container, pk, idOf(request), seen);
  if (stale === null) throw new Failure(404, 'Entity with the specified id does not exist in the system.');
  const outcome: Outcome =
    stale === undefined
      ? apply(documents, container, pk, { kind: 'Read', id: idOf(request) })
      : { status: 200, row: stale, charge: readCharge(Buffer.byteLength(stale.body)) };
  if (ifNoneMatch === undefined || ifNoneMatch !== outcome.row?.etag)
    return documentAnswer(documents, container, pk, outcome);
  return { status: 304, headers: { ...session(documents, container, pk), etag: outcome.row.etag }, charge: 1 };
}

function write({ documents }: Server, request: CosmosRequest, operation: Operation): Answer {
  const container = containerOf({ documents }, request, 1003);
  const pk = requiredKey(request);
  const outcome = transact(documents, () => apply(documents, container, pk, operation));
  return documentAnswer(documents, container, pk, outcome);
}

function batch({ documents }: Server, request: CosmosRequest): Answer {
  const container = containerOf({ documents }, request, 1003);
  const pk = requiredKey(request);
  condition(request.headers, 'none', 'a batch');
  const { status, results, charge } = runBatch(documents, container, pk, request.body);
  return { status, body: JSON.stringify(results), headers: session(documents, container, pk), charge };
}

function query({ documents }: Server, request: CosmosRequest): Answer {
  const container = containerOf({ documents }, request, 1003);
  condition(request.headers, 'none', 'a query');
  const { headers } = request;
  const asked = {
    partitionKey: partitionKeyOf(headers),
    rangeId: text(headers, 'x-ms-documentdb-partitionkeyrangeid'),
    crossPartition: isTrue(headers, 'x-ms-documentdb-query-enablecrosspartition'),
    maxItems: text(headers, 'x-ms-max-item-count'),
    continuation: text(headers, 'x-ms-continuation'),
  };
  const { items, continuation, charge } = runQuery(documents.db, container, asked, request.body);
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

function documentAnswer(
  documents: Documents,
  container: Container,
  pk: string,
  { status, row, charge }: Outcome,
): Answer {
  const headers = session(documents, container, pk);
  if (row === undefined) return { status, headers, charge };
  return { status, body: view(container, row), headers: { ...headers, etag: row.etag }, charge };
}

/** With these three the SDK keeps the session token of this container and sends it with what it asks next. */
function session({ past }: Documents, container: Container, pk: string): Record<string, string> {
  return {
    'x-ms-session-token': `${rangeOf(pk)}:-1#${past.lastWrite()}`,
    'x-ms-alt-content-path': `dbs/${container.db}/colls/${container.id}`,
    'x-ms-content-path': container.rid,
  };
}

function containerOf({ documents }: Pick<Server, 'documents'>, { path }: CosmosRequest, substatus = 0): Container {
  return findContainer(documents.db, path[1] ?? '', path[3] ?? '', substatus);
}

function requiredKey(request: CosmosRequest): string {
  const key = partitionKeyOf(request.headers);
  if (key === undefined) throw new Failure(400, 'PartitionKey value must be supplied for this operation.');
  return key;
}

function idOf(request: CosmosRequest): string {
  return request.path[5] ?? '';
}

function newId(request: CosmosRequest): string {
  const body = parseJson(request.body);
  return checkName('database', isObject(body) ? body['id'] : undefined);
}

function json(body: JsonObject | object): Answer {
  return { status: 200, body: JSON.stringify(body) };
}
