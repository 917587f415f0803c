import { pino } from 'pino';
import type { Log } from './casework/ports.ts';

/**
 * The log: events and numbers. Errors are told by name, code and place, never by message: a message may quote what
 * somebody typed.
 */
export function createLog(write?: (line: string) => void): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    write === undefined ? pino.destination({ sync: false }) : { write },
  );
  return {
    info: (event, data = {}) => logger.info(data, event),
    warn: (event, data = {}) => logger.warn(data, event),
    error: (event, error, data = {}) => logger.error({ ...data, ...placeOf(error) }, event),
  };
}

function placeOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code) : '';
  // A stack's first line is the message; what follows are places in our own code.
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 6);
  return { error: error.name, code, stack: stack.map((line) => line.trim()).join(' | ') };
}
