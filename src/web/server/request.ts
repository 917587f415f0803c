// A request as handlers see it.
import type { IncomingHttpHeaders } from 'node:http';
import type { Body } from './body.ts';

/** The body is read only when asked for. */
export interface JsonRequest {
  readonly headers: IncomingHttpHeaders;
  readonly json: () => Promise<Body>;
}
/** The same with what stood in its address. */
export interface TabRequest extends JsonRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}
