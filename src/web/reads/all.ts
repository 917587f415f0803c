// Everything the pages read, by the name of its route.
import type { Told } from '../../reading/told.ts';
import { access, accessFile, accessFind } from './access.ts';
import { actionSheet, actionTable } from './action-sheet.ts';
import { actions } from './actions.ts';
import { around } from './around.ts';
import { board } from './board.ts';
import { caseRead } from './case.ts';
import { caseLooks } from './case-looks.ts';
import { council, councilAccounts, councilCompare, councilFind } from './council.ts';
import { entities as records } from './entities.ts';
import { entity as record } from './entity.ts';
import { delivery } from './delivery.ts';
import { childList, figureReturn, figures, printProfile } from './figures.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { links } from './links.ts';
import { looked, lookedAt, lookedCheck } from './looked.ts';
import { meWith } from './me.ts';
import { meeting, meetings } from './meetings.ts';
import { names } from './names.ts';
import { paper, papers } from './papers.ts';
import { police } from './police.ts';
import {
  printAccess,
  printActions,
  printAgenda,
  printCertificate,
  printChronology,
  printExtract,
  printLetter,
  printMinutes,
  printPack,
  printRecord,
} from './print.ts';
import type { PageRead, Read } from './read.ts';
import { register } from './register.ts';
import { risk } from './risk.ts';
import { say } from './say.ts';
import { trainings as training } from './trainings.ts';

/** Pages of the navigation, in its order. */
const pages = {
  board,
  meetings,
  actions,
  links,
  records,
  police,
  register,
  figures,
  looked,
  delivery,
  say,
  training,
  council,
  help,
} as const satisfies Readonly<Record<string, PageRead>>;

const all = {
  me: meWith(pages),
  ...pages,
  case: caseRead,
  history,
  caseLooks,
  record,
  around,
  actionSheet,
  actionTable,
  figureReturn,
  childList,
  lookedAt,
  lookedCheck,
  risk,
  meeting,
  papers,
  paper,
  printActions,
  printAgenda,
  printMinutes,
  printExtract,
  printChronology,
  printLetter,
  printPack,
  printRecord,
  printCertificate,
  printProfile,
  printAccess,
  access,
  accessFile,
  accessFind,
  councilFind,
  councilCompare,
  councilAccounts,
  names,
  find,
};
export type ReadName = keyof typeof all;
/** What each is asked for. */
export type AskedBy = { readonly [Name in ReadName]: Parameters<(typeof all)[Name]['read']>[1] };
type ShapeOf = { readonly [Name in ReadName]: (typeof all)[Name]['answer'] };
export type AnswerOf<Name extends ReadName> = Told<ShapeOf[Name]>;
export type Me = Omit<AnswerOf<'me'>, 'pages'> & { readonly pages: readonly (keyof typeof pages)[] };
export type Reads = { readonly [Name in ReadName]: Read<AskedBy[Name], ShapeOf[Name]> };

export const reads: Reads = all;
