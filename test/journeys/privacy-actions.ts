// A run of actions with everything people may write in them, for the privacy test: what of it leaves the process?
import { mintCommandId, mintReference } from '../../src/domain/kernel/ids.ts';
import {
  colin,
  consented,
  filledIn,
  kestrel,
  moira,
  must,
  noConflict,
  ola,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { channel, tenantId } from '../worlds/teams-service.ts';

export const policeChannel = '19:police@thread.tacv2';
const teamChannel = '19:east@thread.tacv2';
const pip = '00000000-0000-4000-8000-000000000112';
const reference = mintReference(Buffer.alloc(8, 6));

/** What people write in the forms of an action; each names the child, or tells of them. */
export const written = {
  text: 'Speak to the harbour watchman about Kestrel Madeup.',
  needToKnow: 'The watchman let him sleep in the blue container twice.',
  dispute: 'The harbour belongs to the port authority, not to us.',
  settle: 'The chair rang both: it stays where the intelligence is.',
  block: 'The watchman is abroad with his brother until then.',
  time: 'Nobody speaks his language before next Wednesday.',
  note: 'Agreed by telephone, the interpreter is booked.',
  evidence: 'Statement taken; the container has a new padlock.',
  notDone: 'The second watchman of the night shift is missing.',
  verify: 'Read the statement, and the picture of the padlock.',
  cancel: 'The boy’s uncle has collected him; the harbour is closed.',
  concern: 'Two weeks have passed without anybody at the harbour.',
  wanted: 'An officer speaks to him before the tide festival.',
  timescale: 'Before the festival on the quay begins.',
} as const;

/** Actions from their setting to their end, with the clock running, channels failing, and people without a chat. */
export async function actionsRun(world: World): Promise<void> {
  const { teams, clock } = world;
  for (const person of [ola, tess]) await world.windowOf(person).installs();
  await world.channelOf(ravi, policeChannel).says('link police');
  await world.channelOf(moira, teamChannel).says('link team East');
  await world.has(reference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
  const press = async (who: typeof ola, verb: string, more: object = {}, action = 'A1', there: object = {}) => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref: reference, action, command, ...more }, { ...there });
    await world.settled();
  };
  const inChannel = channel(policeChannel, tenantId);
  /** Pressed, and then read by the co-ordinator. */
  const says = async (who: typeof ola, verb: string, more: object, action = 'A1'): Promise<void> => {
    await press(who, verb, more, action);
    await press(moira, 'action.open', {}, action);
  };
  const adds = async (owner: string, priority = 'immediate', due = '6/1/2027'): Promise<void> => {
    const { text, needToKnow } = written;
    await press(moira, 'action.add.go', { text, needToKnow, owner, subType: 'patrol', priority, due });
  };
  const details = { category: 'disrupt', target: 'place', deputy: '', legalStatus: '' };
  await adds(`police|${ola.objectId}`);
  await press(moira, 'action.details.go', { ...details, channelLine: 'Visit about Kestrel', legalStatus: 'none' });
  await press(ola, 'action.open', {}, 'A1', inChannel);
  await press(ola, 'action.accept', { command: mintCommandId(1, Buffer.alloc(8, 7)) }, 'A1', inChannel);
  await says(ola, 'action.block.go', { reason: written.block, until: '5/1/2027' });
  await press(ola, 'action.unblock');
  await says(ola, 'action.time.go', { reason: written.time, until: '7/1/2027' });
  await press(moira, 'action.answer.go', { agreed: 'yes', note: written.note });
  // Pip has no chat: mentioned below the post. Bea's agency has no channel, and she has no chat either.
  await adds(`police|${pip}`);
  await says(ravi, 'action.dispute.go', { reason: written.dispute }, 'A2');
  await press(moira, 'action.settle.go', { agency: 'housing', note: written.settle }, 'A2');
  await adds(`police|${ola.objectId}`, 'high', '');
  await press(ola, 'action.dispute.go', { reason: written.dispute }, 'A3', inChannel);
  await press(moira, 'action.settle.go', { agency: 'police', note: written.settle }, 'A3');
  await world.passesTo('2027-01-05T09:00:00.000Z');
  teams.next({ status: 500, body: { error: { code: 'ServiceError', message: written.text } } }, 'reset');
  await world.passesTo('2027-01-07T09:00:00.000Z');
  teams.answers = ({ conversation }) => (conversation.startsWith(policeChannel) ? { status: 404 } : undefined);
  await says(moira, 'action.cancel.go', { reason: written.cancel }, 'A3');
  await world.passesTo('2027-01-21T09:00:00.000Z');
  teams.answers = undefined;
  await world.channelOf(ravi, policeChannel).says('link police');
  await says(tess, 'action.escalate.go', {
    concern: written.concern,
    outcomeWanted: written.wanted,
    timescale: written.timescale,
  });
  await says(ola, 'action.done.go', { evidence: written.evidence, effect: 'better' });
  await press(moira, 'action.not-done.go', { reason: written.notDone });
  await says(ola, 'action.done.go', { evidence: written.evidence, effect: 'better' });
  await says(moira, 'action.verify.go', {
    note: written.verify,
    outcome: 'carriedOut',
    effect: 'better',
  });
  for (const who of [ola, ravi, moira, tess, colin]) {
    await world.windowOf(who).says('my actions');
    await press(who, 'list.action-names');
    await press(who, 'action.open', {}, 'A2');
  }
  for (const said of ['actions', written.text]) await world.channelOf(ravi, policeChannel).says(said);
  for (let minutes = 0; minutes < 10; minutes += 1) {
    clock.passes(60_000);
    await world.settled();
  }
  const states = (await world.ports.cases.parts(reference, 'action')).map(({ state }) => state.is);
  if (states.join() !== 'verified,proposed,cancelled') throw new Error(`The run went another way: ${states.join()}`);
  must(teams.arrived.find(({ activity }) => JSON.stringify(activity).includes('What is waiting for you')));
}
