// A review with everything people may write in it, for the privacy test: what of it leaves the process?
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import {
  colin,
  consented,
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

const reference = mintReference(Buffer.alloc(8, 11));
const [preMset, panel, next] = [planned('2027-05-11'), planned('2027-05-18', 'panel'), planned('2027-06-15', 'panel')];

/** What people write in the forms of a review. */
export const writtenInReviews = {
  news: 'Yesterday he was carried off in a lilac milk float.',
  changed: 'The lilac float has not been parked outside for weeks.',
  childsWords: 'I would rather paint the bandstand than hide parcels.',
  obtained: 'Beside the bandstand, while feeding pigeons.',
  familyView: 'Grandad whistles in the allotment once more.',
  strengths: 'He mends bicycles for the whole allotment.',
  trustedAdult: 'The lady from the pigeon loft.',
  helped: 'Pigeons helped; the stern letters made it worse.',
  reason: 'A stranger in a bowler hat asked for him twice.',
} as const;

/** Opened, updated, asked for early, late, prepared, and decided. */
export async function reviewsRun(world: World): Promise<void> {
  const { clock, teams } = world;
  await world.has(reference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
  for (const { id, type, date } of [preMset, panel, next]) {
    const input = { type, date, time: '14:00', chair: tess.objectId };
    await world.meets(must(toMeetingId(id)), [moira, 1, 'planMeeting', input]);
  }
  await world.has(reference, listed(preMset, 'health,police'));
  for (const [meeting, decision] of [
    [preMset, 'toPanel'],
    [panel, 'open'],
  ] as const) {
    const at = meeting.startsAt;
    await world.meets(meeting.id, [moira, at, 'startMeeting', {}]);
    for (const by of [moira, tess, ravi, colin, ada, lee]) {
      await world.meets(meeting.id, [by, 1, 'attendMeeting', {}]);
    }
    await world.has(reference, [tess, 1, 'recordDecision', { ...decisionInput(meeting, decision), band: 'emerging' }]);
    await world.meets(meeting.id, [moira, 1, 'endMeeting', { undecided: [] }]);
  }
  const press = async (who: typeof ada, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref: reference, command, ...more });
    await world.settled();
  };
  const w = writtenInReviews;
  await press(ravi, 'review.update.go', { news: w.news, risk: 'no' });
  await press(ravi, 'review.early.go', { reason: w.reason });
  await world.passesTo('2027-06-08T17:00:00.000Z');
  const { changed, childsWords, obtained, familyView, strengths, trustedAdult, helped } = w;
  await press(priya, 'review.prepare.go', { changed, childsWords, obtained, familyView });
  await press(priya, 'review.finish.go', { review: 'R2', strengths, trustedAdult, helped, proposal: 'continue' });
  for (const who of [priya, moira, tess, ravi]) for (const verb of ['case.open', 'case.story']) await press(who, verb);
  const childCase = await world.caseOf(reference);
  if (childCase.stage !== 'review' || childCase.prepared === undefined)
    throw new Error(`The run went another way: ${childCase.stage}`);
}

/** It was told without a word of it, and people read all of it in private. */
export function reviewsSeen(world: World): void {
  const told = world.teams.arrived.map(({ activity }) => JSON.stringify(activity));
  for (const what of ['Review due', 'The review is late', 'The review is prepared']) {
    assert.ok(
      told.some((one) => one.includes(what)),
      what,
    );
  }
  // Why it comes early stands in the facts.
  const { reason: _reason, ...shown } = writtenInReviews;
  for (const text of Object.values(shown)) {
    const read = world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text));
    assert.ok(read, `nobody was shown “${text}” in private`);
  }
}
