// The way in: headers, body, token, tenant and person are checked in this order, then the bot has its turn.
import type { IncomingHttpHeaders } from 'node:http';
import type { Contacts } from '../casework/ports/chat-ports.ts';
import type { Log } from '../casework/ports/ports.ts';
import { classOf, noTelemetry, type Telemetry } from '../casework/ports/telemetry-ports.ts';
import type { Desk } from '../desk/scene/answer.ts';
import { readActivity } from './activity.ts';
import type { Received } from './activity.ts';
import { createBot } from './bot.ts';
import { createContactBook } from './contacts.ts';
import type { ChannelEdge } from './edge/edge.ts';
import { tokenFault } from './edge/token-fault.ts';
import { checkHeaders, checkOrigin, checkTenant } from './gate.ts';
import type { Refusal } from './gate.ts';
import { toInbound } from './inbound.ts';
import { inTime } from './in-time.ts';
import type { TeamsOptions } from './mode.ts';
import type { TeamsPoster } from './poster.ts';
import { given } from '../domain/kernel/given.ts';
import { createSeldom } from '../machine/seldom.ts';

export interface HandlerParts {
  readonly options: TeamsOptions;
  readonly edge: ChannelEdge;
  readonly poster: TeamsPoster;
  readonly contacts: Contacts;
  readonly desk: Desk;
  readonly log: Log;
  readonly telemetry?: Telemetry;
  /** In how many milliseconds from its arrival a request that someone waits for is answered. */
  readonly answerWithinMs: number;
  /** By this a line of the log is one a second; the machine's own unless said. */
  readonly nowMs?: () => number;
}
interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly json: () => Promise<{ readonly value: unknown } | { readonly refused: 400 | 413 | 415 }>;
}
interface Reply {
  readonly status: number;
  readonly body?: object;
}

/** Makes the handler of POST /api/messages. Throws only what is a fault of ours. */
export function createMessageHandler(parts: HandlerParts): (request: Request) => Promise<Reply> {
  const { options, edge, poster, nowMs = () => performance.now() } = parts;
  const seldom = createSeldom(parts.log, 'teams.refused', nowMs);
  const refuse = (refusal: Refusal): Reply => refused(parts, seldom, refusal);
  const bot = createBot({ ...parts, contacts: createContactBook(parts.contacts, parts.log) });
  return async (request) => {
    const arrivedMs = performance.now();
    const received = await receive(options, request);
    if ('status' in received) return refuse(received);
    const checking = edge.authenticate(received, request.headers.authorization ?? '');
    // Nothing is begun for a request whose token could not be checked in time: its person sees that, and presses again.
    const holds = await inTime(checking, arrivedMs + parts.answerWithinMs);
    if (holds === undefined) return refuse({ status: 503, reason: 'token not checked in time' });
    if (!holds) {
      const reason = tokenFault(options.appId, received, request.headers.authorization ?? '', Date.now());
      return refuse({ status: 401, reason });
    }
    const inbound = checkTenant(options, received) ?? toInbound(received);
    if (inbound === undefined) return { status: 200 };
    if ('status' in inbound) return refuse(inbound);
    poster.heardFrom(received.serviceUrl ?? '');
    if (inbound.kind === 'dropped') {
      parts.log.warn('teams.eventDropped', { reason: inbound.reason });
      return { status: 200 };
    }
    const body = await bot(inbound, arrivedMs);
    return { status: 200, ...given({ body }) };
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

function refused(
  { telemetry = noTelemetry }: HandlerParts,
  seldom: (refusal: Refusal) => void,
  refusal: Refusal,
): Reply {
  const { status } = refusal;
  seldom(refusal);
  telemetry.count('gate.refused', { class: classOf(status) });
  return { status, body: { error: 'refused' } };
}
