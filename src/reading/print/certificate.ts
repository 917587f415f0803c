// The certificate of a training: of staff, never of a child.
import type { TrainingId } from '../../domain/kernel/ids.ts';
import { agencyIn } from '../../domain/people/directory.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { hasCome } from '../../domain/training/training.ts';
import type { Reader } from '../reader.ts';
import { part, type Print } from './paper.ts';

/** One's own, of a training that one was at. */
export async function certificateFor(
  { ports, person, directory, now }: Reader,
  id: TrainingId,
): Promise<Print | undefined> {
  const training = (await ports.trainings.load(id))?.value.root;
  if (training === undefined || !hasCome(training, person.objectId)) return undefined;
  const { panelName } = directory.settings;
  const agency = agencyIn(directory, person.agency ?? '')?.name ?? person.team ?? '';
  return {
    title: 'Certificate of attendance',
    line: `${panelName} training. Printed ${sayWhen(now)}.`,
    sections: [
      part(person.name, [
        ['Of', agency],
        ['Took part in', training.title],
        ['On', sayDate(localDate(training.startsAt))],
        ['Recorded as', training.id],
      ]),
    ],
  };
}
