// How fast one mailbox may send (docs/decisions/0070): a mail that has to wait gets a place in the row, and loses no attempt.
import type { Mailer, PostResult } from '../ports/chat-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { createPace } from './pace.ts';

/** All mails go from one mailbox: they stand in one row. */
const row = 'mailbox';
const turnMs = 1000;
/** Where the mailbox is too busy and does not say for how long. */
const usualPatienceMs = 30_000;

/**
 * The same mailer at the pace that it names, of which each of so many instances has its share; as it is where it names none. What has to
 * wait is answered `busy`, with the time of its own place: so what waits together does not come together.
 */
export function pacedMailer(
  mailer: Mailer,
  { machine, log }: Pick<Ports, 'machine' | 'log'>,
  replicas: number,
): Mailer {
  const { limits } = mailer;
  if (limits === undefined) return mailer;
  const share = (limit: number): number => Math.max(1, Math.floor(limit / replicas));
  const atOnce = share(limits.atOnce);
  const pace = createPace({
    conversation: [
      { withinMs: turnMs, most: atOnce },
      { withinMs: 60_000, most: share(limits.inMinute) },
    ],
    tenant: [],
  });
  let underWay = 0;
  /** Undefined: go now, and it is counted. */
  const waitsFor = (id: string): PostResult | undefined => {
    // A place that has come is kept for those that wait for slow ones.
    const waitMs = underWay >= atOnce ? turnMs : pace.queue(id, row, machine.nowMs());
    return waitMs === 0
      ? undefined
      : { ok: false, why: 'later', busy: true, retryAfterMs: waitMs, detail: 'mailbox Throttled' };
  };
  return {
    send: async (mail) => {
      const wait = waitsFor(mail.id);
      if (wait !== undefined) return wait;
      underWay += 1;
      const result = await mailer.send(mail).finally(() => {
        underWay -= 1;
      });
      if (result.ok || result.why !== 'later' || result.busy !== true) return result;
      const { retryAfterMs, detail } = result;
      pace.block(row, machine.nowMs(), retryAfterMs ?? usualPatienceMs);
      log.warn('mailbox asked for patience', { detail });
      return waitsFor(mail.id) ?? result;
    },
  };
}
