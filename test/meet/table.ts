// Every capability that can meet another, one file each.
import type { Capability } from './capability.ts';
import { action } from './capabilities/action.ts';
import { administered } from './capabilities/administered.ts';
import { advice } from './capabilities/advice.ts';
import { away } from './capabilities/away.ts';
import { breach } from './capabilities/breach.ts';
import { breakGlass } from './capabilities/break-glass.ts';
import { calls } from './capabilities/calls.ts';
import { challenge } from './capabilities/challenge.ts';
import { closing } from './capabilities/closing.ts';
import { conflict } from './capabilities/conflict.ts';
import { consent } from './capabilities/consent.ts';
import { consenterChosen } from './capabilities/consenter-chosen.ts';
import { decision } from './capabilities/decision.ts';
import { died } from './capabilities/died.ts';
import { disposal } from './capabilities/disposal.ts';
import { eighteen } from './capabilities/eighteen.ts';
import { family } from './capabilities/family.ts';
import { gathering } from './capabilities/gathering.ts';
import { handOver } from './capabilities/hand-over.ts';
import { harmed } from './capabilities/harmed.ts';
import { invited } from './capabilities/invited.ts';
import { keepingOut } from './capabilities/keeping-out.ts';
import { leaver } from './capabilities/leaver.ts';
import { legalHold } from './capabilities/legal-hold.ts';
import { lookedAfter } from './capabilities/looked-after.ts';
import { looksEnd } from './capabilities/looks-end.ts';
import { looksQuestioned } from './capabilities/looks-questioned.ts';
import { meeting } from './capabilities/meeting.ts';
import { merged } from './capabilities/merged.ts';
import { missing } from './capabilities/missing.ts';
import { moved } from './capabilities/moved.ts';
import { mustNotBeTold } from './capabilities/must-not-be-told.ts';
import { namedOthers } from './capabilities/named-others.ts';
import { naming } from './capabilities/naming.ts';
import { newReferral } from './capabilities/new-referral.ts';
import { nrm } from './capabilities/nrm.ts';
import { outcomeSaid } from './capabilities/outcome-said.ts';
import { outside } from './capabilities/outside.ts';
import { papers } from './capabilities/papers.ts';
import { pastEpisodes } from './capabilities/past-episodes.ts';
import { placed } from './capabilities/placed.ts';
import { policeList } from './capabilities/police-list.ts';
import { professionalOfConcern } from './capabilities/professional-of-concern.ts';
import { putRight } from './capabilities/put-right.ts';
import { records } from './capabilities/records.ts';
import { referral } from './capabilities/referral.ts';
import { restricted } from './capabilities/restricted.ts';
import { returnInterview } from './capabilities/return-interview.ts';
import { returnedHome } from './capabilities/returned-home.ts';
import { review } from './capabilities/review.ts';
import { risk } from './capabilities/risk.ts';
import { roleLost } from './capabilities/role-lost.ts';
import { seniors } from './capabilities/seniors.ts';
import { statements } from './capabilities/statements.ts';
import { strategy } from './capabilities/strategy.ts';
import { struckOut } from './capabilities/struck-out.ts';
import { subjectAccess } from './capabilities/subject-access.ts';
import { suspect } from './capabilities/suspect.ts';
import { tonight } from './capabilities/tonight.ts';
import { training } from './capabilities/training.ts';
import { transferred } from './capabilities/transferred.ts';
import { triaged } from './capabilities/triaged.ts';
import { update } from './capabilities/update.ts';
import { urgency } from './capabilities/urgency.ts';
import { withdrawal } from './capabilities/withdrawal.ts';

const table = {
  action,
  administered,
  advice,
  away,
  breach,
  breakGlass,
  calls,
  challenge,
  closing,
  conflict,
  consent,
  consenterChosen,
  decision,
  died,
  disposal,
  eighteen,
  family,
  gathering,
  handOver,
  harmed,
  invited,
  keepingOut,
  leaver,
  legalHold,
  lookedAfter,
  looksEnd,
  looksQuestioned,
  meeting,
  merged,
  missing,
  moved,
  mustNotBeTold,
  namedOthers,
  naming,
  newReferral,
  nrm,
  outcomeSaid,
  outside,
  papers,
  pastEpisodes,
  placed,
  policeList,
  professionalOfConcern,
  putRight,
  records,
  referral,
  restricted,
  returnInterview,
  returnedHome,
  review,
  risk,
  roleLost,
  seniors,
  statements,
  strategy,
  struckOut,
  subjectAccess,
  suspect,
  tonight,
  training,
  transferred,
  triaged,
  update,
  urgency,
  withdrawal,
} as const satisfies Readonly<Record<string, Capability>>;
export type CapabilityName = keyof typeof table;
export const capabilities: Readonly<Record<CapabilityName, Capability>> = table;
export const capabilityNames = Object.keys(table) as readonly CapabilityName[]; // each of a closed union
