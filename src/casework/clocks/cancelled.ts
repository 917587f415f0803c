// A cancelled meeting gives its cases back: each goes to the next meeting, and its people are told (docs/process.md P6.11).
import { cases } from '../write/matters.ts';
import { act } from '../write/act.ts';
import type { Ports } from '../ports/ports.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { agendaStages } from '../../domain/case/meeting/agenda.ts';
import { toMeetingId, type MeetingId } from '../../domain/meeting/meeting.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Context, Refusal } from '../../domain/matter/step.ts';
import { given } from '../../domain/kernel/given.ts';

type CancelPorts = Pick<Ports, 'cases' | 'meetings' | 'machine' | 'matchKeysOf' | 'telemetry'>;

/** The cases that changed; and why another may not, where that is so. */
export interface Left {
  readonly changed: readonly PartitionId[];
  readonly barred?: string;
}

/**
 * Takes the step on every case that hangs on this meeting, where it is one that was cancelled. Taken again after a fault it
 * changes only what it had not reached.
 */
export async function leaveCancelled(ports: CancelPorts, id: string, context: Context): Promise<Left> {
  const meeting = toMeetingId(id);
  const stored = meeting && (await ports.meetings.load(meeting));
  if (meeting === undefined || stored?.value.root.state !== 'cancelled') return { changed: [] };
  const { root } = stored.value;
  const changed: PartitionId[] = [];
  let barred: string | undefined;
  const { cases } = await ports.cases.forMeeting(agendaStages(root), root);
  for (const { reference } of cases) {
    const { kind, refusal } = await leave(ports, meeting, root.facts, reference, context);
    if (kind === 'done') changed.push(reference);
    barred ??= refusal?.code;
  }
  return { changed, ...given({ barred }) };
}

async function leave(
  ports: CancelPorts,
  meeting: MeetingId,
  // A meeting may be planned again on its day and cancelled again.
  times: number,
  reference: Case['reference'],
  context: Context,
): Promise<{ readonly kind: string; readonly refusal?: Refusal }> {
  const command = { step: 'leaveMeeting', input: { meeting } } as const;
  const commandId = `remind-cancelled-${meeting}.${times}` as const;
  return act(ports, cases, { id: reference, command, commandId, context });
}
