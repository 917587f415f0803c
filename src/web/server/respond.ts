// How every answer leaves: as JSON, with its headers, and a fault of ours as a number that is in the log.
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import type { Log } from '../../casework/ports/ports.ts';
import { readJson } from './body.ts';
import { codingFor, codingHeaders, compressAnswer } from './coding.ts';
import type { Reply } from './reply.ts';
import type { JsonRequest, TabRequest } from './request.ts';

const bodyLimit = 256 * 1024;

export function toJsonRequest(request: IncomingMessage): JsonRequest {
  return { headers: headersOf(request), json: async () => readJson(request, bodyLimit) };
}

export function toTabRequest(request: Request): TabRequest {
  const [, query = ''] = (request.url ?? '').split('?', 2);
  return { ...toJsonRequest(request), params: request.params, query: new URLSearchParams(query) };
}

/** Node keeps only the first of a repeated header: we join them, so that a repeated one matches nothing. */
function headersOf({ headers, headersDistinct }: IncomingMessage): IncomingHttpHeaders {
  const once = ['authorization', 'content-type', 'host', 'origin', 'sec-fetch-site'];
  const twice = once.filter((name) => (headersDistinct[name]?.length ?? 0) > 1);
  return { ...headers, ...Object.fromEntries(twice.map((name) => [name, headersDistinct[name]?.join(', ')])) };
}

/** What the work comes to, or the answer to a fault: it is logged under the number the answer holds. */
export async function withoutFault<T>(
  log: Log,
  work: () => Promise<T>,
  answer: (reference: string) => Reply,
): Promise<T | Reply> {
  try {
    return await work();
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    log.error('web.fault', error, { reference });
    return answer(reference);
  }
}

type Headers = Readonly<Record<string, string>>;

export function sendJson(response: Response, reply: Reply, headers: Headers): void {
  sendText(response, reply, textOf(reply), headers);
}

/** Below that a packet carries it as it is. */
const worthwhile = 1200;
/** The same, compressed for a browser, which may be a phone on a slow network. */
export async function sendPacked(response: Response, reply: Reply, headers: Headers): Promise<void> {
  const text = textOf(reply);
  if (text.length < worthwhile) return sendText(response, reply, text, headers);
  const coding = codingFor(response.req.headers['accept-encoding'] ?? '');
  const body = await compressAnswer(Buffer.from(text), coding);
  sendText(response, reply, body, { ...headers, ...codingHeaders(coding) });
}

const textOf = ({ body }: Reply): string => (body === undefined ? '' : JSON.stringify(body));

function sendText(response: Response, reply: Reply, body: string | Buffer, headers: Headers): void {
  response.sendRaw(reply.status, body, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    ...reply.headers,
  });
}
