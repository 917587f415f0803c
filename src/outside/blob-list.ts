// A page of the list of a container, as Azure Storage writes it (List Blobs).
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** The names on it, and the mark of the next page; '' where this is the last. */
export interface BlobList {
  readonly names: readonly string[];
  readonly next: string;
}

// A name that is all digits stays text, and one blob is a list of one.
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Blob' });
const listShape = z.object({
  EnumerationResults: z.object({
    // Empty, it has no fields at all.
    Blobs: z.union([z.literal(''), z.object({ Blob: z.array(z.object({ Name: z.string() })) })]),
    NextMarker: z.string().default(''),
  }),
});

/** Throws where it is no such list: an empty one would say that nothing is there. */
export function blobsIn(text: string): BlobList {
  const { data } = listShape.safeParse(readable(text));
  if (data === undefined) throw Object.assign(new Error('No list of blobs'), { code: 'NoList' });
  const { Blobs, NextMarker: next } = data.EnumerationResults;
  return { names: Blobs === '' ? [] : Blobs.Blob.map(({ Name }) => Name), next };
}

function readable(text: string): unknown {
  try {
    const read: unknown = parser.parse(text, true);
    return read;
  } catch {
    return undefined;
  }
}
