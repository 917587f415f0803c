// Links: what cases name that may be the same, for the co-ordinator alone (docs/process.md P22.7, P22.8). Every case that is
// found is checked before anything of it is shown, counted or leaves a gap: restricted, kept out, and by its own mark.
import type { CaseMatch, LinkKey, LinkMatch } from '../../casework/ports/ports.ts';
import {
  entriesOf,
  entryOf,
  linesOfReferral,
  ownEntries,
  type CaseEntry,
  type EntryRef,
} from '../../domain/case/mention/entry.ts';
import { isReferralLine } from '../../domain/case/mention/from-referral.ts';
import { mentionRefOf, toMentionRef, type Mention } from '../../domain/case/mention/mention.ts';
import { mentionLevelOfRow } from '../../domain/case/mention/reads.ts';
import { readerOfRow } from '../../domain/case/access/access.ts';
import type { OwnName } from '../../domain/case/mention/own.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { isActive } from '../../domain/case/state/stage-table.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Strength } from '../../domain/link/kinds.ts';
import { holdsIn, type Entity } from '../../domain/entity/entity.ts';
import { calledBy, lendsName } from '../../domain/entity/called.ts';
import { foundIn, saidOf } from '../../domain/entity/found.ts';
import { readerOfEntity } from '../../domain/entity/who.ts';
import type { EntityId } from '../../domain/kernel/ids.ts';
import { may } from '../../domain/people/roles.ts';
import type { Reader, Viewer } from '../reader.ts';
import { alikeAsOwn, isFoundBy, lookedForBy, ownKeysOf, type OwnKeys } from './own.ts';

/** What it may be the same as. */
export interface Suggestion {
  readonly strength: Strength;
  /** What of both is alike: "the same number", "the same address as a child’s home". */
  readonly why: readonly string[];
  readonly row: CaseRow;
  readonly entry: CaseEntry;
}
/** What a case names, with what it may be the same as: what is sure first. */
export interface Compared {
  readonly row: CaseRow;
  readonly entry: CaseEntry;
  readonly suggestions: readonly Suggestion[];
  /** Records that it may be of. */
  readonly records: readonly RecordSuggestion[];
  /** So many are there besides, and not shown. */
  readonly more: number;
}
/** A record that it may be of, by what this person reads of it. */
export interface RecordSuggestion extends Pick<Suggestion, 'strength' | 'why'> {
  readonly entity: Entity;
  /** Of its entries those that this person reads in full. */
  readonly entries: readonly At[];
}
/** More are said to be there, and not shown. */
const mostShown = 6;
/** The same of cases that are linked: many children may have lived in one home. */
const mostLinked = 12;
/** So many that wait are compared at once: the rest follow when these are said. */
const mostWaiting = 16;

/** Whether someone has the links to look at. */
export const keepsLinks = ({ person }: Pick<Viewer, 'person'>): boolean => may(person, 'keepLinks');

/**
 * A case that belongs with another: of one home, or one names the other's child or home. It is found again at each look, from either
 * side, for as long as both say so; nothing is said of it, and neither case keeps it (P22.12).
 */
export interface LinkedCase extends Pick<Suggestion, 'row' | 'why'> {}
interface OfCase {
  readonly waiting: readonly Compared[];
  readonly linked: readonly LinkedCase[];
}

/**
 * What a case names and the co-ordinator has not looked at yet, with what it may be the same as: what others name, their children,
 * and where those live or lived; and the cases that it is linked with. Two queries by keys, what is sure and what may be apart; one
 * of rows. The look at each case that is shown is written first.
 */
export async function linksOf(
  reader: Reader,
  childCase: Case,
  mentions: readonly Mention[],
): Promise<OfCase & { readonly moreLinked: number }> {
  const { waiting, linked } = await comparedOf(reader, childCase, mentions);
  const first = linked.slice(0, mostLinked);
  const open = await looksAt(reader, first);
  return {
    waiting: await looked(reader, waiting.map(firstOf)),
    linked: first.filter(({ row }) => open.has(row.reference)),
    moreLinked: linked.length - first.length,
  };
}
async function comparedOf(reader: Reader, childCase: Case, mentions: readonly Mention[]): Promise<OfCase> {
  const { mine, own } = entriesToCompare(reader, childCase, mentions);
  return apartIn(await comparedWithAll(reader, mine), own, childCase);
}
/** What a case names, and what is its own, as far as this person reads it. */
function entriesToCompare(
  reader: Reader,
  childCase: Case,
  mentions: readonly Mention[],
): { readonly mine: readonly Keyed[]; readonly own: boolean } {
  if (!keepsLinks(reader)) return { mine: [], own: false };
  const row = rowOf(childCase);
  const own = isActive(childCase) ? ownEntries(childCase) : [];
  const all = [...entriesOf(childCase, mentions), ...own].filter((entry) => readsAll(reader, row, entry));
  return { mine: all.map((entry) => keyed(reader, { row, entry })), own: own.length > 0 };
}
const apartIn = (found: readonly Compared[], own: boolean, childCase: Case): OfCase => ({
  waiting: found.filter(({ entry }) => isToLookAt(entry)),
  linked: own
    ? linkedBy(
        found.filter(({ entry }) => !isToLookAt(entry)),
        childCase.merged,
      )
    : [],
});

/** Without a case of the same child, which the duplicate check tells (P5.4), and what was merged into this one. */
function linkedBy(found: readonly Compared[], merged: readonly Reference[] = []): readonly LinkedCase[] {
  const each = found.flatMap(({ row: { reference }, entry, suggestions, records }) => [
    ...suggestions.map(({ row, strength, entry: other }) => ({ row, strength, says: sayLinked(entry.own, other.own) })),
    // What is of a record is found in its place.
    ...(entry.own === undefined ? [] : records.flatMap(({ entries }) => entries))
      .filter(({ row }) => row.reference !== reference)
      .map(({ row }) => ({ row, strength: 'sure', says: namesHome })),
  ]);
  return [...Map.groupBy(each, ({ row }) => row.reference).values()]
    .flatMap((some) => {
      const row = some[0]?.row;
      if (row === undefined || merged.includes(row.reference) || some.some(({ says }) => says === sameChild)) return [];
      const why = some.flatMap(({ says, strength }) => says && (strength === 'sure' ? says : `perhaps ${says}`));
      return [{ row, why: [...new Set(why.filter((one) => one !== undefined))] }];
    })
    .filter(({ why }) => why.length > 0)
    .toSorted((one, other) => Number(isActive(other.row)) - Number(isActive(one.row)) || changedLast(one, other));
}
const changedLast = (one: LinkedCase, other: LinkedCase): number => (one.row.changedAt > other.row.changedAt ? -1 : 1);
const sameChild = 'the same child';
const namesHome = 'names this child’s home';
export const sameHome = 'the same home, perhaps a brother or sister';
/** Of what is this case's own, and of what is the other's; undefined where both only name it. */
function sayLinked(mine: OwnName | undefined, other: OwnName | undefined): string | undefined {
  if (mine === undefined)
    return other && { child: 'the child is named in this case', home: 'the child’s home is named in this case' }[other];
  if (other !== undefined) return mine === 'child' ? sameChild : sameHome;
  return mine === 'child' ? 'names this child' : namesHome;
}

/** The same of what waits in every case, the first that was said first; `left`: so many wait besides. */
export async function waitingLinks(
  reader: Reader,
): Promise<{ readonly compared: readonly Compared[]; readonly left: number }> {
  const waiting = await waitingIn(reader);
  const first = waiting.slice(0, mostWaiting);
  const found = await comparedWithAll(
    reader,
    first.map((at) => keyed(reader, at)),
  );
  return { compared: await looked(reader, found.map(firstOf)), left: waiting.length - first.length };
}

/** How many wait in the cases that this person may open. */
export const countOfLinks = async (reader: Reader): Promise<number> => (await waitingIn(reader)).length;

/** "3 other cases name the same address": what the received case says, and nothing of which. */
export interface LinkLine {
  readonly strength: Strength;
  readonly why: string;
  readonly cases: number;
  /** Records besides, of which this person reads no entry. */
  readonly records: number;
  /** They do not name it: it is their child, or where they live or lived. */
  readonly own: boolean;
}
/**
 * Of what a case names and waits, in short, and with how many it is linked and why. No case is shown by it. `alike`: the cases that
 * were found with it by `alikeKeys`.
 */
export async function linkLines(
  reader: Reader,
  childCase: Case,
  mentions: readonly Mention[],
  alikeKeys: readonly string[] = [],
): Promise<{
  readonly lines: readonly LinkLine[];
  readonly linked: readonly Pick<LinkedCase, 'why'>[];
  readonly alike: readonly CaseMatch[];
}> {
  const { mine, own } = entriesToCompare(reader, childCase, mentions);
  const [links, but] = [keysAsked(mine), childCase.reference];
  const found = await reader.ports.cases.foundByKeys({ alike: alikeKeys, links, but });
  const { waiting: all, linked } = apartIn(await compared(reader, mine, found.links), own, childCase);
  interface Alike extends Pick<LinkLine, 'strength'> {
    readonly why: string | undefined;
    readonly own?: boolean;
    readonly reference?: Reference;
    readonly id?: EntityId;
  }
  // Of what is alike in more than one way the first: each is one to look at.
  const each = all
    .flatMap(({ suggestions, records }): readonly Alike[] => [
      ...suggestions.map(({ strength, why: [why], row: { reference }, entry: { own } }) => ({
        strength,
        why,
        reference,
        own: own !== undefined,
      })),
      ...records.flatMap(({ strength, why: [why], entity: { id }, entries }): readonly Alike[] =>
        entries.length === 0
          ? [{ strength, why, id }]
          : entries.map(({ row: { reference } }) => ({ strength, why, reference })),
      ),
    ])
    .filter(({ why, reference }) => why !== undefined && reference !== childCase.reference);
  const lines = [...Map.groupBy(each, ({ strength, why }) => `${strength} ${why}`).values()]
    .map((some) => ({
      strength: some[0]?.strength ?? 'perhaps',
      why: some[0]?.why ?? '',
      cases: new Set(some.flatMap(({ reference }) => reference ?? [])).size,
      records: new Set(some.flatMap(({ id }) => id ?? [])).size,
      own: some[0]?.own === true,
    }))
    .toSorted((one, other) => rank(one) - rank(other));
  return { lines, linked: linked.map(({ why }) => ({ why })), alike: found.alike };
}

/** Two side by side, both as this person reads them; undefined where one is not theirs, or nothing of them is alike. */
export async function sideBySide(
  reader: Reader,
  mine: { readonly reference: Reference; readonly ref: EntryRef },
  other: { readonly reference: Reference; readonly ref: EntryRef },
): Promise<Sides | undefined> {
  if (!keepsLinks(reader)) return undefined;
  const [one, two] = await Promise.all([opened(reader, mine), opened(reader, other)]);
  if (one === undefined || two === undefined || one.row.reference === two.row.reference) return undefined;
  // A case itself is compared with what others name, and with no other case (P5.4).
  if (one.entry.own !== undefined) return undefined;
  const alike = alikeOf(keyed(reader, one), keyed(reader, two));
  if (alike.length === 0) return undefined;
  return { seen: one.case, mine: one, other: { ...suggestionOf(alike), ...two } };
}
/** An entry beside a record that it may be of; undefined where one is not theirs, or nothing of them is alike. */
export async function besideRecord(
  reader: Reader,
  mine: { readonly reference: Reference; readonly ref: EntryRef },
  id: EntityId,
): Promise<{ readonly seen: Case; readonly mine: At; readonly record: RecordSuggestion } | undefined> {
  if (!keepsLinks(reader)) return undefined;
  const one = await opened(reader, mine);
  if (one === undefined) return undefined;
  const { person, directory, now, ask } = reader;
  const entity = await ask.of('entity', id, 'record', { person, directory, now, what: 'record', why: 'Links' });
  if (entity === undefined) return undefined;
  const [known] = await knownRecords(reader, [entity]);
  const record = known && suggestedRecord(keysOf(reader, one.entry), known);
  if (record === undefined) return undefined;
  const entries = await lookedAt(reader, record.entries);
  return { seen: one.case, mine: one, record: { ...record, entries } };
}

/** `seen`: the case of mine. */
interface Sides {
  readonly seen: Case;
  readonly mine: At;
  readonly other: Suggestion;
}

/** One that is named by a press, as the co-ordinator reads it; the look is written first. */
export async function opened(
  reader: Reader,
  { reference, ref }: { readonly reference: Reference; readonly ref: EntryRef },
): Promise<(At & { readonly case: Case }) | undefined> {
  const { ask, ports, person, directory, now } = reader;
  const [seen, mentions] = await Promise.all([
    ask({ reference, person, directory, now, what: 'people and places', why: 'Links', cases: ports.cases }),
    ports.cases.parts(reference, 'mention'),
  ]);
  if (seen === undefined) return undefined;
  const row = rowOf(seen.case);
  const line = ref.split('/')[1] ?? '';
  // What a line of the referral named may be an entry since.
  const isIt = (entry: CaseEntry): boolean =>
    entry.ref === ref || (isReferralLine(line) && entry.mention?.from === line);
  const entry = [...entriesOf(seen.case, mentions), ...ownEntries(seen.case)].find(isIt);
  return entry !== undefined && readsAll(reader, row, entry) ? { row, entry, case: seen.case } : undefined;
}

/** What others it was said to be the same as, where both say so, as this person may open them. */
export async function confirmedOf(reader: Reader, mention: Mention): Promise<readonly At[]> {
  if (!keepsLinks(reader) || mention.same.length === 0) return [];
  const own = mentionRefOf(mention);
  const found = await Promise.all(
    mention.same.map(async ({ other }) => {
      const ref = toMentionRef(other);
      return ref && (await reader.ports.cases.part(ref.reference, 'mention', ref.id))?.value;
    }),
  );
  const held = found.filter((one) => one !== undefined).filter(({ same }) => same.some(({ other }) => other === own));
  const rows = await rowsFor(
    reader,
    held.map(({ reference }) => reference),
  );
  return held.flatMap((one) => {
    const row = rows.get(one.reference);
    const entry = entryOf(one);
    return row !== undefined && readsAll(reader, row, entry) ? [{ row, entry }] : [];
  });
}

/** One that a case names, with the row of its case. */
export interface At {
  readonly row: CaseRow;
  readonly entry: CaseEntry;
}

const isToLookAt = ({ mention, own }: CaseEntry): boolean =>
  own === undefined && (mention === undefined || mention.state === 'new');

/** Whether they read all of it: by the case, and by its mark. A line of the referral is read with the referral. */
function readsAll({ person, directory, now }: Viewer, row: CaseRow, { mention }: CaseEntry): boolean {
  return mention === undefined
    ? readerOfRow(row, person, directory, now)('referral')
    : mentionLevelOfRow(row, mention, person, directory, now) === 'full';
}

async function rowsFor({ ports }: Reader, cases: readonly Reference[]): Promise<ReadonlyMap<Reference, CaseRow>> {
  const each = [...new Set(cases)];
  const rows = each.length === 0 ? [] : await ports.cases.rows({ cases: each });
  return new Map(rows.map((row) => [row.reference, row]));
}

/** The same, where some are at hand already. */
async function rowsWith(
  reader: Reader,
  atHand: readonly CaseRow[],
  cases: readonly Reference[],
): Promise<ReadonlyMap<Reference, CaseRow>> {
  const known = new Map(atHand.map((row) => [row.reference, row]));
  const more = await rowsFor(
    reader,
    cases.filter((one) => !known.has(one)),
  );
  return new Map([...known, ...more]);
}

async function waitingIn(reader: Reader): Promise<readonly At[]> {
  if (!keepsLinks(reader)) return [];
  const waiting = await reader.ports.cases.mentionsWaiting();
  const rows = await rowsFor(
    reader,
    waiting.map(({ reference }) => reference),
  );
  return waiting
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .flatMap((mention) => {
      const row = rows.get(mention.reference);
      const entry = entryOf(mention);
      return row !== undefined && readsAll(reader, row, entry) ? [{ row, entry }] : [];
    });
}

const keysOf = ({ ports }: Reader, { kind, said, ways = [said] }: CaseEntry): readonly LinkKey[] =>
  ways.flatMap((way) => ports.matchKeysOf.links?.(kind, way) ?? []);

/** Of these the ones that this person reads in full; and whether all who read records may read what an entry is called. */
export async function readableMentions(
  reader: Reader,
  mentions: readonly Mention[],
): Promise<readonly { readonly mention: Mention; readonly names: boolean }[]> {
  const rows = await rowsFor(
    reader,
    mentions.map(({ reference }) => reference),
  );
  return mentions.flatMap((mention) => {
    const row = rows.get(mention.reference);
    if (row === undefined || !readsAll(reader, row, entryOf(mention))) return [];
    return [{ mention, names: lendsName(mention, row) }];
  });
}

/** A record with those of its entries that this person reads in full, and the keys of all that they read of it. */
interface KnownRecord {
  readonly entity: Entity;
  readonly entries: readonly At[];
  readonly keys: ReadonlySet<string>;
}
/**
 * Found by a key, a record is shown by what of it this person reads alone: a case that is closed to them leads them nowhere
 * (docs/process.md P23.3).
 */
async function knownRecords(reader: Reader, found: readonly Entity[]): Promise<readonly KnownRecord[]> {
  const { person, directory, now, ports } = reader;
  const theirs = found.filter((one) => readerOfEntity(one, person, directory, now)('record', 'write'));
  const cases = [
    ...new Set(theirs.flatMap(({ members }) => members.flatMap((one) => toMentionRef(one.mention)?.reference ?? []))),
  ];
  const [mentions, rows, merged] = await Promise.all([
    cases.length === 0 ? [] : ports.cases.mentionsOf(cases),
    rowsFor(reader, cases),
    ports.entities.ofIds(theirs.flatMap(({ from = [] }) => from)),
  ]);
  const byRef = new Map(mentions.map((one) => [mentionRefOf(one), one]));
  return theirs.flatMap((entity): readonly KnownRecord[] => {
    const own = foundIn(entity);
    if (own === undefined) return [];
    const entries = entity.members.flatMap((member): readonly At[] => {
      const mention = byRef.get(member.mention);
      const row = mention && rows.get(mention.reference);
      if (mention === undefined || row === undefined || !holdsIn(entity, mention)) return [];
      const entry = entryOf(mention);
      return readsAll(reader, row, entry) ? [{ row, entry }] : [];
    });
    const within = merged.filter(({ id }) => entity.from?.includes(id)).flatMap(saidOf);
    const said = [...own.said, ...within]
      .flatMap((one) => ports.matchKeysOf.links?.(one.kind, one.said) ?? [])
      .map(({ key }) => key);
    const theirKeys = entries.flatMap(({ entry }) => keysOf(reader, entry)).map(({ key }) => key);
    const naming = entity.namedBy === undefined ? undefined : byRef.get(entity.namedBy);
    const called = calledBy(entity, lendsName(naming, naming && rows.get(naming.reference)));
    return [{ entity: called, entries, keys: new Set([...said, ...theirKeys]) }];
  });
}
function suggestedRecord(
  keys: readonly LinkKey[],
  { entity, entries, keys: has }: KnownRecord,
): RecordSuggestion | undefined {
  const alike = keys.filter(({ key }) => has.has(key));
  return alike.length === 0 ? undefined : { ...suggestionOf(alike), entity, entries };
}
/** Not one that it is of, or was said not to be of. */
const isRecordToSuggest = ({ mention }: CaseEntry, { entity }: KnownRecord): boolean =>
  mention === undefined || (mention.notOf?.includes(entity.id) !== true && !holdsIn(entity, mention));

/** The look at each of these cases; what is not theirs any more is left out. */
async function lookedAt(reader: Reader, all: readonly At[]): Promise<readonly At[]> {
  const open = await looksAt(reader, all);
  return all.filter(({ row }) => open.has(row.reference));
}
async function looksAt(reader: Reader, all: readonly Pick<At, 'row'>[]): Promise<ReadonlySet<Reference>> {
  const { ask, person, directory, now } = reader;
  const question = { person, directory, now, what: 'people and places', why: 'Links' };
  const rows = [...new Map(all.map(({ row }) => [row.reference, row])).values()];
  const seen = await Promise.all(
    rows.map(async (row) => ((await ask.row(row, question)) === undefined ? [] : [row.reference])),
  );
  return new Set(seen.flat());
}

/** By which keys these are looked for: what is sure, and what may be. */
function keysAsked(mine: readonly Keyed[]): readonly (readonly string[])[] {
  // What was looked at is compared with children and homes alone.
  // What is of a case itself is few, and finds few: it is asked for with what is sure.
  const all = mine.flatMap(({ entry, keys, asOwn }) => {
    if (entry.own !== undefined) return [...keys, ...lookedForBy(entry, asOwn)].map(asSure);
    return [...(isToLookAt(entry) ? keys : []), ...lookedForBy(entry, asOwn)];
  });
  const of = (strength: Strength): readonly string[] => [
    ...new Set(all.filter((one) => one.strength === strength).map(({ key }) => key)),
  ];
  return [of('sure'), of('perhaps')].filter((keys) => keys.length > 0);
}
/** Each with what it may be the same as, however much there is: what is sure and what may be are asked for apart. */
async function comparedWithAll(reader: Reader, mine: readonly Keyed[]): Promise<readonly Compared[]> {
  // By its own keys a case finds itself.
  const [only] = mine.every(({ row }) => row.reference === mine[0]?.row.reference) ? mine : [];
  const but = only?.row.reference;
  const asked = keysAsked(mine).map((keys) => reader.ports.cases.linksAlike(keys, but));
  return compared(reader, mine, (await Promise.all(asked)).flat());
}
/** Each with what it may be the same as, of all that was found under its keys. */
async function compared(
  reader: Reader,
  mine: readonly Keyed[],
  found: readonly LinkMatch[],
): Promise<readonly Compared[]> {
  const rows = await rowsWith(
    reader,
    found.flatMap(({ row }) => row ?? []),
    found.flatMap(({ mention }) => mention?.reference ?? []),
  );
  const ids = [...new Set(found.flatMap(({ entity }) => entity ?? []))];
  const records = ids.length === 0 ? [] : await knownRecords(reader, await reader.ports.entities.ofIds(ids));
  const others = found
    .flatMap((match) => namedBy(reader, match))
    .flatMap((entry): readonly At[] => {
      const row = rows.get(entry.reference);
      return row !== undefined && readsAll(reader, row, entry) ? [{ row, entry }] : [];
    });
  const each = [...new Map(others.map((one) => [one.entry.ref, one])).values()].map((one) => keyed(reader, one));
  return mine.map((own) => {
    const { row, entry, keys } = own;
    const suggestions = each
      .filter((one) => isToSuggest(entry, one.entry))
      .flatMap((one): readonly Suggestion[] => {
        const alike = alikeOf(own, one);
        return alike.length === 0 ? [] : [{ ...suggestionOf(alike), row: one.row, entry: one.entry }];
      })
      .toSorted((one, other) => rank(one) - rank(other) || (one.entry.at > other.entry.at ? -1 : 1));
    const of = records
      .filter((one) => isRecordToSuggest(entry, one))
      .flatMap((one) => suggestedRecord(keys, one) ?? [])
      .toSorted((one, other) => rank(one) - rank(other));
    return { row, entry, suggestions, records: of, more: 0 };
  });
}
const asSure = (one: LinkKey): LinkKey => ({ ...one, strength: 'sure' });
function firstOf(one: Compared): Compared {
  const suggestions = one.suggestions.slice(0, mostShown);
  return {
    ...one,
    suggestions,
    records: one.records.slice(0, mostShown),
    more: one.suggestions.length - suggestions.length,
  };
}
const rank = ({ strength }: { readonly strength: Strength }): number => (strength === 'sure' ? 0 : 1);

/** By what one is found, as an entry and as the child or home of a case. */
interface Keyed extends At {
  readonly keys: readonly LinkKey[];
  readonly asOwn: OwnKeys;
}
const keyed = (reader: Reader, { row, entry }: At): Keyed => ({
  row,
  entry,
  keys: keysOf(reader, entry),
  asOwn: ownKeysOf(reader.ports.matchKeysOf, entry),
});
function alikeOf(mine: Keyed, other: Keyed): readonly LinkKey[] {
  const { own } = mine.entry;
  if (other.entry.own !== undefined)
    return own === undefined || own === other.entry.own ? alikeAsOwn(mine.asOwn, other.asOwn) : [];
  if (own !== undefined) return alikeAsOwn(other.asOwn, mine.asOwn);
  return mine.keys.filter(({ key }) => other.keys.some((it) => it.key === key));
}

/** Of what was found the entry; or the lines of the referral, and the child or home that it was found by. */
function namedBy({ ports }: Reader, { mention, referral, keys }: LinkMatch): readonly CaseEntry[] {
  if (mention !== undefined) return [entryOf(mention)];
  if (referral === undefined) return [];
  const own = ownEntries(referral).filter((one) => isFoundBy(ownKeysOf(ports.matchKeysOf, one), keys));
  return [...linesOfReferral(referral), ...own];
}

/** Of another case, and not said to be the same or not the same from either side. */
function isToSuggest(own: CaseEntry, other: CaseEntry): boolean {
  if (own.reference === other.reference || isApart(own, other) || isApart(other, own)) return false;
  // Said on one side alone it was stopped between: the same press ends it.
  return !areJoined(own, other);
}
const isApart = ({ mention }: CaseEntry, { ref }: CaseEntry): boolean =>
  mention?.notSame.some((other) => other === ref) === true;
const isJoined = ({ mention }: CaseEntry, { ref }: CaseEntry): boolean =>
  mention?.same.some(({ other }) => other === ref) === true;
/** Whether they were said to be the same: it holds where both say it. */
export const areJoined = (one: CaseEntry, other: CaseEntry): boolean => isJoined(one, other) && isJoined(other, one);

const suggestionOf = (alike: readonly LinkKey[]): Pick<Suggestion, 'strength' | 'why'> => ({
  strength: alike.some(({ strength }) => strength === 'sure') ? 'sure' : 'perhaps',
  why: [...new Set(alike.map(({ why }) => why))],
});
/** By what one is compared with others; nothing where too little is said of it. */
export const comparedBy = (reader: Reader, entry: CaseEntry): readonly string[] => [
  ...new Set(keysOf(reader, entry).map(({ why }) => why)),
];

/** The look at every case that is shown; what is not theirs any more is left out. */
async function looked(reader: Reader, all: readonly Compared[]): Promise<readonly Compared[]> {
  const shown = all.flatMap(({ row, entry, suggestions, records }) => [
    { row, entry },
    ...suggestions,
    ...records.flatMap(({ entries }) => entries),
  ]);
  const open = new Set((await lookedAt(reader, shown)).map(({ row }) => row.reference));
  const isOpen = ({ row }: Pick<At, 'row'>): boolean => open.has(row.reference);
  return all.filter(isOpen).map((one) => ({
    ...one,
    suggestions: one.suggestions.filter(isOpen),
    records: one.records.map((record) => ({ ...record, entries: record.entries.filter(isOpen) })),
  }));
}
