// Who is told what: for each fact, whose card changes silently and who gets a new one.
import assert from 'node:assert/strict';
import { caseMatter, steps, type CaseStepName, type Fact } from '../../../src/domain/case/whole/case.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { cardKey } from '../../../src/notices/keys.ts';
import { caseNotices } from '../../../src/notices/case/rows.ts';
import type { NewNotice } from '../../../src/notices/told.ts';
import {
  colin,
  conflicted,
  consented,
  directory,
  filledIn,
  givenIn,
  greta,
  kestrel,
  moira,
  must,
  noConflict,
  priya,
  replay,
  someone,
  submitted,
  withPeople,
} from '../../people/builders.ts';
import { people, type Row } from './row.ts';
import { asked, rows, urgent } from './rows.ts';

function told(facts: readonly Fact[], council: Directory): readonly NewNotice[] {
  const fact = must(facts.at(-1));
  const before = replay(facts.slice(0, -1));
  const earlier = facts.slice(0, -1);
  const after = caseMatter.evolve({ root: before }, fact, earlier);
  return caseNotices({ before: { root: before }, after, fact, directory: council, called: [], earlier });
}

const nameOf = (one: NewNotice): string =>
  one.person === undefined
    ? one.channel === undefined
      ? 'mailbox'
      : 'teamChannel'
    : must(Object.entries(people).find(([, person]) => person.objectId === one.person))[0];

const isOwn = (facts: readonly Fact[], name: string): boolean => {
  const { by, step } = must(facts.at(-1));
  return (
    step !== 'start' && Object.entries(people).some(([one, { objectId }]) => one === name && objectId === by.objectId)
  );
};

const posts = (council: Directory, ...deeds: Row['deeds']) =>
  told(givenIn(council, ...deeds), council).flatMap(({ channel, rings }) =>
    channel === undefined ? [] : [[channel, rings]],
  );

describe('Who is told what', () => {
  for (const [step, stepRows] of Object.entries(rows)) {
    for (const { that, deeds, tells = [], rings = [], council = directory } of stepRows) {
      it(`${steps[step as CaseStepName].fact}: ${that}`, () => {
        const facts = givenIn(council, ...deeds);
        assert.equal(facts.at(-1)?.step, step);
        const found = told(facts, council);
        const sorted = (rung: boolean) =>
          found
            .filter((one) => one.rings === rung)
            .map(nameOf)
            .toSorted();
        // Of those whom the step rings its own person is told: their card changes silently.
        const own = rings.filter((name) => isOwn(facts, name));
        assert.deepEqual(
          { tells: sorted(false), rings: sorted(true) },
          { tells: [...tells, ...own].toSorted(), rings: rings.filter((name) => !own.includes(name)).toSorted() },
        );
      });
    }
  }

  it('No one is rung by their own step', () => {
    const rung = Object.values(rows)
      .flat()
      .flatMap(({ deeds, council = directory }) => {
        const facts = givenIn(council, ...deeds);
        const { by, step } = must(facts.at(-1));
        return told(facts, council).some(({ person, rings }) => rings && person === by.objectId) ? [step] : [];
      });
    assert.deepEqual(rung, []);
  });

  it('Nobody is told of one fact twice, and each card has its person in its key', () => {
    for (const { deeds, council = directory } of Object.values(rows).flat()) {
      const found = told(givenIn(council, ...deeds), council);
      assert.equal(new Set(found.map((one) => one.key)).size, found.length);
      for (const { key, person, channel } of found) {
        assert.equal(
          key,
          person === undefined ? (channel === undefined ? 'mail-received' : 'post-consent') : cardKey(person),
        );
      }
    }
  });

  it('Of an urgent case every notice is urgent, of another none', () => {
    for (const notice of told(givenIn(directory, ...urgent), directory)) assert.ok(notice.urgent);
    for (const notice of told(givenIn(directory, ...asked), directory)) assert.ok(!notice.urgent);
  });

  it('The channel is that of the referrer’s team; none where it should not hear, and never of a restricted case', () => {
    assert.deepEqual(posts(directory, ...asked), [['team:Locality East', true]]);
    const silent = { ...directory, settings: { ...directory.settings, teamChannelHearsOfConsent: false } };
    assert.deepEqual(posts(silent, ...asked), []);
    const teamless = withPeople({ ...priya, team: undefined });
    assert.deepEqual(posts(teamless, ...asked), []);
    const known = filledIn(priya, { ...kestrel, knowsFamily: 'yes' });
    assert.deepEqual(posts(directory, known, submitted()), []);
  });

  it('Every co-ordinator is rung of what is received', () => {
    const cora = someone(105, 'Cora Second', { roles: ['coordinator'] });
    const council = withPeople(cora);
    const found = told(givenIn(council, ...asked, noConflict(), consented()), council);
    const rung = found.filter((one) => one.rings).map((one) => one.person);
    assert.ok(rung.includes(cora.objectId) && rung.includes(moira.objectId));
  });

  it('A co-ordinator with a conflict is not told', () => {
    const council = withPeople({ ...greta, roles: ['manager', 'coordinator'] });
    const facts = givenIn(council, ...asked, conflicted(greta, colin), noConflict(), consented());
    assert.ok(!told(facts, council).some((one) => one.person === greta.objectId));
  });
});
