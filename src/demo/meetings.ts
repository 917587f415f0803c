// The fictional meetings: the rounds of pre-MSET and panel that took place, a panel between two of them, the panel of today, and
// those to come.
import type { Person } from '../domain/people/actor.ts';
import type { DecisionName, DecisionWords } from '../domain/case/meeting/since-consent.ts';
import { meetingIdOf, type MeetingId, type MeetingType } from '../domain/meeting/meeting.ts';
import type { MeetingCommand } from '../domain/meeting/table.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { DemoCalendar } from './calendar.ts';
import { later, type Cast, type Deed, type Stage } from './deeds.ts';

export interface MeetingDeed {
  readonly by: Person;
  readonly at: Instant;
  readonly command: MeetingCommand;
}
/** One meeting, and what was done with it, in any order. */
export interface Sitting {
  readonly id: MeetingId;
  readonly deeds: readonly MeetingDeed[];
}
/** A meeting by its working day. */
export interface OnDay {
  readonly id: MeetingId;
  readonly type: MeetingType;
  readonly day: number;
}

/** Working days from one panel to the next: less than four weeks, also where bank holidays fall in between. */
const round = 17;
const place = 'Imaginary House, room 2, or the link in the invitation';

/** The rounds, counted from the panel of these days. */
export function meetingsOn(c: DemoCalendar) {
  const on = (type: MeetingType, day: number): OnDay => ({ id: meetingIdOf(type, c.date(day)), type, day });
  const onDay = (day: number) => ({ preMset: on('preMset', day - 5), panel: on('panel', day) });
  const roundAt = (rounds: number) => onDay(c.panelDay + rounds * round);
  return {
    earliest: roundAt(-3),
    first: roundAt(-2),
    last: roundAt(-1),
    /** Planned when two cases were ready to close. */
    extra: on('panel', c.panelDay - 3),
    now: roundAt(0),
    /** Within four weeks of the one between, whatever bank holidays there are. */
    next: onDay(c.panelDay + 14),
    after: roundAt(2),
  };
}

const times = { preMset: '09:30', panel: '14:00' } as const;
export const startOf = (c: DemoCalendar, { type, day }: OnDay): Instant => c.on(day, times[type]);

const plans = ({ calendar: c, cast: { moira, tess } }: Stage, { type, day }: OnDay, onDay = -80): MeetingDeed => ({
  by: moira,
  at: c.on(onDay, '10:00'),
  command: {
    step: 'planMeeting',
    input: { type, date: c.date(day), time: times[type], chair: tess.objectId, place },
  },
});

/** Who is in the room beside the chair, the co-ordinator and the police: of a panel more. */
const roomOf = ({ colin, ada, lee, joss, bea }: Cast, type: MeetingType): readonly Person[] =>
  type === 'panel' ? [colin, ada, lee, joss, bea] : [colin, ada, lee];

const agencies = ['police', 'health', 'education', 'youthJustice', 'housing'];

/** From the start to the end an hour later. */
function holds({ calendar: c, cast }: Stage, meeting: OnDay): readonly MeetingDeed[] {
  const { moira, tess, ravi } = cast;
  const start = startOf(c, meeting);
  const did = (by: Person, minutes: number, command: MeetingCommand): MeetingDeed => ({
    by,
    at: later(start, minutes),
    command,
  });
  const people = roomOf(cast, meeting.type).map(({ objectId }) => objectId);
  return [
    did(moira, -60, { step: 'recordPapers', input: { agencies } }),
    did(moira, 0, { step: 'startMeeting', input: {} }),
    ...[tess, moira, ravi].map((by) => did(by, 1, { step: 'attendMeeting', input: {} })),
    did(moira, 3, { step: 'recordAttendance', input: { people, way: 'room', confidential: 'yes' } }),
    did(moira, 60, { step: 'endMeeting', input: { undecided: [], invited: ['police', 'health', 'education'] } }),
  ];
}

const approves = ({ calendar: c, cast: { tess } }: Stage, { day }: OnDay): MeetingDeed => ({
  by: tess,
  at: c.on(day + 2, '11:00'),
  command: { step: 'approveMinutes', input: {} },
});

export function sittingsOn(stage: Stage): readonly Sitting[] {
  const { calendar: c, cast, referenceOf } = stage;
  const { earliest, first, last, extra, now, next, after } = meetingsOn(c);
  const sitting = (meeting: OnDay, ...deeds: readonly MeetingDeed[]): Sitting => ({
    id: meeting.id,
    deeds: [plans(stage, meeting), ...deeds],
  });
  const text = `${referenceOf('teal')}: the licensing visit is to be at closing time, not before.`;
  return [
    ...[earliest, first, last]
      .flatMap(({ preMset, panel }) => [preMset, panel])
      .map((one) => sitting(one, ...holds(stage, one), approves(stage, one))),
    {
      id: extra.id,
      deeds: [plans(stage, extra, extra.day - 10), ...holds(stage, extra), approves(stage, extra)],
    },
    sitting(now.preMset, ...holds(stage, now.preMset), {
      by: cast.ravi,
      at: c.on(now.preMset.day + 1, '10:30'),
      command: { step: 'correctMinutes', input: { text } },
    }),
    sitting(
      now.panel,
      { by: cast.ravi, at: c.on(-4, '12:00'), command: { step: 'comeToMeeting', input: {} } },
      { by: cast.ada, at: c.on(-4, '13:00'), command: { step: 'comeToMeeting', input: {} } },
      { by: cast.bea, at: c.on(-3, '09:30'), command: { step: 'declineMeeting', input: {} } },
    ),
    ...[next.preMset, next.panel, after.preMset, after.panel].map((one) => sitting(one)),
  ];
}

/** Listed for a pre-MSET, with those invited whom most cases need. */
export const lists = (by: Person, at: Instant, { id }: OnDay, invited = 'police,health,education'): Deed => ({
  by,
  at,
  meeting: id,
  command: { step: 'listCase', input: { meeting: id, invited, alike: [] } },
});

export interface Said extends DecisionWords {
  readonly decision: DecisionName;
  readonly rationale: string;
  readonly band?: string;
  readonly bandRationale?: string;
  readonly dissent?: string;
  readonly actions?: 'open' | 'none';
  readonly panel?: MeetingId;
}
/** What a meeting decided, so many minutes after its start. */
export const records = (by: Person, at: Instant, { id }: OnDay, said: Said): Deed => ({
  by,
  at,
  meeting: id,
  command: {
    step: 'recordDecision',
    input: { meeting: id, band: '', bandRationale: '', dissent: '', actions: 'none', ...said },
  },
});
