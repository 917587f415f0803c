// What ended in a case stays true of it: a fact that is made there later is taken over by the case that goes on (docs/process.md P5.8).
import type { Reference } from '../../domain/kernel/ids.ts';
import { clockActor } from '../../domain/people/actor.ts';
import { plannedFrom } from '../read/planned.ts';
import { createBounded, type Bounded } from '../../machine/bounded.ts';
import type { MatterStores, Merged, Ports } from '../ports/ports.ts';
import { act } from '../write/act.ts';
import { cases } from '../write/matters.ts';

type FollowPorts = MatterStores &
  Pick<Ports, 'directories' | 'log' | 'machine' | 'matchKeysOf' | 'telemetry'> &
  Partial<Pick<Ports, 'forms'>>;

const keyOf = ({ reference, into, facts }: Merged): string => `${reference} ${facts} ${into}`;

/** Of which it was found that the case that goes on knows all that is said there: remembered by a process, and stored nowhere. */
export const foundSame = (): Bounded<string, true> => createBounded(5000);

/**
 * Looks at every case that ended in another. Any number of instances may: what the case that goes on knows already is not written
 * again. What is refused, as long as that one can only be read, is tried again in the next round. Resolves with the cases that
 * changed.
 */
export async function followMerged(ports: FollowPorts, known = foundSame()): Promise<readonly Reference[]> {
  const merged = await ports.cases.mergedAway();
  if (merged.length === 0) return [];
  const took = new Set((await ports.cases.tookOf([...new Set(merged.map(({ into }) => into))])).map(keyOf));
  const changed: Reference[] = [];
  for (const one of merged) {
    if (took.has(keyOf(one)) || known.has(keyOf(one))) continue;
    const followed = await followOne(ports, one);
    if (followed === 'done') changed.push(one.into);
    if (followed === 'unchanged') known.set(keyOf(one), true);
  }
  return changed;
}

/** The same of one, after a press on it: whether the case that goes on changed. A fault is no one's here: the clock does it within the minute. */
export const follow = async (ports: FollowPorts, one: Pick<Merged, 'reference'>): Promise<boolean> =>
  (await followOne(ports, one)) === 'done';

async function followOne(ports: FollowPorts, one: Pick<Merged, 'reference'>): Promise<'done' | 'unchanged' | 'notYet'> {
  try {
    const about = (await ports.cases.load(one.reference))?.value.root;
    if (about?.stage !== 'merged') return 'notYet';
    const now = ports.machine.now();
    const { panels } = await plannedFrom(ports, now);
    const outcome = await act(ports, cases, {
      id: about.into,
      command: { step: 'followMerged', input: { from: about.reference } },
      commandId: `remind-follow.${about.facts}.${about.reference}`,
      context: { actor: clockActor, now, directory: await ports.directories.current(), about, panels },
    });
    return outcome.kind === 'done' ? 'done' : outcome.kind === 'refused' ? 'notYet' : 'unchanged';
  } catch (error) {
    // One must not hold up the others.
    ports.log.error('merged case not followed', error, { reference: one.reference });
    return 'notYet';
  }
}
