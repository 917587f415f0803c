// How someone stood to what they looked at, in words that a person reads: "as chair".
import type { Relation } from '../people/reads.ts';

/** Behind "as"; of who was shown nothing there is no word. */
const words: Readonly<Record<Exclude<Relation, 'none'>, string>> = {
  referrer: 'lead worker',
  alsoReferred: 'a person who referred the child too',
  asked: 'the manager who is asked',
  decider: 'the manager who decides',
  coordinator: 'co-ordinator',
  managerAbove: 'the manager above',
  chair: 'chair',
  minutes: 'minute taker',
  invited: 'an invited agency',
  core: 'a core agency',
  senior: 'a senior who decides',
  named: 'named for the restricted case',
  waiting: 'called for what is late',
  delegate: 'a delegate of before',
  audits: 'auditor or data protection officer',
  staffOfficer: 'LADO',
  glass: 'by break glass',
  owner: 'owner of an action',
  standIn: 'stand-in for an action',
  candidate: 'an agency with an action to accept',
  colleague: 'a colleague in the agency of an action',
  carriedOut: 'owner of an action that is done',
  formerOwner: 'owner of an action of before',
  outside: 'the agency of an action',
  runsMeetings: 'who runs the meeting',
  present: 'present at the meeting',
  attends: 'invited to the meeting',
  asker: 'the person who asked',
  answerer: 'the person who answers',
  keeper: 'who keeps it',
  staff: 'staff',
  reporter: 'the person who reported it',
  officer: 'LADO',
  closedReader: 'reader of a closed record',
  heard: 'present when a panel closed it',
  overseer: 'reader of the register',
  leadAsked: 'lead worker who was asked',
  questioned: 'the person who was asked',
  above: 'the manager above',
  administrator: 'administrator',
  agrees: 'the person who is asked to agree',
};

/** "as chair"; "shown nothing"; nothing of a look that does not say. */
export function sayStood(relation: Relation | undefined): string {
  if (relation === undefined) return '';
  if (relation === 'none') return 'shown nothing';
  return relation === 'glass' ? words.glass : `as ${words[relation]}`;
}

/** "Chair"; of those who were shown nothing, and of looks that do not say. */
export function sayStanding(relation: Relation | undefined): string {
  if (relation === undefined) return 'By a program, or before it was recorded as what';
  if (relation === 'none') return 'To whom it is not open: shown nothing';
  const said = words[relation];
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
}
