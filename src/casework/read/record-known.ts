// A record that is to end, of a child or of a person or place: until when it is kept, and by what it is held (docs/process.md 31).
import type { HostId } from '../../domain/case/action/action.ts';
import type { StepName } from '../../domain/case/whole/case.ts';
import type { EntityKind } from '../../domain/entity/kinds.ts';
import type { EntityStepName } from '../../domain/entity/table.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { clockActor } from '../../domain/people/actor.ts';
import type { RegisterEntry } from '../../domain/register/entry.ts';
import { holdGrounds } from '../../domain/register/hold.ts';
import type { RecordKnown } from '../../domain/register/making.ts';
import { heldBySettings, retentionOf, sayKept, type KeptCase } from '../../domain/register/retention.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { Ports } from '../ports/ports.ts';
import { recordOf, togetherWith, type EndingPorts } from './endings.ts';

/** Until when the record of a child is kept, in words: for those who read the history of one of its cases. */
export async function keptSaid(
  ports: Pick<Ports, 'cases'>,
  first: Reference,
  { settings }: Directory,
): Promise<string | undefined> {
  const kept = retentionOf(await recordOf(ports, first), settings);
  return kept && sayKept(kept);
}

/** By what it is held, and the cases that name it: in words that name no one. */
export async function holdsOn(
  { register }: Pick<Ports, 'register'>,
  {
    ids,
    cases,
    kinds = [],
  }: { ids: readonly HostId[]; cases: readonly Pick<KeptCase, 'root'>[]; kinds?: readonly EntityKind[] },
  { settings }: Directory,
  now: Instant,
): Promise<readonly string[]> {
  const held = new Set<string>([...ids, ...cases.map(({ root }) => root.reference)]);
  const entries = (await register.open(undefined, true)).filter((entry) =>
    (entry.type === 'access' ? entry.record : [entry.about]).some((about) => about !== undefined && held.has(about)),
  );
  return [...entries.flatMap(holdOf), ...heldBySettings(cases, settings, localDate(now), kinds)];
}
const grounds: Readonly<Record<string, string>> = holdGrounds;
function holdOf(entry: RegisterEntry): readonly string[] {
  if (entry.type === 'access') return [`${holdGrounds.access} (${entry.id})`];
  return entry.type === 'hold' ? [`${grounds[entry.ground] ?? 'hold'} (${entry.id})`] : [];
}

/** What the clock does to others when a record goes (src/casework/clocks/destroy.ts): two that are agreed on go in one night. */
const lettingGo: ReadonlySet<string> = new Set<EntityStepName | StepName>(['loseEntries', 'leaveRecord']);

/** Undefined where none of it is there. */
export async function recordKnown(
  ports: EndingPorts,
  first: HostId,
  directory: Directory,
  now: Instant,
): Promise<RecordKnown | undefined> {
  const [record, entries] = await Promise.all([
    togetherWith(ports, first, directory.settings),
    ports.register.open(undefined, true),
  ]);
  if (record === undefined) return undefined;
  const { ids, facts, kept, isEnded } = record;
  const actors = [...facts.map(({ by }) => by.objectId), ...record.looked];
  const entry = entries.find((one) => one.type === 'disposal' && ids.includes(one.about));
  return {
    record: ids,
    facts: facts.filter(({ step, by }) => by.objectId !== clockActor.objectId || !lettingGo.has(step)).length,
    kept,
    isEnded,
    excluded: [...new Set(record.excluded)],
    actors: [...new Set(actors)].filter((one) => one !== clockActor.objectId),
    holds: await holdsOn(ports, record, directory, now),
    ...given({ entry: entry?.id }),
  };
}
