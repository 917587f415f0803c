// Plays the rows of a story through the one write path, as presses do.
import { act } from '../casework/write/act.ts';
import { cases, entities, meetings, trainings } from '../casework/write/matters.ts';
import { plannedFrom } from '../casework/read/planned.ts';
import type { Ports } from '../casework/ports/ports.ts';
import type { Command } from '../domain/case/whole/case.ts';
import { given } from '../domain/kernel/given.ts';
import type { CommandId, EntityId, Reference, TrainingId } from '../domain/kernel/ids.ts';
import { toMeetingId, type MeetingId } from '../domain/meeting/meeting.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { commandIn, type EntityRow, type MeetingRow, type StoryRow, type TrainingRow } from './story.ts';

/** What a row is played with; the person is the directory's, as they are there by now. */
interface Turn {
  readonly at: Instant;
  readonly directory: Directory;
  readonly commandId: CommandId;
}
type Running = Pick<Ports, 'machine' | 'telemetry'>;

export async function playsCase(
  ports: Pick<Ports, 'cases' | 'meetings' | 'matchKeysOf'> & Running,
  id: Reference,
  row: StoryRow,
  turn: Turn,
) {
  const [, , , input, of] = row;
  const about = typeof of?.about === 'string' ? of.about : undefined;
  const named = 'meeting' in input ? input.meeting : of?.meeting;
  const meeting = typeof named === 'string' ? toMeetingId(named) : named?.id;
  const [held, before, planned] = await Promise.all([
    meeting && ports.meetings.load(meeting),
    about && ports.cases.load(about),
    plannedFrom(ports, turn.at),
  ]);
  const more = given({ meeting: held?.value.root, about: before?.value.root });
  const context = { ...contextOf(row, turn), ...planned, ...more };
  return act(ports, cases, { id, command: commandAt(id, commandIn(row)), commandId: turn.commandId, context });
}
/** A case begins under the reference that it is told of. */
const commandAt = (reference: Reference, command: Command): Command =>
  command.step === 'start' ? { ...command, input: { ...command.input, reference } } : command;

export const playsMeeting = async (
  ports: Pick<Ports, 'meetings'> & Running,
  id: MeetingId,
  row: MeetingRow,
  turn: Turn,
) => act(ports, meetings, { id, command: commandIn(row), commandId: turn.commandId, context: contextOf(row, turn) });

export const playsTraining = async (
  ports: Pick<Ports, 'trainings'> & Running,
  id: TrainingId,
  row: TrainingRow,
  turn: Turn,
) => act(ports, trainings, { id, command: commandIn(row), commandId: turn.commandId, context: contextOf(row, turn) });

export const playsEntity = async (
  ports: Pick<Ports, 'entities' | 'cases' | 'matchKeysOf'> & Running,
  id: EntityId,
  row: EntityRow,
  turn: Turn,
) => act(ports, entities, { id, command: commandIn(row), commandId: turn.commandId, context: contextOf(row, turn) });

const contextOf = ([who]: StoryRow | MeetingRow | TrainingRow | EntityRow, { at, directory }: Turn) => ({
  actor: personIn(directory, who.objectId) ?? who,
  now: at,
  directory,
});
