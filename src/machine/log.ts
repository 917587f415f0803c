// The log, which holds no text that anyone typed.
import { isIP } from 'node:net';
import { getSystemErrorMap } from 'node:util';
import { pino } from 'pino';
import type { Log, LogData } from '../casework/ports/telemetry-ports.ts';

/**
 * The log: events and numbers. Only the fields listed here are written, and of texts only what is made of our own words,
 * numbers and codes: whatever else someone hands in is counted as `cut`. Errors are told by name, code and place, never
 * by message: a message may quote what someone typed.
 */
export function createLog(write?: (line: string) => void): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    write === undefined ? pino.destination({ sync: false }) : { write },
  );
  return {
    info: (event, data) => logger.info(kept(data), event),
    warn: (event, data) => logger.warn(kept(data), event),
    error: (event, error, data) => logger.error({ ...kept(data), ...placeOf(error) }, event),
  };
}

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isWords = (value: unknown): boolean => typeof value === 'string' && isOurs(value);
/** A case, a request for advice, a training, a meeting, or the number under which a fault is told to people. */
const references =
  /^(?:MSET-[\dA-Z]{4}-[\dA-Z]{2}|(?:ADV|TRN)(?:-[\dA-Z]{4}){2}|(?:preMset|panel)-[\d-]{10}|[\da-f]{6,8})$/i;
/** An entry of the directory by its id or its place in the file, or a setting: never a name. */
const entries =
  /^(?:(?:people|agencies), entry \d{1,5}|people [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|agencies [A-Za-z\d]{1,40}|settings(?:\.[A-Za-z\d]{1,40}){0,4})$/i;
const isReference = (value: unknown): boolean => typeof value === 'string' && references.test(value);

const forms: Readonly<Record<keyof LogData, (value: unknown) => boolean>> = {
  attempt: isNumber,
  code: (value) => isNumber(value) || isWords(value),
  detail: isWords,
  entry: (value) => typeof value === 'string' && entries.test(value),
  fault: isReference,
  form: isNumber,
  kind: isWords,
  mode: isWords,
  people: isNumber,
  port: isNumber,
  reason: isWords,
  reference: isReference,
  result: isWords,
  retryAfterMs: isNumber,
  status: isNumber,
  unsaid: isNumber,
  why: isWords,
};

/** All that the program says of itself in fields; a name or a child's words are not made of these. */
const words = new Set(
  [
    'local signedTest production later unknown gone posted updated mailed unchanged unreachable maybeTwice failed',
    'no not a an it the may appear twice would hold this from send to of in time checked',
    'expired early issuer audience clock not MicrosoftAppId check sent job is refused for all app',
    'personal chat channel token body activity press id invoke host origin forwarded service tenant identity mailbox',
    'full moving afterUpgrade',
    'site signedOut foreign person stranger busy search',
    'name initials child date birth address phone postcode school case system ID NHS UPN police reference trusted adult number',
    'deadline Graph Error Failed Timeout Throttled Forbidden Unauthorized Conflict',
    'ENOTFOUND EAUTH ECONNECTION EDNS EENVELOPE EMESSAGE EOAUTH2 EPROTOCOL ESOCKET ESTREAM ETLS',
    ...[...getSystemErrorMap().values()].map(([code]) => code),
  ].flatMap((line) => line.split(' ')),
);
/** Such as 429, ErrorAccessDenied, ERR_INVALID_URL. */
const code = /^(?:\d{1,3}|(?:[A-Z][a-z]+){2,6}|[A-Z]{2,}(?:_[A-Z\d]+)+)$/;
const isOurs = (text: string): boolean =>
  text.length <= 160 && text.split(/:? /).every((word) => word === '' || words.has(word) || code.test(word));

function kept(data: LogData = {}): Readonly<Record<string, unknown>> {
  const given = Object.entries(data).filter(([, value]) => value !== undefined);
  const fit = given.filter(([name, value]) => Object.hasOwn(forms, name) && forms[name as keyof LogData](value));
  const cut = given.length - fit.length;
  return { ...Object.fromEntries(fit), ...(cut > 0 && { cut }) };
}

const trouble: Readonly<Record<string, (value: unknown) => boolean>> = {
  substatus: isNumber,
  action: (value) => typeof value === 'string' && /^Microsoft\.DocumentDB(?:\/[A-Za-z*]{1,40}){1,6}$/.test(value),
  address: (value) => typeof value === 'string' && isIP(value) !== 0,
  heard: isWords,
};
/** Why the database was not to be had: a number, the action that is missing, an address, the network's word. */
const troubleOf = (told: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(told ?? {}).filter(([name, value]) => trouble[name]?.(value) === true));

const place = /^at (?:[\w.<>[\] $#]+ \()?(?:file:\/\/|node:|\/|[A-Z]:\\)[^()]+:\d+:\d+\)?$/;

function placeOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message, stack = '' } = error;
  const code = 'code' in error ? String(error.code) : '';
  // The message is in the stack, and may have lines that look like places.
  const places = (message === '' ? stack : stack.replace(message, '')).split('\n').map((line) => line.trim());
  return {
    error: isOurs(name) ? name : 'Error',
    code: isOurs(code) ? code : '',
    ...('trouble' in error && troubleOf(error.trouble)),
    stack: places
      .filter((line) => place.test(line))
      .slice(0, 6)
      .join(' | '),
  };
}
