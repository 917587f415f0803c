// What the tests of triage share: the whole bot over the real store, two referrals, planned meetings.
import { actOnMeeting } from '../../src/casework/act-meeting.ts';
import type { Person } from '../../src/domain/actor.ts';
import type { Answers } from '../../src/domain/fields.ts';
import { mintCommandId, mintReference, type Reference } from '../../src/domain/ids.ts';
import { meetingIdOf, type MeetingType } from '../../src/domain/meeting/meeting.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  noor,
  priya,
  submitted,
  tess,
  type Deed,
} from '../builders.ts';
import { everybody, openWorld, type World } from '../harness.ts';

export const named = (name: string): Person => must(directory.people.find((one) => one.name === name));
export const ada = named('Nurse Ada Dummy');

export const ref = kestrelReference;
/** References of other cases, always the same ones. */
export const another = (number: number): Reference => mintReference(new Uint8Array([number, 7, 7, 7, 7]));
export const second = another(1);

export const received = (answers: Answers = kestrel, by: Person = priya): readonly Deed[] => [
  ...filledIn(by, answers),
  submitted(by),
  noConflict(colin),
  consented(colin),
];
/** The same child, referred by a practitioner of another team: greta decides there. */
export const receivedByNoor = (answers: Answers): readonly Deed[] => [
  ...filledIn(noor, { ...answers, consenter: named('Greta Specimen').objectId }),
  submitted(noor),
  noConflict(named('Greta Specimen')),
  consented(named('Greta Specimen')),
];

export const openTriage = (faults = false): Promise<World> => openWorld({ people: [...everybody, tess, ada], faults });

export async function plans(world: World, date: string, type: MeetingType = 'preMset'): Promise<void> {
  const { ports, clock } = world;
  const outcome = await actOnMeeting(ports, {
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

/** Moira opens the received case and presses a button of it. */
export async function moiraPresses(world: World, title: string): Promise<string> {
  const moiras = world.windowOf(moira);
  await moiras.says(`case ${ref}`);
  await moiras.presses('Open', { on: ref });
  return moiras.presses(title, { on: ref });
}
