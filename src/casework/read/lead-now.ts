// Who leads the case that an entry of the register is about: asked in the place of who may not hear of it any more (docs/process.md P25.9).
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { refOf, type PersonRef } from '../../domain/people/actor.ts';
import { toRegisterId, waitsFor, type RegisterEntry } from '../../domain/register/entry.ts';
import type { Ports } from '../ports/ports.ts';

/** What was merged into another case is led as that one is. Undefined where no one else is to be asked. */
export async function leadNow({ cases }: Pick<Ports, 'cases'>, entry: RegisterEntry): Promise<PersonRef | undefined> {
  if (entry.type !== 'breach' || entry.lead === undefined || waitsFor(entry) !== undefined) return undefined;
  const passed = new Set<string>();
  let at = entry.about;
  while (at !== undefined && !passed.has(at)) {
    passed.add(at);
    const root = (await cases.load(at))?.value.root;
    if (root?.stage !== 'merged') return root && refOf(leadOf(root));
    at = root.into;
  }
  return undefined;
}

/** The same of whatever has this id: no other matter asks it. */
export async function leadNowAt(ports: Pick<Ports, 'cases' | 'register'>, id: string): Promise<PersonRef | undefined> {
  const asked = toRegisterId(id);
  const entry = asked && (await ports.register.load(asked))?.value.root;
  return entry && leadNow(ports, entry);
}
