// What ended in another case is kept from the same people as that one (docs/process.md P10.14): where a press could not change it, or
// someone has declared a conflict in that one since, it follows by itself.
import type { Case } from '../../domain/case/state/stages.ts';
import { differing, keptOutAs } from '../../domain/case/state/kept-out.ts';
import type { ObjectId, Reference } from '../../domain/kernel/ids.ts';
import { clockActor } from '../../domain/people/actor.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { Merged, MatterStores, Ports } from '../ports/ports.ts';
import { act } from '../write/act.ts';
import { cases } from '../write/matters.ts';

type FollowPorts = MatterStores &
  Pick<Ports, 'directories' | 'log' | 'machine' | 'matchKeysOf' | 'telemetry'> &
  Partial<Pick<Ports, 'forms'>>;

/**
 * Looks at every case that ended in another. Any number of instances may: of one that is as the other nothing is written. What is
 * refused, as long as it can only be read, is tried again in the next round. Resolves with the cases that changed.
 */
export async function followMerged(ports: FollowPorts): Promise<readonly Reference[]> {
  const merged = await ports.cases.mergedAway();
  if (merged.length === 0) return [];
  const shut = await ports.cases.shut(merged.map(({ into }) => into));
  // Those that it goes on in, and what these go on in, are more than it alone: whether it differs from that one is looked at below.
  const may = merged.filter(({ into, ...one }) => isDiffering(one, { id: into, excluded: shut.get(into) ?? [] }));
  const changed: Reference[] = [];
  for (const one of may) if (await follow(ports, one)) changed.push(one.reference);
  return changed;
}
function isDiffering(...both: Parameters<typeof differing>): boolean {
  const { in: more, out } = differing(...both);
  return more.length + out.length > 0;
}

async function follow(ports: FollowPorts, { reference, into }: Merged): Promise<boolean> {
  try {
    const [ended, kept] = (await Promise.all([ports.cases.load(reference), ports.cases.load(into)])).map(
      (found) => found?.value.root,
    );
    if (ended === undefined || kept === undefined) return false;
    const directory = await ports.directories.current();
    const { in: more, out } = differing(ended, { ...kept, id: into });
    const inputs = more.flatMap((id) => keepingOut(kept, id, directory));
    let done = false;
    for (const input of inputs) done = (await takes(ports, ended, kept, { step: 'keepOut', input })) || done;
    const reason = `Let in to ${into} again.`;
    for (const person of out)
      done = (await takes(ports, ended, kept, { step: 'letIn', input: { person, reason } })) || done;
    return done;
  } catch (error) {
    // One must not hold up the others.
    ports.log.error('merged case not followed', error, { reference });
    return false;
  }
}

/** None of who has left the council, and has a conflict of interest alone: they read nothing. */
function keepingOut(kept: Case, person: ObjectId, directory: Directory) {
  const entry = keptOutAs(kept, person);
  return entry === undefined && personIn(directory, person) === undefined
    ? []
    : [{ person, reason: entry?.reason ?? `A conflict of interest in ${kept.reference}.` }];
}

async function takes(
  ports: FollowPorts,
  { reference }: Case,
  about: Case,
  command: {
    readonly step: 'keepOut' | 'letIn';
    readonly input: { readonly person: ObjectId; readonly reason: string };
  },
): Promise<boolean> {
  const outcome = await act(ports, cases, {
    id: reference,
    command,
    // The same of someone who was let in, and is kept out again, is another fact of the case that is kept.
    commandId: `remind-follow.${about.facts}.${command.input.person}`,
    context: {
      actor: clockActor,
      now: ports.machine.now(),
      directory: await ports.directories.current(),
      about,
    },
  });
  return outcome.kind === 'done';
}
