// Destroys what two people agreed on, a batch at a time: cut off anywhere, the next round goes on (docs/process.md P31.7).
import { everyMention } from '../../domain/entity/ever.ts';
import type { Destroyed, Disposal } from '../../domain/register/entry.ts';
import { toEntityId } from '../../domain/kernel/ids.ts';
import { clockActor } from '../../domain/people/actor.ts';
import type { Destroying, Tombstone } from '../ports/destroy-ports.ts';
import { countAlone, keepAsDestroyed, type CountingParts } from '../figures/counting.ts';
import type { CountedId } from '../ports/figure-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { recordKnown } from '../read/record-known.ts';
import { loseEntries, type LosingParts } from './lose-entries.ts';
import { act } from '../write/act.ts';
import { cases as caseMatters, managedAt } from '../write/matters.ts';

export type DestroyParts = LosingParts &
  Pick<Ports, 'log'> &
  Omit<CountingParts, 'machine'> & { readonly destroying: Destroying };

/** The certificate, once nothing of the record is left; undefined: it is held, or someone wrote meanwhile. */
export async function destroyRecord(
  parts: DestroyParts,
  { id: certificate, record, proposed }: Disposal,
): Promise<readonly Destroyed[] | undefined> {
  const { destroying, machine, log } = parts;
  const tombstones = await Promise.all(record.map((id) => destroying.tombstone(id)));
  if (tombstones.every((one) => one === undefined)) {
    const [first] = record;
    // Placed since they agreed, a hold stops it as long as nothing is gone.
    const known = first && (await recordKnown(parts, first, await parts.directories.current(), machine.now()));
    if (known !== undefined && known.holds.length > 0) {
      log.warn('record held', { reference: certificate });
      return undefined;
    }
  }
  const matters: Destroyed[] = [];
  for (const id of record) {
    const tombstone = await destroyOne(parts, id, certificate, proposed?.ground === 'mistake');
    if (tombstone === 'left') return undefined;
    if (tombstone !== undefined) matters.push({ id, facts: tombstone.facts, lastHash: tombstone.lastHash });
  }
  return (await loseEntries(parts, record)) ? matters : undefined;
}

/** Undefined: there is no such case. `left`: it changed at the same moment, and the next round tries again. */
export async function destroyOne(
  parts: DestroyParts,
  id: CountedId,
  certificate: Tombstone['certificate'],
  isMistake: boolean,
  version?: string,
): Promise<Tombstone | 'left' | undefined> {
  const { destroying, figures, machine } = parts;
  if ((await destroying.tombstone(id)) === undefined) {
    const found = await managedAt(id).store(parts).load(id);
    if (found === undefined) return undefined;
    if (version !== undefined && found.version !== version) return 'left';
    const { root, lastHash } = found.value;
    if (!(await letGo(parts, id))) return 'left';
    // What was counted by mistake is taken out of the figures first; else they hold all of it, and keep it.
    await countAlone(parts, id, isMistake);
    const counted = await figures.counted(id);
    if (counted?.value.pending !== undefined) return 'left';
    const tombstone = { facts: root.facts, lastHash, certificate, at: machine.now() };
    if (!(await destroying.bury(id, tombstone, found.version, counted))) return 'left';
  }
  for (let left = await destroying.clear(id); left > 0;) {
    const next = await destroying.clear(id);
    if (next >= left) return 'left';
    left = next;
  }
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
