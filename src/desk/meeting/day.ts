// What a press that records something in a meeting reads beside the case: its agenda and the meetings to come, at once and
// before anything is written. What it then writes is put into it, so that nothing is read again.
import { plannedIn, type Planned } from '../../casework/read/planned.ts';
import type { OnMeeting } from '../../casework/ports/ports.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { agendaStages } from '../../domain/case/meeting/agenda.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import { itemsOf } from '../../reading/meeting/agenda.ts';
import type { Scene } from '../scene/scene.ts';

export interface Day {
  /** What is on the agenda; undefined: not read, because no other item is opened. */
  readonly found?: OnMeeting;
  /** From the day after the meeting, or from today if that is sooner; empty where nothing goes by them. */
  readonly ahead: readonly Meeting[];
  readonly planned: Planned;
}
interface Needs {
  /** Another item is opened after it. */
  readonly agenda: boolean;
  /** A case goes to the next meeting, or is reviewed, or has an action that is due before it. */
  readonly ahead: boolean;
}

export async function dayOf(scene: Scene, meeting: Meeting, needs: Needs): Promise<Day> {
  const { found, ahead = [] } = await read(scene, meeting, needs);
  return { ...(found !== undefined && { found }), ahead, planned: plannedIn(ahead, scene.now) };
}

async function read(
  scene: Scene,
  meeting: Meeting,
  { agenda, ahead }: Needs,
): Promise<{ readonly found?: OnMeeting; readonly ahead?: readonly Meeting[] }> {
  const { ports, now } = scene;
  const [today, after] = [localDate(now), addDays(meeting.date, 1)];
  const from = today < after ? today : after;
  if (agenda && ahead) {
    const day = await ports.cases.dayOfMeeting(agendaStages(meeting), meeting, from);
    return { found: day, ahead: day.ahead };
  }
  if (agenda) return { found: await itemsOf(scene, meeting) };
  return ahead ? { ahead: await ports.meetings.from(from) } : {};
}

/** What is on the agenda, with this case as it was just written. */
export const withCase = (found: OnMeeting | undefined, childCase: Case): OnMeeting | undefined =>
  found && {
    ...found,
    cases: [childCase, ...found.cases.filter(({ reference }) => reference !== childCase.reference)],
  };
