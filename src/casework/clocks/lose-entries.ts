// Records of people and places lose the entries of a case that was destroyed at once, and what they are found by goes with them
// (docs/process.md P31.8).
import { toMentionRef } from '../../domain/case/mention/mention.ts';
import type { EntityId } from '../../domain/kernel/ids.ts';
import { clockActor } from '../../domain/people/actor.ts';
import { newestForm } from '../ports/form-ports.ts';
import type { MatterStores, Ports } from '../ports/ports.ts';
import { act } from '../write/act.ts';
import { entities as records } from '../write/matters.ts';

export type LosingParts = MatterStores &
  Pick<Ports, 'directories' | 'machine' | 'matchKeysOf' | 'telemetry'> &
  Partial<Pick<Ports, 'forms'>>;

/** No record was closed after it. */
const everyDay = '9999-12-31';

/** Those that are closed or merged too: what they are called may be of the case. False: one of them changed at the same moment, and the next round tries again. */
export async function loseEntries(parts: LosingParts, destroyed: readonly string[]): Promise<boolean> {
  const { entities, forms, directories, machine } = parts;
  if (((await forms?.current()) ?? newestForm) < records.matter.sinceOf('loseEntries')) return true;
  // Of those that were merged the record that stays knows.
  const left: EntityId[] = [...(await entities.open()).map(({ id }) => id), ...(await entities.endedBefore(everyDay))];
  const seen = new Set<EntityId>();
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const root = seen.has(id) ? undefined : (await entities.load(id))?.value.root;
    seen.add(id);
    if (root === undefined) continue;
    left.push(...(root.from ?? []));
    const named = [
      ...root.members.map(({ mention }) => mention),
      ...(root.namedBy === undefined ? [] : [root.namedBy]),
    ];
    const lost = [...new Set(named)].filter((one) => destroyed.includes(toMentionRef(one)?.reference ?? ''));
    if (lost.length === 0) continue;
    const outcome = await act(parts, records, {
      id,
      command: { step: 'loseEntries', input: { lost } },
      commandId: `remind-lost.${root.facts}`,
      context: { actor: clockActor, now: machine.now(), directory: await directories.current() },
    });
    if (outcome.kind === 'refused') return false;
  }
  return true;
}
