// For whom a case waits, beside its lead worker and those who were called: by it those find it who coordinate, chair and decide
// above them (docs/process.md P2.9).
import { isSenior } from '../../people/agencies.ts';
import type { Person } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { coordinatorPicks } from '../access/consenters.ts';
import { isUrgent, type Case, type CaseRow } from '../state/stages.ts';
import type { Hearer } from '../owed/hearer-names.ts';
import { hearersNow } from '../owed/owed.ts';

/** `waits`: for those who run meetings; `waitsAbove`: for managers and seniors as well. Written so that the second is the greater. */
export const waitsNames = ['waits', 'waitsAbove'] as const;
export type Waits = (typeof waitsNames)[number];

const above: readonly Hearer[] = ['seniors', 'agencySeniors', 'harmRecorders', 'answerers'];
const running: readonly Hearer[] = ['coordinators', 'chairs', 'planners'];

export function waitsOf(childCase: Case): Waits | undefined {
  const hearers = hearersNow(childCase);
  if (above.some((hearer) => hearers.has(hearer))) return 'waitsAbove';
  const isRun = running.some((hearer) => hearers.has(hearer)) || isShownEarly(childCase);
  return isRun ? 'waits' : undefined;
}
/** Before consent the co-ordinator picks the manager, and sees an urgent one (docs/process.md P10.4). */
const isShownEarly = (childCase: Case): boolean =>
  childCase.stage === 'awaitingConsent' && (coordinatorPicks(childCase) || isUrgent(childCase));

/** In the queue, but not the co-ordinator's yet: an urgent one that a manager has still to decide (docs/process.md P10.4). */
export const isWithManager = (row: CaseRow): boolean =>
  row.stage === 'awaitingConsent' && isUrgent(row) && !coordinatorPicks(row);

/** Which of these someone finds; undefined: nothing waits for their role. */
export function findsWaiting(person: Person, directory: Directory): Waits | undefined {
  if (may(person, 'runMeetings')) return 'waits';
  const isAbove = isSenior(person, directory) || may(person, 'recordHarm') || may(person, 'consent');
  return isAbove ? 'waitsAbove' : undefined;
}

/** Whether anyone is ever called for a case that someone like this does not lead: of no one else is it asked. */
export const mayBeCalled = (person: Person, directory: Directory): boolean =>
  findsWaiting(person, directory) !== undefined ||
  may(person, 'hearLateTriage') ||
  directory.people.some(({ deputy }) => deputy === person.objectId);

/** Whether the managers above its lead worker have something to do, also once it is over. */
export const asksManagers = (childCase: Case): boolean => {
  const hearers = hearersNow(childCase);
  return hearers.has('leadsManager') || hearers.has('answerers');
};
