// The way in: headers, body, token, tenant and person are checked in this order, then the bot has its turn.
import type { IncomingHttpHeaders } from 'node:http';
import type { Activity } from 'botbuilder';
import type { Contacts } from '../casework/ports/chat-ports.ts';
import type { Log } from '../casework/ports/ports.ts';
import { classOf, noTelemetry, type Telemetry } from '../casework/ports/telemetry-ports.ts';
import type { Desk } from '../desk/answer.ts';
import { readActivity } from './activity.ts';
import type { Received } from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';
import { createBot } from './bot.ts';
import type { Bot } from './bot.ts';
import { createContactBook } from './contacts.ts';
import { checkHeaders, checkOrigin, checkTenant } from './gate.ts';
import type { Refusal } from './gate.ts';
import { toInbound } from './inbound.ts';
import type { Inbound } from './inbound.ts';
import type { TeamsOptions } from './mode.ts';
import type { TeamsPoster } from './poster.ts';

export interface HandlerParts {
  readonly options: TeamsOptions;
  readonly adapter: TeamsAdapter;
  readonly poster: TeamsPoster;
  readonly contacts: Contacts;
  readonly desk: Desk;
  readonly log: Log;
  readonly telemetry?: Telemetry;
}
interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly json: () => Promise<{ readonly value: unknown } | { readonly refused: 400 | 413 | 415 }>;
}
interface Reply {
  readonly status: number;
  readonly body?: object;
}
type Authenticated = Awaited<ReturnType<TeamsAdapter['authenticate']>>;

/** Makes the handler of POST /api/messages. Throws only what is a fault of ours. */
export function createMessageHandler(parts: HandlerParts): (request: Request) => Promise<Reply> {
  const { options, adapter, poster } = parts;
  const bot = createBot({ ...parts, contacts: createContactBook(parts.contacts, parts.log) });
  return async (request) => {
    const received = await receive(options, request);
    if ('status' in received) return refuse(parts, received);
    const authenticated = await authenticate(adapter, received, request.headers.authorization ?? '');
    if ('status' in authenticated) return refuse(parts, authenticated);
    const inbound = checkTenant(options, received) ?? toInbound(received);
    if (inbound === undefined) return { status: 200 };
    if ('status' in inbound) return refuse(parts, inbound);
    poster.heardFrom(received.serviceUrl ?? '');
    if (inbound.kind === 'dropped') {
      parts.log.warn('teams.eventDropped', { reason: inbound.reason });
      return { status: 200 };
    }
    return run(adapter, authenticated, received, inbound, bot);
  };
}

async function receive(options: TeamsOptions, { headers, json }: Request): Promise<Received | Refusal> {
  const unwelcome = checkHeaders(options, headers);
  if (unwelcome !== undefined) return unwelcome;
  const body = await json();
  if ('refused' in body) return { status: body.refused, reason: 'body' };
  const received = readActivity(body.value);
  if (received === undefined) return { status: 400, reason: 'not an activity' };
  return checkOrigin(options, received) ?? received;
}

async function authenticate(
  adapter: TeamsAdapter,
  received: Received,
  header: string,
): Promise<Authenticated | Refusal> {
  try {
    return await adapter.authenticate(toActivity(received), header);
  } catch (error) {
    if (isTokenFault(error)) return { status: 401, reason: 'token' };
    throw error;
  }
}

// The SDK lets the errors of its JWT library through, which would be answered as a fault of ours.
function isTokenFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(error.name)) return true;
  return 'statusCode' in error && error.statusCode === 401;
}

async function run(
  adapter: TeamsAdapter,
  authenticated: Authenticated,
  received: Received,
  inbound: Inbound,
  bot: Bot,
): Promise<Reply> {
  const response = await adapter.turn(authenticated, toActivity(received), async (context) => {
    const body = await bot(inbound);
    if (body === undefined) return;
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  });
  const body: unknown = response?.body;
  return typeof body === 'object' && body !== null ? { status: response?.status ?? 200, body } : { status: 200 };
}

function toActivity({ type, id, channelId, serviceUrl, conversation, recipient, from }: Received): Activity {
  // The SDK reads only these of an activity; handing on more would let it act on what was not checked, such as deliveryMode.
  return { type, id, channelId, serviceUrl, conversation, recipient, from } as Activity;
}

function refuse({ log, telemetry = noTelemetry }: HandlerParts, { status, reason }: Refusal): Reply {
  log.warn('teams.refused', { status, reason });
  telemetry.count('gate.refused', { class: classOf(status) });
  return { status, body: { error: 'refused' } };
}
