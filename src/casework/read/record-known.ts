// The record of a child: its cases, which go together; until when it is kept, and by what it is held (docs/process.md 31).
import { holdGrounds } from '../../domain/register/hold.ts';
import type { RecordKnown } from '../../domain/register/making.ts';
import { heldBySettings, isEnded, retentionOf, sayKept, type KeptCase } from '../../domain/register/retention.ts';
import type { RegisterEntry } from '../../domain/register/entry.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { clockActor } from '../../domain/people/actor.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Ports, StoredFact } from '../ports/ports.ts';

type Reading = Pick<Ports, 'cases' | 'register'>;

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
export async function recordOf({ cases }: Pick<Reading, 'cases'>, first: Reference): Promise<readonly RecordCase[]> {
  const found = new Map<Reference, RecordCase | undefined>();
  const left = [first];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    const [stored, facts] = await Promise.all([cases.load(next), cases.facts(next)]);
    found.set(next, stored && { root: stored.value.root, facts });
    if (stored !== undefined) left.push(...besides(stored.value.root));
  }
  return [...found.values()].filter((one) => one !== undefined);
}

/** Until when the record of a child is kept, in words: for those who read the history of one of its cases. */
export async function keptSaid(
  ports: Pick<Reading, 'cases'>,
  first: Reference,
  { settings }: Directory,
): Promise<string | undefined> {
  const kept = retentionOf(await recordOf(ports, first), settings);
  return kept && sayKept(kept);
}

/** By what a record is held: in words that name no one. */
export async function holdsOn(
  { register }: Pick<Reading, 'register'>,
  record: readonly Pick<KeptCase, 'root'>[],
  { settings }: Directory,
  now: Instant,
): Promise<readonly string[]> {
  const references = record.map(({ root }) => root.reference);
  const entries = (await register.open(undefined, true)).filter((entry) =>
    (entry.type === 'access' ? entry.record : [entry.about]).some(
      (about) => about !== undefined && references.includes(about),
    ),
  );
  return [...entries.flatMap(holdOf), ...heldBySettings(record, settings, localDate(now))];
}
const grounds: Readonly<Record<string, string>> = holdGrounds;
function holdOf(entry: RegisterEntry): readonly string[] {
  if (entry.type === 'access') return [`${holdGrounds.access} (${entry.id})`];
  return entry.type === 'hold' ? [`${grounds[entry.ground] ?? 'hold'} (${entry.id})`] : [];
}

/** Undefined where none of it is there. */
export async function recordKnown(
  ports: Reading,
  first: Reference,
  directory: Directory,
  now: Instant,
): Promise<RecordKnown | undefined> {
  const [record, entries] = await Promise.all([recordOf(ports, first), ports.register.open(undefined, true)]);
  const kept = retentionOf(record, directory.settings);
  if (kept === undefined) return undefined;
  const references = record.map(({ root }) => root.reference);
  const actors = record.flatMap(({ root, facts }) => [
    ...facts.map(({ by }) => by.objectId),
    ...(root.glass ?? []).map(({ by }) => by.objectId),
  ]);
  const entry = entries.find((one) => one.type === 'disposal' && references.includes(one.about));
  return {
    record: references,
    facts: record.reduce((sum, { facts }) => sum + facts.length, 0),
    kept,
    isEnded: isEnded(record),
    excluded: [...new Set(record.flatMap(({ root }) => root.excluded))],
    actors: [...new Set(actors)].filter((one) => one !== clockActor.objectId),
    holds: await holdsOn(ports, record, directory, now),
    ...given({ entry: entry?.id }),
  };
}
