// Meetings and cases on a real store, moved on by the write paths themselves.
import { act, type Outcome } from '../../src/casework/write/act.ts';
import { meetings } from '../../src/casework/write/matters.ts';
import { remindAll } from '../../src/casework/clocks/clocks.ts';
import type { PartitionId } from '../../src/domain/matters/partition.ts';
import type { Machine, Ports } from '../../src/casework/ports/ports.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { mintCommandId, type CommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { MeetingCommand, MeetingTypes } from '../../src/domain/meeting/table.ts';
import { createMatching } from '../../src/machine/matching.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { directory, later, moira, monday10, must, tess, type StoryRow, type Told } from '../people/builders.ts';
import { playsCase } from '../../src/demo/players.ts';
import { rowsOf } from '../../src/demo/story.ts';

/** One instance of the program on the store, at a time of its own. */
export interface Instance {
  readonly store: CosmosStore;
  readonly council: Directory;
  /** Business time. */
  now: Instant;
}
export const instance = (store: CosmosStore, council: Directory = directory): Instance => ({
  store,
  council,
  now: monday10,
});

let minted = 0;
export const freshCommand = (): CommandId => {
  minted += 1;
  return mintCommandId(Date.parse(monday10) + minted, new Uint8Array(8));
};

const matchKeysOf = createMatching('the secret of a test, of no child');
const machineOf = (of: Instance): Machine => ({
  now: () => of.now,
  nowMs: () => Date.parse(of.now),
  bytes: (count) => new Uint8Array(count),
});

export const preMset: MeetingId = 'preMset-2027-01-26';
/** What is planned: a pre-MSET on Tuesday 26 January at 14:00, chaired by Tess. */
export const plan = {
  step: 'planMeeting',
  input: { type: 'preMset', date: '2027-01-26', time: '14:00', chair: tess.objectId },
} as const satisfies MeetingCommand;
export const start: MeetingCommand = { step: 'startMeeting', input: {} };
export const here: MeetingCommand = { step: 'attendMeeting', input: {} };
export const end: MeetingCommand = { step: 'endMeeting', input: { undecided: [] } };
export const theDay: Instant = '2027-01-26T14:00:00.000Z';

export const does = async (
  of: Instance,
  command: MeetingCommand,
  by: Person = moira,
  commandId: CommandId = freshCommand(),
  id: MeetingId = preMset,
  managed: typeof meetings = meetings,
): Promise<Outcome<MeetingTypes>> =>
  act({ meetings: of.store.meetings, forms: of.store.forms, machine: machineOf(of) }, managed, {
    id,
    command,
    commandId,
    context: { actor: by, now: of.now, directory: of.council },
  });

/** Rows on a case, at their moments or so many minutes after each other. */
export async function takes(of: Instance, reference: Reference, ...told: Told) {
  const ports = { ...of.store, machine: machineOf(of), matchKeysOf };
  for (const row of rowsOf(told)) {
    const [who, when, step] = row;
    of.now = typeof when === 'string' ? when : later(of.now, when);
    const turn = { at: of.now, directory: of.council, commandId: freshCommand() };
    const outcome = await playsCase(ports, reference, row, turn);
    if (outcome.kind !== 'done') throw new Error(`${who.name} may not ${step} here: ${outcome.kind}`);
  }
  return must(await of.store.cases.load(reference)).value.root;
}

/** A case listed for the meeting, invited are the police. */
export const listed: StoryRow = [moira, 1, 'listCase', { meeting: preMset, invited: 'police', alike: [] }];
export const decided: StoryRow = [
  moira,
  1,
  'recordDecision',
  {
    meeting: preMset,
    decision: 'toPanel',
    rationale: 'Agencies must act together.',
    band: '',
    bandRationale: '',
    dissent: '',
    actions: 'open',
  },
];

/** Both look at the clocks at once; their own clocks differ a little. */
export async function bothRemind(one: Instance, other: Instance, when: Instant): Promise<readonly PartitionId[]> {
  one.now = when;
  other.now = new Date(Date.parse(when) + 1).toISOString();
  return (await Promise.all([remind(one), remind(other)])).flat();
}

/** The clocks are looked at, at this instance's time. */
export const remind = async (of: Instance): Promise<readonly PartitionId[]> =>
  remindAll({
    ...of.store,
    directories: { ...of.store.directories, current: async () => of.council },
    machine: machineOf(of),
    matchKeysOf,
    log: throwing,
  });

/** A reminder that fails must not be passed over. */
const throwing: Ports['log'] = {
  info: () => undefined,
  warn: () => undefined,
  error: (_what, error) => {
    throw error;
  },
};
