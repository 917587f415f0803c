// The way to 18, a death and a child referred again, with everything people may write in them, for the privacy test: what of it
// leaves the process?
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { typedMoment } from '../../src/domain/time/moments.ts';
import { consented, filledIn, hal, kestrel, moira, noConflict, priya, submitted, tess } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';

const reference = mintReference(Buffer.alloc(8, 31));

/** What people write in these forms, and the date of birth that is put right. */
export const writtenInTurning = {
  dateOfBirth: '6 April 2009',
  reason: 'The registrar of Whitley Lodge found the page.',
  adultLead: 'Marmaduke Peppercorn, the harbour team',
  careAct: 'Needs somebody to mind the kettle and the rent.',
  wishes: 'I want to keep my bearded lizard.',
  why: 'The harbour team has a room with a terrarium.',
  known: 'The crane on the quay gave way beneath him.',
  kept: 'In the green cabinet beside the fern.',
  withdrawn: 'The quay has been sold to a circus.',
  whatIsNew: 'A tightrope walker offered him a caravan.',
} as const;

export async function turningRun(world: World): Promise<void> {
  const { clock, teams } = world;
  await world.has(reference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
  const press = async (who: typeof priya, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref: reference, command, ...more });
    await world.settled();
  };
  const w = writtenInTurning;
  const date = '4/1/2027';
  const aware = typedMoment(new Date(clock.nowMs()).toISOString());
  const [today = ''] = aware.split(' ');
  await press(moira, 'turn.birth.go', { dateOfBirth: w.dateOfBirth, birthSure: 'exact', reason: w.reason });
  await world.passesTo(new Date(clock.nowMs() + 60_000).toISOString());
  await press(priya, 'turn.adult', {});
  await press(priya, 'turn.adult.go', {
    adultLeadIs: 'outside',
    adultLead: w.adultLead,
    raised: 'adultLead',
    careAct: w.careAct,
    wishes: w.wishes,
  });
  await press(moira, 'turn.route.go', { route: 'voluntary', why: w.why });
  await press(moira, 'hold.record.go', { what: 'harmed', happenedOn: date, aware, known: w.known });
  for (const who of [priya, moira, tess]) for (const verb of ['case.open', 'case.story']) await press(who, verb);
  await press(hal, 'hold.notice.go', { sentOn: today, ground: 'abuse', kept: w.kept });
  await press(hal, 'hold.rapid.go', { sentOn: today, outcome: 'local', kept: w.kept });
  for (const verb of ['case.open', 'case.story']) await press(moira, verb);
  await press(moira, 'refer.withdraw.go', { reason: w.withdrawn, childSafe: 'yes' });
  const ended = await world.caseOf(reference);
  if (ended.stage !== 'withdrawn') throw new Error(`The run went another way: ${ended.stage}`);
  const first = { section47: 'notNeeded', strategyDate: date, whyNot47: 'Known.' };
  await press(priya, 'again.refer.go', { whatIsNew: w.whatIsNew, ...first });
  const made = (await world.caseOf(reference)).referredAgain?.[0];
  if (made === undefined) throw new Error('The child was not referred again.');
  await world.windowOf(priya).sends('refer.open', { ref: made });
  await press(priya, 'case.history');
}

/** It was told without a word of it, and people read it in private. */
export function turningSeen(world: World): void {
  const told = world.teams.arrived.map(({ activity }) => JSON.stringify(activity));
  for (const what of ['Adult lead needed', 'Legal hold: notice to the national panel', 'a notice to record by']) {
    assert.ok(
      told.some((one) => one.includes(what)),
      what,
    );
  }
  for (const text of [writtenInTurning.wishes, writtenInTurning.known, writtenInTurning.kept, writtenInTurning.why]) {
    const read = world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text));
    assert.ok(read, `nobody was shown “${text}” in private`);
  }
}
