// The kinds of documents there are: those of the matters and their parts, and these.
import type { MatterKind, PartKind } from '../domain/matters/matters.ts';

type Raw = Readonly<Record<string, unknown>>;
/** Makes a document of version n into one of version n + 1. */
export type Upcast = (document: Raw) => Raw;

export const otherDocuments = [
  'fact',
  'outbox',
  'posted',
  'delivery',
  'sending',
  'command',
  'look',
  'contact',
  'channel',
  'heard',
  'directory',
  'paper',
  'digest',
  'say',
  'form',
] as const;
export type Kind = MatterKind | PartKind | (typeof otherDocuments)[number];

/** A kind's version is one more than its upcasts: changing a document's shape means adding the step to the new one. */
const upcasts: Readonly<Partial<Record<Kind, readonly Upcast[]>>> = {
  // One attempt each, before what was ended together was written together.
  delivery: [({ delivery, ...rest }) => ({ ...rest, deliveries: [delivery] })],
};
export const upcastsOf = (kind: Kind): readonly Upcast[] => upcasts[kind] ?? [];
