// Why the store gives up, as one kind of error that is safe to log.
import { troubleIn, type Trouble } from './trouble.ts';

/**
 * Why the store gave up:
 * `unknownOutcome` a write may or may not have happened; `unavailable` nothing was done and later may work;
 * `refused` the database will not have it (rights, a missing container, a mistake of ours); `tooLarge`; `badId`;
 * `unreadable` a stored document is not what this program writes; `noDirectory` none was imported yet.
 */
export type FaultReason =
  | 'unknownOutcome'
  | 'unavailable'
  | 'refused'
  | 'tooLarge'
  | 'badId'
  | 'unreadable'
  | 'noDirectory';

/**
 * The one error that leaves the store. It never carries the SDK's error, whose request holds the document and the
 * signature: what is logged must be safe to log.
 */
export class StoreFault extends Error {
  readonly reason: FaultReason;
  /** The HTTP status, the system's word for it or the kind of error, where there was one. */
  readonly code: number | string | undefined;
  readonly trouble: Trouble;

  constructor(reason: FaultReason, message: string, code?: number | string, trouble: Trouble = {}) {
    super(message);
    this.name = 'StoreFault';
    this.reason = reason;
    this.code = code;
    this.trouble = trouble;
  }
}

// Statuses after which a write may have happened all the same, or may be tried again as it was.
const undecided: readonly number[] = [408, 410, 449];
const tooManyRequests = 429;
const tooLarge = 413;

/** What a failed write means. Nothing of the error is kept but its code, and what says who must mend it. */
export function writeFault(what: string, error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  return statusFault(what, codeOf(error), troubleIn(error));
}

/** The same for a status inside an answer to a batch. */
export function statusFault(what: string, code: number | string | undefined, trouble?: Trouble): StoreFault {
  const say = `${what} failed${code === undefined ? '' : ` (${code})`}`;
  if (code === tooLarge) return new StoreFault('tooLarge', say, code, trouble);
  if (code === tooManyRequests) return new StoreFault('unavailable', say, code, trouble);
  if (isRefusal(code)) return new StoreFault('refused', say, code, trouble);
  return new StoreFault('unknownOutcome', say, code, trouble);
}

/** A read changes nothing, so nothing about it can be left unknown. */
export function readFault(what: string, error: unknown): StoreFault {
  const fault = writeFault(what, error);
  return fault.reason === 'unknownOutcome'
    ? new StoreFault('unavailable', fault.message, fault.code, fault.trouble)
    : fault;
}

const isRefusal = (code: number | string | undefined): boolean =>
  typeof code === 'number' && code >= 400 && code < 500 && !undecided.includes(code);

/** `items.batch` wraps what happened: the code is then on the cause. Without a code an error's kind says what failed. */
function codeOf(error: unknown): number | string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, cause, name } = error as { code?: unknown; cause?: unknown; name?: unknown };
  if (typeof code === 'number' || typeof code === 'string') return code;
  return codeOf(cause) ?? (typeof name === 'string' ? name : undefined);
}
