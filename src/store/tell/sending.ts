// Who sends what of a matter now: one document a matter, `sending`, says of each card until when it is in some worker's
// hands. So a claim is one write, however many notices it takes; and a notice that is renewed while it is sent does not
// free its card.
import type { About } from '../../casework/ports/ports.ts';
import { createBounded } from '../../machine/bounded.ts';
import { createTurns } from '../../machine/turns.ts';
import { sendingDocument, sendingId, sendingIn } from '../matters/documents.ts';
import type { Items, Operation, Written } from '../sdk/items.ts';

export interface Sending {
  /** Undefined where nothing of this matter was ever told. */
  readonly version: string | undefined;
  readonly until: Readonly<Record<string, number>>;
}
/** Of a matter of which nothing was ever told. */
export const neverSent: Sending = { version: undefined, until: {} };

export interface Sendings {
  /** As this process wrote or read it last. */
  known(matter: About['matter']): Promise<Sending>;
  /** The same, only where it did. */
  remembered(matter: string): Sending | undefined;
  /** As it is stored. */
  newest(matter: About['matter']): Promise<Sending>;
  /** One after the other within this process, so that no one here is in another's way. */
  inTurn<T>(matter: string, work: () => Promise<T>): Promise<T>;
  /** Makes `until` of it together with these operations, where it is still `before`; `again`: tried again after a lost reply. */
  change(change: SendingChange): Promise<Written>;
}
export interface SendingChange {
  readonly matter: About['matter'];
  readonly before: Sending;
  readonly until: Sending['until'];
  readonly operations: readonly Operation[];
  readonly again: boolean;
}

const mostKnown = 5000;

export function sendingsOn(items: Items): Sendings {
  const known = createBounded<string, Sending>(mostKnown);
  const keep = (matter: string, sending: Sending): Sending => {
    known.set(matter, sending);
    return sending;
  };
  const newest = async (matter: About['matter']): Promise<Sending> => {
    const found = await items.read(matter, sendingId);
    return keep(matter, found === undefined ? neverSent : { version: found.version, until: sendingIn(found.raw) });
  };
  const turns = createTurns();
  return {
    inTurn: async (matter, work) => turns.take(matter, work),
    newest,
    remembered: (matter) => known.get(matter),
    known: async (matter) => known.get(matter) ?? newest(matter),
    change: async ({ matter, before, until, operations, again }) => {
      const forget = (): void => {
        if (known.get(matter) === before) known.delete(matter);
      };
      const document = sendingDocument(matter, until);
      const { version } = before;
      const mark: Operation =
        version === undefined ? { does: 'create', document } : { does: 'replace', document, version };
      try {
        const all = [mark, ...operations];
        const written = await (again ? items.writeAgain(matter, all) : items.write(matter, all));
        if (written.written) keep(matter, { version: written.versions[0], until });
        else forget();
        return written;
      } catch (error) {
        forget();
        throw error;
      }
    },
  };
}
