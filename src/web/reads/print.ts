// Pages made for paper.
import type { Scene } from '../../desk/scene/scene.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import { historyOnPaper, letterOnPaper, packOnPaper } from '../../reading/print/case-papers.ts';
import { certificateFor } from '../../reading/print/certificate.ts';
import { agendaOnPaper, extractOnPaper, minutesOnPaper } from '../../reading/print/meeting-papers.ts';
import { printShape, type Print } from '../../reading/print/paper.ts';
import { byMeeting, byReference, byTraining, readAt } from './read.ts';

type Printing<Of> = (scene: Scene, of: Of) => Promise<Print | undefined>;
const answer = printShape;
/** A look says that it was for paper. */
const onPaper = (scene: Scene): Scene => ({ ...scene, ask: scene.ask.by('print') });

const ofMeeting = (kind: string, says: string, print: Printing<MeetingId>) =>
  readAt({
    path: `/print/${kind}/:meeting` as const,
    says,
    asks: byMeeting,
    answer,
    read: async (scene, { meeting }) => print(onPaper(scene), meeting),
  });
const ofCase = (kind: string, says: string, print: Printing<Reference>) =>
  readAt({
    path: `/print/${kind}/:reference` as const,
    says,
    asks: byReference,
    answer,
    read: async (scene, { reference }) => print(onPaper(scene), reference),
  });

export const printAgenda = ofMeeting('agenda', 'Agenda for paper', agendaOnPaper);
export const printMinutes = ofMeeting('minutes', 'Minutes', minutesOnPaper);
export const printChronology = ofCase('chronology', 'History of a case', historyOnPaper);
export const printLetter = ofCase('letter', 'Letter to child and family after a closure', letterOnPaper);
export const printPack = ofCase('pack', 'Pack for the council that takes a case over', packOnPaper);

export const printExtract = readAt({
  path: '/print/extract/:meeting/:reference',
  says: 'What a meeting decided about one child',
  asks: (named) => {
    const [meeting, reference] = [byMeeting(named), byReference(named)];
    return meeting && reference && { ...meeting, ...reference };
  },
  answer,
  read: async (scene, { meeting, reference }) => extractOnPaper(onPaper(scene), meeting, reference),
});
export const printCertificate = readAt({
  path: '/print/certificate/:training',
  says: 'My certificate of a training',
  asks: byTraining,
  answer,
  read: async (scene, { training }) => certificateFor(onPaper(scene), training),
});
