// Lines of the log that anyone can cause, as often as they like: one a second for each reason, for what is kept is paid for.
import type { Log } from '../casework/ports/telemetry-ports.ts';

const everyMs = 1000;

interface Refused {
  readonly status: number;
  /** One of a few words of ours: of each there is a line. */
  readonly reason: string;
}

/** Says what was refused; `unsaid` is how many of the same were refused since the line before it. */
export function createSeldom(log: Pick<Log, 'warn'>, event: string, nowMs: () => number): (refused: Refused) => void {
  const said = new Map<string, { atMs: number; unsaid: number }>();
  return ({ status, reason }) => {
    const [key, now] = [`${status} ${reason}`, nowMs()];
    const last = said.get(key);
    // A clock may be put back.
    if (last !== undefined && Math.abs(now - last.atMs) < everyMs) {
      last.unsaid += 1;
      return;
    }
    said.set(key, { atMs: now, unsaid: 0 });
    const unsaid = last?.unsaid ?? 0;
    log.warn(event, { status, reason, ...(unsaid > 0 && { unsaid }) });
  };
}
