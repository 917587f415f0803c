// The first try of a request is sent here, in the SDK's name: with its headers, session and address. What succeeds is the answer;
// whatever else came of it is handed to the SDK as what its own first try came to, so that what is tried again, waited for and
// thrown stays its decision, and nothing is sent twice (docs/decisions/0143).
import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { PluginOn, type Plugin, type PluginConfig } from '@azure/cosmos';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { Hearing } from './hearing.ts';
import { asksForPlan } from './no-plans.ts';
import { headersOf } from './plain-client.ts';
import { overWire, type Incoming } from './wire.ts';

type Context = Parameters<Plugin<unknown>>[0];

/** As the SDK's own. */
const agents = {
  plain: new Agent({ keepAlive: true }),
  secure: new SecureAgent({ keepAlive: true, minVersion: 'TLSv1.2' }),
};

/**
 * Documents alone, each request of which can be given up. The SDK has two places for it: around all tries of an operation, past
 * which it sends queries; and around each try, where the first of a query is taken.
 */
export function firstTry(hearing: Pick<Hearing, 'hear' | 'token'>): PluginConfig[] {
  const tried = new WeakSet<Context>();
  const plugin: Plugin<unknown> = async (context, _diagnostics, next) => {
    if (tried.has(context)) return next(context);
    tried.add(context);
    const { httpClient: client } = context;
    const headers = headersFor(context, hearing);
    const signal = context.options.abortSignal;
    const mayBeGivenUp = signal instanceof AbortSignal && !signal.aborted;
    if (client === undefined || headers === undefined || !mayBeGivenUp) return next(context);
    const body = bodyOf(context.body);
    let answer: Incoming;
    try {
      answer = await hearing.hear(signal, async () => overWire({ ...wayOf(context, headers, body), body, signal }));
    } catch (error) {
      const asTheirs: HttpClient['sendRequest'] = async () => Promise.reject(error);
      return next(Object.assign(context, { httpClient: answering(client, asTheirs) }));
    }
    const { status, text } = answer;
    if (status < 300 || status === notModified) {
      const result: unknown = text === '' || status === notModified ? null : JSON.parse(text);
      return { headers: answer.headers, result, code: status };
    }
    const asTheirs: HttpClient['sendRequest'] = async (request) => ({
      request,
      status,
      headers: headersOf(answer.headers),
      bodyAsText: text,
    });
    return next(Object.assign(context, { httpClient: answering(client, asTheirs) }));
  };
  return [PluginOn.operation, PluginOn.request].map((on) => ({ on, plugin }));
}

const notModified = 304;

/**
 * Each name with its value after it, in one list: node then writes them as they are. Undefined where the SDK must ask: for
 * something else than documents, or for a token first.
 */
function headersFor(
  { resourceType, headers, pipeline, endpoint }: Context,
  { token }: Pick<Hearing, 'token'>,
): readonly string[] | undefined {
  if (String(resourceType) !== 'docs' || headers === undefined || asksForPlan in headers) return undefined;
  const sent = Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
  // Where a credential gives tokens, its pipeline would put one there.
  if (pipeline === undefined || pipeline === null) return sent;
  const own = endpoint?.startsWith('https:') === true ? token() : undefined;
  return own === undefined ? undefined : [...sent, 'authorization', `type=aad&ver=1.0&sig=${own}`];
}

/** Of an account there are as many as it has regions. */
let last = { endpoint: '', url: new URL('https://localhost') };
function addressOf(endpoint: string): URL {
  if (endpoint !== last.endpoint) last = { endpoint, url: new URL(endpoint) };
  return last.url;
}

/** As the SDK writes it. */
const bodyOf = (body: unknown): string | undefined =>
  body === undefined || typeof body === 'string'
    ? body
    : JSON.stringify(body).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

function wayOf({ endpoint = '', path = '', method }: Context, headers: readonly string[], body: string | undefined) {
  const { protocol, host, hostname, port } = addressOf(endpoint);
  const isSecure = protocol === 'https:';
  const length = body === undefined ? [] : ['Content-Length', String(Buffer.byteLength(body))];
  const agent = isSecure ? agents.secure : agents.plain;
  return { isSecure, to: { agent, hostname, port, path, method, headers: [...headers, ...length, 'Host', host] } };
}

/** The next request is answered so, and those after it are sent. */
function answering(client: HttpClient, first: HttpClient['sendRequest']): HttpClient {
  let isFirst = true;
  return {
    sendRequest: async (request) => {
      const send = isFirst ? first : client.sendRequest;
      isFirst = false;
      return send(request);
    },
  };
}
