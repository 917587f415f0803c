// Strategy, mapping and daily meetings as people plan, answer, record and approve them (docs/process.md P6.27).
import type { Gathering, GatheringId } from '../../src/domain/case/gathering/gathering.ts';
import type { PlanGatheringInput } from '../../src/domain/case/gathering/steps.ts';
import { caseMatter, isPart, type Fact } from '../../src/domain/case/whole/case.ts';
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { moira, ravi, tess, type StoryRow } from './builders.ts';
import { ada } from './meeting-builders.ts';

/** A strategy meeting on Friday 8 January at 10:00 with the police and health, chaired by Tess. */
export const planInput: PlanGatheringInput = {
  type: 'strategy',
  purpose: 'What keeps him safe.',
  date: '8/1/2027',
  time: '10:00',
  place: 'https://teams.microsoft.com/l/meetup-join/1',
  chair: tess.objectId,
  invited: 'agency:police,agency:health',
  also: '',
  with: '',
};
export const gatheringPlanned = (more: Partial<PlanGatheringInput> = {}, by: Person = moira): StoryRow => [
  by,
  1,
  'planGathering',
  { ...planInput, ...more },
];
export const gatheringAnswered = (by: Person = ravi, coming = 'yes', part: GatheringId = 'G1'): StoryRow => [
  by,
  1,
  'answerGathering',
  { coming },
  { part },
];
export const minutesInput = {
  came: [ravi, ada, tess].map(({ objectId }) => objectId).join(','),
  others: 'PC Invented Example, Northumbria Police',
  decided: 'Section 47 enquiry by the team; police visit the flat.',
  again: 'Friday 15 January, 10:00',
};
export const gatheringRecorded = (
  more: Partial<typeof minutesInput> = {},
  by: Person = tess,
  when: Instant | number = '2027-01-08T11:00:00.000Z',
): StoryRow => [by, when, 'recordGathering', { ...minutesInput, ...more }, { part: 'G1' }];
export const gatheringApproved = (by: Person = tess): StoryRow => [by, 1, 'approveGathering', {}, { part: 'G1' }];
export const gatheringCancelled = (by: Person = moira): StoryRow => [
  by,
  1,
  'cancelGathering',
  { reason: 'It is held with the panel.' },
  { part: 'G1' },
];
export const gatheringPrompted = (when: Instant): StoryRow => [clockActor, when, 'promptGathering', {}, { part: 'G1' }];

/** One as these facts make it. */
export function gatheringIn(facts: readonly Fact[], id: GatheringId = 'G1'): Gathering {
  const part = caseMatter.replay(facts).parts.get(id);
  if (part === undefined || !isPart('gathering', part)) throw new Error(`${id} is no meeting about a child`);
  return part;
}
