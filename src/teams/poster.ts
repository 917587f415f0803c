import { CardFactory } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import type { CardMessage, Contact, Log, Poster, PostResult } from '../casework/ports.ts';
import type { TeamsAdapter } from './adapter.ts';
import { ConnectorError } from './connector-client.ts';
import { readConversation } from './conversation.ts';
import { isAllowedService } from './hosts.ts';
import type { TeamsOptions } from './mode.ts';

type Attempt = (context: TurnContext) => Promise<string | undefined>;

/** Posts and updates cards: one request an attempt, and every answer of the platform as a value. */
export function createPoster(options: TeamsOptions, adapter: TeamsAdapter, log: Log): Poster {
  return {
    post: async (contact, message) =>
      attempt(options, adapter, log, contact, async (context) => (await context.sendActivity(asActivity(message)))?.id),
    update: async (contact, activity, message) =>
      attempt(options, adapter, log, contact, async (context) => {
        await context.updateActivity({ ...asActivity(message), id: activity });
        return activity;
      }),
  };
}

function asActivity({ card, summary }: CardMessage): Partial<Activity> {
  return { type: 'message', summary, attachments: [CardFactory.adaptiveCard(card)] };
}

async function attempt(
  { mode, appId }: TeamsOptions,
  adapter: TeamsAdapter,
  log: Log,
  contact: Contact,
  send: Attempt,
): Promise<PostResult> {
  const conversation = readConversation(contact.reference);
  if (conversation === undefined) return gone(log, 'UnreadableReference');
  // Before the adapter is asked: it fetches the token that would go there.
  if (!isAllowedService(mode, conversation.serviceUrl)) return gone(log, 'HostNotAllowed');
  let activity: string | undefined;
  try {
    await adapter.continueConversationAsync(appId, conversation, async (context) => {
      // The SDK invents an id for the turn and would answer to that, which no conversation has heard of.
      context.activity.id = '';
      activity = await send(context);
    });
  } catch (error) {
    return failed(error, log);
  }
  if (activity === undefined || activity === '') return { ok: false, why: 'unknown', detail: 'NoActivityId' };
  return { ok: true, activity };
}

function gone(log: Log, code: string): PostResult {
  log.warn('teams.notSent', { code });
  return { ok: false, why: 'gone', detail: code };
}

function failed(error: unknown, log: Log): PostResult {
  if (!(error instanceof ConnectorError)) {
    // Whatever fails outside our own client fails before anything is sent, such as the fetching of a token.
    log.error('teams.notSent', error);
    return { ok: false, why: 'later', detail: error instanceof Error ? error.name : 'Failed' };
  }
  const { kind, status, code, retryAfterMs } = error.failure;
  log.warn('teams.notSent', { kind, status, code, retryAfterMs });
  const detail = error.message;
  if (kind !== 'later') return { ok: false, why: kind, detail };
  return { ok: false, why: 'later', detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
