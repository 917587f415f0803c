// Which headers a request may carry, and what they ask for.
import type { IncomingHttpHeaders } from 'node:http';
import { Failure, unsupported } from '../failure.ts';

/** Headers of the protocol that are implemented, or that ask for nothing an answer could lack. */
const known = new Set([
  'x-ms-activity-id',
  'x-ms-client-request-id',
  'x-ms-consistency-level',
  'x-ms-continuation',
  'x-ms-cosmos-allow-tentative-writes',
  'x-ms-cosmos-batch-atomic',
  'x-ms-cosmos-correlated-activityid',
  'x-ms-cosmos-is-batch-request',
  'x-ms-cosmos-is-query-plan-request',
  'x-ms-cosmos-query-version',
  'x-ms-cosmos-sdk-supportedcapabilities',
  'x-ms-cosmos-supported-query-features',
  'x-ms-date',
  'x-ms-documentdb-is-upsert',
  'x-ms-documentdb-isquery',
  'x-ms-documentdb-partitionkey',
  'x-ms-documentdb-populatequotainfo',
  'x-ms-documentdb-query-enablecrosspartition',
  'x-ms-documentdb-query-parallelizecrosspartitionquery',
  'x-ms-documentdb-responsecontinuationtokenlimitinkb',
  'x-ms-max-item-count',
  'x-ms-session-token',
  'x-ms-useragent',
  'x-ms-version',
]);
/** Plain HTTP headers that would change what the answer means. */
const meaningful = /^(a-im|prefer|if-modified-since|if-unmodified-since|if-range|range|x-http-method)$/;

/** Whether the answer is wanted without the documents that were written. */
export const isMinimal = (headers: IncomingHttpHeaders): boolean => text(headers, 'prefer') === 'return=minimal';

/** Throws at the first header that asks for something this server does not do. */
export function checkHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    // The SDK asks it of batches alone.
    if (name === 'prefer' && isMinimal(headers) && isTrue(headers, 'x-ms-cosmos-is-batch-request')) continue;
    if ((name.startsWith('x-ms-') && !known.has(name)) || meaningful.test(name)) {
      throw unsupported(name === 'a-im' ? 'The change feed (header a-im)' : `The header ${name}`);
    }
  }
  const version = text(headers, 'x-ms-version');
  if (version !== undefined && version !== '2020-07-15') throw unsupported(`x-ms-version ${version}`);
  const level = text(headers, 'x-ms-consistency-level');
  // A level weaker than Session is satisfied by Session; a stronger one than the account's is an error there too.
  if (level !== undefined && !['Session', 'ConsistentPrefix', 'Eventual'].includes(level)) {
    throw unsupported(`x-ms-consistency-level ${level}`);
  }
}

/** A token here is always shorter than the least limit. */
export function checkTokenLimit(headers: IncomingHttpHeaders): void {
  const limit = text(headers, 'x-ms-documentdb-responsecontinuationtokenlimitinkb') ?? '1';
  if (!/^[1-9]\d{0,8}$/.test(limit)) throw new Failure(400, `A limit of ${limit} KB for the continuation token`);
}

/** A condition the operation understands; any other condition on it is refused, never ignored. */
export function condition(
  headers: IncomingHttpHeaders,
  allowed: 'if-match' | 'if-none-match' | 'none',
  operation: string,
): string | undefined {
  for (const name of ['if-match', 'if-none-match'] as const) {
    const value = headers[name];
    if (value !== undefined && name !== allowed) throw unsupported(`${name} on ${operation}`);
    if (value === '*') throw unsupported(`${name}: *`);
  }
  return allowed === 'none' ? undefined : headers[allowed];
}

export function text(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function isTrue(headers: IncomingHttpHeaders, name: string): boolean {
  return text(headers, name)?.toLowerCase() === 'true';
}

/** The partition key of the request, if one is given. Only a single string is implemented. */
export function partitionKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const header = text(headers, 'x-ms-documentdb-partitionkey');
  if (header === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(header);
  } catch {
    throw new Failure(400, `Partition key ${header} is invalid.`);
  }
  if (!Array.isArray(parsed)) throw new Failure(400, `Partition key ${header} is invalid.`);
  if (parsed.length !== 1) throw unsupported('A hierarchical or prefix partition key');
  const value: unknown = parsed[0];
  if (typeof value !== 'string') throw unsupported(`A partition key that is no string (${header})`);
  if (!value.isWellFormed()) throw new Failure(400, 'The partition key has half a character.');
  if (Buffer.byteLength(value) > 2048) throw new Failure(400, 'The partition key is longer than 2048 bytes.');
  return value;
}
