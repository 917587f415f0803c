// A small Microsoft Graph on loopback: takes sendMail as documented, unless a test says how it answers instead.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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

/** Starts it on a free port; `accepts` says whether a token is one of its own. */
export async function startFakeGraph(accepts: (token: string) => boolean = () => true): Promise<FakeGraph> {
  const calls: GraphCall[] = [];
  const mails: GraphMail[] = [];
  const feed: FeedEntry[] = [];
  const answers: GraphAnswer[] = [];
  const server = createServer((request, response) => {
    void receive(request).then((call) => {
      calls.push(call);
      const planned = answers.shift();
      const told = planned ?? refusalOf(call, accepts);
      const mail = mailIn(call);
      const entry = feedIn(call);
      const taken = told === undefined || typeof told === 'string';
      if (taken && mail !== undefined) mails.push(mail);
      if (taken && entry !== undefined) feed.push(entry);
      answer(response, told ?? { status: entry === undefined ? 202 : 204 });
    });
  });
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
  return { method, path: url, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

/** What the real one says no to. */
function refusalOf(call: GraphCall, accepts: (token: string) => boolean): GraphAnswer | undefined {
  const [, token = ''] = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '') ?? [];
  if (token === '' || !accepts(token)) return graphError(401, 'InvalidAuthenticationToken');
  if (call.method === 'POST' && feedPath.test(call.path)) {
    return feedIn(call) === undefined ? graphError(400, 'BadRequest') : undefined;
  }
  if (call.method !== 'POST' || !/^\/v1\.0\/users\/[^/]+\/sendMail$/.test(call.path))
    return graphError(404, 'NotFound');
  const isJson = call.headers['content-type'] === 'application/json';
  return isJson && mailIn(call) !== undefined ? undefined : graphError(400, 'ErrorInvalidRequest');
}

interface Message {
  readonly subject: string;
  readonly body: { readonly contentType: string; readonly content: string };
  readonly toRecipients: readonly { readonly emailAddress: { readonly address: string } }[];
  readonly internetMessageHeaders: readonly { readonly name: string; readonly value: string }[];
  readonly attachments?: readonly {
    readonly '@odata.type': string;
    readonly name: string;
    readonly contentType: string;
    readonly contentBytes: string;
  }[];
}

/** Headers of a name without x- and more than five of them are refused by the real one. */
function mailIn({ path, body }: GraphCall): GraphMail | undefined {
  if (body === undefined || feedPath.test(path)) return undefined;
  const { message, ...rest } = body as { readonly message?: Message };
  const headers = message?.internetMessageHeaders ?? [];
  if (message === undefined || Object.keys(rest).length > 0 || headers.length > 5) return undefined;
  if (headers.some(({ name }) => !/^x-/i.test(name)) || message.body.contentType !== 'Text') return undefined;
  const { attachments = [] } = message;
  if (attachments.some((file) => file['@odata.type'] !== '#microsoft.graph.fileAttachment' || file.name === ''))
    return undefined;
  return {
    id: headers.find(({ name }) => name === 'x-mset-id')?.value ?? '',
    from: decodeURIComponent(path.split('/')[3] ?? ''),
    to: message.toRecipients.map(({ emailAddress }) => emailAddress.address).join(),
    subject: message.subject,
    text: message.body.content,
    attachments: attachments.map(({ contentType, contentBytes }) => ({
      contentType,
      content: Buffer.from(contentBytes, 'base64').toString(),
    })),
  };
}

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
