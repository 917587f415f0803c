// A cancelled meeting gives its cases back: each goes to the next meeting, and its people are told (docs/process.md P6.11).
import { cases } from '../write/matters.ts';
import { act } from '../write/act.ts';
import type { Ports } from '../ports/ports.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { agendaStages } from '../../domain/case/meeting/agenda.ts';
import { toMeetingId, type MeetingId } from '../../domain/meeting/meeting.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Context } from '../../domain/matter/step.ts';

type CancelPorts = Pick<Ports, 'cases' | 'meetings' | 'machine' | 'matchKeysOf' | 'telemetry'>;

/**
 * Takes the step on every case that hangs on this meeting, where it is one that was cancelled. Taken again after a fault it
 * changes only what it had not reached. Resolves with the cases that changed.
 */
export async function leaveCancelled(
  ports: CancelPorts,
  id: string,
  context: Context,
): Promise<readonly PartitionId[]> {
  const meeting = toMeetingId(id);
  const stored = meeting && (await ports.meetings.load(meeting));
  if (meeting === undefined || stored?.value.root.state !== 'cancelled') return [];
  const { root } = stored.value;
  const changed: PartitionId[] = [];
  for (const { reference } of await ports.cases.forMeeting(agendaStages(root), root)) {
    if (await leave(ports, meeting, root.facts, reference, context)) changed.push(reference);
  }
  return changed;
}

async function leave(
  ports: CancelPorts,
  meeting: MeetingId,
  // A meeting may be planned again on its day and cancelled again.
  times: number,
  reference: Case['reference'],
  context: Context,
): Promise<boolean> {
  const command = { step: 'leaveMeeting', input: { meeting } } as const;
  const commandId = `remind-cancelled-${meeting}.${times}` as const;
  const { kind } = await act(ports, cases, { id: reference, command, commandId, context });
  // The meeting's clock is left running, and reaches this one in its next round.
  if (kind === 'refused') throw new Error('a case of a cancelled meeting could not be changed');
  return kind === 'done';
}
