// Destroys what two people agreed on, a batch at a time: cut off anywhere, the next round goes on (docs/process.md P31.7).
import { everyMention } from '../../domain/entity/ever.ts';
import type { Destroyed, Disposal } from '../../domain/register/entry.ts';
import { given } from '../../domain/kernel/given.ts';
import { toEntityId } from '../../domain/kernel/ids.ts';
import type { HostId } from '../../domain/case/action/action.ts';
import { whyStopped } from '../../domain/register/disposal.ts';
import type { RecordKnown } from '../../domain/register/making.ts';
import type { Shut } from '../../domain/register/shut.ts';
import { clockActor } from '../../domain/people/actor.ts';
import type { Destroying, Tombstone } from '../ports/destroy-ports.ts';
import { countAlone, keepAsDestroyed, type CountingParts } from '../figures/counting.ts';
import type { CountedId } from '../ports/figure-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { recordKnown } from '../read/record-known.ts';
import { loseEntries, type LosingParts } from './lose-entries.ts';
import { offAllLists } from '../tell/troubles.ts';
import { act } from '../write/act.ts';
import { cases as caseMatters, managedAt } from '../write/matters.ts';

export type DestroyParts = LosingParts &
  Pick<Ports, 'log' | 'troubles'> &
  Omit<CountingParts, 'machine'> & { readonly destroying: Destroying };

/**
 * The certificate, once nothing of the record is left. `stopped`: what it is now, which is not what two people agreed on. Undefined:
 * someone wrote at the same moment, and the next round tries again.
 */
export async function destroyRecord(
  parts: DestroyParts,
  entry: Disposal,
): Promise<readonly Destroyed[] | { readonly stopped: RecordKnown } | undefined> {
  const { destroying, log } = parts;
  const { id: certificate, record, proposed } = entry;
  // A draft of it that ended by itself is no beginning: what is left can still be held.
  let isBegun = (await Promise.all(record.map((id) => destroying.tombstone(id)))).some(
    (one) => one?.certificate === certificate,
  );
  const kept = await keptOutOfAll(parts, record);
  const stops = async (): Promise<RecordKnown | undefined> => (isBegun ? undefined : stoppedNow(parts, entry));
  const matters: Destroyed[] = [];
  for (const id of record) {
    let stopped = await stops();
    const tombstone =
      stopped === undefined
        ? await destroyOne(parts, id, certificate, {
            isMistake: proposed?.ground === 'mistake',
            ...given({ kept }),
            mayBury: async () => (await stops()) === undefined,
          })
        : 'left';
    if (tombstone === 'left') {
      stopped ??= await stops();
      if (stopped !== undefined) log.warn('record held', { reference: certificate });
      return stopped && { stopped };
    }
    if (tombstone === undefined) continue;
    isBegun ||= tombstone.certificate === certificate;
    matters.push({ id, facts: tombstone.facts, lastHash: tombstone.lastHash });
  }
  return (await loseEntries(parts, record)) ? matters : undefined;
}

/** The record as it is now, where that stops what was agreed; a draft of it that ended by itself counts as it was. */
async function stoppedNow(parts: DestroyParts, entry: Disposal): Promise<RecordKnown | undefined> {
  const { destroying, machine, directories } = parts;
  const now = machine.now();
  const left: HostId[] = [];
  let ended = 0;
  for (const id of entry.record) {
    const tombstone = await destroying.tombstone(id);
    if (tombstone === undefined) left.push(id);
    else ended += tombstone.facts;
  }
  const [first] = left;
  const known = first && (await recordKnown(parts, first, await directories.current(), now));
  if (known === undefined) return undefined;
  const record = { ...known, facts: known.facts + ended };
  return whyStopped(entry, record, now) === undefined ? undefined : record;
}

/** Who is kept out of each, those that are gone already too; undefined where no one is of any. */
async function keptOutOfAll({ cases }: DestroyParts, ids: readonly string[]): Promise<Shut | undefined> {
  const shut = await cases.shut(ids);
  return [...shut.values()].some((some) => some.length > 0) ? shut : undefined;
}

/** Undefined: there is no such case. `left`: it changed at the same moment, and the next round tries again. */
export async function destroyOne(
  parts: DestroyParts,
  id: CountedId,
  certificate: Tombstone['certificate'],
  {
    isMistake = false,
    version,
    kept,
    mayBury,
  }: { isMistake?: boolean; version?: string; kept?: Shut; mayBury?: () => Promise<boolean> } = {},
): Promise<Tombstone | 'left' | undefined> {
  const { destroying, figures, machine } = parts;
  if ((await destroying.tombstone(id)) === undefined) {
    const found = await managedAt(id).store(parts).load(id);
    if (found === undefined) return undefined;
    if (version !== undefined && found.version !== version) return 'left';
    const { root, lastHash } = found.value;
    if (!(await letGo(parts, id))) return 'left';
    // What was let go took a while: it is asked once more before anything is gone.
    if (mayBury !== undefined && !(await mayBury())) return 'left';
    // What was counted by mistake is taken out of the figures first; else they hold all of it, and keep it.
    await countAlone(parts, id, isMistake);
    const counted = await figures.counted(id);
    if (counted?.value.pending !== undefined) return 'left';
    const excluded = (kept ?? (await keptOutOfAll(parts, [id])))?.get(id);
    const tombstone = { facts: root.facts, lastHash, certificate, at: machine.now(), ...given({ excluded }) };
    if (!(await destroying.bury(id, tombstone, found.version, counted))) return 'left';
  }
  for (let left = await destroying.clear(id); left > 0;) {
    const next = await destroying.clear(id);
    if (next >= left) return 'left';
    left = next;
  }
  await offAllLists(parts, id);
  const counted = await figures.counted(id);
  if (counted !== undefined) await keepAsDestroyed(figures, id, counted.value.counts);
  await destroying.uncount(id);
  return destroying.tombstone(id);
}

/**
 * The entries of cases that are of a record lose that before it goes, each in a writing of its own: what a case said stays in it,
 * and is found by its own keys again (docs/process.md P31.9). False: one of the cases changed at the same moment.
 */
async function letGo(parts: DestroyParts, id: CountedId): Promise<boolean> {
  const { entities, cases, machine, directories } = parts;
  const record = toEntityId(id);
  const root = record && (await entities.load(record))?.value.root;
  if (record === undefined || root === undefined) return true;
  for (const { reference, id: part } of everyMention({ root, facts: await entities.facts(record) })) {
    const [mention, on] = await Promise.all([cases.part(reference, 'mention', part), cases.load(reference)]);
    if (on === undefined || mention?.value.entity !== record) continue;
    const outcome = await act(parts, caseMatters, {
      id: reference,
      command: { step: 'leaveRecord', part, input: {} },
      commandId: `remind-left.${record}.${part}.${on.value.root.facts}`,
      context: { actor: clockActor, now: machine.now(), directory: await directories.current() },
    });
    if (outcome.kind === 'refused') return false;
  }
  return true;
}
