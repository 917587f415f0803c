// The kinds of documents there are: those of the matters and their parts, and these; and the version of each.
import { earlierForms, newestForm, type EarlierForm, type Form } from '../casework/ports/form-ports.ts';
import { matterKinds, type MatterKind, type PartKind } from '../domain/matters/matters.ts';

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
  'daySeal',
  'sealRows',
  'sealMailed',
  'lookFindings',
  'lookCounts',
  'contact',
  'channel',
  'heard',
  'directory',
  'paper',
  'digest',
  'say',
  'counted',
  'policeRows',
  'sheet',
  'counting',
  'release',
  'form',
  'tombstone',
] as const;
export type Kind = MatterKind | PartKind | (typeof otherDocuments)[number];

/** Which kinds a form stores otherwise than the form before, beside the matters: their version is one more from there on. */
const otherwise: Readonly<Record<number, readonly Kind[]>> = {
  // Facts are salted; a look says how its person stood, a directory the hash of its content.
  4: ['fact', 'look', 'directory'],
  5: [],
  6: [],
  7: [],
  8: [],
  9: [],
  10: [],
};
/** By its version the form of a matter is known: so every form stores matters in another. */
const raised: readonly (readonly [since: number, kinds: ReadonlySet<Kind>])[] = Object.entries(otherwise).map(
  ([since, kinds]) => [Number(since), new Set([...matterKinds, ...kinds])],
);

/** What has to be done to a document of an earlier version, before there were forms. */
const upcasts: Readonly<Partial<Record<Kind, readonly Upcast[]>>> = {
  // One attempt each, before what was ended together was written together.
  delivery: [({ delivery, ...rest }) => ({ ...rest, deliveries: [delivery] })],
};
/** The version in which a kind is written in this form. */
export const versionIn = (form: Form, kind: Kind): number =>
  1 + (upcasts[kind] ?? []).length + raised.filter(([since, kinds]) => since <= form && kinds.has(kind)).length;

/** What another form stores otherwise is read by those who know the form (`recordReader`, `factIn`). */
const asItIs: Upcast = (document) => document;
const upcastsFor = (kind: Kind): readonly Upcast[] =>
  Array.from({ length: versionIn(newestForm, kind) - 1 }, (_none, before) => upcasts[kind]?.[before] ?? asItIs);
/** Known beforehand: it is asked of every document that is read. */
const upcastsByKind = new Map(
  [...raised.flatMap(([, kinds]) => [...kinds]), 'delivery' as const].map((kind) => [kind, upcastsFor(kind)]),
);
/** One for each version of a kind but the newest. */
export const upcastsOf = (kind: Kind): readonly Upcast[] => upcastsByKind.get(kind) ?? [];

/** The form in which a matter of this version was written; absent: the newest, or none. */
export const formOf = (kind: MatterKind, version: unknown): EarlierForm | undefined =>
  earlierForms.find((form) => versionIn(form, kind) === version);
