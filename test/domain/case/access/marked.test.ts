// Who reads what of updates and return interviews: every person of the council × author × mark × stage × kept out, against the
// two tables as the council would say them; and how a mark is chosen and put right.
import assert from 'node:assert/strict';
import { readerOf } from '../../../../src/domain/case/access/access.ts';
import type { MarkedReads } from '../../../../src/domain/case/access/marked.ts';
import { interviewsRead } from '../../../../src/domain/case/episode/marks.ts';
import { knownBy, tickedFacts } from '../../../../src/domain/case/now/fields.ts';
import { updatesRead } from '../../../../src/domain/case/review/marks.ts';
import type { Update } from '../../../../src/domain/case/review/review.ts';
import { caseMatter, isPart, type Fact } from '../../../../src/domain/case/whole/case.ts';
import { marks, type Handled, type Mark } from '../../../../src/domain/link/handling.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { represents } from '../../../../src/domain/people/agencies.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import {
  at,
  caseOf,
  colin,
  commandIn,
  directory,
  factOf,
  givenIn,
  later,
  moira,
  must,
  noor,
  ola,
  priya,
  ravi,
  tess,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import { episodeIn, held, interviewed, isBack, isMissing } from '../../../people/episode-builders.ts';
import {
  ada,
  decided,
  letIn,
  listed,
  panel,
  preMset,
  restrictedByHand,
  untilReceived,
  updated,
} from '../../../people/meeting-builders.ts';

const speaks = (person: Person, agency: string): boolean => represents(person, agency, directory);
const agencies = 'health,education,police';
const open: Told = [...untilReceived, listed(preMset, agencies), decided('toPanel'), decided('open', panel)];
const stories: Readonly<Record<string, Told>> = {
  received: untilReceived,
  listed: [...untilReceived, listed(preMset, agencies)],
  open,
  restricted: [...open, restrictedByHand()],
  'restricted, one let in': [...open, restrictedByHand(), letIn(ravi)],
};

/** Who reads the case reads these; between meetings an agency that is core reads of updates its own, and missing episodes whole. */
const whole = [
  'referrer',
  'alsoReferred',
  'decider',
  'coordinator',
  'managerAbove',
  'chair',
  'minutes',
  'invited',
  'senior',
  'named',
];
interface Kind {
  readonly reads: MarkedReads<Handled>;
  readonly readBy: readonly string[];
  readonly ownBy: readonly string[];
}
const kinds: Readonly<Record<string, Kind>> = {
  update: { reads: updatesRead, readBy: whole, ownBy: [...whole, 'core'] },
  'return interview': { reads: interviewsRead, readBy: [...whole, 'core'], ownBy: [...whole, 'core'] },
};
/** Whom a mark leaves it to. */
const leaves: Readonly<Record<Mark, (person: Person) => boolean>> = {
  case: () => true,
  agencies: (person) =>
    person.objectId === moira.objectId || person.roles.includes('chair') || speaks(person, 'education'),
  police: (person) => speaks(person, 'police'),
  health: (person) => person.objectId === priya.objectId || speaks(person, 'health'),
};

describe('What carries a mark is read by', () => {
  for (const [name, kind] of Object.entries(kinds)) {
    for (const [story, told] of Object.entries(stories)) {
      it(`those whom the two tables let, and no one else: ${name}, ${story}`, () => {
        const childCase = caseOf(givenIn(directory, ...told));
        let closed = 0;
        // Near its meeting, and between two.
        for (const now of [later(childCase.changedAt, 1), '2027-03-03T10:00:00.000Z']) {
          for (const mark of marks) {
            for (const out of [false, true]) {
              for (const by of [priya, ada, ola, moira, noor]) closed += check(kind, childCase, { by, mark, out, now });
            }
          }
        }
        assert.ok(closed > 100, String(closed));
      });
    }
  }
  interface Cell {
    readonly by: Person;
    readonly mark: Mark;
    readonly out: boolean;
    readonly now: string;
  }
  function check({ reads, readBy, ownBy }: Kind, before: Case, { by, mark, out, now }: Cell): number {
    let closed = 0;
    const part = { by, mark, agencies: mark === 'agencies' ? ['education'] : [] };
    for (const person of directory.people) {
      const childCase = out ? { ...before, excluded: [person.objectId] } : before;
      const { relation } = readerOf(childCase, person, directory, now);
      const isOpen = readBy.includes(relation);
      const own = person.objectId === by.objectId && ownBy.includes(relation);
      const inShort = isOpen && person.roles.includes('coordinator') && mark !== 'case';
      const level = own || (isOpen && leaves[mark](person)) ? 'full' : inShort ? 'summary' : 'none';
      const said = `${person.name} as ${relation}, of ${by.name}, ${mark}, kept out ${out}, ${now}`;
      assert.equal(reads.level(childCase, part, person, directory, now), level, said);
      if (out) assert.equal(level, 'none', said);
      closed += level === 'none' ? 1 : 0;
    }
    return closed;
  }
});

const news = (said: object = {}, by = priya): StoryRow => {
  const [, , step, input] = updated('no', by);
  return [by, 1, step, { ...input, ...said }] as unknown as StoryRow;
};
const right = (step: string, part: string, said: object, by: Person): StoryRow =>
  [by, 1, step, { reason: 'A slip.', ...said }, { part }] as unknown as StoryRow;
const rightUpdate = (said: object, by: Person = priya) => right('rightUpdateMark', 'R1', said, by);
const rightInterview = (said: object, by: Person = priya) => right('rightInterviewMark', 'M1', said, by);
const updateIn = (facts: readonly Fact[]): Update => {
  const part = must(caseMatter.replay(facts).parts.get('R1'));
  assert.ok(isPart('review', part) && part.is === 'update');
  return part;
};
/** The refusal's code, or 'done'. */
const tried = (row: StoryRow, ...before: Told): string => {
  const facts = givenIn(directory, ...before);
  const fact = factOf(facts, commandIn(row), { actor: row[0], now: later(must(facts.at(-1)).at, 1), directory });
  return typeof fact === 'string' ? fact : 'done';
};
const held2 = { ...held, when: '9/1/2027 10:00', independent: 'no', learned: 'He said no more.' };
const missed: Told = [...open, at('2027-01-19T14:00:00.000Z', isMissing()), isBack()];

const kept = (...more: Told) =>
  (caseOf(givenIn(directory, ...open, ...more)).forSome ?? []).map(({ id, mark }) => [id, mark]);
const interviewOf = (said: object) => must(episodeIn(givenIn(directory, ...missed, interviewed(said))).interviews[0]);

describe('An update with a mark', () => {
  it('is for all who read the case unless something else is chosen, and is kept without a mark then', () => {
    for (const said of [{}, { mark: 'case' }, { mark: '' }]) {
      const update = updateIn(givenIn(directory, ...open, news(said)));
      assert.deepEqual([update.mark, update.agencies], [undefined, undefined]);
    }
    const named = updateIn(givenIn(directory, ...open, news({ mark: 'agencies', agencies: 'health' })));
    assert.deepEqual([named.mark, named.agencies], ['agencies', ['health']]);
    assert.equal(tried(news({ mark: 'agencies' }), ...open), 'incomplete');
  });

  it('is put right by its author, their agency’s lead or the co-ordinator who reads it, and by no one else', () => {
    const health: Told = [...open, news({ mark: 'health' }, ada)];
    assert.equal(tried(rightUpdate({ mark: 'case' }, ada), ...health), 'done');
    for (const by of [moira, priya, ravi, colin, tess]) {
      assert.equal(tried(rightUpdate({ mark: 'case' }, by), ...health), 'notAvailable', by.name);
    }
    assert.equal(tried(rightUpdate({ mark: 'health' }, moira), ...open, news({}, ola)), 'done');
    // Ravi leads the police, of whom Ola is.
    assert.equal(tried(rightUpdate({ mark: 'health' }, ravi), ...open, news({}, ola)), 'done');
    assert.equal(tried(rightUpdate({ mark: 'health' }, ada), ...health), 'nothingNew');
    assert.equal(tried(rightUpdate({ mark: 'health', reason: '' }, ada), ...open, news({}, ada)), 'incomplete');
  });

  it('keeps the mark before, why, and who could read it by that one and cannot now', () => {
    const facts = givenIn(directory, ...open, news({}, ada), rightUpdate({ mark: 'health' }, ada));
    const update = updateIn(facts);
    const [was] = update.marksWere ?? [];
    assert.deepEqual([update.mark, was?.mark, was?.reason, was?.by.name], ['health', 'case', 'A slip.', ada.name]);
    const names = was?.could.map(({ name }) => name) ?? [];
    for (const { name } of [moira, tess, ravi]) assert.ok(names.includes(name), `${name}: ${names.join()}`);
    for (const { name } of [ada, priya]) assert.ok(!names.includes(name), name);
    assert.equal(update.news, updateIn(facts.slice(0, -1)).news);
  });

  it('is no change of the case that its day tells of; one that changes the case is', () => {
    const before = caseOf(givenIn(directory, ...open));
    const of = (...more: Told) => caseOf(givenIn(directory, ...open, ...more));
    assert.equal(of(news({ mark: 'health' })).changedAt, before.changedAt);
    assert.equal(of(news({ mark: 'health' }), rightUpdate({ mark: 'police' })).changedAt, before.changedAt);
    assert.notEqual(of(news()).changedAt, before.changedAt);
    assert.notEqual(of(news({ mark: 'health', risk: 'yes' })).changedAt, before.changedAt);
    const ticked = { [tickedFacts]: 'phone', phone: '07700 900123', [knownBy]: 'The school rang.' };
    assert.notEqual(of(news({ mark: 'health', ...ticked })).changedAt, before.changedAt);
  });

  it('is in the list of the case of what only some may read, as long as that is so', () => {
    assert.deepEqual(kept(news()), []);
    assert.deepEqual(kept(news({ mark: 'health' })), [['R1', 'health']]);
    assert.deepEqual(kept(news({ mark: 'health' }), rightUpdate({ mark: 'police' })), [['R1', 'police']]);
    assert.deepEqual(kept(news({ mark: 'health' }), rightUpdate({ mark: 'case' })), []);
  });
});

describe('A return interview with a mark', () => {
  it('is for all who read the episode unless something else is chosen', () => {
    assert.equal(interviewOf({}).mark, undefined);
    assert.equal(interviewOf({ mark: 'health' }).mark, 'health');
  });

  it('is put right by its author or the co-ordinator; of several the one that is chosen', () => {
    const two: Told = [...missed, interviewed(held2), interviewed({ learned: 'He was hurt.' })];
    assert.equal(tried(rightInterview({ mark: 'health' }, tess), ...two), 'notAvailable');
    assert.equal(tried(rightInterview({ mark: 'health' }), ...two), 'incomplete');
    assert.equal(tried(rightInterview({ mark: 'health', which: '7' }), ...two), 'incomplete');
    const facts = givenIn(directory, ...two, rightInterview({ mark: 'health', which: '1' }, moira));
    assert.deepEqual(
      episodeIn(facts).interviews.map(({ mark, learned, marksWere }) => [mark, learned, marksWere?.[0]?.by.name]),
      [
        [undefined, 'He said no more.', undefined],
        ['health', 'He was hurt.', moira.name],
      ],
    );
  });

  it('leaves the clock of the interview as it was', () => {
    const before = episodeIn(givenIn(directory, ...missed, interviewed(held2)));
    const after = episodeIn(givenIn(directory, ...missed, interviewed(held2), rightInterview({ mark: 'health' })));
    assert.deepEqual([after.due, after.ladder, after.called], [before.due, before.ladder, before.called]);
  });
});
