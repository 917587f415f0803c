// A child who is missing, and whose two referrals are merged (docs/process.md P5.8, P17.8): missing in the case that is kept.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { caseMatter, isPart, type CaseTypes, type Fact } from '../../../../src/domain/case/whole/case.ts';
import { missingNow } from '../../../../src/domain/case/state/episodes.ts';
import { eventsOfCase } from '../../../../src/domain/figures/events.ts';
import { openOf } from '../../../../src/domain/kernel/counted.ts';
import {
  at,
  caseOf,
  commandIn,
  directory,
  factOf,
  given,
  moira,
  must,
  priya,
  withFact,
} from '../../../people/builders.ts';
import { harmRecorded, mergedInto, other, tookOver, untilReceived } from '../../../people/meeting-builders.ts';
import { episodeIn, isBack, isMissing, news } from '../../../people/episode-builders.ts';
import { keptAs } from '../../owed/stories.ts';
import { lastTold } from '../../../notices/case/told.ts';

const ends = given(...untilReceived, isMissing(), news());
const endsRoot = must(caseMatter.replay(ends).root);
const keptFacts = keptAs(given(...untilReceived));
const now = '2027-01-05T10:00:00.000Z';
type More = Partial<CaseTypes['context']>;
/** What the case that is kept takes over. */
const takes = (facts: readonly Fact[], more: More = { missing: episodeIn(ends) }, about = endsRoot) =>
  factOf(facts, commandIn(tookOver(about.reference)), { actor: moira, now, directory, about, ...more });
function took(facts: readonly Fact[], more?: More): readonly Fact[] {
  const fact = takes(facts, more);
  if (typeof fact === 'string') throw new Error(fact);
  return withFact(facts, fact);
}

describe('The episode of a child who is missing, in a merge', () => {
  const kept = took(keptFacts);
  const { root, parts } = caseMatter.replay(kept);

  it('goes on in the case that is kept, as it was recorded, with a clock of its own', () => {
    const [was, is] = [episodeIn(ends), must(parts.get('M1'))];
    ok(isPart('episode', is));
    deepEqual(
      [is.reference, is.since, is.recorded, is.updates, is.lastSeen],
      [other, was.since, was.recorded, was.updates, was.lastSeen],
    );
    deepEqual([missingNow(must(root))?.since, openOf(must(root), 'episode')], [was.since, ['M1']]);
    equal(
      caseMatter.clockOf({ root: must(root), part: is }, 'episode')?.ladder.rungs[0]?.at,
      '2027-01-06T10:00:00.000Z',
    );
    const back = commandIn(at(now, isBack({ returnedAt: '5/1/2027 09:00', prevention: '' })));
    ok(typeof factOf(kept, back, { actor: priya, now, directory }) === 'object', 'and is recorded to its end there');
  });

  it('calls those whom Record missing calls', () => {
    const { told } = lastTold(kept, directory);
    const rung = told
      .filter(({ rings }) => rings)
      .map(({ person, urgent }) => `${directory.people.find(({ objectId }) => objectId === person)?.name} ${urgent}`);
    deepEqual(rung.toSorted(), ['Priya Testworth true', 'Tess Gavel true']);
  });

  it('ends with the other: no clock there, nothing owed, and what is new is recorded where it goes on', () => {
    const merged = withFact(ends, must(given(...untilReceived, isMissing(), news(), mergedInto(other)).at(-1)));
    const after = caseOf(merged);
    equal(missingNow(after), undefined);
    equal(caseMatter.clockOf({ root: after, part: episodeIn(merged) }, 'episode'), undefined);
    const decision = caseMatter.decide(
      { root: after, part: episodeIn(merged) },
      commandIn(isBack({ returnedAt: '5/1/2027 09:00', prevention: '' })),
      { actor: moira, now, directory },
    );
    ok('refusal' in decision);
    match(decision.refusal.message, new RegExp(`goes on as ${other}`));
    const counted = [merged, kept].map((facts) => eventsOfCase(facts).filter(({ name }) => name === 'missing').length);
    deepEqual(counted, [0, 1], 'it is one episode in figures');
  });

  it('stays in the case that has one itself', () => {
    const own = keptAs(given(...untilReceived, isMissing()));
    const fact = takes(own);
    ok(typeof fact === 'object' && fact.step === 'takeMerged');
    equal(fact.data.episode, undefined);
  });

  it('is never lost: what was not read of the other case goes along with the next press', () => {
    equal(takes(keptFacts, {}), 'notNow');
    equal(takes(keptFacts, { missing: { ...episodeIn(ends), id: 'M2' } }), 'notNow');
  });

  it('goes along with a death, and is missing again where that is put right', () => {
    const dead = given(...untilReceived, isMissing(), harmRecorded('died'));
    const about = must(caseMatter.replay(dead).root);
    const fact = takes(keptFacts, { missing: episodeIn(dead) }, about);
    ok(typeof fact === 'object' && fact.step === 'takeMerged');
    const after = must(caseMatter.replay(withFact(keptFacts, fact)).root);
    deepEqual([missingNow(after), after.hold?.died, openOf(after, 'episode')], [undefined, true, ['M1']]);
    equal(missingNow(caseOf(dead)), undefined);
  });
});
