// Pages made for paper: each says how to tell that it reached the wrong person; none leaves while that is not contained.
import { z } from 'zod';
import { heldNow, type Held } from '../../casework/read/held.ts';
import { wrongPersonButton } from '../../desk/register/presses.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import { sheetOnPaper } from '../../reading/print/action-papers.ts';
import { historyOnPaper, letterOnPaper, packOnPaper } from '../../reading/print/case-papers.ts';
import { certificateFor } from '../../reading/print/certificate.ts';
import { agendaOnPaper, extractOnPaper, minutesOnPaper } from '../../reading/print/meeting-papers.ts';
import { part, printShape, type Print } from '../../reading/print/paper.ts';
import { seeEntity } from '../../reading/entity/entities.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { byEntry, releasedOnPaper } from './access.ts';
import { byAgencyOrAll, wantedOf } from './action-sheet.ts';
import { buttonFor } from './button.ts';
import { recordOnPaper } from './record-on-paper.ts';
import { byEntity, byMeeting, byReference, byTraining, readAt } from './read.ts';

type Printing<Of> = (scene: Scene, of: Of) => Promise<Print | undefined>;
/** `report`: the button by which it is said that it reached the wrong person. `held`: it says why it cannot be printed now. `file`: where it is read to be saved. */
const answer = printShape.extend({
  report: buttonShape.optional(),
  held: z.literal(true).optional(),
  file: z.string().optional(),
});
export type Printed = Told<typeof answer>;
/** A look says that it was for paper. */
const onPaper = (scene: Scene): Scene => ({ ...scene, ask: scene.ask.by('print') });

/** What was made for paper; while papers of a case are held nothing that is of it, or names it, leaves (docs/process.md P25.4). */
async function leaves(scene: Scene, print: Print | undefined, reference?: Reference): Promise<Printed | undefined> {
  if (print === undefined) return undefined;
  const text = JSON.stringify(print);
  const held = (await heldNow(scene.ports.register)).find(({ about }) => about === reference || text.includes(about));
  if (held !== undefined) return notNow(held);
  return { ...print, report: buttonFor(wrongPersonButton(reference === undefined ? undefined : { reference })) };
}
const notNow = ({ id, about }: Held): Printed => ({
  title: 'Not to be printed now',
  line: '',
  sections: [
    part(
      about,
      [],
      `Something of this case was shared with the wrong person, and it is not contained yet (${id}). Until then nothing of it is printed or exported. Ask the data protection officer.`,
    ),
  ],
  held: true,
});

const ofMeeting = (kind: string, says: string, print: Printing<MeetingId>) =>
  readAt({
    path: `/print/${kind}/:meeting` as const,
    says,
    asks: byMeeting,
    answer,
    read: async (scene, { meeting }) => leaves(scene, await print(onPaper(scene), meeting)),
  });
const ofCase = (kind: string, says: string, print: Printing<Reference>) =>
  readAt({
    path: `/print/${kind}/:reference` as const,
    says,
    asks: byReference,
    answer,
    read: async (scene, { reference }) => leaves(scene, await print(onPaper(scene), reference), reference),
  });

export const printAgenda = ofMeeting('agenda', 'Agenda for paper', agendaOnPaper);
export const printMinutes = ofMeeting('minutes', 'Minutes', minutesOnPaper);
export const printChronology = ofCase('chronology', 'History of a case', historyOnPaper);
export const printLetter = ofCase(
  'letter',
  'Letter to child and family: after a closure, or why MSET goes on after Section 47',
  letterOnPaper,
);
export const printPack = ofCase('pack', 'Pack for the council that takes a case over', packOnPaper);

export const printExtract = readAt({
  path: '/print/extract/:meeting/:reference',
  says: 'What a meeting decided about one child',
  asks: (named) => {
    const [meeting, reference] = [byMeeting(named), byReference(named)];
    return meeting && reference && { ...meeting, ...reference };
  },
  answer,
  read: async (scene, { meeting, reference }) =>
    leaves(scene, await extractOnPaper(onPaper(scene), meeting, reference), reference),
});
/** What is held is left out by itself, and said: the other children's actions may leave. */
export const printActions = readAt({
  path: '/print/actions/:agency',
  says: 'The action sheet for paper, of one agency or of all',
  asks: byAgencyOrAll,
  answer,
  read: async (scene: Scene, { agency }) => {
    const wanted = await wantedOf(scene, agency);
    const print = wanted && (await sheetOnPaper(onPaper(scene), wanted));
    return print && { ...print, report: buttonFor(wrongPersonButton()) };
  },
});
export const printRecord = readAt({
  path: '/print/record/:entity',
  says: 'A record of a person, place or thing for paper',
  asks: byEntity,
  answer,
  read: async (scene, { id }) => {
    const paper = onPaper(scene);
    const seen = await seeEntity(paper, id, 'record', 'Print');
    return leaves(scene, seen && recordOnPaper(paper, seen));
  },
});
export const printCertificate = readAt({
  path: '/print/certificate/:training',
  says: 'My certificate of a training',
  asks: byTraining,
  answer,
  read: async (scene, { training }) => certificateFor(onPaper(scene), training),
});
export const printAccess = readAt({
  path: '/print/access/:entry',
  says: 'What was given of a record to the person who asked, for paper; a look',
  asks: byEntry,
  answer,
  read: async (scene, { id }) => {
    const print = await releasedOnPaper(scene, id);
    return print && { ...print, report: buttonFor(wrongPersonButton()) };
  },
});
