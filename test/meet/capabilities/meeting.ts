import type { Capability } from '../capability.ts';
import { localDate } from '../../../src/domain/time/calendar.ts';
import { besides, press, waitsTo, type Town } from '../town.ts';
import { meetingOf } from '../said.ts';
import { colin, moira, priya, ravi, tess } from '../../people/builders.ts';
import { ada, lee, meetingLeft } from '../../people/meeting-builders.ts';

/** The meeting that the case comes to next, or any. */
function planned(town: Town): Town | undefined {
  const meeting = meetingOf(town);
  if (meeting === undefined || town.beside.meeting !== undefined) return undefined;
  const { type, date } = meeting;
  const plan = { type, date, time: '14:00', chair: tess.objectId };
  return besides(town, 'meeting', [moira, 1, 'planMeeting', plan]);
}
function held(town: Town): Town | undefined {
  const there = town.beside.meeting === undefined ? planned(town) : town;
  const meeting = there?.beside.meeting;
  if (there === undefined || meeting?.state !== 'planned' || there.now > meeting.startsAt) return undefined;
  const began = waitsTo(there, meeting.startsAt);
  const started = [moira, tess, priya]
    .map((by) => besides(began, 'meeting', [by, 1, 'startMeeting', {}]))
    .find((made) => made !== undefined);
  const full = [moira, tess, ravi, colin, ada, lee].reduce<Town | undefined>(
    (so, by) => so && (besides(so, 'meeting', [by, 1, 'attendMeeting', {}]) ?? so),
    started,
  );
  return full && (besides(full, 'meeting', [moira, 1, 'endMeeting', { undecided: [] }]) ?? full);
}
/** It is planned no more, and its cases go to the next one within the minute, by the clock. */
function cancelled(town: Town): Town | undefined {
  const there = town.beside.meeting === undefined ? planned(town) : town;
  const meeting = there?.beside.meeting;
  if (there === undefined || meeting === undefined) return undefined;
  const without = besides(there, 'meeting', [moira, 1, 'cancelMeeting', { reason: 'The chair is ill.' }]);
  if (without === undefined) return undefined;
  const panels = without.world.panels.filter((date) => date > localDate(without.now) && date !== meeting.date);
  const now = { ...without, world: { ...without.world, panels } };
  return press(now, meetingLeft(meeting)) ?? now;
}

export const meeting: Capability = {
  rule: 'P6.1',
  by: ['coordinator', 'chair', 'minutes'],
  makes: 'A pre-MSET or panel is planned, attended, held, minuted or cancelled.',
  meets: ['listed'],
  ways: {
    meetingPlanned: planned,
    meetingDeclined: (town) => besides(town, 'meeting', [tess, 1, 'declineMeeting', { instead: '' }]),
    meetingHeld: held,
    meetingCancelled: cancelled,
  },
};
