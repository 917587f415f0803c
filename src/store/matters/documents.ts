// Stored ↔ domain. Every document says its kind and version; what is read is checked once, here.
import { z } from 'zod';
import type { Channel, ChannelTarget, Contact } from '../../casework/ports/chat-ports.ts';
import type {
  About,
  Delivery,
  DigestCounts,
  Look,
  Marker,
  Notice,
  PendingNotice,
  Posted,
  StoredDirectory,
  Versioned,
} from '../../casework/ports/ports.ts';
import { toObjectId, type ObjectId, type Reference } from '../../domain/kernel/ids.ts';
import { toMeetingId, type MeetingId } from '../../domain/meeting/meeting.ts';
import { newestForm, type Form } from '../../casework/ports/form-ports.ts';
import type { Role } from '../../domain/people/actor.ts';
import { directorySchema, type Directory } from '../../domain/people/directory.ts';
import { settingsIn } from '../../domain/people/settings.ts';
import type { Relation } from '../../domain/people/reads.ts';
import type { MatterRecord, StoredFactIn } from '../../casework/ports/matter-ports.ts';
import type { MatterTypes } from '../../domain/matter/matter.ts';
import type { MatterKind } from '../../domain/matters/matters.ts';
import { given } from '../../domain/kernel/given.ts';
import { formOf, upcastsOf, versionIn, type Kind, type Upcast } from '../kinds.ts';
import { StoreFault } from '../sdk/faults.ts';
import type { StoredDocument } from '../sdk/items.ts';

type Raw = Readonly<Record<string, unknown>>;
const factDigits = 6;

export const factId = (number: number): string => `fact-${String(number).padStart(factDigits, '0')}`;
export const noticeId = (key: string): string => `notice-${key}`;
export const postedId = (key: string): string => `posted-${key}`;
export const deliveryId = (id: string): string => `delivery-${id}`;
export const sendingId = 'sending';
export const isReminder = (id: string): boolean => id.startsWith('remind-');
/** A reminder's marker is found by the reminder's own name. */
export const markerId = (id: string): string => (isReminder(id) ? id : `command-${id}`);
export const directoryId = 'directory';
/** A target may hold what an id may not, and be in any script. */
export const channelId = (target: ChannelTarget): string => Buffer.from(target).toString('base64url');
export const contactPartition = 'contact';
export const channelPartition = 'channel';
export const heardPartition = 'heard';

export function documentOf(kind: Kind, pk: string, id: string, content: Raw, form: Form = newestForm): StoredDocument {
  return { id, pk, kind, v: versionIn(form, kind), ...content };
}

export const factDocument = (partition: string, fact: { readonly number: number }, form?: Form): StoredDocument =>
  documentOf('fact', partition, factId(fact.number), { fact }, form);
export const markerDocument = (partition: string, marker: Marker): StoredDocument =>
  documentOf('command', partition, markerId(marker.id), { marker });
export const newNotice = (matter: About['matter'], { part, ...notice }: Notice, nowMs: number): StoredDocument =>
  noticeDocument({ ...notice, about: given({ matter, part }), attempts: 0, visibleAt: nowMs, since: nowMs });

export const noticeDocument = ({ about: { matter, part }, ...notice }: PendingNotice): StoredDocument =>
  documentOf('outbox', matter, noticeId(notice.key), { ...notice, part });
export const postedDocument = (matter: string, posted: Posted): StoredDocument =>
  documentOf('posted', matter, postedId(posted.key), { posted });
/** Attempts that were ended together, named after the first of them. */
export const deliveryDocument = (matter: string, deliveries: readonly [Delivery, ...Delivery[]]): StoredDocument =>
  documentOf('delivery', matter, deliveryId(deliveries[0].id), { deliveries });
/** Until when each card of a matter is in some worker's hands, by key. */
export const sendingDocument = (matter: string, until: Readonly<Record<string, number>>): StoredDocument =>
  documentOf('sending', matter, sendingId, { until });
export const lookDocument = (look: Look, form: Form): StoredDocument =>
  documentOf('look', look.reference, look.id, { look }, form);
export const contactDocument = (contact: Contact): StoredDocument =>
  documentOf('contact', contactPartition, contact.person, { contact });
export const channelDocument = (channel: Channel): StoredDocument =>
  documentOf('channel', channelPartition, channelId(channel.target), { channel });
export const heardDocument = (message: string): StoredDocument => documentOf('heard', heardPartition, message, {});
export const directoryDocument = (
  imported: { readonly directory: Directory } & Pick<StoredDirectory, 'hash' | 'content'>,
  form: Form,
): StoredDocument => documentOf('directory', directoryId, directoryId, imported, form);

const meetingId = z.custom<MeetingId>((value) => typeof value === 'string' && toMeetingId(value) === value);
export const objectId = z.custom<ObjectId>((value) => typeof value === 'string' && toObjectId(value) === value);
// Whatever partition a document was found in is a reference, minted by the domain.
export const reference = z.custom<Reference>((value) => typeof value === 'string');

const channelTarget = z.custom<ChannelTarget>(
  (value) => typeof value === 'string' && /^(?:agency|team|meeting):/.test(value),
);

// What is inside a case or a fact was made by the domain's own `evolve` and `decide` and is theirs to understand;
// only what the store itself relies on is checked.
// Shapes are made once and not at every check: zod compiles each that it is given.
const reliedFact = z.object({ number: z.number(), step: z.string(), previous: z.string(), hash: z.string() });
const factShape = z.object({
  fact: z.custom<StoredFactIn<MatterTypes>>((value) => reliedFact.safeParse(value).success),
});
/** Reads the record in a matter's stored document; of the matter itself `relied` is what the store and its lists rely on. */
export function recordReader<T extends MatterTypes>(
  kind: MatterKind,
  relied: z.ZodType,
): (raw: unknown) => MatterRecord<T> {
  const record = z.object({ root: relied, lastHash: z.string(), calls: z.record(z.string(), z.number()) });
  const shape = z.object({
    record: z.custom<MatterRecord<T>>((value) => record.safeParse(value).success),
    moving: z.enum(['moving', 'stopped']).exactOptional(),
    large: z.literal(true).exactOptional(),
    brought: z.literal(true).exactOptional(),
  });
  return (raw) => {
    const { record: found, ...marks } = parse(kind, raw, shape);
    const beside = given({ form: formOf(kind, versionOf(raw)), ...marks });
    return Object.keys(beside).length === 0 ? found : { ...found, ...beside };
  };
}
const versionOf = (raw: unknown): unknown => (isRaw(raw) ? raw['v'] : undefined);
const markerShape = z.object({
  marker: z.object({ id: z.string(), fact: z.number(), at: z.string(), inputHash: z.string() }),
});
const countsShape = z.record(z.string(), z.number());
const addressed = {
  key: z.string(),
  person: objectId.exactOptional(),
  channel: channelTarget.exactOptional(),
  urgent: z.boolean().exactOptional(),
  part: z.string().exactOptional(),
};
const noticeShape = z.object({
  pk: reference,
  ...addressed,
  counts: z.custom<DigestCounts>((value) => countsShape.safeParse(value).success).exactOptional(),
  first: z
    .object({
      what: z.string(),
      due: z.string().exactOptional(),
      press: z.object({ verb: z.string(), data: z.record(z.string(), z.string()) }),
    })
    .exactOptional(),
  meeting: z.object({ id: meetingId, type: z.enum(['preMset', 'panel']), startsAt: z.string() }).exactOptional(),
  attempts: z.number(),
  visibleAt: z.number(),
  rest: z.array(z.object(addressed)).exactOptional(),
  troubled: z
    .object({ key: z.string(), person: objectId.exactOptional(), channel: z.string().exactOptional() })
    .exactOptional(),
  since: z.number(),
  trouble: z.enum(['unreachable', 'failed']).exactOptional(),
  ambiguous: z.boolean().exactOptional(),
  why: z.string().exactOptional(),
});
const postedShape = z.object({
  posted: z.object({
    key: z.string(),
    conversation: z.string(),
    activity: z.string().optional(),
    call: z.number(),
    older: z.string().exactOptional(),
    shown: z.string(),
    changedMs: z.number(),
    trouble: z.enum(['unreachable', 'failed']).exactOptional(),
  }),
});
const deliveryShape = z.object({
  deliveries: z
    .array(
      z.object({
        id: z.string(),
        key: z.string(),
        at: z.string(),
        attempt: z.number(),
        result: z.enum(['posted', 'updated', 'mailed', 'unchanged', 'unreachable', 'later', 'maybeTwice', 'failed']),
        detail: z.string().exactOptional(),
      }),
    )
    .min(1),
});
const sendingShape = z.object({ until: z.record(z.string(), z.number()) });
const lookShape = z.object({
  look: z.object({
    id: z.string(),
    reference: z.string(),
    person: objectId,
    name: z.string(),
    what: z.string(),
    why: z.string(),
    at: z.string(),
    // Words of another day, which this version may not know any more.
    relation: z.custom<Relation>((value) => typeof value === 'string').exactOptional(),
    agency: z.string().exactOptional(),
    roles: z.array(z.custom<Role>((value) => typeof value === 'string')).exactOptional(),
    by: z.enum(['chat', 'tab', 'print', 'export']).exactOptional(),
  }),
});
const contactShape = z.object({
  contact: z.object({
    person: objectId,
    conversation: z.string(),
    reference: z.string(),
    quietUntil: z.number(),
    formOf: reference.exactOptional(),
    readsUntil: z.number().exactOptional(),
    greeted: z.boolean(),
  }),
});
const channelShape = z.object({
  channel: z.object({
    target: channelTarget,
    conversation: z.string(),
    reference: z.string(),
    linkedBy: z.object({ objectId, name: z.string() }),
    at: z.string(),
  }),
});
const directoryShape = z.object({
  hash: z.string(),
  content: z.string().exactOptional(),
  directory: directorySchema.extend({
    settings: z
      .record(z.string(), z.unknown())
      .prefault({})
      .transform((said) => settingsIn(said).settings),
  }),
});
const directoryStored = z.object({ directory: z.unknown() });

export const factIn = (raw: unknown): StoredFactIn<MatterTypes> => parse('fact', raw, factShape).fact;
export const markerIn = (raw: unknown): Marker => parse('command', raw, markerShape).marker;
export function noticeIn(raw: unknown): PendingNotice {
  const { pk, part, ...notice } = parse('outbox', raw, noticeShape);
  return { ...notice, about: given({ matter: pk, part }) };
}
const etagShape = z.object({ _etag: z.string() });
/** As a query has found it. */
export const versionedNotice = (raw: unknown): Versioned<PendingNotice> => ({
  value: noticeIn(raw),
  version: etagShape.parse(raw)._etag,
});
export function postedIn(raw: unknown): Posted {
  const { posted } = parse('posted', raw, postedShape);
  return { ...posted, activity: posted.activity };
}
export const deliveriesIn = (raw: unknown): readonly Delivery[] => parse('delivery', raw, deliveryShape).deliveries;
export const sendingIn = (raw: unknown): Readonly<Record<string, number>> => parse('sending', raw, sendingShape).until;
export const lookIn = (raw: unknown): Look => parse('look', raw, lookShape).look;
/** What a query selected of one. */
export const lookInRow = (raw: unknown): Look => readRow('look', raw, lookShape).look;
export const contactIn = (raw: unknown): Contact => parse('contact', raw, contactShape).contact;
export const channelIn = (raw: unknown): Channel => parse('channel', raw, channelShape).channel;
export const directoryIn = (raw: unknown): StoredDirectory => ({
  ...parse('directory', raw, directoryShape),
  stored: parse('directory', raw, directoryStored).directory,
});

export function parse<T>(kind: Kind, raw: unknown, shape: z.ZodType<T>): T {
  return readRow(kind, broughtUpToDate(kind, raw, upcastsOf(kind)), shape);
}

/** What a query selected of a document. It says no version: an upcast that moves what rows hold must be done to them too. */
export function readRow<T>(kind: Kind, raw: unknown, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(raw);
  if (parsed.success) return parsed.data;
  // Where it is wrong, never what is there.
  const places = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new StoreFault('unreadable', `A stored document of kind ${kind} is damaged at ${places.join(', ')}`);
}

/** The kind of a document that a query over several kinds has found. */
export const kindOf = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'kind' in raw ? raw.kind : undefined;

/** The partition in which it lies, which is the id of its matter. */
export const partitionOf = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'pk' in raw ? raw.pk : undefined;

/** The document as this version of the program writes it. Throws for another kind and for a version from the future. */
export function broughtUpToDate(kind: string, raw: unknown, steps: readonly Upcast[]): Raw {
  // By hand: a shape that lets everything else through would copy the document, and this is asked of every one read.
  if (!isRaw(raw) || raw['kind'] !== kind || !isVersion(raw['v']))
    throw new StoreFault('unreadable', `A stored document is not one of kind ${kind}`);
  const { v } = raw;
  if (v > steps.length + 1) {
    const remedy = 'a newer version of this program wrote it, and only that one can read it';
    throw new StoreFault('unreadable', `A stored document of kind ${kind} has version ${v}: ${remedy}`);
  }
  return steps.slice(v - 1).reduce<Raw>((document, step) => step(document), raw);
}
const isRaw = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const isVersion = (v: unknown): v is number => Number.isSafeInteger(v) && Number(v) >= 1;
