// The failures of the protocol, and the refusal of what this server does not do.
const codes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  429: 'TooManyRequests',
  449: 'RetryWith',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** The `code` word the service writes into the body of an error of this status. */
export function codeOf(status: number): string {
  return codes[status] ?? 'Error';
}

/** An answer of the protocol that is not a success: it becomes the response, or one operation's result in a batch. */
export class Failure extends Error {
  readonly status: number;
  readonly substatus: number;
  /** Headers of the answer, such as the session token that an honest refusal carries too. */
  headers: Readonly<Record<string, string>> = {};
  constructor(status: number, message: string, substatus = 0) {
    super(message);
    this.status = status;
    this.substatus = substatus;
  }
}

/** The real service may well do this; we do not, and say so by name rather than answer approximately. */
export function unsupported(what: string): Failure {
  return new Failure(400, `${what} is not supported by this local Cosmos server`);
}
