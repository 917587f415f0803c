// Whose steps people take by a form: every button, and every form to give back, comes from here.
import type { MatterKind, PartKind } from '../domain/matters/matters.ts';
import { actionCounter } from './action/counter.ts';
import { adviceCounter } from './advice/counter.ts';
import { caseCounter } from './case/counter.ts';
import { entityCounter } from './entity/counter.ts';
import type { AnyCounter } from './form/counter.ts';
import { contributionCounter } from './contribution/counter.ts';
import { meetingCounter } from './meeting/counter.ts';
import { decisionCounter } from './decision/counter.ts';
import { gatheringCounter } from './gathering/counter.ts';
import { episodeCounter } from './episode/counter.ts';
import { mentionCounter } from './mention/counter.ts';
import { onwardCounter } from './onward/counter.ts';
import { reviewCounter } from './review/counter.ts';
import { assessmentCounter } from './assessment/counter.ts';
import { policeListCounter } from './police-list/counter.ts';
import { councilCounter } from './council/counter.ts';
import { registerCounter } from './register/counter.ts';
import { statementCounter } from './statement/counter.ts';
import { trainingCounter } from './training/counter.ts';

/** Every matter and every part has its counter: a gap does not compile. */
const counterOf: Readonly<Record<MatterKind | PartKind, AnyCounter>> = {
  case: caseCounter,
  action: actionCounter,
  review: reviewCounter,
  assessment: assessmentCounter,
  episode: episodeCounter,
  onward: onwardCounter,
  decision: decisionCounter,
  mention: mentionCounter,
  contribution: contributionCounter,
  statement: statementCounter,
  gathering: gatheringCounter,
  meeting: meetingCounter,
  advice: adviceCounter,
  training: trainingCounter,
  entity: entityCounter,
  register: registerCounter,
  policeList: policeListCounter,
  council: councilCounter,
};
export const counters: readonly AnyCounter[] = Object.values(counterOf);
