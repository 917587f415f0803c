// Tells a story to the program: every step through its write path, every message through its outbox, on a database of the
// caller's, with time and chance as the story has them.
import { createHash } from 'node:crypto';
import { createDigests } from '../../src/casework/clocks/digests.ts';
import { createFiguring } from '../../src/casework/figures/counting.ts';
import { releasedIn } from '../../src/casework/figures/sums.ts';
import type { Changes } from '../../src/casework/ports/commit-ports.ts';
import { createEnds } from '../../src/casework/clocks/ends.ts';
import { newestForm } from '../../src/casework/ports/form-ports.ts';
import { remindAll } from '../../src/casework/clocks/clocks.ts';
import type { Poster, PostResult } from '../../src/casework/ports/chat-ports.ts';
import type { Log, Ports } from '../../src/casework/ports/ports.ts';
import { createSealing } from '../../src/casework/looks/sealing.ts';
import { createAsk } from '../../src/casework/read/ask.ts';
import { matterTyped } from '../../src/casework/read/endings.ts';
import { plannedFrom } from '../../src/casework/read/planned.ts';
import { recordKnown } from '../../src/casework/read/record-known.ts';
import { deliver } from '../../src/casework/tell/deliver.ts';
import type { Pace } from '../../src/casework/tell/pace.ts';
import { act } from '../../src/casework/write/act.ts';
import { managedAt } from '../../src/casework/write/matters.ts';
import { given } from '../../src/domain/kernel/given.ts';
import { mintCommandId, readReference } from '../../src/domain/kernel/ids.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import { toPartitionId } from '../../src/domain/matters/partition.ts';
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { toRegisterId } from '../../src/domain/register/entry.ts';
import { since } from '../../src/casework/ports/form-ports.ts';
import { toPoliceListId } from '../../src/domain/police-list/list.ts';
import type { KeptRow } from '../../src/domain/police-list/row.ts';
import { quarterOf } from '../../src/domain/say/say.ts';
import { createMatching } from '../../src/machine/matching.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { storyKey } from './stored.ts';
import type { Deed, Happening, Line, Press } from './story.ts';

/** What is told from, and what it is told to. */
interface Stage {
  readonly ports: Ports &
    Pick<CosmosStore, 'keptPapers' | 'changes' | 'destroying' | 'figures' | 'daySeals' | 'whoLooked'>;
  readonly answers: Map<string, 'gone' | 'later' | undefined>;
  at: string;
  /** Of the deed, from 1. */
  number: number;
}

/** What the directory is taken with, before the story begins: its first line says when it does. */
const before = '2027-01-04T08:00:00.000Z';
export const storyMachine: Ports['machine'] = {
  now: () => before,
  nowMs: () => Date.parse(before),
  bytes: (count) => bytesOf('directory').subarray(0, count),
};

const lineMs = 60_000;

/** Throws where a step of the story is refused. The directory of the council is in the store already. */
export async function play(story: readonly Line[], store: CosmosStore): Promise<void> {
  const answers: Stage['answers'] = new Map();
  const machine = {
    now: () => stage.at,
    nowMs: () => Date.parse(stage.at),
    bytes: (count: number) => bytesOf(String(stage.number)).subarray(0, count),
  };
  const poster = posterWith(answers, machine.nowMs);
  const mailer = { send: async ({ id }: { readonly id: string }) => sent(`mail ${id}`) };
  const ports = {
    ...store,
    machine,
    poster,
    mailer,
    matchKeysOf: createMatching(storyKey),
    log: throwing,
  };
  const stage: Stage = { ports, answers, at: '', number: 0 };
  for (const line of story) {
    if (typeof line === 'string') {
      stage.at = line;
      continue;
    }
    stage.number += 1;
    await tell(stage, line);
    stage.at = new Date(Date.parse(stage.at) + lineMs).toISOString();
  }
}

const bytesOf = (seed: string): Uint8Array => new Uint8Array(createHash('sha512').update(seed).digest());

const tell = async (stage: Stage, deed: Deed): Promise<void> =>
  'step' in deed ? press(stage, deed) : happen(stage, deed);

async function press({ ports, at, number }: Stage, { by, on, step, part, input = {} }: Press): Promise<void> {
  // In an earlier form the story goes without what that form does not know.
  const form = await ports.forms?.current();
  const { matter } = managedAt(on);
  // Nothing is taken on a matter of a kind that the form does not know.
  const since = Math.max(
    matter.sinceOf(step),
    Math.min(...Object.keys(matter.steps).map((one) => matter.sinceOf(one))),
  );
  if (form !== undefined && since > form) return;
  const directory = await ports.directories.current();
  const ends = await endingOf(ports, on, step, input, directory, at);
  if (ends === 'earlier') return;
  const meeting = 'meeting' in input ? toMeetingId(String(input['meeting'])) : undefined;
  const named = step === 'reportBreach' ? readReference(String(input['about'])) : { problem: '' };
  const about = 'reference' in named ? (await ports.cases.load(named.reference))?.value.root : undefined;
  const held = meeting && (await ports.meetings.load(meeting))?.value.root;
  const outcome = await act(ports, managedAt(on), {
    id: on,
    command: { step, input, ...(part !== undefined && { part }) },
    commandId: mintCommandId(Date.parse(at), bytesOf(`command ${number}`)),
    context: {
      actor: personNamed(by, directory.people),
      now: at,
      directory,
      ...(held !== undefined && { meeting: held }),
      ...(about !== undefined && { about }),
      ...ends,
      ...(await plannedFrom(ports, at)),
    },
  });
  if (outcome.kind !== 'done') {
    const why = outcome.kind === 'refused' ? outcome.refusal.message : outcome.kind;
    throw new Error(`Deed ${number}: ${by} could not ${step} on ${on}: ${why}`);
  }
}

/** What a hold or a disposal is decided with; `earlier`: the form in force has none of it. */
async function endingOf(
  ports: Stage['ports'],
  on: string,
  step: string,
  input: Readonly<Record<string, unknown>>,
  directory: Directory,
  at: string,
) {
  const id = toRegisterId(on);
  if (id === undefined) return {};
  const entry = (await ports.register.load(id))?.value.root;
  const { reference: named = '' } = input;
  if (typeof named !== 'string') return {};
  if (entry === undefined && named === '') return step.endsWith('Disposal') ? 'earlier' : {};
  if (entry !== undefined && entry.type !== 'disposal') return {};
  const found = await matterTyped(ports, entry?.about ?? named);
  const about = found.about?.reference ?? found.entity?.id;
  if (about === undefined) return 'earlier';
  return { ...found, ...given({ record: await recordKnown(ports, about, directory, at) }) };
}

function personNamed(name: string, people: readonly Person[]): Person {
  const person = [...people, clockActor].find((one) => one.name === name);
  if (person === undefined) throw new Error(`There is no ${name} in the story’s council`);
  return person;
}

const [warnedMs, endedMs] = [84, 92].map((days) => days * 24 * 60 * lineMs);
/** A form before tombstones has none of it: neither the draft. */
async function endDraft(stage: Stage, writer: Person, on: string): Promise<void> {
  const { ports, at } = stage;
  const read = readReference(on);
  if (!('reference' in read)) throw new Error(`${on} is no case`);
  if (((await ports.forms?.current()) ?? newestForm) < since.tombstone) return;
  const { reference } = read;
  await press(stage, {
    by: writer.name,
    on: reference,
    step: 'start',
    input: { page: 's47', answers: { section47: 'notNeeded' }, reference },
  });
  // The other draft of the story stays.
  const cases = {
    ...ports.cases,
    inStage: async () => [(await ports.cases.load(reference))?.value.root].filter((one) => one !== undefined),
  };
  for (const ms of [warnedMs, endedMs]) {
    stage.at = new Date(Date.parse(at) + (ms ?? 0)).toISOString();
    await createEnds({ ...ports, cases }).round();
  }
  stage.at = at;
}

async function happen(stage: Stage, deed: Happening): Promise<void> {
  const { ports, answers, at } = stage;
  const directory = await ports.directories.current();
  const someone = (name: string): Person => personNamed(name, directory.people);
  switch (deed.does) {
    case 'chats': {
      const { objectId } = someone(deed.by);
      const conversation = `a:${Number(objectId.slice(-12))}`;
      answers.set(conversation, deed.answers);
      const contact = { person: objectId, conversation, reference: `{"id":"${conversation}"}` };
      return ports.contacts.save({ ...contact, quietUntil: 0, greeted: true });
    }
    case 'links': {
      const { objectId, name } = someone(deed.by);
      const [target, conversation] = [deed.target as 'agency:police', `19:${deed.target}@thread.tacv2`]; // the story's own
      const place = { conversation, reference: `{"id":"${conversation}"}` };
      return ports.channels.save({ target, ...place, linkedBy: { objectId, name }, at });
    }
    case 'hears':
      await ports.contacts.firstTime(deed.message);
      return;
    case 'looks': {
      const read = readReference(deed.on);
      if (!('reference' in read)) throw new Error(`${deed.on} is no case`);
      const question = { reference: read.reference, person: someone(deed.by), directory, now: at };
      await createAsk(ports)({ ...question, what: 'referral', why: 'Read' });
      return;
    }
    case 'says': {
      const { id, change } = deed;
      return ports.says.add(quarterOf(at), { id, heard: 'yes', helped: 'partly', change });
    }
    case 'keeps':
      return ports.keptPapers.keep(deed.file, deed.text);
    case 'counts': {
      const figuring = createFiguring({ ...ports, changes: fixedSeconds(ports.changes) });
      await figuring.round();
      await releasedIn(ports.figures, [deed.leaves], at, directory.settings);
      return;
    }
    case 'seals': {
      const daySeals = {
        ...ports.daySeals,
        ends: async () => ({ ends: (await ports.daySeals.ends(0)).ends, second: 1 }),
      };
      await createSealing({ ...ports, daySeals }).round();
      return;
    }
    case 'keepsRows': {
      // No form before 7 has them.
      const form = await ports.forms?.current();
      const list = toPoliceListId(deed.on);
      if (list === undefined) throw new Error(`${deed.on} is no police list`);
      if (form !== undefined && form < since.policeRows) return;
      const rows = deed.rows as readonly KeptRow[]; // the story's own
      await ports.policeLists.keepRows({ list, on: deed.day, writtenMs: Date.parse(at), rows }, undefined);
      return;
    }
    case 'ends':
      return endDraft(stage, someone(deed.by), deed.on);
    case 'clocks':
      await remindAll(ports);
      await createDigests(ports)();
      return;
    case 'tells':
      return tellAll(ports);
    case 'dies': {
      const matter = toPartitionId(deed.on);
      if (matter === undefined) throw new Error(`${deed.on} is no matter`);
      const taken = await ports.outbox.claim(matter, Date.parse(at), lineMs);
      if (taken.length === 0) throw new Error(`Of ${deed.on} nothing was to be told`);
    }
  }
}

/** The second of the database is that of the machine: what is stored of it is the story's. */
const fixedSeconds = (changes: Changes): Changes => ({
  since: async () => (await changes.since(0)).map((change) => ({ ...change, second: 1 })),
});

/** One matter after the other, so that what is stored does not hang on which of them was faster. */
async function tellAll(ports: Ports): Promise<void> {
  for (let due = await dueOf(ports); due[0] !== undefined; due = await dueOf(ports))
    await deliver(ports, patient, due[0]);
}
const dueOf = async ({ outbox, machine }: Ports) =>
  (await outbox.due(machine.nowMs(), 1000)).map(({ about: { matter } }) => matter).toSorted();

/** Teams is in no hurry here. */
const patient: Pace = { take: () => 0, queue: () => 0, block: () => undefined };

const sent = (activity: string): PostResult => ({ ok: true, activity });
const refused = {
  gone: { ok: false, why: 'gone', detail: '403 MessageWritesBlocked' },
  later: { ok: false, why: 'later', detail: '503' },
} as const;

/** Everything arrives, but where the story says otherwise. */
function posterWith(answers: Stage['answers'], nowMs: () => number): Poster {
  const answerOf = (conversation: string): PostResult => {
    const answer = answers.get(conversation);
    return answer === undefined ? sent(`m${nowMs()}`) : refused[answer];
  };
  return {
    post: async ({ conversation }) => answerOf(conversation),
    update: async (_place, activity) => sent(activity),
    retire: async (_place, activity) => sent(activity),
  };
}

/** What fails must not be passed over; what is refused by Teams is the story's. */
const throwing: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (_what, error) => {
    throw error;
  },
};
