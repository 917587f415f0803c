// Whether a request comes from a page of ours. There are no cookies, so no other page could act for anyone; this keeps
// other pages from asking at all, and in a local run, which needs no real sign-in, it is what keeps them out.
import type { IncomingHttpHeaders } from 'node:http';

export interface Place {
  readonly local: boolean;
  /** Where people reach the server; undefined where a test takes any free port. */
  readonly baseUrl: string | undefined;
}

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Why a request for this is not let in, for the log; undefined: it is. Pages are opened from anywhere, and hold no data. */
export function unwelcome(
  { local, baseUrl }: Place,
  headers: IncomingHttpHeaders,
  what: 'data' | 'page',
): string | undefined {
  const { host = '', origin } = headers;
  if (local) {
    // A name that was rebound to this machine, or a proxy, would make the local run one for everyone.
    if (!loopback.test(host)) return 'host';
    if (Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || name === 'forwarded'))
      return 'forwarded';
  }
  if (what === 'page') return undefined;
  const own = [...(baseUrl === undefined ? [] : [new URL(baseUrl).origin]), ...(local ? [`http://${host}`] : [])];
  if (origin !== undefined && !own.includes(origin.toLowerCase())) return 'origin';
  const site = headers['sec-fetch-site'];
  // `none`: an address typed by hand.
  return site === undefined || site === 'same-origin' || site === 'none' ? undefined : 'site';
}
