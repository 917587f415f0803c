// A small Microsoft Graph on loopback: takes sendMail as documented and as fast as a mailbox does, unless a test says how it
// answers instead.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as soon } from 'node:timers/promises';
import { simpleParser } from 'mailparser';

/** How a call is answered instead of 202. `reset` and `hang` come after the mail was taken. */
export type GraphAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: object | string }
  | 'reset'
  | 'hang';
export interface GraphCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}
/** A mail that is in the mailbox now. */
export interface GraphMail {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The whole of it. */
  readonly mime: string;
  readonly attachments: readonly { readonly contentType: string; readonly content: string }[];
}
export interface FeedEntry {
  readonly person: string;
  readonly type: string;
  readonly what: string;
  readonly preview: string;
  readonly link: string;
}
export interface FakeGraph {
  readonly url: string;
  readonly calls: readonly GraphCall[];
  readonly mails: readonly GraphMail[];
  /** What came into people's activity feeds. */
  readonly feed: readonly FeedEntry[];
  /** Answers for the next calls, in order. */
  next(...answers: readonly GraphAnswer[]): void;
  stop(): Promise<void>;
}

/** As Graph words its errors; the message names what no log may. */
export const graphError = (status: number, code: string, headers: Record<string, string> = {}): GraphAnswer => ({
  status,
  headers,
  body: { error: { code, message: 'Access to the mailbox mset@council.example is denied.', innerError: {} } },
});

/** What Exchange Online takes of one app for one mailbox, at once and in a minute. */
const mostAtOnce = 4;
const mostInMinute = 30;
const minuteMs = 60_000;

interface GraphOptions {
  /** Whether a token is one of its own. */
  readonly accepts?: (token: string) => boolean;
  /** The time by which it counts the mails of a minute; the machine's unless said. */
  readonly nowMs?: () => number;
  /** How it answers a call for which no answer is planned; undefined: as it would. */
  readonly answers?: (call: GraphCall) => GraphAnswer | undefined;
}

/** Starts it on a free port. */
export async function startFakeGraph({
  accepts = () => true,
  nowMs = () => Date.now(),
  answers: answersTo = () => undefined,
}: GraphOptions = {}): Promise<FakeGraph> {
  const calls: GraphCall[] = [];
  const mails: GraphMail[] = [];
  const feed: FeedEntry[] = [];
  const answers: GraphAnswer[] = [];
  const sentAt: number[] = [];
  let underWay = 0;
  /** What it says to a mail that comes too fast; else it counts. */
  const tooFast = (): GraphAnswer | undefined => {
    if (underWay > mostAtOnce) return graphError(429, 'ApplicationThrottled', { 'retry-after': '10' });
    const now = nowMs();
    if (sentAt.filter((at) => now - at < minuteMs).length >= mostInMinute) {
      return graphError(429, 'ErrorExceededMessageLimit', { 'retry-after': '60' });
    }
    sentAt.push(now);
    return undefined;
  };
  const taking = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isMail = sendPath.test(request.url ?? '');
    underWay += isMail ? 1 : 0;
    response.once('close', () => {
      underWay -= isMail ? 1 : 0;
    });
    const call = await receive(request);
    calls.push(call);
    const planned = answers.shift() ?? answersTo(call);
    const mail = isMail ? await mailIn(call) : undefined;
    // Whoever comes at the same moment is there by now.
    await soon();
    const told = planned ?? refusalOf(call, mail, accepts) ?? (mail === undefined ? undefined : tooFast());
    const entry = feedIn(call);
    const taken = told === undefined || typeof told === 'string';
    if (taken && mail !== undefined) mails.push(mail);
    if (taken && entry !== undefined) feed.push(entry);
    answer(response, told ?? { status: entry === undefined ? 202 : 204 });
  };
  const server = createServer((request, response) => void taking(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    mails,
    feed,
    next: (...more) => void answers.push(...more),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function receive(request: IncomingMessage): Promise<GraphCall> {
  const text = Buffer.concat(await request.toArray()).toString();
  const { method = '', url = '', headers } = request;
  const isJson = headers['content-type'] === 'application/json';
  return { method, path: url, headers, body: isJson ? (JSON.parse(text) as unknown) : text };
}

/** What the real one says no to. */
function refusalOf(
  call: GraphCall,
  mail: GraphMail | undefined,
  accepts: (token: string) => boolean,
): GraphAnswer | undefined {
  const [, token = ''] = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '') ?? [];
  if (token === '' || !accepts(token)) return graphError(401, 'InvalidAuthenticationToken');
  if (call.method === 'POST' && feedPath.test(call.path)) {
    return feedIn(call) === undefined ? graphError(400, 'BadRequest') : undefined;
  }
  if (call.method !== 'POST' || !sendPath.test(call.path)) return graphError(404, 'NotFound');
  return mail === undefined ? graphError(400, 'ErrorMimeContentInvalid') : undefined;
}

/** MIME in base64, as text. The mailbox that sends is the one that it names. */
async function mailIn({ path, body, headers }: GraphCall): Promise<GraphMail | undefined> {
  const [, mailbox = ''] = sendPath.exec(path) ?? [];
  if (typeof body !== 'string' || headers['content-type'] !== 'text/plain' || !/^[A-Za-z0-9+/]+=*$/.test(body)) {
    return undefined;
  }
  const parsed = await simpleParser(Buffer.from(body, 'base64'));
  const from = parsed.from?.value[0]?.address ?? '';
  if (from !== decodeURIComponent(mailbox)) return undefined;
  const [to = []] = [parsed.to ?? []].flat();
  return {
    id: /^<(.*)@mset>$/.exec(parsed.messageId ?? '')?.[1] ?? '',
    from,
    to: ('value' in to ? to.value : []).map(({ address }) => address).join(),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    mime: Buffer.from(body, 'base64').toString(),
    attachments: parsed.attachments.map(({ contentType, content }) => ({ contentType, content: content.toString() })),
  };
}
const sendPath = /^\/v1\.0\/users\/([^/]+)\/sendMail$/;

const feedPath = /^\/v1\.0\/users\/([0-9a-f-]{36})\/teamwork\/sendActivityNotification$/;
interface ActivityNotification {
  readonly topic: { readonly source: string; readonly value: string; readonly webUrl: string };
  readonly activityType: string;
  readonly previewText: { readonly content: string };
  readonly templateParameters: readonly { readonly name: string; readonly value: string }[];
}
/** A topic in text needs a link into Teams; what the template names is given. */
function feedIn({ path, body }: GraphCall): FeedEntry | undefined {
  const [, person] = feedPath.exec(path) ?? [];
  if (person === undefined) return undefined;
  const { topic, activityType, previewText, templateParameters } = body as ActivityNotification;
  const what = templateParameters.find(({ name }) => name === 'what')?.value;
  const known =
    topic.source === 'text' && topic.value !== '' && topic.webUrl.startsWith('https://teams.microsoft.com/l/');
  if (!known || what === undefined) return undefined;
  return { person, type: activityType, what, preview: previewText.content, link: topic.webUrl };
}

function answer(response: ServerResponse, told: GraphAnswer): void {
  if (told === 'hang') return;
  if (told === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, headers = {}, body = '' } = told;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
