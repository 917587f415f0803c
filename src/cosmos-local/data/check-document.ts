import type { Container } from './containers.ts';
import { Failure, unsupported } from '../failure.ts';
import { isObject, type JsonObject } from '../json.ts';

export const twoMegabytes = 2 * 1024 * 1024;

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
  if (container.expires && body['ttl'] !== undefined) throw unsupported('A document with a time to live (ttl)');
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) > twoMegabytes)
    throw new Failure(413, 'Request size is too large: a document of over 2 MB');
  return { id, body, text };
}

function checkId(id: unknown): string {
  if (typeof id !== 'string' || id === '') {
    throw new Failure(400, "The input content is invalid because the required property 'id' is missing or no string.");
  }
  if (/[/\\?#]/.test(id)) throw new Failure(400, `The id '${id}' contains one of / \\ ? #.`);
  if (Buffer.byteLength(id) > 1023) throw new Failure(400, 'The id is longer than 1023 bytes.');
  return id;
}
