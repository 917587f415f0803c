import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { isAllowedService } from './hosts.ts';
import type { Mode } from './mode.ts';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
/** What the SDK sends its requests with. */
export type ConnectorClient = NonNullable<ConnectorOptions['httpClient']>;
type Outgoing = Parameters<ConnectorClient['sendRequest']>[0];
type Incoming = Awaited<ReturnType<ConnectorClient['sendRequest']>>;

interface Failure {
  /** later: nothing arrived. unknown: it may have arrived. gone: no one is there. */
  readonly kind: 'later' | 'unknown' | 'gone';
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Why a request to the platform did not succeed. Holds no address, token or body. */
export class ConnectorError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super([failure.kind, failure.status, failure.code].filter((part) => part !== undefined).join(' '));
    this.name = 'ConnectorError';
    this.failure = failure;
  }
}

// The connection never stood, so the platform cannot have heard anything.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A post whose answer does not come may have arrived, and cannot be asked for again: it gets more time than an update. */
const postMs = 15_000;
const otherMs = 5000;

/**
 * Sends each request exactly once. The SDK's own pipeline posts up to four times when it sees a response it can retry
 * or a redirect, and waits without end; an error of a kind it does not know stops all that and keeps Retry-After visible.
 */
export function createConnectorClient(mode: Mode, timeoutMs: number | undefined): ConnectorClient {
  return {
    async sendRequest(request) {
      if (!isAllowedService(mode, request.url)) throw new ConnectorError({ kind: 'gone', code: 'HostNotAllowed' });
      const { response, text } = await sendOnce(request, timeoutMs ?? (request.method === 'POST' ? postMs : otherMs));
      if (!response.ok) throw new ConnectorError(failureOf(response, text));
      if (text !== '' && parsed(text) === undefined) {
        throw new ConnectorError({ kind: 'unknown', status: response.status, code: 'UnreadableAnswer' });
      }
      return { request, status: response.status, headers: contentType(request), bodyAsText: text };
    },
  };
}

async function sendOnce(request: Outgoing, timeoutMs: number): Promise<{ response: Response; text: string }> {
  const body: unknown = request.body;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.toJson(),
      body: typeof body === 'string' ? body : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { response, text: await response.text() };
  } catch (error) {
    const code = codeOf(error);
    throw new ConnectorError({ kind: neverSent.has(code) ? 'later' : 'unknown', code });
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Failed';
  if (error.name === 'TimeoutError') return 'Timeout';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'Failed';
}

function failureOf(response: Response, text: string): Failure {
  const { status } = response;
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), Date.now());
  return { kind: kindOf(status), status, code: platformCode(text), retryAfterMs };
}

function kindOf(status: number): Failure['kind'] {
  if (status === 403 || status === 404 || status === 410) return 'gone';
  return status === 408 || status >= 500 ? 'unknown' : 'later';
}

/** Milliseconds to wait, from seconds or a date as HTTP writes it; undefined for anything else. */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

// Only a bare word such as MessageWritesBlocked: the message beside it may repeat what was sent.
function platformCode(text: string): string | undefined {
  const body = fieldsIn(parsed(text));
  const error = fieldsIn(body['error'] ?? body);
  // The finer code is JSON inside the message.
  const { message } = error;
  const { subCode } = typeof message === 'string' ? fieldsIn(parsed(message)) : {};
  return [subCode, error['code']].find((code): code is string => typeof code === 'string' && bareWord.test(code));
}

const bareWord = /^[A-Za-z]{1,60}$/;
const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

// The SDK exports no way to make its header object, but the request's can be copied and emptied.
function contentType(request: Outgoing): Incoming['headers'] {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  headers.set('content-type', 'application/json');
  return headers;
}
