// NRM, CAWN, LADO, Prevent and section 45, with everything people may write in them, for the privacy test: what of it leaves the
// process?
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { consented, filledIn, kestrel, moira, noConflict, priya, submitted } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';

const reference = mintReference(Buffer.alloc(8, 41));

export const writtenInOnward = {
  adult: 'Barnaby Thistledown of the boatyard',
  lado: 'Ottoline Marchbanks at the town hall annexe',
  agreed: 'The rowing coach with the yellow kayak stays away.',
  flagged: 'He was handed a satchel of copper taps.',
  why: 'No sign of it but a borrowed bicycle.',
} as const;

export async function onwardRun(world: World): Promise<void> {
  const { clock, teams } = world;
  const answers = { ...kestrel, worksWithChildren: 'yes' };
  await world.has(reference, filledIn(priya, answers), submitted(), noConflict(), consented());
  // The LADO is late: they are called.
  const day = 86_400_000;
  await world.passesTo(new Date(clock.nowMs() + 2 * day).toISOString());
  const press = async (who: typeof priya, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref: reference, command, ...more });
    await world.settled();
  };
  const w = writtenInOnward;
  const on = '4/1/2027';
  await press(priya, 'onward.open');
  await press(priya, 'onward.recordLado.go', { known: on, on, who: w.lado, note: w.agreed });
  await press(moira, 'onward.recordCawn.go', { on, who: w.adult, until: on });
  await press(priya, 'onward.recordDefence.go', { on, who: 'police', note: w.flagged });
  await press(priya, 'onward.recordNrm.go', { status: 'notNeeded', on, note: w.why, raised: 'note' });
  // The notice has ended, and no one has recorded it.
  await world.passesTo(new Date(clock.nowMs() + day).toISOString());
  for (const who of [priya, moira])
    for (const verb of ['case.open', 'onward.open', 'case.history']) await press(who, verb);
  assert.equal((await world.ports.cases.parts(reference, 'onward')).length, 4, 'the run went another way');
}

/** People were called for it, without a word of what. */
export function onwardSeen(world: World): void {
  const told = world.teams.arrived.map(({ activity }) => JSON.stringify(activity));
  assert.ok(told.some((one) => one.includes('Record what is due outside MSET')));
  assert.ok(told.every((one) => !/\bLADO\b|\bCAWN\b|section 45|\bPrevent\b/u.test(one)));
}
