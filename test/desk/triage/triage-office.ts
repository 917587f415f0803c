// What the tests of triage share: the whole bot over the real store, two referrals, planned meetings.
import type { DecisionWords } from '../../../src/domain/case/state/since-consent.ts';
import { cases, meetings } from '../../../src/casework/write/matters.ts';
import assert from 'node:assert/strict';
import { mostBytes } from '../../../src/domain/matters/matters.ts';
import { act } from '../../../src/casework/write/act.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Command } from '../../../src/domain/case/whole/case.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { mintCommandId, mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { meetingIdOf, type MeetingType } from '../../../src/domain/meeting/meeting.ts';
import type { MeetingCommand } from '../../../src/domain/meeting/table.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';

export const named = (name: string): Person => must(directory.people.find((one) => one.name === name));
export const ada = named('Nurse Ada Dummy');

export const ref = kestrelReference;
/** References of other cases, always the same ones. */
export const another = (number: number): Reference => mintReference(new Uint8Array([number, 7, 7, 7, 7]));
export const second = another(1);

export const received = (answers: Answers = kestrel, by: Person = priya): readonly StoryRow[] => [
  ...filledIn(by, answers),
  submitted(by),
  noConflict(colin),
  consented(colin),
];
/** The same child, referred by a practitioner of another team: greta decides there. */
export const receivedByNoor = (answers: Answers): readonly StoryRow[] => [
  ...filledIn(noor, { ...answers, consenter: named('Greta Specimen').objectId }),
  submitted(noor),
  noConflict(named('Greta Specimen')),
  consented(named('Greta Specimen')),
];

export const openTriage = (faults = false): Promise<World> => openWorld({ people: [...everybody, tess, ada], faults });

export async function plans(world: World, date: string, type: MeetingType = 'preMset'): Promise<void> {
  const { ports, clock } = world;
  const outcome = await act(ports, meetings, {
    id: meetingIdOf(type, date),
    command: { step: 'planMeeting', input: { type, date, time: '14:00', chair: tess.objectId } },
    commandId: mintCommandId(clock.nowMs(), clock.bytes(8)),
    context: { actor: moira, now: clock.now(), directory },
  });
  if (outcome.kind !== 'done') throw new Error(`${date} cannot be planned`);
}

/** What was done to a case since it was received. */
export async function factsSince(world: World, reference: Reference = ref): Promise<readonly string[]> {
  const facts = await world.ports.cases.facts(reference);
  const consent = facts.findIndex(({ step }) => step === 'giveConsent');
  return facts.slice(consent + 1).map(({ step, by }) => `${by.name} ${step}`);
}

export const nextMeeting = meetingIdOf('preMset', '2027-01-12');
const inTheMeeting = async (world: World, by: Person, command: MeetingCommand): Promise<void> => {
  const { ports, clock } = world;
  clock.passes(1500);
  const context = { actor: by, now: clock.now(), directory };
  const outcome = await act(ports, meetings, {
    id: nextMeeting,
    command,
    commandId: mintCommandId(clock.nowMs(), clock.bytes(8)),
    context,
  });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
};
/** A step taken beside the cards, in the meeting where that is planned. */
export async function takes(world: World, by: Person, command: Command): Promise<void> {
  const { ports, clock } = world;
  clock.passes(1500);
  const meeting = (await ports.meetings.load(nextMeeting))?.value.root;
  const context = { actor: by, now: clock.now(), directory, ...(meeting && { meeting }) };
  const outcome = await act(ports, cases, {
    id: ref,
    command,
    commandId: mintCommandId(clock.nowMs(), clock.bytes(8)),
    context,
  });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  await world.settled();
}
/** Listed with police invited, and decided at the pre-MSET of 12 January; Moira writes it down. */
export async function decided(world: World, decision: string, words: DecisionWords = {}): Promise<void> {
  await plans(world, '2027-01-12');
  await takes(world, moira, { step: 'listCase', input: { meeting: nextMeeting, invited: 'police', alike: [] } });
  world.clock.at('2027-01-12T14:00:00Z');
  await inTheMeeting(world, moira, { step: 'startMeeting', input: {} });
  const people = [moira, tess, ravi, greta].map(({ objectId }) => objectId);
  await inTheMeeting(world, moira, { step: 'recordAttendance', input: { people, way: 'room', confidential: 'yes' } });
  const rest = { band: '', bandRationale: '', dissent: '' };
  await takes(world, moira, {
    step: 'recordDecision',
    input: {
      meeting: nextMeeting,
      decision,
      rationale: 'His mentor has his trust.',
      ...words,
      ...rest,
      actions: 'none',
    },
  });
}

/** Moira opens the received case and presses a button of it. */
export async function moiraPresses(world: World, title: string): Promise<string> {
  const moiras = world.windowOf(moira);
  await moiras.says(`case ${ref}`);
  await moiras.opens({ on: ref });
  return moiras.presses(title, { on: ref });
}

/** From now on a case is read as if it were stored otherwise. */
export function stands(world: World, reference: Reference, how: 'moving' | 'stopped' | 'full'): void {
  const { cases: store } = world.ports;
  const load = store.load.bind(store);
  Object.assign(store, {
    load: async (id: Reference) => {
      const found = await load(id);
      if (found === undefined || id !== reference) return found;
      const { value } = found;
      const { root } = value;
      const grown = { ...root, answers: { ...root.answers, grown: 'x'.repeat(mostBytes.case) } };
      return { ...found, value: how === 'full' ? { ...value, root: grown } : { ...value, moving: how } };
    },
  });
}
/** What such a case answers a press with. */
export const standsWords = {
  moving: /This case is being brought over to the new version\.[^]*Press it again in a minute\./,
  stopped:
    /The upgrade could not bring this case over: [^]*until it is mended\. Ring those who must act\. The MSET co-ordinator has it in Delivery\./,
  full: /holds as much as it can[^]*Until then ring those who must act\./,
} as const;
