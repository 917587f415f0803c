// A closure and a transfer with everything people may write in them, for the privacy test: what of it leaves the process?
import assert from 'node:assert/strict';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import { toMeetingId, type MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  determinedOn,
  filledIn,
  kestrel,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { ada, decisionInput, lee, listed, planned } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';

const [closes, moves] = [12, 13].map((number) => mintReference(Buffer.alloc(8, number))) as [Reference, Reference];
const [preMset, panel, next] = [planned('2027-08-10'), planned('2027-08-17', 'panel'), planned('2027-09-14', 'panel')];

/** What people write in the forms of both ends. */
export const writtenInEnds = {
  plan: 'The rowing club by the weir carries on, led by the cox.',
  carriesOn: 'Nought remains beyond one umbrella stand.',
  childsWords: 'I would sooner row than run errands for the tall one.',
  familyView: 'His nan says the weir has made him sing again.',
  outstanding: 'Merely harbourmaster Quill awaits questioning.',
  override: 'The tall one sailed for Madeira in spring.',
  said: 'Read aloud upon their landing stage beside nan.',
  council: 'The Isle of Nowhere council',
  contact: 'Captain Ann Invented, harbour office',
  whyWhen: 'His uncle keeps a lighthouse and takes him at Whitsun.',
  placement: 'In the lighthouse, second floor.',
  who: 'Captain Ann Invented with green ink',
  keptWhere: 'In the tin box beneath the barometer.',
} as const;

async function opens(world: World): Promise<void> {
  for (const { id, type, date } of [preMset, panel, next]) {
    const input = { type, date, time: '14:00', chair: tess.objectId };
    await world.meets(must(toMeetingId(id)), [moira, 1, 'planMeeting', input]);
  }
  const determined = determinedOn(world.clock.now().slice(0, 10));
  for (const reference of [closes, moves]) {
    await world.has(reference, filledIn(priya, { ...kestrel, ...determined }), submitted(), noConflict(), consented());
    await world.has(reference, listed(preMset, 'health,police'));
  }
  for (const [meeting, decision] of [
    [preMset, 'toPanel'],
    [panel, 'open'],
  ] as const) {
    await starts(world, meeting.id, meeting.startsAt);
    for (const reference of [closes, moves]) {
      await world.has(reference, [
        tess,
        1,
        'recordDecision',
        { ...decisionInput(meeting, decision), band: 'significant' },
      ]);
    }
    await world.meets(meeting.id, [moira, 1, 'endMeeting', { undecided: [] }]);
  }
}
async function starts(world: World, id: MeetingId, at: string): Promise<void> {
  await world.meets(id, [moira, at, 'startMeeting', {}]);
  for (const by of [moira, tess, ravi, colin, ada, lee]) {
    await world.meets(id, [by, 1, 'attendMeeting', {}]);
  }
}

/** One is closed with an override and its feedback comes late, the other waits for the other council and is transferred. */
export async function endsRun(world: World): Promise<void> {
  const { clock, teams } = world;
  await opens(world);
  const press = async (ref: Reference, who: Person, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref, command, ...more });
    await world.settled();
  };
  const { plan, carriesOn, childsWords, familyView, outstanding, override, said, ...transfer } = writtenInEnds;
  const { council, contact, whyWhen, placement, who: accepted, keptWhere } = transfer;
  const proposal = { reason: 'harmEnded', plan, carriesOn, childsWords, familyView, outstanding };
  await press(closes, priya, 'ends.propose.go', proposal);
  for (const who of [tess, ada]) await press(closes, who, 'ends.sign.go', { reason: override });
  await press(moves, moira, 'ends.transfer.go', { council, contact, whyWhen, placement });
  await world.passesTo('2027-09-06T10:00:00.000Z');
  await starts(world, next.id, next.startsAt);
  await world.has(closes, [tess, 1, 'recordDecision', decisionInput(next, 'close')]);
  for (const who of [priya, moira, tess]) {
    for (const ref of [closes, moves]) for (const verb of ['case.open', 'case.story']) await press(ref, who, verb);
  }
  await world.passesTo('2027-09-24T10:00:00.000Z');
  await press(closes, moira, 'ends.feedback.go', { letter: 'both', said });
  await press(moves, moira, 'ends.accept.go', { who: accepted, acceptedOn: '24/9/2027', keptWhere });
  for (const ref of [closes, moves]) for (const verb of ['case.open', 'case.story']) await press(ref, moira, verb);
  const [closed, gone] = [await world.caseOf(closes), await world.caseOf(moves)];
  if (closed.stage !== 'closed' || closed.feedback?.given === undefined || gone.stage !== 'transferred') {
    throw new Error(`The run went another way: ${closed.stage}, ${gone.stage}`);
  }
}

/** It was told without a word of it, and people read all of it in private. */
export function endsSeen(world: World): void {
  const told = world.teams.arrived.map(({ activity }) => JSON.stringify(activity));
  for (const what of ['Closure proposed.', 'Record feedback', 'Waiting for the other council', 'Transferred']) {
    assert.ok(
      told.some((one) => one.includes(what)),
      what,
    );
  }
  for (const text of Object.values(writtenInEnds)) {
    const read = world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text));
    assert.ok(read, `nobody was shown “${text}” in private`);
  }
}
