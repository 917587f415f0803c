// Writes down what became of claimed notices: of one matter what ends at the same moment, or while the end of another is
// being written, in one batch.
import { mostOperations } from '../../casework/ports/commit-ports.ts';
import type { About, Delivery } from '../../casework/ports/ports.ts';
import { deliveryDocument } from '../matters/documents.ts';
import { writeUnlessDestroyed } from '../destroying.ts';
import type { Items, Operation } from '../sdk/items.ts';
import type { Sending, Sendings } from './sending.ts';

/** The end of one attempt. */
export interface Ending {
  readonly matter: About['matter'];
  readonly key: string;
  /** The lease by which it was had. */
  readonly until: number;
  /** What becomes of the notice; not where it was renewed meanwhile. */
  readonly notice: Operation;
  readonly records: readonly Operation[];
  readonly delivery?: Delivery;
}
export interface Endings {
  /** Resolves when it is written. */
  end(ending: Ending): Promise<void>;
}

interface Waiting {
  readonly ending: Ending;
  readonly done: PromiseWithResolvers<void>;
}

/** Beside them the mark and the deliveries are one each. */
const mostAtOnce = mostOperations - 2;

export function endingsOn(items: Items, sendings: Sendings): Endings {
  const waiting = new Map<string, Waiting[]>();
  /** With what ends while an earlier write of this matter is under way. */
  const write = async (matter: string): Promise<void> => {
    const mine = waiting.get(matter) ?? [];
    waiting.delete(matter);
    for (const some of inBatches(mine)) {
      try {
        const endings = some.map(({ ending }) => ending);
        await writeAll(items, sendings, endings);
        for (const { done } of some) done.resolve();
      } catch (error) {
        for (const { done } of some) done.reject(error);
      }
    }
  };
  return {
    end: async (ending) => {
      const done = Promise.withResolvers<void>();
      const others = waiting.get(ending.matter);
      if (others === undefined) {
        waiting.set(ending.matter, [{ ending, done }]);
        setImmediate(() => void sendings.inTurn(ending.matter, async () => write(ending.matter)));
      } else others.push({ ending, done });
      return done.promise;
    },
  };
}

function inBatches(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const batches: Waiting[][] = [];
  let operations = mostAtOnce;
  for (const one of all) {
    const more = 1 + one.ending.records.length;
    if (operations + more > mostAtOnce) {
      batches.push([]);
      operations = 0;
    }
    operations += more;
    batches.at(-1)?.push(one);
  }
  return batches;
}

async function writeAll(items: Items, sendings: Sendings, endings: readonly Ending[]): Promise<void> {
  const [first] = endings;
  if (first === undefined) return;
  const before = await sendings.known(first.matter);
  if (await write(sendings, before, endings)) return;
  // One of them was renewed, or someone else claimed or ended something of the matter: one by one, then.
  for (const ending of endings) await writeOne(items, sendings, ending);
}

/** Whether it was written: all of it, and only while all of it is ours. */
async function write(
  sendings: Sendings,
  before: Sending,
  endings: readonly Ending[],
  renewed = false,
): Promise<boolean> {
  const [first] = endings;
  if (first === undefined || !endings.every((one) => isOurs(before, one))) return false;
  const ended = new Set(endings.map(({ key }) => key));
  const until = Object.fromEntries(Object.entries(before.until).filter(([key]) => !ended.has(key)));
  const operations = [
    ...endings.flatMap(({ notice, records }) => [...(renewed ? [] : [notice]), ...records]),
    ...deliveriesOf(endings),
  ];
  return (await sendings.change({ matter: first.matter, before, until, operations, again: true })).written;
}

const isOurs = ({ until }: Sending, { key, until: lease }: Ending): boolean => until[key] === lease;

function deliveriesOf(endings: readonly Ending[]): readonly Operation[] {
  const [first, ...more] = endings.flatMap(({ delivery }) => delivery ?? []);
  const matter = endings[0]?.matter;
  if (first === undefined || matter === undefined) return [];
  return [{ does: 'upsert', document: deliveryDocument(matter, [first, ...more]) }];
}

/** Only other instances are in the way, each for a moment. */
const mostTries = 20;

async function writeOne(items: Items, sendings: Sendings, ending: Ending): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await sendings.newest(ending.matter);
    // The lease ran out, and the next worker's record of the card is the newer one; or an earlier try had arrived. That
    // something was sent is still worth knowing.
    if (!isOurs(before, ending)) break;
    if (await write(sendings, before, [ending])) return;
    // The notice was renewed meanwhile and stays as it is.
    if (await write(sendings, before, [ending], true)) return;
  }
  const left = deliveriesOf([ending]);
  if (left.length > 0) await writeUnlessDestroyed(items, ending.matter, left);
}
