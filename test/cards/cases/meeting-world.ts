// A pre-MSET in every state with a full agenda, plain and at its fullest, for the cards of meetings.
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Case, ConsentedCase } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { directory, moira, monday10, ravi, tess } from '../../people/builders.ts';
import { after, end, here, panelPlan, preMsetPlan, start } from '../../domain/meeting/meeting-hall.ts';
import { actingWorld } from './acting-world.ts';
import { actionAt } from './actions.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from './triage-cases.ts';
import { longName, type Worst } from '../worst.ts';

export const states = ['planned', 'started', 'ended', 'ended, approved', 'cancelled'] as const;
export type State = (typeof states)[number];
export const today = { ...preMsetPlan, input: { ...preMsetPlan.input, date: '2027-01-05' } };
export const panelToday = { ...panelPlan, input: { ...panelPlan.input, date: '2027-01-05' } };

export interface MeetingWorld {
  readonly worst: Worst | undefined;
  readonly council: Directory;
  readonly cases: readonly Case[];
}
export const says = ({ worst }: MeetingWorld, usual: string, most = 2000): string => saysIn(worst)(usual, most);

export const refAt = (place: number): Reference => mintReference(new Uint8Array([9, 9, 9, place, 9]));
const count = 32;

/** The first is decided, the others wait; as many as a full agenda has. */
export function worldOf(worst: Worst | undefined): MeetingWorld {
  const agencies = Array.from({ length: worst === undefined ? 0 : 14 }, (_, place) => ({
    id: `agency${place}`,
    name: longName(worst ?? 'bytes').slice(0, 80),
  }));
  const council =
    worst === undefined ? directory : { ...actingWorld(worst).council, agencies: [...directory.agencies, ...agencies] };
  const held = caseIn('held', worst) as ConsentedCase;
  const decisions = (held.decisions ?? []).map((one) => ({
    ...one,
    meeting: 'preMset-2027-01-05' as const,
    decision: 'hold',
    present: council.people.slice(0, 40),
  }));
  const by = { objectId: moira.objectId, name: longName(worst ?? 'bytes').slice(0, 40) };
  const conflicts = [{ meeting: 'preMset-2027-01-05' as const, by, at: monday10 }];
  const decided = [0, 1, 2].map((place) => ({ ...held, reference: refAt(place), decisions, conflicts }));
  const listed = caseIn('listed', worst);
  const waiting = Array.from({ length: count }, (_, place) => ({
    ...listed,
    reference: mintReference(new Uint8Array([place, 8, 8, 8, 8])),
  }));
  const cases = [...decided, ...waiting];
  return { worst, council, cases: cases.map((childCase) => ({ ...childCase, meeting: 'preMset-2027-01-05' }) as Case) };
}

export function meetingAt(world: MeetingWorld, state: State): Meeting {
  const { council } = world;
  const does = (meeting: Meeting | undefined, by: Person, command: Parameters<typeof after>[2]): Meeting =>
    after(meeting, by, command, tuesday, council);
  const first = does(undefined, moira, today);
  const named: Meeting = { ...first, chair: { ...first.chair, name: longNameOr(world, first.chair.name) } };
  if (state === 'planned') return does(named, moira, { step: 'recordPapers', input: { agencies: ['police'] } });
  if (state === 'cancelled') {
    return does(named, moira, { step: 'cancelMeeting', input: { reason: says(world, 'The chair is ill.') } });
  }
  const begun = [tess, moira].reduce((meeting, who) => does(meeting, who, here), does(named, moira, start));
  const people = council.people
    .map(({ objectId }) => objectId)
    .filter((id) => id !== ravi.objectId)
    .slice(0, world.worst === undefined ? 3 : 60);
  const full = does(begun, moira, { step: 'recordAttendance', input: { people, way: 'phone', confidential: 'yes' } });
  if (state === 'started') return full;
  const undecided = world.cases.map(({ reference }) => reference);
  const over = does(full, moira, { ...end, input: { undecided } } as typeof end);
  const corrected = Array.from({ length: world.worst === undefined ? 1 : 8 }).reduce<Meeting>(
    (meeting) => does(meeting, moira, { step: 'correctMinutes', input: { text: says(world, 'It began at 14:20.') } }),
    over,
  );
  return state === 'ended' ? corrected : does(corrected, tess, { step: 'approveMinutes', input: {} });
}
export const longNameOr = ({ worst }: MeetingWorld, usual: string): string =>
  worst === undefined ? usual : longName(worst);

export const about = { meeting: 'preMset-2027-01-05' } as const;
export const item = { ...about, ref: refAt(0), command: commandOf('ripe') };
export const waiting = (world: MeetingWorld) => ({ ...item, ref: world.cases[5]?.reference ?? '' });

export const deskAt = (world: MeetingWorld, state: State, more: Remembered = {}): DeskInMemory => {
  const many = (reference: Reference) =>
    Array.from({ length: 8 }, (_, place) => ({
      ...actionAt('proposed', world.worst, `A${place + 1}`),
      reference,
      source: about.meeting,
    }));
  const actions = [refAt(0), refAt(1)].flatMap(many);
  return deskOver({
    cases: world.cases,
    council: world.council,
    meetings: [meetingAt(world, state)],
    parts: actions,
    ...more,
  });
};
