// Pages made for paper.
import { historyOnPaper, letterOnPaper, packOnPaper } from '../../reading/print/case-papers.ts';
import { certificateFor } from '../../reading/print/certificate.ts';
import { agendaOnPaper, extractOnPaper, minutesOnPaper } from '../../reading/print/meeting-papers.ts';
import { printShape } from '../../reading/print/paper.ts';
import { byMeeting, byReference, byTraining, readAt } from './read.ts';

export const printAgenda = readAt({
  path: '/print/agenda/:meeting',
  says: 'Agenda for paper',
  asks: byMeeting,
  answer: printShape,
  read: async (scene, { meeting }) => agendaOnPaper(scene, meeting),
});

export const printMinutes = readAt({
  path: '/print/minutes/:meeting',
  says: 'Minutes',
  asks: byMeeting,
  answer: printShape,
  read: async (scene, { meeting }) => minutesOnPaper(scene, meeting),
});

export const printExtract = readAt({
  path: '/print/extract/:meeting/:reference',
  says: 'What a meeting decided about one child',
  asks: (named) => {
    const [meeting, reference] = [byMeeting(named), byReference(named)];
    return meeting && reference && { ...meeting, ...reference };
  },
  answer: printShape,
  read: async (scene, { meeting, reference }) => extractOnPaper(scene, meeting, reference),
});

export const printChronology = readAt({
  path: '/print/chronology/:reference',
  says: 'History of a case',
  asks: byReference,
  answer: printShape,
  read: async (scene, { reference }) => historyOnPaper(scene, reference),
});

export const printLetter = readAt({
  path: '/print/letter/:reference',
  says: 'Letter to child and family after a closure',
  asks: byReference,
  answer: printShape,
  read: async (scene, { reference }) => letterOnPaper(scene, reference),
});

export const printPack = readAt({
  path: '/print/pack/:reference',
  says: 'Pack for the council that takes a case over',
  asks: byReference,
  answer: printShape,
  read: async (scene, { reference }) => packOnPaper(scene, reference),
});

export const printCertificate = readAt({
  path: '/print/certificate/:training',
  says: 'My certificate of a training',
  asks: byTraining,
  answer: printShape,
  read: async (scene, { training }) => certificateFor(scene, training),
});
