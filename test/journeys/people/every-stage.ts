// A case at every stage, everybody who might press something, and what a card would send for any button.
import { rowsOf } from '../../../src/demo/story.ts';
import assert from 'node:assert/strict';
import type { Look } from '../../../src/casework/ports/ports.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import {
  colin,
  conflicted,
  consented,
  dana,
  declined,
  filledIn,
  greta,
  hal,
  kestrel,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  someone,
  submitted,
  tess,
  withdrawn,
  type StoryRow,
} from '../../people/builders.ts';
import { caseMatter, type CaseTypes } from '../../../src/domain/case/whole/case.ts';
import { deskOver, portsOver, type Remembered } from '../../worlds/desk-in-memory.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { isWrite } from '../../worlds/writes.ts';
import { ada, decided, lee, listed, mergedInto, nextPreMset, preMset } from '../../people/meeting-builders.ts';
import { readable } from './readable.ts';

export const stranger = someone(900, 'Nobody Known');
export const roles: readonly Person[] = [priya, noor, colin, dana, greta, hal, moira, tess, ada, ravi, stranger];
const reference = (number: number): Reference => mintReference(Buffer.alloc(8, number));
export const unknown = reference(31);
const received = [filledIn(), submitted(), noConflict(), consented()];
const line = [priya, colin, greta, hal];
/** A case at every stage, and who has anything to do with it; those on an agenda are on that of a meeting under way. */
export const cases = {
  draft: { reference: reference(1), deeds: [filledIn()], of: [priya] },
  waiting: { reference: reference(2), deeds: [filledIn(), submitted()], of: [priya, colin, greta, hal] },
  conflict: {
    reference: reference(3),
    deeds: [filledIn(), submitted(), conflicted(colin, greta)],
    of: [priya, greta, moira],
  },
  received: {
    reference: reference(4),
    deeds: received,
    of: [...line, moira, tess],
  },
  declined: {
    reference: reference(5),
    deeds: [filledIn(), submitted(), noConflict(), declined()],
    of: [priya, colin, greta, hal],
  },
  withdrawn: { reference: reference(6), deeds: [filledIn(), submitted(), withdrawn()], of: line },
  merged: { reference: reference(7), deeds: [...received, mergedInto(reference(4))], of: [...line, moira, tess] },
  listed: { reference: reference(8), deeds: [...received, listed()], of: [...line, moira, tess, ada] },
  held: { reference: reference(9), deeds: [...received, listed(), decided('hold')], of: [...line, moira, tess, ada] },
  otherPlan: {
    reference: reference(10),
    deeds: [...received, listed(), decided('otherPlan')],
    of: [...line, moira, tess, ada],
  },
} as const;
export const all = Object.values(cases).map((one) => one.reference);
/** Nobody can change these any more. */
export const settled = [cases.withdrawn, cases.merged].map((one) => one.reference);

const isDecision = ([, , step]: StoryRow): boolean => step === 'recordDecision';

export async function openEveryStage(): Promise<World> {
  const world = await openWorld({ people: [...everybody, tess, ada], calls: true, faults: true });
  const stories = Object.values(cases).map(({ reference: one, deeds }) => ({ one, rows: rowsOf<StoryRow>(deeds) }));
  for (const { id, type, date } of [preMset, nextPreMset]) {
    const input = { type, date, time: '14:00', chair: tess.objectId };
    await world.meets(id, [moira, 1, 'planMeeting', input]);
  }
  for (const { one, rows } of stories) await world.has(one, ...rows.filter((row) => !isDecision(row)));
  await world.meets(preMset.id, [moira, preMset.startsAt, 'startMeeting', {}]);
  for (const by of [moira, tess, ravi, colin, lee]) {
    await world.meets(preMset.id, [by, 1, 'attendMeeting', {}]);
  }
  for (const { one, rows } of stories) await world.has(one, ...rows.filter(isDecision));
  return world;
}

/** Where a press can be made: the whole app, or the desk alone. */
export interface Pressable extends Pick<World, 'ports' | 'log'> {
  readonly clock: Pick<World['clock'], 'now' | 'nowMs' | 'at' | 'passes'>;
  versionOf(reference: Reference): Promise<string>;
  press(person: Person, verb: string, data: unknown): Promise<Readonly<Record<string, unknown>>>;
}
/** Sends it past the window of the person, which would keep every card. */
export function onApp(world: World): Pressable {
  const known = new Map<Reference, string>();
  // One alone may hear of writes: by another the versions here would stay what they were, and "nothing written" prove nothing.
  assert.equal(world.fault, undefined, 'the requests of this world are listened to already');
  // A version is read again when a request has written where the case lies.
  world.fault = (request) => {
    const where = String(request.headers['x-ms-documentdb-partitionkey']);
    if (isWrite(request)) for (const one of known.keys()) if (where.includes(one)) known.delete(one);
    return undefined;
  };
  return {
    ports: world.ports,
    log: world.log,
    clock: world.clock,
    versionOf: async (one) => {
      const version = known.get(one) ?? must(await world.ports.cases.load(one)).version;
      known.set(one, version);
      return version;
    },
    press: async (person, verb, data) => {
      const { status, body } = await world.teams.person(person).presses(verb, data);
      const { statusCode, type, value } = body as Answered;
      const answered = [status, statusCode, type];
      assert.deepEqual(answered, [200, 200, 'application/vnd.microsoft.card.adaptive'], `${person.name} sends ${verb}`);
      return value ?? {};
    },
  };
}
/** What goes through the app of all that is tried on the desk: one of them, the next with the next button. */
export const oneInTurn = <T>(every: readonly T[], turn: number): readonly T[] =>
  every.slice(turn % every.length).slice(0, 1);
interface Answered {
  readonly statusCode?: number;
  readonly type?: string;
  readonly value?: Readonly<Record<string, unknown>>;
}
const roots = <T>(loaded: readonly ({ readonly value: { readonly root: T } } | undefined)[]): readonly T[] =>
  loaded.map((one) => must(one).value.root);
/** The cases, meetings and people of this world on a desk in memory: a press costs a tenth there, and the world stays as it is. */
export const inMemory = async (world: World): Promise<Pressable> => (await desksOf(world))();
/** The same, a new desk for each that asks: none of them knows what was pressed on another. */
export async function desksOf({ ports, clock }: World): Promise<() => Pressable> {
  const kinds = Object.keys(caseMatter.parts) as readonly (keyof CaseTypes['parts'])[];
  const parts = all.flatMap((one) => kinds.map(async (kind) => ports.cases.parts(one, kind)));
  const remembered: Remembered = {
    cases: roots(await Promise.all(all.map(async (one) => ports.cases.load(one)))),
    parts: (await Promise.all(parts)).flat(),
    meetings: roots(await Promise.all([preMset, nextPreMset].map(async ({ id }) => ports.meetings.load(id)))),
    council: await ports.directories.current(),
    keyed: true,
  };
  const machine = { ...ports.machine, now: () => clock.now(), nowMs: () => clock.nowMs() };
  return () => deskWith(remembered, machine, clock);
}
function deskWith(remembered: Remembered, machine: World['ports']['machine'], clock: World['clock']): Pressable {
  const log: string[] = [];
  const told = (text: string): void => void log.push(text);
  const looks: Look[] = [];
  const { outbox } = portsOver(remembered);
  const desk = deskOver(remembered, {
    machine,
    log: { info: told, warn: told, error: told },
    looks: {
      record: async (look) => void looks.push(look),
      of: async (one) => looks.filter(({ reference: of }) => of === one),
    },
    outbox: { ...outbox, outstanding: async () => [] },
  });
  return {
    ports: desk.ports,
    log,
    clock,
    versionOf: async (one) => must(await desk.ports.cases.load(one)).version,
    // As it comes from a client: JSON, and nothing else.
    press: async (person, verb, data) => {
      const sent = (JSON.parse(JSON.stringify({ data })) as { readonly data?: unknown }).data;
      return JSON.parse(JSON.stringify((await desk.answer(person, verb, sent)).card)) as Readonly<
        Record<string, unknown>
      >;
    },
  };
}

/** A case was not written, and has no new fact, where its version stays the same. */
export const versions = async (on: Pressable, references: readonly Reference[]): Promise<readonly string[]> =>
  Promise.all(references.map(async (one) => on.versionOf(one)));
/** The same of the meeting under way. */
export const meetingVersion = async ({ ports }: Pick<World, 'ports'>): Promise<string> =>
  must(await ports.meetings.load(preMset.id)).version;
/** Cases that this person has nothing to do with. */
export const foreign = (person: Person): readonly Reference[] =>
  Object.values(cases)
    .filter(({ of }) => !of.some((one) => one.objectId === person.objectId))
    .map((one) => one.reference);

/** What a card would send for any button: the fields of every form at once. */
export const wellFormed = (
  { clock }: Pick<Pressable, 'clock'>,
  verb: string,
  ref: string,
): Record<string, unknown> => ({
  ...kestrel,
  ref,
  command: `${(clock.nowMs() - 60_000).toString(36)}.0123abcd`,
  page: verb === 'refer.submit' ? '9' : '2',
  part: 2,
  to: '3',
  reason: verb === 'consent.return.go' || verb === 'triage.return.go' ? 'voice' : 'other',
  note: 'Forged.',
  rationale: 'Forged.',
  alternativePlan: 'Forged.',
  childSafe: 'yes',
  staffConcerned: 'no',
  next: greta.objectId,
  manager: greta.objectId,
  concern: 'Forged.',
  outcomeWanted: 'Forged.',
  action: 'A1',
  text: 'Forged.',
  owner: `police|${ravi.objectId}`,
  subType: 'patrol',
  priority: 'high',
  needToKnow: 'Forged.',
  until: '18/1/2027',
  evidence: 'Forged.',
  effect: 'better',
  agreed: 'yes',
  agency: 'police',
  timescale: 'Forged.',
  category: 'disrupt',
  target: 'place',
  ...triageFields,
  ...meetingFields,
  // The meeting under way goes on; the next one has not begun and cannot be ended.
  ...(verb === 'meeting.end.go' && { meeting: nextPreMset.id }),
});
export const triageFields = {
  invited: 'police,health',
  alike: all.join(','),
  into: cases.received.reference,
  other: cases.received.reference,
  outcome: 'Forged.',
  answer: 'Forged.',
};
export const meetingFields = {
  meeting: preMset.id,
  type: 'panel',
  date: '16/2/2027',
  time: '14:00',
  chair: tess.objectId,
  repeat: 'no',
  people: greta.objectId,
  way: 'room',
  confidential: 'yes',
  agencies: 'police',
  decision: 'hold',
  plan: 'Forged.',
  lead: 'Forged.',
  band: 'significant',
  bandRationale: 'Forged.',
  dissent: '',
  when: 'normal',
};

/** Presses it, and holds the answer against what every answer must be. */
export async function pressed(
  on: Pressable,
  person: Person,
  verb: string,
  data: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const card = await on.press(person, verb, data);
  const read = card['type'] === 'AdaptiveCard' ? readable(card) : '';
  const isLarge = Buffer.byteLength(JSON.stringify(card)) > 28 * 1024;
  if (read === '' || isLarge || read.includes('That was a lot at once')) {
    const wrong = read === '' ? 'no card' : isLarge ? 'the card is too large' : 'held back, so nothing was tried';
    assert.fail(`${person.name} sends ${verb} with ${shortened(data)}: ${wrong}`);
  }
  return card;
}
const shortened = (data: unknown): string => (data === undefined ? 'nothing' : JSON.stringify(data).slice(0, 200));

/** What the log tells of faults at our side; a bad press is none. */
export const faultsIn = ({ log }: Pick<World, 'log'>): readonly string[] =>
  log.filter((line) => line.includes('press failed') || line.includes('web.fault'));
