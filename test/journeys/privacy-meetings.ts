// Triage and a meeting with everything people may write in them, for the privacy test: what of it leaves the process?
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { consented, filledIn, kestrel, moira, noConflict, priya, ravi, submitted, tess } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { ada, planned } from '../people/meeting-builders.ts';
import { groupChat } from './people/group-chat.ts';

const reference = mintReference(Buffer.alloc(8, 7));
const meeting = planned('2027-02-23');
const chat = '19:meeting_privacy@thread.v2';

/** What people write in the forms of triage and of meetings. */
export const writtenInMeetings = {
  strategy: 'Kestrel Madeup was seen beside the old lighthouse again.',
  rationale: 'The lighthouse keeper’s nephew pays him in trainers.',
  plan: 'Boat club mentoring beside the weir',
  lead: 'Vic Demo of the rowing club',
  dissent: 'Education would rather wait for the swimming gala.',
  correction: 'The nephew is nineteen, not seventeen as was said.',
  concern: 'Nobody has weighed what the ferryman told the school.',
  wanted: 'A panel that hears the ferryman himself.',
  answer: 'The ferryman is invited to the panel of the spring.',
  outcome: 'He rows twice a week and has handed in the trainers.',
} as const;

/** From triage to a challenged decision and its outcome; the meeting's own chat is linked. */
export async function meetingsRun(world: World): Promise<void> {
  const { clock, teams } = world;
  for (const person of [ada, tess]) await world.windowOf(person).installs();
  await groupChat(world, chat).says(moira, 'link pre-MSET');
  await world.has(reference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
  const press = async (who: typeof ada, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref: reference, meeting: meeting.id, command, ...more });
    await world.settled();
  };
  const w = writtenInMeetings;
  const plan = { type: 'preMset', date: '23/2/2027', time: '14:00', chair: tess.objectId, repeat: 'no' };
  await press(moira, 'meeting.plan.go', plan);
  await press(moira, 'triage.strategy.go', { reason: w.strategy });
  await press(moira, 'triage.list.go', { invited: 'police,health', alike: '' });
  await press(moira, 'triage.list');
  const alike = (await world.ports.cases.inStages(['received'])).map((childCase) => childCase.reference).join(',');
  await press(moira, 'triage.list.go', { invited: 'police,health', alike });
  await world.passesTo('2027-02-23T14:00:00.000Z');
  await groupChat(world, chat).tells(tess, 'Start');
  for (const who of [moira, tess, ravi, ada]) await press(who, 'meeting.here');
  await press(moira, 'meeting.attend.go', {
    people: '00000000-0000-4000-8000-000000000002',
    way: 'room',
    confidential: 'yes',
  });
  for (const who of [moira, ravi])
    for (const verb of ['meeting.agenda', 'meeting.names', 'meeting.hide-names', 'meeting.item'])
      await press(who, verb);
  const held = { heldOn: '22/2/2027', tookPart: 'Police, health.', outcome: 'noEnquiry', follows: 'Nothing more.' };
  await press(moira, 'triage.held.go', held);
  const decision = { decision: 'otherPlan', rationale: w.rationale, plan: w.plan, lead: w.lead, dissent: w.dissent };
  await press(moira, 'meeting.save', { ...decision, band: '', bandRationale: '' });
  await press(ada, 'meeting.conflicted');
  await press(moira, 'meeting.end.go');
  await press(moira, 'minutes.correct.go', { text: w.correction });
  await press(ravi, 'minutes.extract');
  await press(priya, 'refer.challenge.go', { concern: w.concern, outcomeWanted: w.wanted });
  await press(tess, 'triage.answer.go', { answer: w.answer });
  await press(priya, 'triage.outcome.go', { outcome: w.outcome });
  for (const who of [priya, moira, tess, ravi, ada])
    for (const verb of ['case.open', 'case.story', 'case.history', 'minutes.open']) await press(who, verb);
  const childCase = await world.caseOf(reference);
  if (childCase.stage !== 'otherPlan' || childCase.outcome === undefined)
    throw new Error(`The run went another way: ${childCase.stage}`);
}

/** It was told without a word of it, and people read all of it in private. */
export function meetingsSeen(world: World): void {
  const told = world.teams.arrived.map(({ activity }) => JSON.stringify(activity));
  for (const what of [
    '● Under way',
    'On the agenda of Pre-MSET',
    'Other plan agreed',
    'A decision has been challenged',
  ]) {
    assert.ok(
      told.some((one) => one.includes(what)),
      what,
    );
  }
  for (const text of Object.values(writtenInMeetings)) {
    const read = world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text));
    assert.ok(read, `nobody was shown “${text}” in private`);
  }
}
