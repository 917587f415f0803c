// The whole room with a fake desk and a fake store, running on loopback.
import type { CardMessage, Contact, Contacts } from '../../src/casework/ports/chat-ports.ts';
import type { Caller, Desk, TypedAnswer } from '../../src/desk/scene/answer.ts';
import { channelEdge } from '../../src/teams/edge/open.ts';
import { createMessageHandler } from '../../src/teams/message-handler.ts';
import type { TeamsOptions } from '../../src/teams/mode.ts';
import { createPoster } from '../../src/teams/poster.ts';
import { startServer } from '../../src/web/server/server.ts';
import { startTeamsService } from '../worlds/teams-service.ts';
import type { TeamsService, TeamsServiceOptions } from '../worlds/teams-service.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const objectId = 'aaaaaaaa-0000-4000-8000-000000000001';
export const appId = 'bbbbbbbb-0000-4000-8000-000000000001';

type Heard =
  | { readonly what: 'press'; readonly caller: Caller; readonly verb: string; readonly data: unknown }
  | { readonly what: 'typed'; readonly caller: Caller; readonly text: string; readonly activityId: string }
  | { readonly what: 'happened'; readonly caller: Caller; readonly event: 'start' | 'end' }
  | { readonly what: 'arrived' | 'begun'; readonly caller: Caller }
  | { readonly what: 'search'; readonly caller: Caller; readonly text: string };
interface LogLine {
  readonly event: string;
  readonly data: unknown;
}
interface FakeContacts extends Contacts {
  readonly saved: Contact[];
  reads: number;
}
export interface RunningBot {
  readonly url: string;
  readonly teams: TeamsService;
  readonly heard: Heard[];
  /** Chats in which a meeting began, without a word by whom. */
  readonly began: readonly string[];
  readonly log: LogLine[];
  readonly contacts: FakeContacts;
  readonly poster: ReturnType<typeof createPoster>;
  /** What the desk does besides remembering; may be replaced by a test. */
  desk: { answer(heard: Heard): Promise<readonly TypedAnswer[]> };
  stop(): Promise<void>;
}

/** What speaks with the channel: both are held to the same. */
export const edges = ['botbuilder', 'rest'] as const;

export const localOptions: TeamsOptions = {
  mode: 'local',
  appId: '',
  tenantId,
  appType: 'UserAssignedMSI',
  allowedTenants: [],
};
export const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hello' }] };
export const message: CardMessage = { card, summary: 'MSET: something needs you' };

/** Starts a bot whose desk answers everything with one card. */
export async function runBot(
  options: TeamsOptions = localOptions,
  sign?: TeamsServiceOptions['sign'],
): Promise<RunningBot> {
  const teams = await startTeamsService(sign === undefined ? { tenantId } : { tenantId, sign });
  const lines: LogLine[] = [];
  const log = {
    info: (event: string, data: unknown) => void lines.push({ event, data }),
    warn: (event: string, data: unknown) => void lines.push({ event, data }),
    error: (event: string, error: unknown, data: unknown) => void lines.push({ event, data: { data, error } }),
  };
  const heard: Heard[] = [];
  const began: string[] = [];
  const running = { desk: { answer: async (): Promise<readonly TypedAnswer[]> => [message] } as RunningBot['desk'] };
  const take = async (one: Heard): Promise<readonly TypedAnswer[]> => {
    heard.push(one);
    return running.desk.answer(one);
  };
  const desk: Desk = {
    press: async (caller, verb, data) => {
      await take({ what: 'press', caller, verb, data });
      return { card };
    },
    search: async (caller, text) => {
      await take({ what: 'search', caller, text });
      return [{ title: 'MSET-4F7K-24', line: 'Received', card }];
    },
    begun: async (caller) => {
      await take({ what: 'begun', caller });
      return 'It waits in your own chat.';
    },
    typed: async (caller, text, activityId) => take({ what: 'typed', caller, text, activityId }),
    arrived: async (caller) => take({ what: 'arrived', caller }),
    happened: async (caller, event) => {
      await take({ what: 'happened', caller, event });
    },
    meetingBegan: async (channel) => {
      began.push(channel.conversation);
    },
    idle: async () => {},
  };
  const contacts = createFakeContacts();
  const edge = channelEdge(options);
  const poster = createPoster(options, edge, log);
  const messages = createMessageHandler({ options, edge, poster, contacts, desk, log, answerWithinMs: 60_000 });
  const server = await startServer({ host: '127.0.0.1', port: 0, messages, ready: () => true, log });
  teams.bot = `http://127.0.0.1:${server.port}`;
  const stop = async (): Promise<void> => {
    await server.stop();
    await teams.stop();
  };
  return Object.assign(running, { url: teams.bot, teams, heard, began, log: lines, contacts, poster, stop });
}

function createFakeContacts(): FakeContacts {
  const saved: Contact[] = [];
  return {
    saved,
    reads: 0,
    async of(person) {
      this.reads += 1;
      return saved.findLast((contact) => contact.person === person);
    },
    async known(person) {
      return this.of(person);
    },
    async save(contact) {
      saved.push(contact);
    },
    firstTime: async () => true,
  };
}
