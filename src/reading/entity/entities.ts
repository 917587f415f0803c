// Records as a person reads them: what each is, and of its entries those alone that their case and their mark let (docs/process.md
// P23.3). What one may not read is not there: it is not counted, and leaves no gap.
import type { EntityRow } from '../../casework/ports/entity-ports.ts';
import { entryOf, type CaseEntry } from '../../domain/case/mention/entry.ts';
import { mentionRefOf, toMentionRef } from '../../domain/case/mention/mention.ts';
import { mentionLevelOfRow } from '../../domain/case/mention/reads.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import { hostOfEntity } from '../../domain/entity/host.ts';
import { holdsIn, type Entity, type Member } from '../../domain/entity/entity.ts';
import { opensEntity, readerOfEntity } from '../../domain/entity/who.ts';
import type { EntityId } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { ReadsAs } from '../../domain/people/reads.ts';
import { may } from '../../domain/people/roles.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { Reader, Viewer } from '../reader.ts';
import { calledNow } from './called.ts';

/** An entry of a record, as far as this person reads it. */
export interface MemberSeen extends Pick<Member, 'on' | 'why' | 'by' | 'at'> {
  readonly entry: CaseEntry;
  readonly level: 'summary' | 'full';
  readonly row: CaseRow;
}
export interface EntitySeen {
  readonly entity: Entity;
  readonly reads: ReadsAs;
  readonly said: readonly MemberSeen[];
  /** Those that were merged into it: what was reported and made of each is read with it. */
  readonly merged: readonly Entity[];
  /** The theme that it is joined to; of a theme, the records that are: those that this person may open. */
  readonly joined: readonly Entity[];
  /** What was asked of agencies about it, each with the record on which it was set. Undefined for those who read none of it. */
  readonly actions?: readonly OnAction[];
}

/** Who has a list of records; others have a card of the one that concerns them. */
export const mayListEntities = (person: Pick<Person, 'roles'>): boolean =>
  may(person, 'keepLinks') || may(person, 'chairMeetings');

/** A record for someone who reads anything of it; the looks at it and at each case that is shown are written first. */
export async function seeEntity(
  reader: Reader,
  id: EntityId | undefined,
  what: string,
  why: string,
): Promise<EntitySeen | undefined> {
  if (id === undefined) return undefined;
  const { ask, ports, person, directory, now } = reader;
  const question = { person, directory, now, what, why };
  const entity = await ask.of('entity', id, ['record', 'recordReport'], { ...question, least: 'summary' });
  if (entity === undefined) return undefined;
  const reads = readerOfEntity(entity, person, directory, now);
  const from = entity.from ?? [];
  const [said, merged, [called = entity]] = await Promise.all([
    reads('members') ? membersSeen(reader, entity, question) : [],
    from.length > 0 && reads('record') ? ports.entities.ofIds(from) : [],
    calledNow(reader, [entity]),
  ]);
  // Stopped between the two writings, the other record stands by itself, with those who may read it.
  const gone = merged.filter(({ into }) => into !== undefined);
  const actions = reads('recordActions', 'summary') ? await actionsOfRecords(reader, [entity, ...gone]) : undefined;
  const joined = reads('record') ? await joinedTo(reader, [entity, ...gone]) : [];
  return { entity: called, reads, said, merged: gone, joined, ...given({ actions }) };
}

/** Of a record that no theme is of the database is not asked. */
async function joinedTo(
  { ports, person, directory, now }: Reader,
  records: readonly Entity[],
): Promise<readonly Entity[]> {
  const ids = records.flatMap(({ theme, joined = [] }) => (theme === undefined ? joined : [...joined, theme]));
  const found = ids.length === 0 ? [] : await ports.entities.ofIds(ids);
  return found.filter((one) => opensEntity(one, person, directory, now));
}

/** The themes that this person may open, to join a record to. */
export async function themesFor(reader: Reader): Promise<readonly EntityRow[]> {
  const open = (await reader.ports.entities.open()).filter(({ kind, state }) => kind === 'theme' && state === 'open');
  return open.filter(isTheirs(reader)).toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

/** Of a record that never had one the database is not asked. */
async function actionsOfRecords({ ports }: Reader, records: readonly Entity[]): Promise<readonly OnAction[]> {
  const found = await Promise.all(
    records.filter(hasActions).map(async (record) => {
      const host = hostOfEntity(record);
      return (await ports.entities.parts(record.id, 'action')).map((action) => ({ host, action }));
    }),
  );
  return found.flat();
}

async function membersSeen(
  { ask, ports, person, directory, now }: Reader,
  entity: Entity,
  question: Pick<Reader, 'person' | 'directory' | 'now'> & { readonly what: string; readonly why: string },
): Promise<readonly MemberSeen[]> {
  const cases = [...new Set(entity.members.flatMap(({ mention }) => toMentionRef(mention)?.reference ?? []))];
  if (cases.length === 0) return [];
  const [mentions, found] = await Promise.all([ports.cases.mentionsOf(cases), ports.cases.rows({ cases })]);
  const rows = new Map(found.map((row) => [row.reference, row]));
  const byRef = new Map(mentions.map((one) => [mentionRefOf(one), one]));
  const all = entity.members.flatMap(({ mention: ref, on, why, by, at }): readonly MemberSeen[] => {
    const mention = byRef.get(ref);
    const row = mention && rows.get(mention.reference);
    if (mention === undefined || row === undefined || !holdsIn(entity, mention)) return [];
    const level = mentionLevelOfRow(row, mention, person, directory, now);
    return level === 'none' ? [] : [{ entry: entryOf(mention), level, row, on, by, at, ...given({ why }) }];
  });
  const shown = [...new Map(all.map(({ row }) => [row.reference, row])).values()];
  const seen = await Promise.all(
    shown.map(async (row) => ((await ask.row(row, question)) === undefined ? [] : [row.reference])),
  );
  const open = new Set(seen.flat());
  return all
    .filter(({ row }) => open.has(row.reference))
    .toSorted((one, other) => (one.entry.at > other.entry.at ? -1 : 1));
}

const isTheirs =
  ({ person, directory, now }: Viewer) =>
  (row: EntityRow): boolean =>
    readerOfEntity(row, person, directory, now)('record', 'summary');
const isDue = ({ now }: Viewer, { state, dueOn }: EntityRow): boolean => state === 'open' && dueOn <= localDate(now);

const byDate = (some: readonly EntityRow[]): readonly EntityRow[] =>
  some.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));

/** The records that this person may open: what was reported, what is to be reviewed, and all others, by what they are called. */
export async function entitiesFor(reader: Reader): Promise<{
  readonly reported: readonly EntityRow[];
  readonly due: readonly EntityRow[];
  readonly open: readonly EntityRow[];
}> {
  if (!mayListEntities(reader.person)) return { reported: [], due: [], open: [] };
  const theirs = (await reader.ports.entities.open()).filter(isTheirs(reader));
  const rows = (await calledNow(reader, theirs)).toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  return {
    reported: byDate(rows.filter(({ state }) => state === 'reported')),
    due: byDate(rows.filter((row) => isDue(reader, row))),
    open: rows.filter((row) => row.state === 'open' && !isDue(reader, row)),
  };
}

/** How many ask something of the person who keeps records: reported, or to be reviewed. */
export async function countOfEntities(reader: Reader): Promise<number> {
  if (!may(reader.person, 'keepLinks')) return 0;
  return (await reader.ports.entities.waiting(localDate(reader.now))).filter(isTheirs(reader)).length;
}
