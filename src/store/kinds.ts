// The kinds of documents there are: those of the matters and their parts, and these.
import { newestForm, type EarlierForm, type Form } from '../casework/ports/form-ports.ts';
import { byKind, type MatterKind, type PartKind } from '../domain/matters/matters.ts';

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

/** What another form stores otherwise is read by those who know the form (`recordReader`, `factIn`). */
const asItIs: Upcast = (document) => document;

/** A kind's version is one more than its upcasts: changing a document's shape means adding the step to the new one. */
const upcasts: Readonly<Partial<Record<Kind, readonly Upcast[]>>> = {
  ...byKind(() => [asItIs]),
  fact: [asItIs],
  // Without how the person stood.
  look: [asItIs],
  // Without the hash of its content.
  directory: [asItIs],
  // One attempt each, before what was ended together was written together.
  delivery: [({ delivery, ...rest }) => ({ ...rest, deliveries: [delivery] })],
};
export const upcastsOf = (kind: Kind): readonly Upcast[] => upcasts[kind] ?? [];

/** Since which form a kind is written in its newest version; in the form before that, in the version before. */
const risen: Readonly<Partial<Record<Kind, Form>>> = {
  ...byKind(() => newestForm),
  fact: newestForm,
  look: newestForm,
  directory: newestForm,
};
/** The version in which a kind is written in this form. */
export const versionIn = (form: Form, kind: Kind): number =>
  upcastsOf(kind).length + (form < (risen[kind] ?? 0) ? 0 : 1);
/** The form in which a document of this version was written, of a kind that form 4 writes otherwise; absent: the newest. */
export const formOf = (kind: Kind, version: unknown): EarlierForm | undefined =>
  typeof version === 'number' && version < versionIn(newestForm, kind) ? 3 : undefined;
