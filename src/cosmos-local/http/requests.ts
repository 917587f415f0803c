// The kinds of requests, told by method, path and headers.
import type { IncomingHttpHeaders } from 'node:http';
import { unsupported } from '../failure.ts';
import { isTrue } from './headers.ts';

export type RequestKind =
  | 'account'
  | 'create-database'
  | 'read-database'
  | 'create-container'
  | 'read-container'
  | 'replace-container'
  | 'delete-container'
  | 'create'
  | 'upsert'
  | 'read'
  | 'replace'
  | 'delete'
  | 'batch'
  | 'query'
  | 'plan';

/** A request as the test hooks see it. */
export interface CosmosRequest {
  readonly kind: RequestKind;
  readonly method: string;
  /** Decoded segments: dbs, id, colls, id, docs, id. */
  readonly path: readonly string[];
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** By method and shape of the path. What is not here does not exist on this server. */
const table: Readonly<Record<string, RequestKind>> = {
  'GET ': 'account',
  'POST dbs': 'create-database',
  'GET dbs/*': 'read-database',
  'POST dbs/*/colls': 'create-container',
  'GET dbs/*/colls/*': 'read-container',
  'PUT dbs/*/colls/*': 'replace-container',
  'DELETE dbs/*/colls/*': 'delete-container',
  'POST dbs/*/colls/*/docs': 'create',
  'GET dbs/*/colls/*/docs/*': 'read',
  'PUT dbs/*/colls/*/docs/*': 'replace',
  'DELETE dbs/*/colls/*/docs/*': 'delete',
};

/** What the request asks for; refuses by name what this server does not do. */
export function classify(method: string, path: readonly string[], headers: IncomingHttpHeaders): RequestKind {
  const shape = path.map((segment, index) => (index % 2 === 0 ? segment : '*')).join('/');
  const kind = table[`${method} ${shape}`];
  if (headers['a-im'] !== undefined) throw unsupported('The change feed (header a-im)');
  if (kind === undefined) throw unsupported(`${method} /${shape}${remark(method, shape)}`);
  return kind === 'create' ? posted(headers) : refuseQueryOf(kind, method, shape, headers);
}

/** Documents are posted in five meanings, told apart by headers. */
function posted(headers: IncomingHttpHeaders): RequestKind {
  if (isTrue(headers, 'x-ms-cosmos-is-batch-request')) {
    if (!isTrue(headers, 'x-ms-cosmos-batch-atomic')) throw unsupported('Bulk (a batch that is not atomic)');
    return 'batch';
  }
  if (isTrue(headers, 'x-ms-cosmos-is-query-plan-request')) return 'plan';
  if (isTrue(headers, 'x-ms-documentdb-isquery')) return 'query';
  return isTrue(headers, 'x-ms-documentdb-is-upsert') ? 'upsert' : 'create';
}

function refuseQueryOf(kind: RequestKind, method: string, shape: string, headers: IncomingHttpHeaders): RequestKind {
  if (isTrue(headers, 'x-ms-documentdb-isquery')) throw unsupported(`A query by ${method} /${shape}`);
  return kind;
}

function remark(method: string, shape: string): string {
  if (method === 'PATCH') return ' (partial update)';
  if (method === 'GET' && shape === 'dbs/*/colls/*/docs') return ' (read feed)';
  return '';
}
