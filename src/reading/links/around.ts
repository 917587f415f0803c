// What is read for the picture around one case or one record: its own entries, those of the cases and records next to it, each
// as far as this person reads it (docs/process.md P22.3, P22.4, P23.3, P23.10). What one may not read is not there: it is not
// counted, and leaves no gap.
import { inShort, kindOf, sourceOf } from '../../cards/mention/say.ts';
import { entryOf } from '../../domain/case/mention/entry.ts';
import { mentionRefOf, toMentionRef, type Mention } from '../../domain/case/mention/mention.ts';
import { mentionLevelOfRow } from '../../domain/case/mention/reads.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { holdsIn, isMember, isOpenRecord, type Entity } from '../../domain/entity/entity.ts';
import { readerOfEntity } from '../../domain/entity/who.ts';
import { areaOf } from '../../domain/figures/areas.ts';
import { dateIn } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import type { EntityId, Reference } from '../../domain/kernel/ids.ts';
import { kindRow } from '../../domain/link/kinds.ts';
import { postcodeIn } from '../../domain/link/texts.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { calledNow } from '../entity/called.ts';
import { mayListEntities } from '../entity/entities.ts';
import { see, type Reader } from '../reader.ts';
import { caseDot, drawn, titleOf, type Dot, type DotKind, type Drawn, type Naming, type Narrow } from './drawn.ts';
import { areJoined, keepsLinks } from './links.ts';

/** Around which one: a record or a case. */
export type Middle = { readonly record: EntityId } | { readonly reference: Reference };
export interface Around extends Drawn {
  readonly kind: string;
  readonly called: string;
  /** The address of the page of the middle. */
  readonly link: string;
}

/** An entry that its reader reads, with the row of its case. */
interface Seen {
  readonly mention: Mention;
  readonly level: 'summary' | 'full';
  readonly row: CaseRow;
}

/** The picture around one; undefined where it is not theirs. The looks at the middle and at every case shown are written first. */
export async function aroundFor(reader: Reader, middle: Middle, narrow: Narrow = {}): Promise<Around | undefined> {
  return 'record' in middle
    ? aroundRecord(reader, middle.record, narrow)
    : aroundCase(reader, middle.reference, narrow);
}

const what = 'picture of people and places';
const why = 'Open on a page';

async function aroundRecord(reader: Reader, id: EntityId, narrow: Narrow): Promise<Around | undefined> {
  const { ask, person, directory, now } = reader;
  const entity = await ask.of('entity', id, 'members', { person, directory, now, what, why });
  if (entity === undefined) return undefined;
  const seen = await seenIn(reader, casesOf([entity]));
  const near = new Set(seen.filter(({ mention }) => isOf(entity, mention)).map(({ mention }) => mention.reference));
  const entries = seen.filter(({ mention }) => near.has(mention.reference));
  const others = await recordsNaming(reader, entries, new Set([id, ...(entity.from ?? [])]));
  const records = await calledNow(reader, [entity, ...others]);
  const dot = recordDot(records[0] ?? entity);
  return told(reader, dot, namingsOf(reader, entries, records), narrow, undefined);
}

/** Only for those who have the list of records: others have the page of the case, which says what it names. */
async function aroundCase(reader: Reader, reference: Reference, narrow: Narrow): Promise<Around | undefined> {
  if (!mayListEntities(reader.person)) return undefined;
  const opened = await see(reader, reference, what, why);
  if (opened === undefined) return undefined;
  const own = await seenIn(reader, [reference]);
  const found = await recordsNaming(reader, own, new Set());
  const same = own.flatMap(({ mention }) => mention.same.flatMap(({ other }) => toMentionRef(other)?.reference ?? []));
  const near = [...new Set([...casesOf(found), ...same])].filter((one) => one !== reference);
  const others = (await seenIn(reader, near)).filter(
    ({ mention }) =>
      found.some((record) => isOf(record, mention)) ||
      own.some((one) => areJoined(entryOf(one.mention), entryOf(mention))),
  );
  const records = await calledNow(reader, found);
  return told(reader, caseDot(reference), namingsOf(reader, [...own, ...others], records), narrow, reference);
}

/** `looked`: at this case the look is written already. */
async function told(
  { ask, person, directory, now }: Reader,
  middle: Omit<Dot, 'since'>,
  namings: readonly { readonly row: CaseRow; readonly naming: Naming }[],
  narrow: Narrow,
  looked: Reference | undefined,
): Promise<Around> {
  const drawing = (some: typeof namings): Drawn =>
    drawn(
      middle,
      some.map(({ naming }) => naming),
      localDate(now),
      narrow,
    );
  const first = drawing(namings);
  const shown = new Set(first.lines.map(({ reference }) => reference));
  const rows = new Map(namings.map(({ row }) => [row.reference, row]));
  const asked = [...rows.values()].filter(({ reference }) => shown.has(reference) && reference !== looked);
  const seen = await Promise.all(
    asked.map(async (row) =>
      (await ask.row(row, { person, directory, now, what, why })) === undefined ? [row.reference] : [],
    ),
  );
  const closed = new Set(seen.flat());
  const { kind, called, link } = middle;
  const all = closed.size === 0 ? first : drawing(namings.filter(({ row }) => !closed.has(row.reference)));
  return { kind, called, link, ...all };
}

const casesOf = (records: readonly Entity[]): readonly Reference[] => [
  ...new Set(
    records.flatMap(({ members }) => members.flatMap(({ mention }) => toMentionRef(mention)?.reference ?? [])),
  ),
];
/** Both say it: the record, and the entry. */
const isOf = (record: Entity, mention: Mention): boolean =>
  isMember(record, mentionRefOf(mention)) && holdsIn(record, mention);

/** Of what these cases name, what this person reads anything of. */
async function seenIn(
  { ports: { cases }, person, directory, now }: Reader,
  of: readonly Reference[],
): Promise<readonly Seen[]> {
  if (of.length === 0) return [];
  const [mentions, found] = await Promise.all([cases.mentionsOf(of), cases.rows({ cases: of })]);
  const rows = new Map(found.map((row) => [row.reference, row]));
  return mentions.flatMap((mention): readonly Seen[] => {
    const row = rows.get(mention.reference);
    if (row === undefined || mention.state === 'taken') return [];
    const level = mentionLevelOfRow(row, mention, person, directory, now);
    return level === 'none' ? [] : [{ mention, level, row }];
  });
}

/** The open records that these entries are of, but for those known, as far as this person reads what they hold. */
async function recordsNaming(
  { ports: { entities }, person, directory, now }: Reader,
  entries: readonly Seen[],
  known: ReadonlySet<EntityId>,
): Promise<readonly Entity[]> {
  const asked = new Set(known);
  const found: Entity[] = [];
  let next = entries.flatMap(({ mention: { entity } }) => entity ?? []);
  // What was merged into another goes on there.
  while (next.some((id) => !asked.has(id))) {
    const ids = [...new Set(next)].filter((id) => !asked.has(id));
    const some = await entities.ofIds(ids);
    for (const id of ids) asked.add(id);
    found.push(...some);
    next = some.flatMap(({ into }) => into ?? []);
  }
  return found.filter(
    (one) =>
      isOpenRecord(one) &&
      readerOfEntity(one, person, directory, now)('members') &&
      entries.some(({ mention }) => isOf(one, mention)),
  );
}

function namingsOf(
  reader: Reader,
  entries: readonly Seen[],
  records: readonly Entity[],
): readonly { readonly row: CaseRow; readonly naming: Naming }[] {
  const { directory, now } = reader;
  return entries.map((seen) => {
    const { mention, level, row } = seen;
    const record = records.find((one) => isOf(one, mention));
    const joined = keepsLinks(reader) ? joinedWith(seen, entries) : [];
    return {
      row,
      naming: {
        reference: mention.reference,
        thing: record === undefined ? entryDot(mention, joined, level) : recordDot(record),
        of: record?.kind ?? mention.kind,
        ...(level === 'full' && whereAndWhen(mention, directory)),
        sure: record !== undefined || joined.length > 0 ? 'confirmed' : 'said',
        since: localDate(mention.at),
        source: level === 'full' ? sourceOf(mention, directory, now) : inShort(mention, directory, now),
        notFamily: mention.notFamily === true,
      },
    };
  });
}

/** In which area a place is, and when it was seen: of what someone reads in full alone. */
const whereAndWhen = ({ kind, said }: Mention, { settings }: Reader['directory']): Pick<Naming, 'area' | 'seen'> => ({
  ...(shapeOf(kind) === 'place' && given({ area: areaOf(postcodeOf(said), settings) })),
  ...given({ seen: dateIn(said, 'seen') }),
});
const postcodeOf = ({ postcode = '', address }: Mention['said']): string =>
  postcode === '' ? postcodeIn(address) : postcode;

/**
 * What was confirmed to be the same, directly or by others, and is of no record: another child. What is of a record that its
 * reader does not read stands alone.
 */
function joinedWith(seen: Seen, entries: readonly Seen[]): readonly Mention[] {
  const joins = ({ mention, level }: Seen): boolean => level === 'full' && mention.entity === undefined;
  if (!joins(seen)) return [];
  const others = entries.filter(joins).map(({ mention }) => mention);
  const same = [seen.mention];
  for (const one of same) {
    same.push(...others.filter((other) => !same.includes(other) && areJoined(entryOf(one), entryOf(other))));
  }
  return same.slice(1);
}

/** The first that was named of those that are the same gives them their name. */
function entryDot(mention: Mention, joined: readonly Mention[], level: Seen['level']): Omit<Dot, 'since'> {
  const [first = mention] = [mention, ...joined].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const { ref, reference, kind, called } = entryOf(first);
  return {
    id: ref,
    shape: shapeOf(kind),
    kind: kindOf(first),
    called: level === 'full' ? called : kindOf(first),
    link: `case/${reference}/people-and-places`,
  };
}
const placeOf = (mention: Mention): string => `${mention.at} ${mentionRefOf(mention)}`;

const recordDot = (record: Entity): Omit<Dot, 'since'> => ({
  id: record.id,
  shape: shapeOf(record.kind),
  kind: titleOf(record.kind),
  called: record.name,
  link: `record/${record.id}`,
});

function shapeOf(kind: DotKind): Dot['shape'] {
  if (kind === 'theme') return 'thing';
  if (kindRow(kind).ofPerson === true) return 'person';
  return kind === 'place' || kind === 'organisation' ? 'place' : 'thing';
}
