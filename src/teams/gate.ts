// Who gets in. Every refusal is a value with a status and a reason without personal data; no work was done before it.
import type { IncomingHttpHeaders } from 'node:http';
import { toObjectId } from '../domain/kernel/ids.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import type { Received } from './activity.ts';
import { isAllowedService, isLoopbackHost } from './hosts.ts';
import type { TeamsOptions } from './mode.ts';

export interface Refusal {
  readonly status: 400 | 401 | 403 | 413 | 415 | 501 | 503;
  readonly reason: string;
}

/** What can be seen before the body is read. */
export function checkHeaders({ mode }: TeamsOptions, headers: IncomingHttpHeaders): Refusal | undefined {
  if (mode !== 'production') {
    // A page in the tester's own browser could otherwise speak to the bot: by a rebound name, or as another origin.
    if (!isLoopbackHost(headers.host ?? '')) return { status: 403, reason: 'host' };
    if (headers.origin !== undefined) return { status: 403, reason: 'origin' };
    if (Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || name === 'forwarded')) {
      return { status: 403, reason: 'forwarded' };
    }
  }
  if (mode !== 'local' && !/^Bearer \S+$/.test(headers.authorization ?? '')) return { status: 401, reason: 'no token' };
  return undefined;
}

/** What must be right before a token is worth checking: the SDK checks it against these two. */
export function checkOrigin({ mode }: TeamsOptions, { channelId, serviceUrl }: Received): Refusal | undefined {
  if (channelId !== 'msteams') return { status: 403, reason: 'channel' };
  return isAllowedService(mode, serviceUrl ?? '') ? undefined : { status: 403, reason: 'service' };
}

/** Of the one tenant named, and of an allowed one. */
export function checkTenant(options: TeamsOptions, { conversation, channelData }: Received): Refusal | undefined {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined && id !== null);
  const [tenant, other = tenant] = named.map((id) => id.toLowerCase());
  if (tenant === undefined || tenant === '' || tenant !== other) return { status: 403, reason: 'tenant' };
  const allowed = options.allowedTenants.map((id) => id.toLowerCase());
  const isOpen = options.mode !== 'production' && allowed.length === 0;
  return isOpen || allowed.includes(tenant) ? undefined : { status: 403, reason: 'tenant' };
}

/** The person, once everything else about the activity has been checked. */
export function checkPerson({ from }: Received): ObjectId | Refusal {
  return toObjectId(from?.aadObjectId ?? '') ?? { status: 403, reason: 'identity' };
}
