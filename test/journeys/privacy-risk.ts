// A risk assessment with everything people may write in it, for the privacy test: what of it leaves the process?
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { colin, consented, filledIn, kestrel, moira, noConflict, priya, submitted } from '../people/builders.ts';
import { allAnswered, graded, riskBegun, riskSaved } from '../people/assessment-builders.ts';
import type { World } from '../worlds/harness.ts';

const reference = mintReference(Buffer.alloc(8, 21));

/** What people write in an assessment. */
export const writtenInRisk = {
  line: '12 Dec: stepped out of a turquoise camper van.',
  source: 'The greengrocer on the quay',
  corrected: 'The camper van is his aunt’s: she has shown the papers.',
  raised: 'The quay was named in another child’s account.',
} as const;

/** Begun, filled in, completed with too little known, put right, raised. */
export async function riskRun(world: World): Promise<void> {
  const { clock, teams } = world;
  await world.has(reference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
  const press = async (who: typeof priya, verb: string, more: object = {}): Promise<void> => {
    clock.passes(3000);
    const command = `${(clock.nowMs() - 60_000).toString(36)}.${String(teams.calls.length).padStart(8, '0')}`;
    await world.windowOf(who).sends(verb, { ref: reference, command, ...more });
    await world.settled();
  };
  const { line, source, corrected, raised } = writtenInRisk;
  await world.has(reference, riskBegun(), riskSaved('RA1', allAnswered(graded({ E: 'V04' }), ['CE'], 'U')));
  await press(priya, 'risk.show', { risk: 'RA1', page: 'C' });
  const page = { risk: 'RA1', page: 'C', asked: 'CE' };
  await press(priya, 'risk.next', { ...page, part: 'tick', signs: 'C02', rest: 'U' });
  const backed = { 'C02-grade': 'E', 'C02-line': line, 'C02-source': source };
  await press(priya, 'risk.next', { ...page, part: 'grade', codes: 'C02', ...backed });
  await press(priya, 'risk.complete', { risk: 'RA1' });
  await press(colin, 'risk.correct.go', { risk: 'RA1', reason: corrected });
  await press(colin, 'risk.show', { risk: 'RA2', page: 'C' });
  await press(colin, 'risk.next', { ...page, risk: 'RA2', part: 'tick', signs: 'C02', rest: 'U' });
  await press(colin, 'risk.complete', { risk: 'RA2' });
  await press(moira, 'risk.band.go', { risk: 'RA2', band: 'significant', reason: raised });
  for (const who of [priya, colin, moira]) await press(who, 'case.open');
  const { risk } = await world.caseOf(reference);
  if (risk?.latest?.changed === undefined) throw new Error('The run went another way.');
}

/** People read all of it in private. */
export function riskSeen(world: World): void {
  // Why it was put right stands on the page of the case.
  const { corrected: _page, ...shown } = writtenInRisk;
  for (const text of Object.values(shown)) {
    const read = world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text));
    assert.ok(read, `nobody was shown “${text}” in private`);
  }
}
