// Everything the pages read, by the name of its route.
import type { Reads } from './read.ts';
import { actions } from './actions.ts';
import { board } from './board.ts';
import { caseRead } from './case.ts';
import { delivery } from './delivery.ts';
import { figures } from './figures.ts';
import { find } from './find.ts';
import { help, me } from './me.ts';
import { meeting, meetings } from './meetings.ts';
import { names } from './names.ts';
import { risk } from './risk.ts';
import { paper, papers } from './papers.ts';
import { printLetter, printPack } from './print-ends.ts';
import { say } from './say.ts';
import { printCertificate, trainings } from './trainings.ts';
import { printAgenda, printChronology, printExtract, printMinutes } from './print.ts';

export const reads: Reads = {
  me,
  board,
  case: caseRead,
  risk,
  meetings,
  meeting,
  actions,
  delivery,
  figures,
  help,
  papers,
  paper,
  say,
  training: trainings,
  printCertificate,
  printAgenda,
  printMinutes,
  printExtract,
  printChronology,
  printLetter,
  printPack,
  names,
  find,
};
