// A missing episode with everything people may write in it, for the privacy test: what of it leaves the process?
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  consented,
  determinedOn,
  filledIn,
  kestrel,
  moira,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';

const reference = mintReference(Buffer.alloc(8, 23));

/** What people write in the forms of an episode. */
export const writtenInMissing = {
  policeReference: 'NP-TEAL-4471',
  lastSeen: 'Beside the ferry turnstile, in a marigold scarf.',
  what: 'She slipped out past the laundrette with a borrowed trombone.',
  news: 'A trombone was handed in at the ferry kiosk.',
  found: 'Asleep under the bandstand, with two other brass players.',
  harm: 'Blisters from the trombone slide.',
  byWhom: 'Wilhelmina Brassband, Voluntary sector',
  learned: 'She had promised the bandmaster to rehearse at midnight.',
} as const;

const typed = (instant: string, time: string): string => `${instant.slice(0, 10)} ${time}`;

/** Missing at a high grade, updated, back, prompted until it is late, attempted and held; read by those who may. */
export async function missingRun(world: World): Promise<void> {
  const { clock, teams } = world;
  const day = (more: number): string => new Date(Date.parse(world.clock.now()) + more * 86_400_000).toISOString();
  const determined = determinedOn(world.clock.now().slice(0, 10));
  await world.has(reference, filledIn(priya, { ...kestrel, ...determined }), submitted(), noConflict(), consented());
  const press = async (who: Person, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref: reference, command, ...more });
    await world.settled();
  };
  const w = writtenInMissing;
  const police = { reported: 'yes', policeReference: w.policeReference, grade: 'high' };
  const since = typed(day(-1), '22:00');
  await world.windowOf(priya).says(`missing ${reference}`);
  const missed = { day: 'other', since, reported: 'yes', category: 'away', lastSeen: w.lastSeen, what: w.what };
  await press(priya, 'missing.record.go', missed);
  for (const who of [priya, moira, tess]) for (const verb of ['case.open', 'case.story']) await press(who, verb);
  await press(priya, 'missing.update.go', { ...police, episode: 'M1', since, news: w.news });
  await world.passesTo(day(1.1));
  const back = typed(day(-1), '23:30');
  const returned = { episode: 'M1', returnedAt: back, how: 'other', safe: 'no', found: w.found, harm: w.harm };
  await press(moira, 'missing.return.go', returned);
  await world.passesTo(day(4));
  const offered = { episode: 'M1', offeredOn: back.slice(0, 10), byWhom: w.byWhom, learned: w.learned };
  const held = { ...offered, when: typed(day(-1), '12:00'), independent: 'yes' };
  await press(priya, 'missing.interview.go', { ...held, outcome: 'attempted' });
  for (const who of [priya, moira, tess, ravi]) for (const verb of ['case.open', 'case.story']) await press(who, verb);
  await press(priya, 'missing.interview.go', { ...held, outcome: 'done' });
  const childCase = await world.caseOf(reference);
  const settled = childCase.missing?.spans[0]?.until !== undefined && childCase.missing.interviews.length === 0;
  if (!settled) throw new Error(`The run went another way: ${JSON.stringify(childCase.missing)}`);
}

/** It was told without a word of it, and people read all of it in private. */
export function missingSeen(world: World): void {
  const told = world.teams.arrived.map(({ activity }) => JSON.stringify(activity));
  for (const what of ['A case of yours needs you now', 'Return interview due']) {
    assert.ok(
      told.some((one) => one.includes(what)),
      what,
    );
  }
  assert.ok(!told.some((one) => /missing now,|missing since/i.test(one) && one.includes(reference)));
  for (const text of Object.values(writtenInMissing)) {
    const read = world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text));
    assert.ok(read, `nobody was shown “${text}” in private`);
  }
}
