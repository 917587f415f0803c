// The month's sample is asked by the clock (docs/process.md P26.3): each person whose look was drawn by the code of the month's last
// day gets the card "Why did you look?", drawn by chance. No person chooses, and none has to press.
import { clockActor } from '../../domain/people/actor.ts';
import { readReference } from '../../domain/kernel/ids.ts';
import type { Finding } from '../../domain/look/findings.ts';
import { mintRegisterId, type RegisterId } from '../../domain/register/entry.ts';
import type { Ports } from '../ports/ports.ts';
import { act } from '../write/act.ts';
import { hashOf } from '../write/hashing.ts';
import { registers } from '../write/matters.ts';

export type SampleParts = Pick<Ports, 'cases' | 'directories' | 'forms' | 'machine' | 'register' | 'telemetry'>;

/** Of a look that was drawn always the same: another instance, or this one again after a fault, asks no one twice. */
const idOf = ({ person, references, at }: Finding): RegisterId =>
  mintRegisterId(Buffer.from(hashOf('sample', person, references.join(' '), at), 'hex'));

/**
 * Asks about each of these looks, one after the other. Not of who has left, nor of a case that its person is kept out of by now:
 * for them there is none (docs/process.md P10.14). Gives how many were asked now.
 */
export async function askSample(parts: SampleParts, drawn: readonly Finding[]): Promise<number> {
  const directory = await parts.directories.current();
  let asked = 0;
  for (const one of drawn) {
    const id = idOf(one);
    const read = readReference(one.references[0] ?? '');
    const person = directory.people.find(({ objectId }) => objectId === one.person);
    if (!('reference' in read) || person === undefined || (await parts.register.load(id)) !== undefined) continue;
    const about = (await parts.cases.load(read.reference))?.value.root;
    const excluded = (await parts.cases.shut([read.reference])).get(read.reference) ?? [];
    if (about === undefined || excluded.includes(person.objectId)) continue;
    const outcome = await act(parts, registers, {
      id,
      command: {
        step: 'askWhy',
        input: { id, about: read.reference, person: person.objectId, because: 'byChance' },
      },
      commandId: 'remind-sample',
      context: {
        actor: clockActor,
        directory,
        now: parts.machine.now(),
        about,
        excluded,
        looks: [one.at],
        found: ['byChance'],
      },
    });
    if (outcome.kind === 'done') asked += 1;
  }
  return asked;
}
