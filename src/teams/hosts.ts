// Which hosts and service addresses the bot may be reached at and may talk to.
import type { Mode } from './mode.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether a Host header names this machine itself, with or without a port. */
export function isLoopbackHost(host: string): boolean {
  // Only a bare host and port may be there: the URL parser would take more than that.
  if (!/^(?:[a-z0-9.]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(host)) return false;
  return loopback.has(host.replace(/:\d+$/, '').toLowerCase());
}

/**
 * Whether a service may be talked to. Asked of what comes in and again before anything goes out, because the bot's own
 * token goes with it: the SDK would send that to any address that was ever stored.
 */
export function isAllowedService(mode: Mode, address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  if (mode !== 'production') return ['http:', 'https:'].includes(url.protocol) && loopback.has(url.hostname);
  const named = url.hostname === 'smba.trafficmanager.net' || url.hostname.endsWith('.botframework.com');
  return url.protocol === 'https:' && url.port === '' && named;
}
