// Training: what is to come for one's role, what one has done, and the certificate for paper. About staff, never a child.
import { offerButton, sayAgain, stepsOnTraining } from '../../desk/training/training.ts';
import { trainingButton } from '../../desk/training/presses.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { hasCome, sayFor, sayOwn, sayPlaces } from '../../domain/training/training.ts';
import { trainingsFor } from '../../reading/training/trainings.ts';
import { agencyIn } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/given.ts';
import { buttonFor } from './button.ts';
import { part } from './print.ts';
import type { Read } from './read.ts';

export const trainings: Read<'training'> = async (scene) => {
  const { person, now } = scene;
  const { ahead, toRecord, done, held } = await trainingsFor(scene);
  const today = localDate(now);
  const named = may(person, 'keepTraining');
  return {
    now,
    ahead: [...toRecord, ...ahead].map((one) => ({
      id: one.id,
      title: one.title,
      when: sayWhen(one.startsAt, now),
      place: one.place,
      line: `For ${sayFor(one)} · ${sayPlaces(one)}`,
      ...given({ own: sayOwn(one, person.objectId) }),
      steps: [...(named ? [trainingButton('Who', one)] : []), ...stepsOnTraining(scene, one)].map(buttonFor),
    })),
    done: done.map(({ training, again }) => ({
      title: training.title,
      when: sayDate(localDate(training.startsAt)),
      again: sayAgain(again, today),
      due: again <= today,
      link: `print/certificate/${training.id}`,
    })),
    held: held.map((one) => ({
      id: one.id,
      title: one.title,
      when: sayWhen(one.startsAt, now),
      line: `${one.came.length} came`,
      steps: stepsOnTraining(scene, one).map(buttonFor),
    })),
    ...(named && { offer: buttonFor(offerButton) }),
  };
};

/** One's own, of a training that one was at. */
export const printCertificate: Read<'printCertificate'> = async (
  { ports, person, directory, now },
  { training: id },
) => {
  const training = id && (await ports.trainings.load(id))?.value.root;
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
};
