// Which kinds of matter can be held and ended, a row per kind: what of it goes together, until when it is kept, and whose time may
// be over (docs/process.md 31).
import type { HostId } from '../../domain/case/action/action.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import type { EntityKind } from '../../domain/entity/kinds.ts';
import { given } from '../../domain/kernel/given.ts';
import { readReference, toEntityId, type EntityId, type ObjectId, type Reference } from '../../domain/kernel/ids.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { entityTyped } from '../../domain/register/hold.ts';
import {
  isEnded,
  retentionOf,
  type KeepingFact,
  type KeptCase,
  type KeptUntil,
} from '../../domain/register/retention.ts';
import {
  areClosed,
  casesEver,
  ownTimeOf,
  retentionOfEntity,
  type KeptEntity,
} from '../../domain/register/retention-entity.ts';
import { addMonths, type IsoDate } from '../../domain/time/dates.ts';
import { since, type Form } from '../ports/form-ports.ts';
import type { Ports, StoredFact } from '../ports/ports.ts';

export type EndingPorts = Pick<Ports, 'cases' | 'entities' | 'register'> & Partial<Pick<Ports, 'forms'>>;

/** What goes together with one matter: the cases of a child, the records that were merged. */
export interface Together {
  readonly ids: readonly HostId[];
  readonly facts: readonly KeepingFact[];
  readonly kept: KeptUntil;
  readonly isEnded: boolean;
  readonly excluded: readonly ObjectId[];
  /** Who did something that is no fact. */
  readonly looked: readonly ObjectId[];
  /** What holds one of these cases holds it; and of which kinds the records are. */
  readonly cases: readonly KeptCase[];
  readonly kinds: readonly EntityKind[];
}

interface Ending {
  readonly kind: 'case' | 'entity';
  /** The first form in which one is held or ends. */
  readonly since: Form;
  /** Undefined: the id is none of this kind, or nothing of it is there. */
  together(ports: EndingPorts, id: HostId, settings: Settings): Promise<Together | undefined>;
  /** By the least that their own documents say: facts only lengthen it. */
  over(ports: EndingPorts, today: IsoDate, settings: Settings): Promise<readonly HostId[]>;
}

const endings: readonly Ending[] = [
  {
    kind: 'case',
    since: since.tombstone,
    together: async (ports, id, settings) => {
      const read = readReference(id);
      const cases = 'reference' in read ? await recordOf(ports, read.reference) : [];
      const kept = retentionOf(cases, settings);
      return (
        kept && {
          ids: cases.map(({ root }) => root.reference),
          facts: cases.flatMap(({ facts }) => facts),
          kept,
          isEnded: isEnded(cases),
          excluded: cases.flatMap(({ root }) => root.excluded),
          looked: cases.flatMap(({ root }) => root.glass ?? []).map(({ by }) => by.objectId),
          cases,
          kinds: [],
        }
      );
    },
    over: async ({ cases }, today, settings) => {
      const ended = await cases.endedBefore(addMonths(today, -12 * settings.retention.afterLast));
      const due: HostId[] = [];
      for (const reference of ended)
        if ((await isOver(cases, reference, today, settings)) === true) due.push(reference);
      return due;
    },
  },
  {
    kind: 'entity',
    since: since.entityEnds,
    together: async (ports, id, settings) => {
      const first = toEntityId(id);
      const records = first === undefined ? [] : await mergedWith(ports, first);
      const cases = await casesOf(ports, records);
      const times = cases.flatMap((record) => retentionOf(record, settings) ?? []);
      const kept = retentionOfEntity(records, times, settings);
      return (
        kept && {
          ids: records.map(({ root }) => root.id),
          facts: records.flatMap(({ facts }) => facts),
          kept,
          isEnded: areClosed(records) && isEnded(cases.flat()),
          excluded: records.flatMap(({ root }) => root.excluded),
          looked: [],
          cases: cases.flat(),
          kinds: records.map(({ root }) => root.kind),
        }
      );
    },
    over: async ({ entities, cases }, today, settings) => {
      const due: HostId[] = [];
      for (const id of await entities.endedBefore(addMonths(today, -12 * settings.retention.entity))) {
        const root = (await entities.load(id))?.value.root;
        const least = root && ownTimeOf([{ root, facts: [] }], settings);
        if (root === undefined || least === undefined || least.until > today) continue;
        if (!(await isNamedByKept(cases, root, today, settings))) due.push(id);
      }
      return due;
    },
  },
];

type Loading = Pick<Ports['cases'], 'load'>;
/** By its own document alone; undefined where it is not there. */
async function isOver(
  cases: Loading,
  reference: Reference,
  today: IsoDate,
  settings: Settings,
): Promise<boolean | undefined> {
  const root = (await cases.load(reference))?.value.root;
  const least = root && retentionOf([{ root, facts: [] }], settings);
  return root && least && isEnded([{ root }]) && least.until <= today;
}
/** One case that is kept is enough: no other is read. */
async function isNamedByKept(cases: Loading, root: Entity, today: IsoDate, settings: Settings): Promise<boolean> {
  for (const reference of casesEver([{ root, facts: [] }]))
    if ((await isOver(cases, reference, today, settings)) === false) return true;
  return false;
}

/** The rows that the form in force knows. */
export async function endingsIn({ forms }: Pick<EndingPorts, 'forms'>): Promise<readonly Ending[]> {
  const form = forms === undefined ? undefined : await forms.current();
  return endings.filter((one) => form === undefined || form >= one.since);
}

/** All that goes with this one; undefined where it is not there, or is nothing that ends. */
export async function togetherWith(ports: EndingPorts, id: HostId, settings: Settings): Promise<Together | undefined> {
  for (const one of await endingsIn(ports)) {
    const found = await one.together(ports, id, settings);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the steps of the register go by where a reference is typed: the case, or the record, that has it; no matter who may see it. */
export async function matterTyped(
  ports: EndingPorts,
  typed: string,
): Promise<{ readonly about?: Case; readonly entity?: Entity }> {
  const read = readReference(typed);
  if ('reference' in read) return given({ about: (await ports.cases.load(read.reference))?.value.root });
  const id = entityTyped(typed);
  const isKnown = (await endingsIn(ports)).some(({ kind }) => kind === 'entity');
  return given({ entity: id && isKnown ? (await ports.entities.load(id))?.value.root : undefined });
}

/** The cases of the same child that a case names: referred again, merged (docs/process.md P31.2). */
const besides = (one: Case): readonly Reference[] => [
  ...(one.again === undefined ? [] : [one.again.of]),
  ...(one.referredAgain ?? []),
  ...(one.merged ?? []),
  ...(one.stage === 'merged' ? [one.into] : []),
];
export interface RecordCase extends KeptCase {
  readonly facts: readonly StoredFact[];
}
/** All of them that are there, the one that is asked for first; each with its facts. */
export const recordOf = async (
  { cases }: Pick<EndingPorts, 'cases'>,
  first: Reference,
): Promise<readonly RecordCase[]> =>
  allFrom(first, async (one) => {
    const [stored, facts] = await Promise.all([cases.load(one), cases.facts(one)]);
    return stored && { found: { root: stored.value.root, facts }, next: besides(stored.value.root) };
  });

/** The record that stayed, and those that were merged into it (docs/process.md P31.9). */
const mergedBeside = ({ from = [], into }: Entity): readonly EntityId[] => [
  ...from,
  ...(into === undefined ? [] : [into]),
];
const mergedWith = async (
  { entities }: Pick<EndingPorts, 'entities'>,
  first: EntityId,
): Promise<readonly KeptEntity[]> =>
  allFrom(first, async (one) => {
    const [stored, facts] = await Promise.all([entities.load(one), entities.facts(one)]);
    return stored && { found: { root: stored.value.root, facts }, next: mergedBeside(stored.value.root) };
  });

/** Of each child that has a case which ever named it all cases, once. */
async function casesOf(
  ports: Pick<EndingPorts, 'cases'>,
  records: readonly KeptEntity[],
): Promise<readonly (readonly KeptCase[])[]> {
  const seen = new Set<Reference>();
  const all: (readonly KeptCase[])[] = [];
  for (const reference of casesEver(records)) {
    if (seen.has(reference)) continue;
    const record = await recordOf(ports, reference);
    for (const { root } of record) seen.add(root.reference);
    all.push(record);
  }
  return all;
}

async function allFrom<Id extends string, Found>(
  first: Id,
  read: (one: Id) => Promise<{ readonly found: Found; readonly next: readonly Id[] } | undefined>,
): Promise<readonly Found[]> {
  const found = new Map<Id, Found | undefined>();
  const left = [first];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    const one = await read(next);
    found.set(next, one?.found);
    if (one !== undefined) left.push(...one.next);
  }
  return [...found.values()].filter((one) => one !== undefined);
}
