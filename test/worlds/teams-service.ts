// A small Teams on loopback: takes what the bot posts, and speaks to the bot as a person in the shapes of the real one.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request of the bot: a POST makes a message, a PUT replaces one, a DELETE takes one away. */
export interface Call {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly conversation: string;
  /** The message made, replaced or taken away. */
  readonly id: string;
  readonly path: string;
  readonly activity: Readonly<Record<string, unknown>>;
  /** Seen by its recipient alone. */
  readonly targeted?: true;
  readonly headers: IncomingHttpHeaders;
}
/** How a call is answered instead of well. `reset` and `hang` come after it was received and kept in `calls`. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: object | string }
  | { readonly delayMs: number }
  | 'reset'
  | 'hang';
interface Message {
  readonly id: string;
  readonly summary: string;
  readonly card: unknown;
}
interface Reply {
  readonly status: number;
  readonly body: unknown;
}
type Fields = Readonly<Record<string, unknown>>;

export interface Person {
  readonly objectId: string;
  /** Their own chat with the bot. */
  readonly conversation: string;
  /** `more` replaces fields of the activity, such as `channel(id)`. With `mention` the bot is spoken to. */
  says(text: string, more?: Fields & { readonly mention?: boolean }): Promise<Reply>;
  presses(verb: string, data?: unknown, more?: Fields): Promise<Reply>;
  installs(more?: Fields): Promise<Reply>;
  sends(activity: Fields): Promise<Reply>;
}
export interface TeamsService {
  /** All that was asked, by method and path. */
  readonly requests: string[];
  readonly serviceUrl: string;
  readonly calls: readonly Call[];
  /** Those of them that were not refused. */
  readonly arrived: readonly Call[];
  /** What chats were asked for, each as the bot asked. */
  readonly begun: readonly Fields[];
  /** Who has the app, by object id: only with them a chat can be begun. Whoever speaks in their own chat has it. */
  readonly apps: Set<string>;
  /** The channels of a team as Teams lists them, by the team's id. */
  readonly channels: Map<string, readonly Fields[]>;
  /** Where the bot listens, such as http://127.0.0.1:3978; set before anybody speaks. */
  bot: string;
  /** Takes what people send as the bot's server would; undefined, or where it is too large to be taken: it is posted by HTTP. */
  takes: ((headers: Readonly<Record<string, string>>, text: string) => Promise<Reply>) | undefined;
  /** Answers for the next calls, in order. */
  next(...answers: readonly Answer[]): void;
  /** Answers the calls that `next` has nothing for, such as with limits of its own; undefined: well. */
  answers: ((call: Call) => Answer | undefined) | undefined;
  /** The messages of a conversation as they look now: of a channel without its threads, or of one of them. */
  chat(conversation: string): readonly Message[];
  person(who: { readonly objectId: string; readonly name: string }): Person;
  stop(): Promise<void>;
}
export interface TeamsServiceOptions {
  readonly tenantId: string;
  /** Gives the Authorization header's token; without it nothing is signed. */
  readonly sign?: (serviceUrl: string) => Promise<string>;
}

/** The council's tenant. */
export const tenantId = '11111111-1111-4111-8111-111111111111';
export const bot = { id: '28:mset', name: 'MSET' } as const;

/** The fields of an activity in a team's channel, or in a thread of it (`<channel>;messageid=<message>`). */
export function channel(id: string, tenantId: string, type = 'standard'): Fields {
  return {
    conversation: { id, conversationType: 'channel', isGroup: true, tenantId },
    channelData: {
      tenant: { id: tenantId },
      team: { id: '19:team@thread.tacv2' },
      channel: { id: whole(id), type },
    },
  };
}

/** Starts the service on a free port. */
export async function startTeamsService(options: TeamsServiceOptions): Promise<TeamsService> {
  const calls: Call[] = [];
  const arrived: Call[] = [];
  const begun: Fields[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    service.requests.push(`${request.method} ${request.url}`);
    const [, team] = /\/v3\/teams\/([^/]+)\/conversations$/.exec(request.url ?? '') ?? [];
    if (team !== undefined) {
      const channels = service.channels.get(decodeURIComponent(team));
      const refused = answers.shift();
      if (refused !== undefined) return answer(response, { method: 'POST', id: '' }, refused);
      return channels === undefined ? send(response, 403, {}) : send(response, 200, { conversations: channels });
    }
    void receive(request).then((call) => {
      if (call === undefined) return response.writeHead(404).end();
      if ('members' in call) {
        begun.push(call);
        const id = call.members[0]?.id ?? '';
        const well = service.apps.has(id) ? undefined : notInstalled;
        return answer(response, { method: 'POST', id: `a:${id}` }, answers.shift() ?? well);
      }
      const nobody = call.targeted === true && call.method === 'POST' && call.activity['recipient'] === undefined;
      const as = answers.shift() ?? (nobody ? { status: 400 } : service.answers?.(call));
      calls.push(call);
      if (!isRefusal(as)) arrived.push(call);
      return answer(response, call, as);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: TeamsService = {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    requests: [],
    calls,
    arrived,
    begun,
    apps: new Set(),
    channels: new Map(),
    bot: '',
    takes: undefined,
    answers: undefined,
    next: (...more) => void answers.push(...more),
    chat: (conversation) => chatOf(callsIn(arrived, conversation)),
    person: (who) => createPerson(service, options, who),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return service;
}

const notInstalled: Answer = { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: '' } } };

/** A chat that is begun, or found, by the object id of its person. */
type Beginning = Fields & { readonly members: readonly { readonly id: string }[] };

async function receive(request: IncomingMessage): Promise<Call | Beginning | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = '', query] = (request.url ?? '').split('?');
  const targeted = new URLSearchParams(query).get('isTargetedActivity') === 'true';
  if (path.endsWith('/v3/conversations')) return JSON.parse(Buffer.concat(chunks).toString()) as Beginning;
  const [, conversation, replaced] = /\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? [];
  const method = (['POST', 'PUT', 'DELETE'] as const).find((one) => one === request.method);
  if (conversation === undefined || method === undefined) return undefined;
  return {
    method,
    conversation: decodeURIComponent(conversation),
    id: method === 'POST' ? randomUUID() : decodeURIComponent(replaced ?? ''),
    path,
    activity: method === 'DELETE' ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Fields),
    headers: request.headers,
    ...(targeted && { targeted }),
  };
}

const isRefusal = (as: Answer | undefined): boolean => typeof as === 'object' && 'status' in as && as.status >= 400;

function answer(response: ServerResponse, { method, id }: Pick<Call, 'method' | 'id'>, as: Answer | undefined): void {
  const well = (): void => send(response, method === 'POST' ? 201 : 200, { id });
  if (as === undefined) well();
  else if (as === 'reset') response.socket?.resetAndDestroy();
  else if (as === 'hang') return;
  else if ('delayMs' in as) setTimeout(well, as.delayMs);
  else send(response, as.status, as.body ?? { error: { code: 'FakeError', message: 'as told' } }, as.headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: object | string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const whole = (id: string): string => id.replace(/;messageid=.*$/, '');

/** A reply is replaced by way of its thread or of the whole channel, and stays where it was posted. */
function callsIn(calls: readonly Call[], conversation: string): readonly Call[] {
  const posted = new Map(calls.flatMap((call) => (call.method === 'POST' ? [[call.id, call.conversation]] : [])));
  return calls.filter((call) => {
    const first = posted.get(call.id) ?? call.conversation;
    return (whole(first) === whole(call.conversation) ? first : call.conversation) === conversation;
  });
}

function chatOf(calls: readonly Call[]): readonly Message[] {
  const messages = new Map<string, Message>();
  for (const { id, activity, method, targeted } of calls) {
    const { attachments = [], summary = '' } = activity as { attachments?: { content?: unknown }[]; summary?: string };
    if (targeted === true) continue;
    if (method === 'DELETE') messages.delete(id);
    else messages.set(id, { id, summary, card: attachments[0]?.content });
  }
  return [...messages.values()];
}

function createPerson(
  service: TeamsService,
  { tenantId, sign }: TeamsServiceOptions,
  { objectId, name }: { readonly objectId: string; readonly name: string },
): Person {
  const conversation = `a:${objectId}`;
  const sends = async (activity: Fields): Promise<Reply> => {
    if (activity['conversation'] === undefined) service.apps.add(objectId);
    const body = {
      channelId: 'msteams',
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      serviceUrl: service.serviceUrl,
      from: { id: `29:${objectId}`, name, aadObjectId: objectId },
      recipient: bot,
      conversation: { conversationType: 'personal', tenantId, id: conversation },
      channelData: { tenant: { id: tenantId } },
      ...activity,
    };
    const authorization = sign === undefined ? {} : { authorization: `Bearer ${await sign(service.serviceUrl)}` };
    const [url, text] = [`${service.bot}/api/messages`, JSON.stringify(body)];
    const headers = { 'content-type': 'application/json', ...authorization };
    return service.takes === undefined || text.length > mostTaken
      ? post(url, text, headers)
      : service.takes({ ...headers, host: new URL(url).host }, text);
  };
  return {
    objectId,
    conversation,
    sends,
    says: async (text, { mention = false, ...more } = {}) =>
      sends({ type: 'message', textFormat: 'plain', text, ...(mention ? mentioned(text) : {}), ...more }),
    presses: async (verb, data = {}, more = {}) =>
      sends({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', title: verb, verb, data }, trigger: 'manual' },
        ...more,
      }),
    installs: async (more = {}) => sends({ type: 'installationUpdate', action: 'add', ...more }),
  };
}

function mentioned(text: string): Fields {
  return {
    text: `<at>${bot.name}</at> ${text}`,
    entities: [{ type: 'mention', text: `<at>${bot.name}</at>`, mentioned: bot }],
  };
}

/** What is larger is for the server to measure. */
const mostTaken = 100_000;

/** One POST as Teams makes it. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<Reply> {
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
