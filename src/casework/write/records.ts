// What is written of a record and of the entries that are of it: first the record says it, then the entry. A press that is stopped
// between is ended by the same press, and until then it does not hold (docs/process.md P23.5, P23.6).
import { holdsIn, isMember, type Entity, type NewMember } from '../../domain/entity/entity.ts';
import { entityRow, toEntityKind, type EntityKind } from '../../domain/entity/kinds.ts';
import { barToMerge, staysOf } from '../../domain/entity/members.ts';
import type { EntityCommand, EntityTypes } from '../../domain/entity/table.ts';
import { mentionRefOf, toMentionRef, type Mention } from '../../domain/case/mention/mention.ts';
import { isSaidSame } from '../../domain/case/mention/steps.ts';
import type { CaseTypes, PartCommand } from '../../domain/case/whole/case.ts';
import { given } from '../../domain/kernel/given.ts';
import { mintEntityId, type EntityId, type Reference } from '../../domain/kernel/ids.ts';
import { calledOf } from '../../domain/link/kinds.ts';
import { notAvailable, refuse, type Refusal } from '../../domain/matter/step.ts';
import type { Ports } from '../ports/ports.ts';
import type { Outcome } from './act.ts';
import { hashOf } from './hashing.ts';

/** An entry that this person reads in full. `names`: its words may name a record, which others read than the case. */
export interface Placeable {
  readonly mention: Mention;
  readonly names: boolean;
}
/** How a press acts: each takes one step under the command of the press. */
export interface Takes {
  readonly case: (reference: Reference, command: PartCommand<'mention'>) => Promise<Outcome<CaseTypes>>;
  readonly entity: (id: EntityId, command: EntityCommand) => Promise<Outcome<EntityTypes>>;
  /** Of these the ones that this person reads in full. */
  readonly readable: (mentions: readonly Mention[]) => Promise<readonly Placeable[]>;
}
type Known = Pick<Ports, 'cases' | 'entities' | 'secretHash'>;
type Refused = { readonly refusal: Refusal };
/** Of which record, and whether this press wrote anything. */
type Joined = { readonly entity?: EntityId; readonly done: boolean } | Refused;

const isDone = ({ kind }: { readonly kind: string }): boolean => kind === 'done';

/** The open record of this id, or the one that it was merged into; undefined where that is over. */
export async function openRecordAt(
  { entities }: Pick<Ports, 'entities'>,
  id: EntityId | undefined,
): Promise<Entity | undefined> {
  let next = id;
  for (let hops = 0; next !== undefined && hops < mostHops; hops += 1) {
    const entity: Entity | undefined = (await entities.load(next))?.value.root;
    if (entity?.state === 'open') return entity;
    next = entity?.into;
  }
  return undefined;
}
const mostHops = 8;

const twoRecords = refuse(
  'twoRecords',
  'Each of the two is of a record already.',
  'Open one of them, and press Merge into.',
);

/**
 * After two entries are said to be the same: all that is confirmed with either, directly or by others, is of one record. It is
 * opened where none of them is of one, or joined. Of another child there is none: the two cases are linked by what they say.
 */
export async function joinRecord(ports: Known, takes: Takes, mine: Mention, other: Mention): Promise<Joined> {
  const kind = toEntityKind(mine.kind);
  if (kind === undefined) return { done: false };
  const group = await takes.readable(await confirmedWith(ports, [mine, other]));
  const there = await recordsOf(ports, group);
  if (there.length > 1) return twoRecords;
  const [entity] = there;
  const joined =
    entity === undefined ? await opened(ports, takes, kind, group) : await added(takes, entity, membersOf(group));
  if ('refusal' in joined || joined.entity === undefined) return joined;
  return placed(ports, takes, joined.entity, group, joined.done);
}

/** Before anything is written of two: whether each is of a record of its own. */
export async function barToConfirm(ports: Known, mine: Mention, other: Mention): Promise<Refused | undefined> {
  const there = await recordsOf(
    ports,
    [mine, other].map((mention) => ({ mention })),
  );
  return there.length > 1 ? twoRecords : undefined;
}

/** The record that both are of. */
export async function sharedRecord(ports: Known, mine: Mention, other: Mention): Promise<EntityId | undefined> {
  if (mine.entity === undefined || other.entity === undefined) return undefined;
  const there = await recordsOf(
    ports,
    [mine, other].map((mention) => ({ mention })),
  );
  return there.length === 1 ? there[0]?.id : undefined;
}

async function recordsOf(ports: Known, group: readonly Pick<Placeable, 'mention'>[]): Promise<readonly Entity[]> {
  const ids = [...new Set(group.flatMap(({ mention: { entity } }) => entity ?? []))];
  const found = (await Promise.all(ids.map(async (id) => openRecordAt(ports, id)))).filter((one) => one !== undefined);
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** All that both say is the same, from these on. */
async function confirmedWith({ cases }: Known, from: readonly Mention[]): Promise<readonly Mention[]> {
  const group = new Map(from.map((one) => [mentionRefOf(one), one]));
  const next = [...from];
  for (let one = next.pop(); one !== undefined && group.size < mostInGroup; one = next.pop()) {
    for (const { other } of one.same) {
      const ref = toMentionRef(other);
      if (ref === undefined || group.has(ref.ref)) continue;
      const found = (await cases.part(ref.reference, 'mention', ref.id))?.value;
      if (found === undefined || found.state === 'taken' || !isSaidSame(found, mentionRefOf(one))) continue;
      group.set(ref.ref, found);
      next.push(found);
    }
  }
  return [...group.values()];
}
const mostInGroup = 40;

function memberOf(mention: Mention, on: readonly string[], why: string | undefined): NewMember {
  return {
    mention: mentionRefOf(mention),
    kind: mention.kind,
    on,
    ...given({ why }),
    ...(mention.said['works'] === 'yes' && { works: true }),
  };
}
/** With what each says why it is the same. */
const membersOf = (group: readonly Placeable[]): readonly NewMember[] =>
  group.map(({ mention }) => {
    const [said] = mention.same;
    return memberOf(mention, said?.on ?? [], said?.why);
  });

/** Named by the first entry that all who read records may read; else by its kind, for its keeper to name. */
const nameOf = (group: readonly Placeable[], kind: EntityKind): Pick<Entity, 'name' | 'namedBy'> => {
  const naming = group.find(({ names }) => names)?.mention;
  return naming === undefined || kind === 'theme'
    ? { name: entityRow(kind).title }
    : { name: calledOf(naming.kind, naming.said), namedBy: mentionRefOf(naming) };
};

/** Two who confirm the same two at once open the same record: its id follows from them. */
async function opened(ports: Known, takes: Takes, kind: EntityKind, group: readonly Placeable[]): Promise<Joined> {
  const members = membersOf(group);
  const refs = members.map(({ mention }) => mention).toSorted();
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const id = idFrom(ports, [...refs.slice(0, 2), String(turn)]);
    const there = (await ports.entities.load(id))?.value.root;
    if (there?.state === 'open') return added(takes, there, members);
    if (there !== undefined || (await ports.entities.isDestroyed(id))) continue;
    const outcome = await takes.entity(id, {
      step: 'openEntity',
      input: { id, kind, ...nameOf(group, kind), members },
    });
    if (outcome.kind !== 'refused') return { entity: id, done: isDone(outcome) };
    // Someone was first by a moment: theirs is joined.
    if (outcome.refusal.code === 'alreadyDecided' && outcome.now?.state === 'open') {
      return added(takes, outcome.now, members);
    }
    return { refusal: outcome.refusal };
  }
  return notAvailable;
}
/** So often one of these two may have been opened and closed again. */
const mostTurns = 8;
const idFrom = ({ secretHash = hashOf }: Known, parts: readonly string[]): EntityId =>
  mintEntityId(Buffer.from(secretHash('record', ...parts), 'hex'));

async function added(takes: Takes, entity: Entity, members: readonly NewMember[]): Promise<Joined> {
  const outcome = await takes.entity(entity.id, { step: 'addMembers', input: { members } });
  return outcome.kind === 'refused' ? { refusal: outcome.refusal } : { entity: entity.id, done: isDone(outcome) };
}

/** The second of the two acts, on each entry; the last is the one that the press is about. */
async function placed(
  ports: Known,
  takes: Takes,
  entity: EntityId,
  group: readonly Placeable[],
  isNew: boolean,
): Promise<Joined> {
  let done = isNew;
  for (const { mention } of group.toReversed()) {
    const command = { step: 'placeInRecord', part: mention.id, input: { entity } } as const;
    const outcome = await takes.case(mention.reference, command);
    if (outcome.kind === 'refused') {
      const elsewhere = await elsewhereOf(ports, mention, entity);
      // Two were confirmed at the same moment with a third: one record is made of both.
      if (elsewhere === undefined) return { refusal: outcome.refusal };
      const merged = await mergeRecords(ports, takes, {
        from: entity,
        into: elsewhere,
        why: 'Confirmed at the same moment.',
      });
      return 'refusal' in merged
        ? merged
        : placed(
            ports,
            takes,
            elsewhere,
            group.filter((one) => one.mention !== mention),
            true,
          );
    }
    done ||= isDone(outcome);
  }
  return { entity, done };
}
async function elsewhereOf(ports: Known, { reference, id }: Mention, entity: EntityId): Promise<EntityId | undefined> {
  const now = (await ports.cases.part(reference, 'mention', id))?.value;
  const open = await openRecordAt(ports, now?.entity);
  return open?.id === entity ? undefined : open?.id;
}

export interface OfRecord {
  readonly id: EntityId;
  readonly mention: Mention;
  readonly on?: readonly string[];
  readonly why?: string;
}
/** Confirm where a record was suggested: the record says it, then the entry. */
export async function addToRecord(
  ports: Known,
  takes: Takes,
  { id, mention, on = [], why }: OfRecord,
): Promise<Joined> {
  const entity = await openRecordAt(ports, id);
  if (entity === undefined) return notAvailable;
  const bar = await recordsOf(ports, [{ mention }]);
  if (bar.some((one) => one.id !== entity.id)) return twoRecords;
  const joined = await added(takes, entity, [memberOf(mention, on, why)]);
  return 'refusal' in joined ? joined : placed(ports, takes, entity.id, [{ mention, names: false }], joined.done);
}

/** Not the same: said of a suggestion, or after all. The entry is as it was typed, and is found by its own keys again. */
export async function takeOutOfRecord(
  ports: Known,
  takes: Takes,
  { id, mention, why = '' }: Omit<OfRecord, 'on'>,
): Promise<Joined> {
  const entity = (await ports.entities.load(id))?.value.root;
  if (entity === undefined) return notAvailable;
  const ref = mentionRefOf(mention);
  const isIn = isMember(entity, ref);
  const first = isIn ? await takes.entity(id, { step: 'removeMember', input: { mention: ref, why } }) : undefined;
  if (first?.kind === 'refused') return { refusal: first.refusal };
  // Stopped between, the record does not say it any more, and the entry still does: what else was of it is asked of the record.
  const others = entity.members.map((one) => one.mention).filter((one) => one !== ref);
  const outcome = await takes.case(mention.reference, {
    step: 'notOfRecord',
    part: mention.id,
    input: { entities: [id, ...(entity.from ?? [])], others: isIn || holdsIn(entity, mention) ? others : [] },
  });
  return outcome.kind === 'refused'
    ? { refusal: outcome.refusal }
    : { entity: id, done: (first !== undefined && isDone(first)) || isDone(outcome) };
}

interface Merging {
  readonly from: EntityId;
  readonly into: EntityId;
  readonly why: string;
}
/** Two records are of one: entries move, words stay. First the one that stays says so, then the one that goes. */
export async function mergeRecords(
  { entities }: Pick<Ports, 'entities'>,
  takes: Pick<Takes, 'entity'>,
  { from, into, why }: Merging,
): Promise<Joined> {
  const [one, other] = (await Promise.all([entities.load(from), entities.load(into)])).map((each) => each?.value.root);
  if (one === undefined || other === undefined) return notAvailable;
  if (one.into === into) return { entity: into, done: false };
  const [gone, stays] = other.from?.includes(from) === true && staysOf(one, into) ? [other, one] : [one, other];
  const barred = barToMerge(gone);
  if (barred !== undefined) return barred;
  const first = await takes.entity(stays.id, {
    step: 'takeOver',
    input: {
      from: [gone.id, ...(gone.from ?? []).filter((each) => each !== stays.id)],
      members: gone.members.map(({ by: _by, at: _at, ...member }) => member),
      excluded: gone.excluded,
      ...given({ works: gone.works, keptOut: gone.keptOut }),
      isRestricted: gone.restricted !== undefined,
      why,
    },
  });
  if (first.kind === 'refused') return { refusal: first.refusal };
  const last = await takes.entity(gone.id, {
    step: 'mergeInto',
    input: { into: stays.id, why, facts: gone.facts, stays: shutOf(first.now ?? stays) },
  });
  return last.kind === 'refused'
    ? { refusal: last.refusal }
    : { entity: stays.id, done: isDone(first) || isDone(last) };
}

/** Who may not read a record, and how. */
const shutOf = ({ excluded, keptOut }: Entity): Pick<Entity, 'excluded' | 'keptOut'> => ({
  excluded,
  ...given({ keptOut }),
});
