// Referrals that wait for a manager who is away, has left, or may not consent any more: who decides instead is asked as soon as the
// directory says so (docs/process.md P28.12, P28.14).
import { clockActor } from '../../domain/people/actor.ts';
import { decides } from '../../domain/case/access/consenters.ts';
import { delegatesOf, type Directory } from '../../domain/people/directory.ts';
import { mintCommandId, type Reference } from '../../domain/kernel/ids.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import { act } from '../write/act.ts';
import { cases } from '../write/matters.ts';
import type { MatterStores, Ports } from '../ports/ports.ts';

type InsteadPorts = Pick<Ports, keyof MatterStores | 'directories' | 'machine' | 'matchKeysOf' | 'log' | 'telemetry'>;

/**
 * Looks once after each change of the directory, and once a day for leave that begins. Any number of instances may: of a referral
 * about which nothing is to be done nothing is written. Resolves with the cases that changed.
 */
export function createInstead(ports: InsteadPorts): () => Promise<readonly Reference[]> {
  let looked: { readonly directory: Directory; readonly day: string } | undefined;
  return async () => {
    const now = ports.machine.now();
    const [directory, day] = [await ports.directories.newest(), localDate(now)];
    if (looked?.directory === directory && looked.day === day) return [];
    const waiting = await ports.cases.rows({ inStages: ['awaitingConsent'] });
    const changed: Reference[] = [];
    for (const { reference } of waiting.filter((row) => isWithout(row, directory, now))) {
      if (await ask(ports, reference, directory, now)) changed.push(reference);
    }
    looked = { directory, day };
    return changed;
  };
}

/** Their manager has left or may not decide any more, or has someone who decides today. */
function isWithout({ submission, ...row }: CaseRow, directory: Directory, now: Instant): boolean {
  const consenter = submission?.consenter?.objectId;
  if (submission === undefined || consenter === undefined) return false;
  return (
    !decides({ ...row, submission }, consenter, directory, now) || delegatesOf(directory, consenter, now).length > 0
  );
}

async function ask(ports: InsteadPorts, id: Reference, directory: Directory, now: Instant): Promise<boolean> {
  const { machine, log } = ports;
  try {
    const outcome = await act(ports, cases, {
      id,
      command: { step: 'askInstead', input: {} },
      commandId: mintCommandId(machine.nowMs(), machine.bytes(8)),
      context: { actor: clockActor, now, directory },
    });
    return outcome.kind === 'done';
  } catch (error) {
    // One that cannot be read must not hold up the others; its own ladder goes on.
    log.error('asking instead failed', error, { reference: id });
    return false;
  }
}
