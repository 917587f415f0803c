// Destroys what two people agreed on, a batch at a time: cut off anywhere, the next round goes on (docs/process.md P31.7).
import type { Destroyed, Disposal } from '../../domain/register/entry.ts';
import type { Destroying, Tombstone } from '../ports/destroy-ports.ts';
import { countAlone, keepAsDestroyed, type CountingParts } from '../figures/counting.ts';
import type { CountedId } from '../ports/figure-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { recordKnown } from '../read/record-known.ts';
import { loseEntries, type LosingParts } from './lose-entries.ts';
import { managedAt } from '../write/matters.ts';

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
