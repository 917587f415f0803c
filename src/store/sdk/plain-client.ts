// What carries the SDK's requests to the database: one request of node:http each. The SDK's own client, which answers in
// streams, counts progress and waits for either end of them, costs as much again as the request.
import { Agent, type IncomingHttpHeaders } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  type HttpClient,
  type HttpHeaders,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import { overWire } from './wire.ts';

/**
 * The same for a request whose body is text and whose answer is wanted as text, which is every request to a database; any
 * other is made by the SDK's own client. Agents, headers, signals and the kinds of errors are the SDK's: what is tried
 * again stays its decision.
 */
export function plainClient(other: HttpClient = createDefaultHttpClient()): HttpClient {
  return {
    sendRequest: async (request) => {
      const { body, abortSignal, agent } = request;
      const isText = body === undefined || body === null || typeof body === 'string';
      const hasSignal = abortSignal instanceof AbortSignal;
      const hasAgent = agent instanceof Agent;
      if (!isText || !hasSignal || !hasAgent || wantsMore(request)) return other.sendRequest(request);
      return sent(request, { agent, signal: abortSignal }, body ?? undefined);
    },
  };
}

const wantsMore = (request: PipelineRequest): boolean =>
  request.timeout > 0 ||
  request.method === 'HEAD' ||
  request.tlsSettings !== undefined ||
  request.requestOverrides !== undefined ||
  request.streamResponseStatusCodes !== undefined ||
  request.onUploadProgress !== undefined ||
  request.onDownloadProgress !== undefined ||
  request.headers.has('accept-encoding') ||
  request.headers.has('expect');

async function sent(
  request: PipelineRequest,
  { agent, signal }: { readonly agent: Agent; readonly signal: AbortSignal },
  body: string | undefined,
): Promise<PipelineResponse> {
  if (signal.aborted) throw new DOMException('The operation was aborted', 'AbortError');
  const url = new URL(request.url);
  const isSecure = url.protocol === 'https:';
  if (!isSecure && request.allowInsecureConnection !== true) throw new Error('A request that is not encrypted');
  const headers = request.headers.toJSON({ preserveCase: true });
  if (body !== undefined && !request.headers.has('content-length'))
    headers['Content-Length'] = String(Buffer.byteLength(body));
  const to = { ...urlToHttpOptions(url), agent, method: request.method, headers };
  const answer = await overWire({ isSecure, to, body, signal, request });
  return { request, status: answer.status, headers: headersOf(answer.headers), bodyAsText: answer.text };
}

/** As the SDK has them. */
export function headersOf(received: IncomingHttpHeaders): HttpHeaders {
  const headers = createHttpHeaders();
  for (const [name, value] of Object.entries(received)) {
    const [first] = Array.isArray(value) ? value : [value];
    if (first !== undefined && first !== '') headers.set(name, first);
  }
  return headers;
}
