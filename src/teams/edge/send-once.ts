// One request, sent exactly once, and what its answer means. The same beneath both edges.
import { isAllowedService } from '../hosts.ts';
import type { Mode } from '../mode.ts';

interface Failure {
  /** later: nothing arrived. unknown: it may have arrived. gone: no one is there, or it is too large. */
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

export interface OneRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/**
 * Sends a request once, follows no redirect, and gives back the text of an answer that succeeded. Rejects with
 * ConnectorError otherwise. `timeoutMs`: milliseconds; by default 15 seconds for a post and 5 for anything else.
 */
export async function sendOnce(mode: Mode, timeoutMs: number | undefined, request: OneRequest): Promise<OneAnswer> {
  if (!isAllowedService(mode, request.url)) throw new ConnectorError({ kind: 'gone', code: 'HostNotAllowed' });
  const { response, text } = await fetched(request, timeoutMs ?? (request.method === 'POST' ? postMs : otherMs));
  if (!response.ok) throw new ConnectorError(failureOf(response, text));
  if (text !== '' && parsed(text) === undefined) {
    throw new ConnectorError({ kind: 'unknown', status: response.status, code: 'UnreadableAnswer' });
  }
  return { status: response.status, text };
}

export interface OneAnswer {
  readonly status: number;
  /** Empty, or JSON. */
  readonly text: string;
}

async function fetched(request: OneRequest, timeoutMs: number): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
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
  // What is too large does not get smaller by being sent again.
  if (status === 403 || status === 404 || status === 410 || status === 413) return 'gone';
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
