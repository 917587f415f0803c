// The fictional meetings: the rounds of pre-MSET and panel that took place, a panel between two of them, the panel of today, and
// those to come.
import type { MeetingId, MeetingType } from '../domain/meeting/meeting.ts';
import type { Person } from '../domain/people/actor.ts';
import { times, type DemoCalendar, type OnDay } from './calendar.ts';
import { ada, bea, colin, joss, lee, moira, ravi, tess } from './cast.ts';
import type { MeetingRow } from './story.ts';
import { yearRounds } from './year.ts';

/** One meeting, and what was done with it, in any order. */
export interface Sitting {
  readonly id: MeetingId;
  readonly rows: readonly MeetingRow[];
}

const place = 'Imaginary House, room 2, or the link in the invitation';
const plans = (c: DemoCalendar, { type, day }: OnDay, onDay = -80): MeetingRow => [
  moira,
  c.on(onDay, '10:00'),
  'planMeeting',
  { type, date: c.date(day), time: times[type], chair: tess.objectId, place },
];

/** Who is in the room beside the chair, the co-ordinator and the police. */
const inRoom: Readonly<Record<MeetingType, readonly Person[]>> = {
  preMset: [colin, ada, lee],
  panel: [colin, ada, lee, joss, bea],
};
const agencies = ['police', 'health', 'education', 'youthJustice', 'housing'];

/** From the start to the end an hour later. */
function holds(c: DemoCalendar, meeting: OnDay): readonly MeetingRow[] {
  const people = inRoom[meeting.type].map(({ objectId }) => objectId);
  const after = (minutes: number) => c.into(meeting, minutes);
  return [
    [moira, after(-60), 'recordPapers', { agencies }],
    [moira, after(0), 'startMeeting', {}],
    ...[tess, moira, ravi].map((by): MeetingRow => [by, after(1), 'attendMeeting', {}]),
    [moira, after(3), 'recordAttendance', { people, way: 'room', confidential: 'yes' }],
    [moira, after(60), 'endMeeting', { undecided: [], invited: ['police', 'health', 'education'] }],
  ];
}

/** `year`: with the rounds of the year before. */
export function sittingsOn(c: DemoCalendar, year: boolean): readonly Sitting[] {
  const { earliest, first, last, extra, now, next, after } = c.meetings;
  const sitting = (meeting: OnDay, ...rows: readonly MeetingRow[]): Sitting => ({
    id: meeting.id,
    rows: [plans(c, meeting, meeting === extra ? extra.day - 10 : undefined), ...rows],
  });
  const held = (meeting: OnDay): Sitting =>
    sitting(meeting, ...holds(c, meeting), [tess, c.on(meeting.day + 2, '11:00'), 'approveMinutes', {}]);
  const text = 'It began ten minutes late: the room was locked.';
  const past = year
    ? Array.from({ length: yearRounds.oldest - yearRounds.newest + 1 }, (_, at) =>
        c.meetings.back(yearRounds.oldest - at),
      )
    : [];
  const planned = (meeting: OnDay): Sitting => ({
    id: meeting.id,
    rows: [
      plans(c, meeting, meeting.day - 20),
      ...holds(c, meeting),
      [tess, c.on(meeting.day + 2, '11:00'), 'approveMinutes', {}],
    ],
  });
  return [
    ...past.flatMap(({ preMset, panel }) => [planned(preMset), planned(panel)]),
    ...[earliest, first, last].flatMap(({ preMset, panel }) => [held(preMset), held(panel)]),
    held(extra),
    sitting(now.preMset, ...holds(c, now.preMset), [
      ravi,
      c.on(now.preMset.day + 1, '10:30'),
      'correctMinutes',
      { text },
    ]),
    sitting(
      now.panel,
      [ravi, c.on(-4, '12:00'), 'comeToMeeting', {}],
      [ada, c.on(-4, '13:00'), 'comeToMeeting', {}],
      [bea, c.on(-3, '09:30'), 'declineMeeting', {}],
    ),
    ...[next.preMset, next.panel, after.preMset, after.panel].map((meeting) => sitting(meeting)),
  ];
}
