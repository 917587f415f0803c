// One request of node:http and its whole answer, failing with the kinds of errors that the SDK knows.
import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RestError, type PipelineRequest } from '@azure/core-rest-pipeline';

export interface Outgoing {
  readonly isSecure: boolean;
  /** Where it goes, by which agent, with which headers. */
  readonly to: RequestOptions;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
  /** What the SDK says of it in an error. */
  readonly request?: PipelineRequest;
}
export interface Incoming {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends it once. What was given up is no failure of the connection, and an answer that was cut off is none. */
export async function overWire({ isSecure, to, body, signal, request }: Outgoing): Promise<Incoming> {
  const { promise, resolve, reject } = Promise.withResolvers<Incoming>();
  const fails = (error: NodeJS.ErrnoException, code = error.code ?? RestError.REQUEST_SEND_ERROR): void => {
    signal.removeEventListener('abort', stop);
    const abort = new DOMException('The operation was aborted', 'AbortError');
    reject(signal.aborted ? abort : new RestError(error.message, { code, ...(request !== undefined && { request }) }));
  };
  const outgoing = (isSecure ? httpsRequest : httpRequest)(to, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => void chunks.push(chunk));
    response.on('error', (error) => fails(error, RestError.PARSE_ERROR));
    response.on('end', () => {
      signal.removeEventListener('abort', stop);
      const text = Buffer.concat(chunks).toString();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
  });
  // By hand: as an option of the request the signal costs a fifth of it.
  const stop = (): void => void outgoing.destroy();
  signal.addEventListener('abort', stop);
  outgoing.on('error', (error) => fails(error));
  outgoing.end(body);
  return promise;
}
