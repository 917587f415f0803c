// The little of restify 12 that is used here; it ships no types.
declare module 'restify' {
  import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';

  export interface Request extends IncomingMessage {
    /** What the path's parameters stand for, decoded. */
    readonly params: Readonly<Record<string, string>>;
  }
  export interface Response extends ServerResponse {
    sendRaw(status: number, body: string | Buffer, headers: Record<string, string>): void;
  }
  export type Handler = (request: Request, response: Response) => Promise<void>;
  /** `next(false)`: it has been answered. */
  export type Precondition = (request: Request, response: Response, next: (goOn?: false) => void) => void;
  export type ErrorListener = (
    request: IncomingMessage,
    response: Response,
    error: Error & { readonly statusCode?: number },
    done: () => void,
  ) => void;

  export interface Server {
    readonly server: HttpServer;
    pre(precondition: Precondition): void;
    get(path: string, handler: Handler): void;
    post(path: string, handler: Handler): void;
    on(event: 'restifyError', listener: ErrorListener): void;
    on(event: 'error', listener: (error: Error) => void): void;
    close(done: () => void): void;
  }
  export function createServer(options: { readonly name: string; readonly log: object }): Server;
}
