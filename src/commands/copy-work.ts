// A copy of a whole database: sealed parts beside each other, and a file that is added last and says what belongs to it.
// Facts are the record, and all else lies with them: what is put back is verified and brought over like any other database.
import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { openerWith, type Opener, type Sealer } from '../machine/seal.ts';
import type { ContainerName, Whole } from '../store/whole.ts';
import type { StoredDocument } from '../store/sdk/items.ts';

const containers = ['looks', 'directory', 'cases'] as const satisfies readonly ContainerName[];
const partBytes = 4 * 1024 * 1024;
/** So often what was written meanwhile is copied again; at night once is enough. */
const mostRounds = 10;
/** Clocks of partitions may differ by some seconds. */
const slackSeconds = 10;

/** The file that says what belongs to a copy. */
export const wholeFile = 'whole.json';
const nameOfPart = (part: number): string => `${String(part).padStart(6, '0')}.part`;
const wholeShape = z.object({
  form: z.literal('mset-copy'),
  version: z.literal(1),
  at: z.iso.datetime(),
  opening: z.string(),
  /** How many parts and documents there are, sealed as part 0. */
  counts: z.string(),
});
const countsShape = z.object({ parts: z.number(), documents: z.number() });
const lineShape = z.union([
  z.object({ in: z.enum(containers), document: z.looseObject({ id: z.string(), pk: z.string() }) }),
  z.object({ again: z.enum(containers), pk: z.string() }),
]);
type Line = z.infer<typeof lineShape>;

export interface Copying {
  readonly whole: Whole;
  readonly sealer: Sealer;
  /** Adds a file to the copy. */
  readonly add: (name: string, content: Uint8Array) => Promise<void>;
  /** The time of day, as an instant. */
  readonly at: string;
  readonly nowMs: () => number;
}

/** Copies everything; a copy without its last file is none. Throws where people go on writing through every round. */
export async function copyAll({ whole, sealer, add, at, nowMs }: Copying): Promise<z.infer<typeof countsShape>> {
  const counts = { parts: 0, documents: 0 };
  const addPart = async (content: Buffer): Promise<void> => {
    counts.parts += 1;
    await add(nameOfPart(counts.parts), sealer.seal(counts.parts, content));
  };
  const texts = async function* (): AsyncGenerator<string> {
    for await (const line of linesOf(whole, nowMs)) {
      if ('in' in line) counts.documents += 1;
      yield `${JSON.stringify(line)}\n`;
    }
  };
  let held: Buffer[] = [];
  let bytes = 0;
  const zipped: AsyncIterable<Buffer> = through(texts(), createGzip());
  for await (const chunk of zipped) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < partBytes) continue;
    await addPart(Buffer.concat(held));
    [held, bytes] = [[], 0];
  }
  if (bytes > 0) await addPart(Buffer.concat(held));
  const sealed = sealer.seal(0, Buffer.from(JSON.stringify(counts))).toString('base64');
  const file = { form: 'mset-copy', version: 1, at, opening: sealer.opening, counts: sealed };
  await add(wholeFile, Buffer.from(`${JSON.stringify(file)}\n`));
  return counts;
}

/** What goes wrong before it is thrown where it is read: a pipe alone would lose it. */
const through = (source: AsyncIterable<string | Buffer>, by: Transform): Readable =>
  pipeline(Readable.from(source), by, () => undefined);

/** Everything once, and again the partitions that were written to meanwhile, until none was. */
async function* linesOf(whole: Whole, nowMs: () => number): AsyncGenerator<Line> {
  let since = Math.floor(nowMs() / 1000) - slackSeconds;
  for (const container of containers) {
    for await (const page of whole.documents(container)) for (const document of page) yield { in: container, document };
  }
  const seen = new Map<string, string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const began = Math.floor(nowMs() / 1000) - slackSeconds;
    let changed = 0;
    for (const container of containers) {
      for (const pk of await whole.writtenSince(container, since)) {
        const documents = await whole.partition(container, pk);
        const text = JSON.stringify(documents);
        // Seconds overlap: what was copied as it is now need not be again.
        if (seen.get(`${container} ${pk}`) === text) continue;
        seen.set(`${container} ${pk}`, text);
        changed += 1;
        yield { again: container, pk };
        for (const document of documents) yield { in: container, document };
      }
    }
    if (changed === 0) return;
    since = began;
  }
  throw new Error('People write to this database all the time: make the copy at a quieter hour.');
}

/** Reads a file of the copy. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** Puts a copy into an empty database. Throws where it is not whole, was altered, or this is not the key. */
export async function putBack(whole: Whole, readFile: ReadFile, pem: string): Promise<z.infer<typeof countsShape>> {
  const file = wholeShape.parse(JSON.parse(Buffer.from(await readFile(wholeFile)).toString()));
  const opens = openerWith(pem, file.opening);
  const counts = countsShape.parse(JSON.parse(opens(0, Buffer.from(file.counts, 'base64')).toString()));
  const unzipped = through(partsOf(counts.parts, readFile, opens), createGunzip());
  let documents = 0;
  let held: { readonly container: ContainerName; readonly documents: StoredDocument[] } | undefined;
  const flush = async (): Promise<void> => {
    for (const [pk, some] of Map.groupBy(held?.documents ?? [], ({ pk }) => pk))
      await whole.put(held?.container ?? 'cases', pk, some);
    held = undefined;
  };
  for await (const text of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) {
    const line = lineShape.parse(JSON.parse(text));
    if ('again' in line) {
      await flush();
      if (line.again !== 'looks') await whole.clear(line.again, line.pk);
      continue;
    }
    documents += 1;
    if (held?.container !== line.in || held.documents.length >= mostHeld) await flush();
    held ??= { container: line.in, documents: [] };
    held.documents.push(line.document);
  }
  await flush();
  if (documents !== counts.documents)
    throw new Error(`The copy says ${counts.documents} documents, and ${documents} are in it`);
  return counts;
}
const mostHeld = 1000;

async function* partsOf(parts: number, readFile: ReadFile, opens: Opener): AsyncGenerator<Buffer> {
  for (let part = 1; part <= parts; part += 1) yield opens(part, await readFile(nameOfPart(part)));
}
