// The write path of meetings: as `act`, on a partition of their own (design.md 5).
import { refOf } from '../domain/actor.ts';
import type { Instant } from '../domain/calendar.ts';
import type { CommandId } from '../domain/ids.ts';
import type { Meeting, MeetingId } from '../domain/meeting/meeting.ts';
import { decideMeeting, evolveMeeting, type MeetingCommand, type MeetingFact } from '../domain/meeting/table.ts';
import { refuse, type Context, type Refusal } from '../domain/step.ts';
import { toldOfMeeting } from '../notices/meeting-table.ts';
import type { ReminderId } from './act.ts';
import { canonical, chained, hashOf } from './hashing.ts';
import type { MeetingCommit, MeetingRecord, Meetings } from './meeting-ports.ts';
import type { Marker, Ports, Versioned } from './ports.ts';
import { noTelemetry } from './telemetry-ports.ts';
import { createTurns, type Turns } from './turns.ts';

export interface MeetingRequest {
  readonly id: MeetingId;
  readonly command: MeetingCommand;
  readonly commandId: CommandId | ReminderId;
  readonly context: Context;
}
export type MeetingOutcome =
  | { readonly kind: 'done' | 'unchanged'; readonly meeting: Meeting }
  | { readonly kind: 'repeat'; readonly meeting: Meeting; readonly at: Instant }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly meeting: Meeting | undefined };

type MeetingPorts = Pick<Ports, 'meetings' | 'machine' | 'telemetry'>;

/**
 * Many press "I am here" in the same minute. Within this process they take turns; against other instances each try is
 * decided anew on what is there, and half of them are lost to each.
 */
const mostTries = 24;
const turnsOf = new WeakMap<Meetings, Turns>();

const changedMeanwhile = refuse(
  'changedMeanwhile',
  'Others changed this meeting at the same moment.',
  'Press it again.',
).refusal;

/** Takes a step on a meeting: decide, evolve, and write everything in one transaction. Throws only when the store does. */
export async function actOnMeeting(ports: MeetingPorts, request: MeetingRequest): Promise<MeetingOutcome> {
  const turns = turnsOf.get(ports.meetings) ?? createTurns();
  turnsOf.set(ports.meetings, turns);
  const { telemetry = noTelemetry } = ports;
  const { step } = request.command;
  const taken = () => turns.take(request.id, () => take(ports, request));
  return telemetry.measure('act', { step }, taken, ({ kind }) => kind);
}

async function take(ports: MeetingPorts, request: MeetingRequest): Promise<MeetingOutcome> {
  const { id, command, commandId, context } = request;
  const markerId = commandId.startsWith('remind-')
    ? commandId
    : hashOf(context.actor.objectId, commandId, command.step).slice(0, 40);
  const inputHash = hashOf(canonical(command.input));
  let latest: Meeting | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [stored, marker] = await Promise.all([ports.meetings.load(id), ports.meetings.marker(id, markerId)]);
    latest = stored?.value.meeting;
    if (marker !== undefined && latest !== undefined && marker.inputHash === inputHash) {
      return { kind: 'repeat', meeting: latest, at: marker.at };
    }
    const outcome = await attempt(ports, request, stored, { id: markerId, inputHash });
    if (outcome !== undefined) return outcome;
  }
  return { kind: 'refused', refusal: changedMeanwhile, meeting: latest };
}

/** One try; undefined when somebody else wrote first. */
async function attempt(
  ports: MeetingPorts,
  { id, command, context }: MeetingRequest,
  stored: Versioned<MeetingRecord> | undefined,
  mark: Pick<Marker, 'id' | 'inputHash'>,
): Promise<MeetingOutcome | undefined> {
  const before = stored?.value.meeting;
  const decision = decideMeeting(before, command, context);
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal, meeting: before };
  if ('unchanged' in decision) return before === undefined ? undefined : { kind: 'unchanged', meeting: before };
  const number = (before?.facts ?? 0) + 1;
  const given = { number, at: context.now, by: refOf(context.actor), step: command.step, data: decision.data };
  const fact = given as MeetingFact; // decided by the step of that name
  const commit = commitOf(id, stored, fact, context);
  const result = await ports.meetings.commit(
    { ...commit, marker: { ...mark, fact: number, at: context.now } },
    ports.machine.nowMs(),
  );
  return result === 'done' ? { kind: 'done', meeting: commit.record.meeting } : undefined;
}

function commitOf(
  id: MeetingId,
  stored: Versioned<MeetingRecord> | undefined,
  fact: MeetingFact,
  { directory }: Context,
): Omit<MeetingCommit, 'marker'> {
  const after = evolveMeeting(stored?.value.meeting, fact);
  const told = toldOfMeeting(after, fact, directory, Object.keys(stored?.value.calls ?? {}));
  const rung = told.filter((one) => one.rings).map((one) => [one.key, fact.number] as const);
  const chain = chained(fact, stored?.value.lastHash ?? '');
  return {
    id,
    before: stored?.version,
    record: {
      meeting: after,
      lastHash: chain.hash,
      calls: { ...stored?.value.calls, ...Object.fromEntries(rung) },
    },
    fact: chain,
    notices: told.map(({ rings: _rings, ...notice }) => notice),
  };
}
