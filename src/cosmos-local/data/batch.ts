// A transactional batch: all its operations, or none.
import { smallestCharge } from '../http/charge.ts';
import { twoMegabytes } from './check-document.ts';
import type { Container } from './containers.ts';
import { apply, transact, type Documents, type Operation, type Outcome } from './documents.ts';
import { Failure, unsupported } from '../failure.ts';
import { isObject, parseJson, type JsonObject } from '../json.ts';
import { view } from './row.ts';

export interface BatchResult {
  readonly status: 200 | 207;
  /** The results of the operations, as JSON text. */
  readonly results: string;
  readonly charge: number;
}

const operationLimit = 100;
const fields = new Set(['operationType', 'id', 'resourceBody', 'ifMatch']);

interface Asked {
  readonly text: string;
  /** The results are wanted without the documents. */
  readonly isMinimal: boolean;
}

/** All operations or none. A refused batch says 207: the culprit with its own status, every other operation 424. */
export function runBatch(
  documents: Documents,
  container: Container,
  pk: string,
  { text, isMinimal }: Asked,
): BatchResult {
  const operations = readBatch(text);
  let at = 0;
  try {
    const outcomes = transact(documents, () =>
      operations.map((operation, index) => {
        at = index;
        return apply(documents, container, pk, operation);
      }),
    );
    const results = outcomes.map((outcome) => resultOf(container, outcome, isMinimal));
    return {
      status: 200,
      results: `[${results.join(',')}]`,
      charge: outcomes.reduce((sum, outcome) => sum + outcome.charge, 0),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const culprit = {
      statusCode: error.status,
      subStatusCode: error.substatus,
      requestCharge: smallestCharge,
      message: error.message,
    };
    const others = { statusCode: 424, requestCharge: 0 };
    const results = JSON.stringify(operations.map((_, i) => (i === at ? culprit : others)));
    return { status: 207, results, charge: smallestCharge };
  }
}

function resultOf(container: Container, { status, row, charge }: Outcome, isMinimal: boolean): string {
  const result = JSON.stringify({ statusCode: status, requestCharge: charge, eTag: row?.etag });
  return row === undefined || isMinimal ? result : `${result.slice(0, -1)},"resourceBody":${view(container, row)}}`;
}

function readBatch(text: string): Operation[] {
  if (Buffer.byteLength(text) > twoMegabytes) throw new Failure(413, 'Request size is too large: a batch of over 2 MB');
  const parsed = parseJson(text);
  if (!Array.isArray(parsed) || parsed.length === 0)
    throw new Failure(400, 'A batch is a non-empty list of operations.');
  if (parsed.length > operationLimit) {
    throw new Failure(400, `Batch request has more operations than what is supported (${operationLimit}).`);
  }
  return parsed.map(readOperation);
}

function readOperation(given: unknown): Operation {
  if (!isObject(given)) throw new Failure(400, 'A batch operation is not a JSON object.');
  for (const name of Object.keys(given)) {
    if (!fields.has(name)) throw unsupported(`${name} of a batch operation`);
  }
  const ifMatch = optionalText(given, 'ifMatch');
  if (ifMatch === '*') throw unsupported('ifMatch: * of a batch operation');
  const body = given['resourceBody'];
  switch (given['operationType']) {
    case 'Create':
    case 'Upsert':
      if (ifMatch !== undefined) throw unsupported('ifMatch of a Create or Upsert in a batch');
      return { kind: given['operationType'], body };
    case 'Replace':
      return { kind: 'Replace', id: idOf(given), body, ifMatch };
    case 'Delete':
      return { kind: 'Delete', id: idOf(given), ifMatch };
    default:
      throw unsupported(`The batch operation ${JSON.stringify(given['operationType'])}`);
  }
}

function optionalText(given: JsonObject, name: string): string | undefined {
  const value = given[name];
  if (value !== undefined && typeof value !== 'string')
    throw new Failure(400, `${name} of a batch operation is no text.`);
  return value;
}

function idOf(given: JsonObject): string {
  const id = optionalText(given, 'id');
  if (id === undefined) throw new Failure(400, 'A batch operation lacks its id.');
  return id;
}
