// References, ids of people and ids of commands: how each is made, read and checked.

/** A case's name for people: `MSET-4F7K-24`, opaque and speakable, its last character checks the five before it. */
export type Reference = string & { readonly brand: 'Reference' };

/** A person's object id in Entra: a GUID in lower case. */
export type ObjectId = string & { readonly brand: 'ObjectId' };

/** A request for advice, for people: `ADV-4F7K-2Q9X`, opaque. No one types it, so that it has no check character. */
export type AdviceId = `ADV-${string}-${string}`;

/** A training that is offered: `TRN-4F7K-2Q9X`, made as the id of a request for advice is. */
export type TrainingId = `TRN-${string}-${string}`;

/** A record of a person, place or thing behind several cases: `ENT-4F7K-2Q9X`, made as the id of a request for advice is. */
export type EntityId = `ENT-${string}-${string}`;

/** Names one press: `<milliseconds in base 36>.<8 random characters>`, minted when the card is built. */
export type CommandId = string & { readonly brand: 'CommandId' };

// Crockford's base 32: no I, L, O or U, so that nothing read aloud or copied by hand can be taken for a digit.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base = alphabet.length;
const randomPart = 5;
const opaquePart = 8;
const commandTail = 8;
const latestTime = 8.64e15;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const command = /^(0|[1-9a-z][0-9a-z]{0,10})\.[0-9a-hjkmnp-tv-z]{8}$/;

/** Makes a reference of five random bytes or more (five bits of each of the first five). Throws when given fewer. */
export function mintReference(bytes: Uint8Array): Reference {
  const random = characters(bytes, randomPart);
  return toReference(random + checkCharacter(random));
}

/**
 * Reads a reference as people type or say it: any case, with or without spaces, dashes and "MSET", I or L for 1, O for 0.
 * Says only that it looks mistyped, never whether such a case exists.
 */
export function readReference(text: string): { readonly reference: Reference } | { readonly problem: string } {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
  const body = /^(?:MSET)?([0-9A-Z]{6})$/.exec(compact)?.[1]?.replace(/[IL]/g, '1').replace(/O/g, '0');
  if (body === undefined) return { problem: 'That reference looks mistyped: it should look like MSET-4F7K-24.' };
  const random = body.slice(0, randomPart);
  // U is the one letter left that is not of the alphabet.
  if (body.includes('U') || checkCharacter(random) !== body.slice(randomPart)) {
    return { problem: 'That reference looks mistyped: check it and try again.' };
  }
  return { reference: toReference(body) };
}

// With both dashes whatever follows MSET is meant as a reference; written otherwise it is one where its last character is right
// and a digit or a dash is in it, for "MSET will be" has its form.
const dashed = /\b(?:MSET\p{Pd}\w{4}\p{Pd}\w{2}|(?:ADV|ENT)\p{Pd}\w{4}\p{Pd}\w{1,4})\b/iu;
const loose = /\b(?:MSET[\s\p{Pd}]*\w{4}[\s\p{Pd}]*\w{2}|\w{4}\p{Pd}\w{0,1}\d\w?)\b/giu;

/** The first reference in a text, or the id of a question or a record, as it is written: also in small letters, with spaces, or mistyped. */
export function referenceIn(typed: string): string | undefined {
  const text = typed.normalize('NFKC');
  return (
    dashed.exec(text)?.[0] ??
    (text.match(loose) ?? []).find((found) => /\d|\p{Pd}/u.test(found) && 'reference' in readReference(found))
  );
}

/** A reference of a case in a text that people wrote: which one, where it can be read, and where it stands. */
interface ReferenceAt {
  readonly at: number;
  readonly length: number;
  readonly reference?: Reference;
}
/** What is meant as one after MSET and cannot be read: with both dashes, or of letters and digits mixed, which no word is. */
const mistyped = /^MSET(?:\p{Pd}\w{4}\p{Pd}|[\s\p{Pd}]*(?=[a-z]*\d)(?=\d*[a-z])\w{4})/iu;
/** Where they stand: also in small letters, with spaces, and mistyped. One may be found twice. */
export const referencesAt = (text: string): readonly ReferenceAt[] =>
  [...text.matchAll(new RegExp(dashed, 'giu')), ...text.matchAll(loose)].flatMap(({ 0: found, index }) => {
    const read = readReference(found);
    const place = { at: index, length: found.length };
    if ('reference' in read && /\d|\p{Pd}/u.test(found)) return [{ ...place, reference: read.reference }];
    return mistyped.test(found) ? [place] : [];
  });
/** The same, each once, without those that cannot be read. */
export const referencesIn = (text: string): readonly Reference[] => [
  ...new Set(referencesAt(text).flatMap(({ reference }) => reference ?? [])),
];

/** A text in which every reference but this one is put otherwise. */
export const withoutReferences = (text: string, but: Reference, instead: string): string =>
  text
    .replaceAll(new RegExp(dashed, 'giu'), (found) => (isSame(found, but) ? found : instead))
    .replaceAll(loose, (found) =>
      /\d|\p{Pd}/u.test(found) && 'reference' in readReference(found) && !isSame(found, but) ? instead : found,
    );
const isSame = (found: string, reference: Reference): boolean => {
  const read = readReference(found);
  return 'reference' in read && read.reference === reference;
};

interface OpaqueIds<Id extends string> {
  /** Makes an id of eight random bytes or more. Throws when given fewer. */
  readonly mint: (bytes: Uint8Array) => Id;
  /** An id as it came back with a press or in an address; undefined for anything else. */
  readonly read: (text: string) => Id | undefined;
}
/** The ids of one kind of matter, such as `ADV-4F7K-2Q9X`: opaque. No one types them, so they have no check character. */
export function opaqueIds<const Prefix extends string>(prefix: Prefix): OpaqueIds<`${Prefix}-${string}-${string}`> {
  const form = new RegExp(`^${prefix}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$`);
  const isId = (text: string): text is `${Prefix}-${string}-${string}` => form.test(text);
  return {
    mint: (bytes) => {
      const body = characters(bytes, opaquePart);
      return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}`;
    },
    read: (text) => (isId(text) ? text : undefined),
  };
}
export const { mint: mintAdviceId, read: toAdviceId } = opaqueIds('ADV');
export const { mint: mintTrainingId, read: toTrainingId } = opaqueIds('TRN');
export const { mint: mintEntityId, read: toEntityId } = opaqueIds('ENT');

/** A person's object id in lower case, or undefined for anything but a GUID. */
export function toObjectId(text: string): ObjectId | undefined {
  const id = text.trim().toLowerCase();
  return guid.test(id) ? (id as ObjectId) : undefined; // the cast brands what has just been checked
}

/** Makes a command id of the time (whole milliseconds since 1970) and eight random bytes or more. Throws when given fewer. */
export function mintCommandId(nowMs: number, bytes: Uint8Array): CommandId {
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs > latestTime) {
    throw new RangeError(`A command is minted at whole milliseconds since 1970, got ${nowMs}`);
  }
  // The cast brands what is made here in the one form that `toCommandId` accepts.
  return `${nowMs.toString(36)}.${characters(bytes, commandTail).toLowerCase()}` as CommandId;
}

/** A command id as it came back with a press, or undefined for anything `mintCommandId` cannot have made. */
export function toCommandId(text: string): CommandId | undefined {
  return commandMintedAt(text) === undefined ? undefined : (text as CommandId); // brands what has just been checked
}

/** When a command was minted (milliseconds since 1970), or undefined for anything malformed. */
export function commandMintedAt(id: string): number | undefined {
  const time = command.exec(id)?.[1];
  if (time === undefined) return undefined;
  const ms = Number.parseInt(time, 36);
  return ms <= latestTime ? ms : undefined;
}

function toReference(body: string): Reference {
  // The only place where a reference is branded: its form is right by construction.
  return `MSET-${body.slice(0, 4)}-${body.slice(4)}` as Reference;
}

function characters(bytes: Uint8Array, count: number): string {
  if (bytes.length < count) throw new RangeError(`${count} random bytes are needed, got ${bytes.length}`);
  return Array.from(bytes.subarray(0, count), (byte) => alphabet.charAt(byte % base)).join('');
}

/**
 * Luhn mod 32: every other value is doubled and its base-32 digits are added; sees every single mistake. Luhn counts from
 * the right, which among five is the same as from the left.
 */
function checkCharacter(random: string): string {
  const sum = Array.from(random)
    .map((character) => alphabet.indexOf(character))
    .map((value, place) => (place % 2 === 0 ? value * 2 : value))
    .reduce((sum, value) => sum + Math.floor(value / base) + (value % base), 0);
  return alphabet.charAt((base - (sum % base)) % base);
}
