// What people do with a meeting: plan, start, be there, end, cancel; then its minutes (docs/process.md 6).
import { refOf, type Person, type PersonRef } from '../people/actor.ts';
import { closesOn, isWorkingDay, sayDate, shiftWorkingDays, type Instant } from '../time/calendar.ts';
import { agencyChoices, personIn, type Directory } from '../people/directory.ts';
import type { IsoDate } from '../time/dates.ts';
import type { RungAt } from '../time/clocks.ts';
import type { Choice } from '../kernel/fields.ts';
import { meetingLadder, minutesLadder } from './clock.ts';
import {
  type AttendanceGroup,
  arrivalFields,
  attendanceFields,
  cancelMeetingFields,
  confidentialField,
  insteadFields,
  leavingFields,
  papersFields,
  timeForm,
} from './fields.ts';
import type { EntityId, ObjectId, Reference } from '../kernel/ids.ts';
import { notAvailable, refuse } from '../matter/step.ts';
import {
  answerOf,
  isThere,
  isToday,
  meetingIdOf,
  startsAtOf,
  stillThere,
  type EndedMeeting,
  type Invited,
  type Meeting,
  type MeetingId,
  type MeetingRung,
  type MeetingType,
  type MissedItems,
} from './meeting.ts';
import { isQuorate, missingFor, quorumGroups } from './quorum.ts';
import { coreAgencies, mayAttend } from './who.ts';
import { attends, meetingStep, over, runs, stamp } from './making.ts';
import { given } from '../kernel/given.ts';
import { peopleWho } from '../people/roles.ts';
import { clock, matterBegun } from '../matter/making.ts';
import { belongsTo } from '../people/agencies.ts';
import { badDate } from '../matter/date-ahead.ts';

export interface PlanInput {
  readonly type: string;
  readonly date: IsoDate;
  readonly time: string;
  readonly chair: string;
  /** Where, or the link to join by; '' for none. */
  readonly place?: string;
}
export interface Planned {
  readonly id: MeetingId;
  readonly type: MeetingType;
  readonly date: IsoDate;
  readonly startsAt: Instant;
  readonly papersDue: Instant;
  readonly chair: PersonRef;
  readonly place?: string;
  readonly rungs: readonly RungAt<MeetingRung>[];
}
export interface AttendanceInput {
  readonly people: readonly string[];
  readonly way: string;
  /** `yes`: they have accepted the confidentiality statement. */
  readonly confidential: string;
}
export interface Attended {
  readonly people: readonly PersonRef[];
  readonly way: string;
}
export interface ArrivalInput {
  readonly person: string;
  readonly way: string;
  /** `yes`: they have accepted the confidentiality statement. */
  readonly confidential: string;
}
interface Arrived {
  readonly person: PersonRef;
  readonly way: string;
}
export interface EndInput {
  /** Cases that nothing was decided about, as the agenda showed them. */
  readonly undecided: readonly Reference[];
  /** The same of records. */
  readonly undecidedRecords?: readonly EntityId[];
  /** Agencies that were invited for a case of its agenda, beside those that are core to it. */
  readonly invited?: readonly string[];
  /** Of each item that was decided, the agencies that were invited to it and had no one there for it. */
  readonly absences?: readonly (readonly string[])[];
  /** Agencies that sent papers for a case of its agenda. */
  readonly sent?: readonly string[];
}
export type Ended = Pick<
  EndedMeeting,
  'absent' | 'missedItems' | 'noPapers' | 'sent' | 'quorate' | 'undecided' | 'undecidedRecords'
> & {
  /** When people are called for its minutes; a fact from before that was so has none. */
  readonly rungs?: Meeting['ladder']['rungs'];
};

/** Who chairs may be chosen from: only they run a meeting, and may see its cases. */
export const chairChoices = (directory: Directory): readonly Choice[] =>
  peopleWho(directory, 'chairMeetings').map((person) => ({ value: person.objectId, title: person.name }));

/** Agencies whose papers and people are expected. */
export const invitedAgencies = (directory: Directory): readonly string[] => directory.agencies.map(({ id }) => id);

/**
 * Who may be recorded: not there yet. First the groups of the quorum that are still missing, in the order of its rule, the
 * meeting's own chair before all others; then everyone else in one list, agency by agency, the council last. Those who said that they come are
 * ticked, and recorded only by who saves it (docs/process.md P6.5).
 */
function absentees(meeting: Meeting, directory: Directory): readonly AttendanceGroup[] {
  const people = directory.people.filter((one) => mayAttend(one, directory) && !isThere(meeting, one.objectId));
  const missing = missingFor(meeting, directory);
  const needed = quorumGroups(meeting, people, directory)
    .filter(({ group }) => missing.includes(group))
    .flatMap((one) => one.people.map((person) => ({ person, group: one.group })));
  const first = needed.toSorted((a, b) => Number(isChairOf(meeting, b.person)) - Number(isChairOf(meeting, a.person)));
  const once = [...new Map(first.map((one) => [one.person.objectId, one])).values()];
  const others = people.filter(({ objectId }) => !once.some(({ person }) => person.objectId === objectId));
  const titles = once.map(({ person, group }) => ({ value: person.objectId, title: `${person.name}, ${group}` }));
  return (
    [
      { ...neededGroup, people: titles },
      { ...also, people: byAgency(others, directory) },
    ]
      // The first is read also where no one stands in it any more: the quorum may have come while the form was open.
      .filter(({ id, people: them }) => id === '' || them.length > 0)
      .map((group) => ({
        ...group,
        coming: group.people.map(({ value }) => value).filter((id) => isComing(meeting, id)),
      }))
  );
}

/** Where nothing is known of the meeting, anyone may have been ticked anywhere. */
const anyGroups = (directory: Directory): readonly AttendanceGroup[] => [
  { ...neededGroup, people: [], coming: [] },
  { ...also, people: byAgency(directory.people, directory), coming: [] },
];

/** The first names no group: it is read also where the quorum has come meanwhile. */
const neededGroup = { id: '', title: 'Needed for the quorum' } as const;
const also = { id: 'also', title: 'Also invited' } as const;

/** Each agency's people in the order of the directory, then those of the council. */
export function byAgency(people: readonly Person[], directory: Directory): readonly Choice[] {
  const agencyOf = (one: Person) => directory.agencies.find(({ id }) => belongsTo(one, id, directory))?.id ?? council;
  const groups = Map.groupBy(people, agencyOf);
  return [...directory.agencies, { id: council, name: 'Council' }].flatMap(({ id, name }) =>
    (groups.get(id) ?? []).map((one) => ({ value: one.objectId, title: `${one.name}, ${name}` })),
  );
}
const council = 'council';

const isComing = ({ answers }: Meeting, id: string): boolean =>
  answers.some(({ person, coming }) => person.objectId === id && coming === 'yes');
const isChairOf = ({ chair }: Meeting, { objectId }: Person): boolean => chair.objectId === objectId;

/** People to choose from: the agencies' first, with their agency. */
export function withAgency(people: readonly Person[], directory: Directory): readonly Choice[] {
  const agencyOf = (one: Person) => directory.agencies.find(({ id }) => belongsTo(one, id, directory))?.name;
  return people
    .map((one) => ({ value: one.objectId, agency: agencyOf(one), name: one.name }))
    .toSorted((a, b) => Number(a.agency === undefined) - Number(b.agency === undefined))
    .map(({ value, agency, name }) => ({ value, title: agency === undefined ? name : `${name}, ${agency}` }));
}

const planMeeting = matterBegun<PlanInput, Planned, Meeting>({
  title: 'Plan meeting',
  fact: 'meeting planned',
  there: ({ state }) => (state === 'cancelled' ? undefined : { unchanged: true }),
  may: runs,
  record: (_nothing, input, { now, directory }) => {
    if (input.type !== 'preMset' && input.type !== 'panel') return notAvailable;
    const chair = personIn(directory, input.chair);
    if (chair === undefined || !chairChoices(directory).some(({ value }) => value === chair.objectId)) {
      return refuse('notEligible', 'That person cannot chair a meeting.', 'Choose another chair.');
    }
    const wrong = badDate(input.date, now);
    if (wrong !== undefined) return wrong;
    if (!timeForm.test(input.time))
      return refuse('badTime', 'That start time could not be read.', 'Write it like 14:00.');
    if (!isWorkingDay(input.date, directory.settings.officeHours)) {
      return refuse('badDate', `The council is closed on ${sayDate(input.date)}.`, 'Give a working day.');
    }
    return {
      data: {
        id: meetingIdOf(input.type, input.date),
        type: input.type,
        date: input.date,
        startsAt: startsAtOf(input.date, input.time),
        papersDue: papersDueFor(input.date, directory),
        chair: refOf(chair),
        ...(input.place !== undefined && input.place !== '' && { place: input.place }),
        rungs: meetingLadder(input.date, papersDueFor(input.date, directory), directory.settings),
      },
    };
  },
  evolve: (_nothing, { rungs, ...data }, meta) => ({
    ...data,
    ladder: { set: meta.number, rungs },
    invitedAt: undefined,
    state: 'planned',
    answers: [],
    attendance: [],
    papers: [],
    ...stamp(meta),
  }),
});

/** Five working days before, at the close of that day [P]. */
export const papersDueFor = (date: IsoDate, { settings }: Directory): Instant =>
  closesOn(shiftWorkingDays(date, -settings.papersWorkingDays, settings.officeHours), settings.officeHours);

/** People open a meeting in Teams a little before its time (docs/process.md P6.20). */
const earlyMs = 15 * 60_000;

const startMeeting = meetingStep<object, object>({
  title: 'Start meeting',
  fact: 'meeting started',
  may: [...runs, { own: clock }],
  from: ['planned'],
  elsewhere: (meeting, { now }) => (meeting.state === 'started' ? { unchanged: true } : over(meeting, now)),
  record: (meeting, _input, context) => {
    const { now } = context;
    if (!isToday(meeting, now)) {
      return refuse(
        'notNow',
        `This meeting is on ${sayDate(meeting.date)}.`,
        'Start it on that day, or plan another one.',
      );
    }
    // Where Teams names no one who began it, it is begun by its time.
    return clock.is(meeting, context) && Date.parse(meeting.startsAt) - Date.parse(now) > earlyMs
      ? refuse('notNow', 'It is not due yet.', 'Press Start meeting.')
      : { data: {} };
  },
  evolve: (meeting, _data, meta) => ({ ...meeting, state: 'started', startedAt: meta.at }),
});

/** "I am here": who presses it has read the confidentiality statement above it. */
const attendMeeting = meetingStep<object, object>({
  title: 'I am here',
  fact: 'attended',
  may: attends,
  from: ['started'],
  elsewhere: (meeting, { now }) => notStarted(meeting, now),
  record: (meeting, _input, { actor }) => (isThere(meeting, actor.objectId) ? { unchanged: true } : { data: {} }),
  evolve: (meeting, _data, meta) => ({
    ...meeting,
    attendance: [...meeting.attendance, { person: refOf(meta.by), way: 'online', at: meta.at }],
  }),
});

const answered = (meeting: Meeting, answer: Invited): readonly Invited[] => [
  ...meeting.answers.filter(({ person }) => person.objectId !== answer.person.objectId),
  answer,
];

/** "I am coming" (docs/process.md P6.15). */
const comeToMeeting = meetingStep<object, object>({
  title: 'I am coming',
  fact: 'invitation accepted',
  may: attends,
  from: ['planned'],
  record: (meeting, _input, { actor }) =>
    answerOf(meeting, actor.objectId)?.coming === 'yes' ? { unchanged: true } : { data: {} },
  evolve: (meeting, _data, meta) => ({
    ...meeting,
    answers: answered(meeting, { person: refOf(meta.by), coming: 'yes', at: meta.at }),
  }),
});

/** People of the same agency who take part in meetings. */
const colleaguesOf = (actor: Person, directory: Directory): readonly Choice[] =>
  directory.people
    .filter((one) => one.objectId !== actor.objectId && mayAttend(one, directory))
    .filter((one) =>
      directory.agencies.some(({ id }) => belongsTo(one, id, directory) && belongsTo(actor, id, directory)),
    )
    .map((one) => ({ value: one.objectId, title: one.name }));

/** "I cannot come", and who comes instead: they are invited with it (docs/process.md P6.15). */
const declineMeeting = meetingStep<{ readonly instead?: string }, { readonly instead?: PersonRef }>({
  title: 'I cannot come',
  fact: 'invitation declined',
  may: attends,
  from: ['planned'],
  asks: ({ actor, directory }) => insteadFields(actor && directory ? colleaguesOf(actor, directory) : []),
  record: (_meeting, { instead = '' }, { actor, directory }) => {
    if (instead === '') return { data: {} };
    const colleague = colleaguesOf(actor, directory).some(({ value }) => value === instead)
      ? personIn(directory, instead)
      : undefined;
    return colleague === undefined
      ? refuse('notEligible', 'That person cannot come instead of you.', 'Choose a colleague of your agency.')
      : { data: { instead: refOf(colleague) } };
  },
  evolve: (meeting, { instead }, meta) => ({
    ...meeting,
    answers: answered(meeting, { person: refOf(meta.by), coming: 'no', ...given({ instead }), at: meta.at }),
  }),
});

const notStarted = (meeting: Meeting, now: Instant): ReturnType<typeof refuse> =>
  meeting.state === 'planned'
    ? refuse('notNow', 'This meeting has not started yet.', 'The person running it presses Start meeting.')
    : over(meeting, now);

/** For those in the room or on the phone, and for those who joined late (docs/process.md P6.5). */
const recordAttendance = meetingStep<AttendanceInput, Attended>({
  title: 'Record attendance',
  fact: 'attendance recorded',
  savesAgain: true,
  may: runs,
  from: ['started'],
  elsewhere: (meeting, { now }) => notStarted(meeting, now),
  asks: ({ before, directory }) =>
    attendanceFields(
      directory === undefined ? [] : before === undefined ? anyGroups(directory) : absentees(before, directory),
    ),
  needs: () => [confidentialField],
  record: (meeting, input, { directory }) => {
    const bar = unlessAccepted(input.confidential);
    if (bar !== undefined) return bar;
    if (input.people.length === 0) {
      return refuse('incomplete', 'No one is ticked.', 'Tick those who are in the room or on the phone.');
    }
    const people = input.people.flatMap((id) => personIn(directory, id) ?? []);
    const fresh = people.filter((one) => mayAttend(one, directory) && !isThere(meeting, one.objectId));
    return fresh.length === 0 ? { unchanged: true } : { data: { people: fresh.map(refOf), way: input.way } };
  },
  evolve: (meeting, { people, way }, meta) => ({
    ...meeting,
    attendance: [
      ...meeting.attendance,
      ...people.map((person) => ({ person, way, at: meta.at, recordedBy: refOf(meta.by) })),
    ],
  }),
});

const unlessAccepted = (confidential: string): ReturnType<typeof refuse> | undefined =>
  confidential === 'yes'
    ? undefined
    : refuse(
        'notAccepted',
        'No one is recorded until they have accepted the confidentiality statement.',
        'Read the statement to them first. Anyone who does not accept it cannot take part.',
      );

/** Not there now: those who left may come back; then those who take part in meetings; then everyone else, for one item. */
function comers(meeting: Meeting, directory: Directory): readonly Choice[] {
  const away = directory.people.filter(({ objectId }) => !isThere(meeting, objectId));
  const rank = (person: Person): number => {
    if (meeting.attendance.some((one) => one.person.objectId === person.objectId)) return 0;
    return mayAttend(person, directory) ? 1 : 2;
  };
  return withAgency(
    away.toSorted((a, b) => rank(a) - rank(b)),
    directory,
  );
}

/**
 * Someone comes when it is under way, or comes back; also a person who takes part in meetings by no role and is invited to a
 * case: for that case alone they count (docs/process.md P6.23).
 */
const arriveAtMeeting = meetingStep<ArrivalInput, Arrived>({
  title: 'Arrived',
  fact: 'arrived',
  savesAgain: true,
  may: runs,
  from: ['started'],
  elsewhere: (meeting, { now }) => notStarted(meeting, now),
  asks: ({ before, directory }) => arrivalFields(before && directory ? comers(before, directory) : []),
  needs: () => arrivalFields([]).filter(({ name }) => name !== 'way' && name !== 'person'),
  record: (meeting, { person: id, way, confidential }, { directory }) => {
    const person = personIn(directory, id);
    if (person === undefined) return refuse('incomplete', 'Still needed: Who has come.', 'Choose who has come.');
    const bar = unlessAccepted(confidential);
    if (bar !== undefined) return bar;
    return isThere(meeting, person.objectId) ? { unchanged: true } : { data: { person: refOf(person), way } };
  },
  evolve: (meeting, { person, way }, meta) => ({
    ...meeting,
    attendance: [...meeting.attendance, { person, way, at: meta.at, later: true, recordedBy: refOf(meta.by) }],
  }),
});

/** From then on they take part in no item, and count for none. */
const leaveEarly = meetingStep<{ readonly people: readonly string[] }, { readonly people: readonly ObjectId[] }>({
  title: 'Left',
  fact: 'left',
  savesAgain: true,
  may: runs,
  from: ['started'],
  elsewhere: (meeting, { now }) => notStarted(meeting, now),
  asks: ({ before, directory }) =>
    leavingFields(
      before && directory
        ? withAgency(
            stillThere(before).flatMap(({ person }) => personIn(directory, person.objectId) ?? []),
            directory,
          )
        : [],
    ),
  needs: () => [],
  record: (meeting, { people }) => {
    if (people.length === 0) return refuse('incomplete', 'No one is ticked.', 'Tick those who have left.');
    const left = stillThere(meeting)
      .map(({ person }) => person.objectId)
      .filter((id) => people.includes(id));
    return left.length === 0 ? { unchanged: true } : { data: { people: left } };
  },
  evolve: (meeting, { people }, meta) => ({
    ...meeting,
    attendance: meeting.attendance.map((one) =>
      one.until === undefined && people.includes(one.person.objectId) ? { ...one, until: meta.at } : one,
    ),
  }),
});

const recordPapers = meetingStep<{ readonly agencies: readonly string[] }, { readonly agencies: readonly string[] }>({
  title: 'Record papers',
  fact: 'papers recorded',
  savesAgain: true,
  may: runs,
  from: ['planned', 'started'],
  asks: ({ directory }) => papersFields(agencyChoices(directory)),
  // None is an answer.
  needs: () => [],
  record: (meeting, { agencies }, { directory }) => {
    const known = invitedAgencies(directory).filter((id) => agencies.includes(id));
    return known.join() === meeting.papers.join() ? { unchanged: true } : { data: { agencies: known } };
  },
  evolve: (meeting, { agencies }) => ({ ...meeting, papers: agencies }),
});

/** Agencies that are expected at a meeting: those that are core to it, and those invited for one of its cases. */
const expected = ({ type }: Meeting, directory: Directory, invited: readonly string[]): readonly string[] => {
  const core = coreAgencies(type, directory);
  return invitedAgencies(directory).filter((agency) => core.includes(agency) || invited.includes(agency));
};

/** Of these, those that no one is there for. */
export function absentAgencies(
  meeting: Meeting,
  directory: Directory,
  invited: readonly string[] = [],
): readonly string[] {
  const present = meeting.attendance.flatMap(({ person }) => personIn(directory, person.objectId) ?? []);
  return expected(meeting, directory, invited).filter(
    (agency) => !present.some((one) => belongsTo(one, agency, directory)),
  );
}
/** Of these, those whose papers neither came by mail nor were sent here. */
export const agenciesWithoutPapers = (
  meeting: Meeting,
  directory: Directory,
  invited: readonly string[] = [],
  sent: readonly string[] = [],
): readonly string[] =>
  expected(meeting, directory, invited).filter((agency) => ![...meeting.papers, ...sent].includes(agency));

/** For how many items each agency had no one there; of those that had no one at all the end says that. */
const missedIn = (
  absences: readonly (readonly string[])[],
  absent: readonly string[],
  directory: Directory,
): readonly MissedItems[] =>
  invitedAgencies(directory)
    .filter((agency) => !absent.includes(agency))
    .map((agency) => ({ agency, items: absences.filter((item) => item.includes(agency)).length }))
    .filter(({ items }) => items > 0);

/** What was not decided comes back; who was absent or sent nothing is on record (docs/process.md P6.10). */
export const endMeeting = meetingStep<EndInput, Ended>({
  title: 'End meeting',
  fact: 'meeting ended',
  may: runs,
  from: ['started'],
  elsewhere: (meeting, { now }) => (meeting.state === 'ended' ? { unchanged: true } : notStarted(meeting, now)),
  dataSince: { sent: 6, undecidedRecords: 6 },
  record: (meeting, { undecided, undecidedRecords = [], invited, absences = [], sent = [] }, { directory, now }) => {
    const absent = absentAgencies(meeting, directory, invited);
    const missedItems = missedIn(absences, absent, directory);
    return {
      data: {
        rungs: minutesLadder(now, directory.settings),
        absent,
        ...(missedItems.length > 0 && { missedItems }),
        noPapers: agenciesWithoutPapers(meeting, directory, invited, sent),
        ...(sent.length > 0 && { sent }),
        quorate: isQuorate({ ...meeting, endedAt: now }, directory),
        undecided,
        ...(undecidedRecords.length > 0 && { undecidedRecords }),
      },
    };
  },
  evolve: (meeting, { rungs, ...data }, meta) => ({
    ...meeting,
    ...(rungs !== undefined && { ladder: { set: meta.number, rungs } }),
    state: 'ended',
    startedAt: meeting.state === 'started' ? meeting.startedAt : meta.at,
    endedAt: meta.at,
    ...data,
    corrections: [],
  }),
});

const cancelMeeting = meetingStep<{ readonly reason: string }, { readonly reason: string }>({
  title: 'Cancel meeting',
  fact: 'meeting cancelled',
  may: runs,
  from: ['planned'],
  asks: () => cancelMeetingFields,
  record: (_meeting, { reason }) => ({ data: { reason } }),
  evolve: (meeting, { reason }, meta) => {
    const { id, type, date, startsAt, chair, papersDue, answers, attendance, papers, invitedAt } = meeting;
    const kept = { id, type, date, startsAt, chair, papersDue, answers, attendance, papers, invitedAt };
    // No one is invited any more; its cases go elsewhere at once.
    const ladder = { set: meta.number, rungs: [{ rung: 'cases' as const, at: meta.at }] };
    return { ...kept, ladder, state: 'cancelled', reason };
  },
});

/** What people do with a meeting until it has ended. */
export const runSteps = {
  planMeeting,
  cancelMeeting,
  recordPapers,
  comeToMeeting,
  declineMeeting,
  startMeeting,
  attendMeeting,
  recordAttendance,
  arriveAtMeeting,
  leaveEarly,
  endMeeting,
} as const;
