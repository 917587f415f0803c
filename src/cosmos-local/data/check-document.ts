// What a document must be before it is stored.
import type { Container } from './containers.ts';
import { Failure } from '../failure.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';

export const twoMegabytes = 2 * 1024 * 1024;
const deepest = 128;

export interface CheckedDocument {
  readonly id: string;
  readonly body: JsonObject;
  readonly text: string;
}

/** The document as it will be stored, or the failure the service answers: no id, other partition, too large. */
export function checkDocument(container: Container, partitionKey: string, given: unknown): CheckedDocument {
  if (!isObject(given)) throw new Failure(400, 'The document is not a JSON object.');
  const { _rid, _self, _etag, _ts, _attachments, ...body } = given;
  const id = checkId(body['id']);
  const own = body[container.partitionKey];
  if (own !== partitionKey) {
    const message = "PartitionKey extracted from document doesn't match the one specified in the header";
    throw new Failure(400, message, 1001);
  }
  checkValue(body, 0);
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) > twoMegabytes)
    throw new Failure(413, 'Request size is too large: a document of over 2 MB');
  return { id, body, text };
}

/** The service keeps no number beyond a double, and nothing deeper than this. */
function checkValue(value: Json, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Failure(400, 'A number is beyond what JSON holds.');
  if (typeof value !== 'object' || value === null) return;
  if (depth === deepest) throw new Failure(400, `The document is nested more than ${deepest} deep.`);
  for (const inner of Object.values(value)) checkValue(inner, depth + 1);
}

function checkId(id: unknown): string {
  if (typeof id !== 'string' || id === '') {
    throw new Failure(400, "The input content is invalid because the required property 'id' is missing or no string.");
  }
  if (!id.isWellFormed()) throw new Failure(400, 'The id has half a character.');
  if (/[/\\?#]/.test(id)) throw new Failure(400, `The id '${id}' contains one of / \\ ? #.`);
  if (Buffer.byteLength(id) > 1023) throw new Failure(400, 'The id is longer than 1023 bytes.');
  return id;
}
