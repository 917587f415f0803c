// Records of people and places lose the entries of a case that was destroyed at once, and what they are found by goes with them
// (docs/process.md P31.8).
import { toMentionRef } from '../../domain/case/mention/mention.ts';
import { clockActor } from '../../domain/people/actor.ts';
import { newestForm } from '../ports/form-ports.ts';
import type { MatterStores, Ports } from '../ports/ports.ts';
import { act } from '../write/act.ts';
import { entities as records } from '../write/matters.ts';

export type LosingParts = MatterStores &
  Pick<Ports, 'directories' | 'machine' | 'matchKeysOf' | 'telemetry'> &
  Partial<Pick<Ports, 'forms'>>;

/** False: one of them changed at the same moment, and the next round tries again. */
export async function loseEntries(parts: LosingParts, destroyed: readonly string[]): Promise<boolean> {
  const { entities, forms, directories, machine } = parts;
  if (((await forms?.current()) ?? newestForm) < records.matter.sinceOf('loseEntries')) return true;
  for (const { id } of await entities.open()) {
    const root = (await entities.load(id))?.value.root;
    const lost = (root?.members ?? [])
      .map(({ mention }) => mention)
      .filter((mention) => destroyed.includes(toMentionRef(mention)?.reference ?? ''));
    if (root === undefined || lost.length === 0) continue;
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
