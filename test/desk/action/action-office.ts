// What the tests of actions share: a received case, police actions on it, and presses long enough after their card.
import type { ActionId } from '../../../src/domain/case/action/action.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  consented,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  submitted,
  type StoryRow,
} from '../../people/builders.ts';
import { rowsOf } from '../../../src/demo/story.ts';
import { ola } from '../../cards/cases/actions.ts';
import type { Office, Shown } from '../office.ts';

export const ref = kestrelReference;
export const A1 = { ref, action: 'A1' };
export const words = 'Sparrow Invented was seen at 13 Nowhere Lane';

/** An action set for somebody, `police|<object id>`. */
export const added = (owner = `police|${ola.objectId}`, by: Person = moira, subType = 'licensing'): StoryRow => [
  by,
  1,
  'addAction',
  {
    text: 'Visit the takeaway.',
    owner,
    subType,
    priority: 'high',
    due: '',
    needToKnow: 'Young people gather there.',
  },
];
/** What somebody does to it with one press. */
export const on = (part: ActionId, by: Person, step: 'acceptAction'): StoryRow => [by, 1, step, {}, { part }];
export const received = [filledIn(), submitted(), noConflict(), consented()];

/** A press with a command of its own, pressed long enough after its card was made. */
export async function sends(office: Office, person: Person, verb: string, data: object = A1): Promise<Shown> {
  const command = office.command();
  office.passes(1500);
  return office.presses(person, verb, { command, ...data });
}
/** What was done to the case since it was received. */
export const actionFacts = async (office: Office): Promise<readonly string[]> =>
  (await office.facts()).slice(rowsOf(received).length);
