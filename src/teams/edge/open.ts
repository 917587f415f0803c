import type { Log } from '../../casework/ports/telemetry-ports.ts';
import type { TeamsOptions } from '../mode.ts';
import { botbuilderEdge } from './botbuilder.ts';
import type { ChannelEdge } from './edge.ts';
import { rememberingTokens } from './remembered-tokens.ts';
import { restEdge } from './rest.ts';

/** The edge that the configuration chose. Throws when it lacks what the mode needs. */
export function channelEdge(options: TeamsOptions, log?: Pick<Log, 'warn'>): ChannelEdge {
  const edge = options.edge === 'rest' ? restEdge(options, log) : botbuilderEdge(options);
  const check: ChannelEdge['authenticate'] = async (received, token) => edge.authenticate(received, token);
  return { ...edge, authenticate: rememberingTokens(check) };
}
