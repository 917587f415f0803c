// A meeting in the hands of the pure rules: planned, started, with people in it, ended; and cases that come to it.
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { caseMatter, type Command } from '../../../src/domain/case/whole/case.ts';
import type { DecisionInput } from '../../../src/domain/case/meeting/decision.ts';
import { decidedOn } from '../../people/decisions.ts';
import type { MeetingDecision } from '../../../src/domain/case/state/since-consent.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { meetingMatter, type MeetingCommand } from '../../../src/domain/meeting/table.ts';
import {
  colin,
  consented,
  directory,
  factOn,
  panels,
  filledIn,
  given,
  kestrel,
  monday10,
  moira,
  must,
  noConflict,
  caseOf,
  priya,
  ravi,
  submitted,
  tess,
} from '../../people/builders.ts';

export const named = (name: string): Person => must(directory.people.find((person) => person.name === name));
export const [ada, lee, joss, bea, vic, una, ife] = [
  'Nurse Ada Dummy',
  'Mr Lee Placeholder',
  'Joss Sample',
  'Bea Stub',
  'Vic Demo',
  'Una Fakename',
  'Ife Audit',
].map(named) as [Person, Person, Person, Person, Person, Person, Person];

/** A quarter past two on the day of the pre-MSET. */
export const inIt: Instant = '2027-01-12T14:15:00.000Z';
export const atPanel: Instant = '2027-01-19T14:15:00.000Z';

type Plan = Extract<MeetingCommand, { step: 'planMeeting' }>;
export const preMsetPlan: Plan = {
  step: 'planMeeting',
  input: { type: 'preMset', date: '2027-01-12', time: '14:00', chair: tess.objectId },
};
export const panelPlan: Plan = {
  step: 'planMeeting',
  input: { type: 'panel', date: '2027-01-19', time: '14:00', chair: tess.objectId },
};
export const start: MeetingCommand = { step: 'startMeeting', input: {} };
export const here: MeetingCommand = { step: 'attendMeeting', input: {} };
export const end: MeetingCommand = { step: 'endMeeting', input: { undecided: [] } };

/** A refusal's code, `unchanged`, or the meeting after it. */
export function does(
  before: Meeting | undefined,
  by: Person,
  command: MeetingCommand,
  now: Instant = inIt,
  council: Directory = directory,
): Meeting | string {
  const fact = factOn(meetingMatter, { root: before }, command, { actor: by, now, directory: council });
  return typeof fact === 'string' ? fact : meetingMatter.evolve({ root: before }, fact).root;
}

/** The same where nothing is refused. */
export function after(
  before: Meeting | undefined,
  by: Person,
  command: MeetingCommand,
  now: Instant = inIt,
  council: Directory = directory,
): Meeting {
  const meeting = does(before, by, command, now, council);
  if (typeof meeting === 'string') throw new Error(`${by.name} may not ${command.step} here: ${meeting}`);
  return meeting;
}

export const planned = (plan: MeetingCommand = preMsetPlan): Meeting => after(undefined, moira, plan, monday10);
/** Started, with these people there. */
export const under = (plan: MeetingCommand = preMsetPlan, ...people: readonly Person[]): Meeting =>
  people.reduce(
    (meeting, person) => after(meeting, person, here, plan === panelPlan ? atPanel : inIt),
    after(planned(plan), moira, start, plan === panelPlan ? atPanel : inIt),
  );
/** A quorate pre-MSET, and a quorate panel. */
export const preMset = under(preMsetPlan, moira, tess, ravi, colin);
export const panel = under(panelPlan, moira, tess, ravi, colin, ada, lee);

export const received: Case = caseOf(given(filledIn(priya, kestrel), submitted(), noConflict(), consented()));

/** What a step makes of a case, or a refusal's code. */
export function takes(
  childCase: Case,
  by: Person,
  command: Command,
  meeting: Meeting,
  now: Instant = inIt,
  council: Directory = directory,
  planned: readonly string[] = panels,
): Case | string {
  const context = { actor: by, now, directory: council, meeting, panels: planned };
  const fact = factOn(caseMatter, { root: childCase }, command, context);
  return typeof fact === 'string' ? fact : caseMatter.evolve({ root: childCase }, fact).root;
}

/** What is decided by a step that is not refused, with all that is said. */
export const said = (
  childCase: Case,
  by: Person,
  command: Command,
  meeting: Meeting,
  now: Instant = inIt,
  council: Directory = directory,
): MeetingDecision => decidedOn(childCase, command, { actor: by, now, directory: council, meeting, panels });

const listing = {
  step: 'listCase',
  input: { meeting: 'preMset-2027-01-12', invited: 'police,health', alike: [] },
} as const;
/** Listed for the pre-MSET; on its way to the panel. */
export const listed: Case = must2(takes(received, moira, listing, planned(), '2027-01-05T10:00:00.000Z'));
export const deciding = (meeting: Meeting, decision: string, more: Partial<DecisionInput> = {}) =>
  ({
    step: 'recordDecision',
    input: {
      meeting: meeting.id,
      decision,
      rationale: 'Two new phones.',
      plan: 'Early help',
      lead: 'Vic Demo',
      council: 'Gateshead',
      adultLead: 'Una Fakename',
      missing: 'The school’s view.',
      band: 'significant',
      bandRationale: 'Score 23.',
      dissent: '',
      actions: 'open',
      ...more,
    },
  }) as const;
export const toPanel: Case = must2(takes(listed, moira, deciding(preMset, 'toPanel'), preMset));
export const opened: Case = must2(takes(toPanel, tess, deciding(panel, 'open'), panel, atPanel));

export function must2(one: Case | string): Case {
  if (typeof one === 'string') throw new Error(`A step is refused here: ${one}`);
  return one;
}
