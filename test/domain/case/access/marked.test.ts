// Who reads what of updates and return interviews: every person of the council × author × mark × stage × kept out, against the
// two tables as the council would say them; and how a mark is chosen and put right.
import assert from 'node:assert/strict';
import { readerOf } from '../../../../src/domain/case/access/access.ts';
import type { MarkedReads } from '../../../../src/domain/case/access/marked.ts';
import { evidenceRead } from '../../../../src/domain/case/assessment/marks.ts';
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
import type { Sign } from '../../../../src/domain/case/assessment/answers.ts';
import { answersOf, type Assessment } from '../../../../src/domain/case/assessment/assessment.ts';
import { refOf } from '../../../../src/domain/people/actor.ts';
import {
  allAnswered,
  bandChanged,
  e1,
  riskBegun,
  riskCompleted,
  riskSaved,
} from '../../../people/assessment-builders.ts';
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
  /** Who reads it in short by the row of the case, where the mark leaves it as it is. */
  readonly inShortBy?: readonly string[];
}
const kinds: Readonly<Record<string, Kind>> = {
  update: { reads: updatesRead, readBy: whole, ownBy: [...whole, 'core'] },
  'return interview': { reads: interviewsRead, readBy: [...whole, 'core'], ownBy: [...whole, 'core'] },
  // Who takes the minutes reads the band alone.
  evidence: {
    reads: evidenceRead,
    readBy: whole.filter((one) => one !== 'minutes'),
    ownBy: whole,
    inShortBy: ['minutes'],
  },
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
  function check({ reads, readBy, ownBy, inShortBy = [] }: Kind, before: Case, { by, mark, out, now }: Cell): number {
    let closed = 0;
    const part = { by, mark, agencies: mark === 'agencies' ? ['education'] : [] };
    for (const person of directory.people) {
      const childCase = out ? { ...before, excluded: [person.objectId] } : before;
      const { relation } = readerOf(childCase, person, directory, now);
      const isOpen = readBy.includes(relation);
      const own = person.objectId === by.objectId && ownBy.includes(relation);
      const inShort =
        (isOpen && person.roles.includes('coordinator') && mark !== 'case') ||
        (inShortBy.includes(relation) && leaves[mark](person));
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

const said = (line = '12 Dec: cut herself'): Sign => ({ grade: 'E', line, source: 'school nurse' });
const signs = (more: object, part = 'RA1', by = priya): StoryRow =>
  [by, 1, 'saveSigns', { signs: more }, { part }] as unknown as StoryRow;
const hidden = { G04: { ...said(), mark: 'health' } };
const begunWith: Told = [...open, riskBegun(), signs(hidden)];
const assessmentIn = (facts: readonly Fact[], id = 'RA1'): Assessment => {
  const part = must(caseMatter.replay(facts).parts.get(id));
  assert.ok(isPart('assessment', part));
  return part;
};
const first = (...more: Told) => assessmentIn(givenIn(directory, ...begunWith, ...more));
const rightEvidence = (extra: object, by: Person = priya, part = 'RA1') => right('rightEvidenceMark', part, extra, by);
const forSomeOf = (...told: Told) =>
  (caseOf(givenIn(directory, ...told)).risk?.forSome ?? []).map(({ id, mark, by }) => [id, mark, by.objectId]);

describe('What backs a sign of health, with a mark', () => {
  it('is for all who read the assessment unless it is ticked; of other signs it is never asked', () => {
    for (const sign of [said(), { ...said(), mark: 'case' }, { ...said(), mark: 'police' }]) {
      const { marks, signs: kept } = assessmentIn(givenIn(directory, ...open, riskBegun(), signs({ G04: sign })));
      assert.deepEqual([marks, kept['G04']], [undefined, said()]);
    }
    const other = assessmentIn(givenIn(directory, ...open, riskBegun(), signs({ C01: { ...said(), mark: 'health' } })));
    assert.deepEqual([other.marks, other.signs['C01']], [undefined, said()]);
    assert.deepEqual(first().marks, { G04: { mark: 'health', agencies: [], by: refOf(priya) } });
    assert.deepEqual(forSomeOf(...begunWith), [['G04', 'health', priya.objectId]]);
  });

  it('is kept as it was whatever someone sends who may not read it; the other signs are saved', () => {
    const tries: readonly object[] = [
      { grade: '' },
      { grade: 'N' },
      { grade: 'U', ungraded: true },
      { grade: 'E', line: '', source: '' },
      { grade: 'S', line: '1 Jan: nothing', source: 'me', mark: 'case' },
    ];
    for (const by of [colin, moira, tess]) {
      for (const one of tries) {
        const { signs: kept, marks } = first(signs({ G04: one, G05: { grade: 'N' } }, 'RA1', by));
        assert.deepEqual([kept['G04'], kept['G05'], marks], [said(), { grade: 'N' }, first().marks], by.name);
      }
      assert.equal(tried(signs({ G04: { grade: 'N' } }, 'RA1', by), ...begunWith), 'unchanged', by.name);
    }
  });

  it('is changed by those who read it, and keeps its mark: also where the answer is taken back', () => {
    const after = first(signs({ G04: said('20 Dec: cut herself') }));
    assert.deepEqual([after.signs['G04'], after.marks], [said('20 Dec: cut herself'), first().marks]);
    const back = first(signs({ G04: { grade: '' } }));
    assert.deepEqual([back.signs['G04'], back.marks], [undefined, first().marks]);
    assert.equal(
      tried(signs({ G04: said('2 Jan: well') }, 'RA1', colin), ...begunWith, signs({ G04: { grade: '' } })),
      'unchanged',
    );
  });

  it('is counted whoever completes it; what it still needs is for those who read it to say', () => {
    const { signs: all, ...rest } = allAnswered(e1);
    const { G04: _none, ...others } = all;
    const whole: Told = [...begunWith, riskSaved('RA1', { ...rest, signs: others })];
    const completed = assessmentIn(givenIn(directory, ...whole, riskCompleted('RA1', colin)));
    assert.deepEqual([completed.state, completed.signs['G04'], completed.marks], ['completed', said(), first().marks]);
    const bare: Told = [...whole, signs({ G04: { grade: 'E', line: 'in the night', source: 'nurse' } })];
    const facts = givenIn(directory, ...bare);
    const decision = caseMatter.decide(
      { root: caseOf(facts), part: assessmentIn(facts) },
      { step: 'completeAssessment', part: 'RA1', input: {} },
      { actor: colin, now: later(must(facts.at(-1)).at, 1), directory },
    );
    assert.ok('refusal' in decision);
    assert.match(decision.refusal.message, /\(G04\)/);
    assert.match(decision.refusal.next, /G04 is not for you to read: ask the lead worker/);
    assert.doesNotMatch(JSON.stringify(decision), /night|nurse/);
  });

  it('is so in the next version and in those before; a mark that is put right holds in all', () => {
    const one = allAnswered({ ...e1, G04: said('1 Dec: cut herself') });
    const completed = givenIn(directory, ...open, riskBegun(), riskSaved('RA1', one), riskCompleted('RA1'));
    const last = { id: 'RA1', answers: answersOf(assessmentIn(completed)) } as const;
    const told: Told = [...open, riskBegun(), riskSaved('RA1', one), riskCompleted('RA1'), riskBegun(colin, last)];
    assert.equal(tried(signs(hidden, 'RA2'), ...told), 'done');
    const marked: Told = [...told, signs(hidden, 'RA2')];
    assert.deepEqual(forSomeOf(...marked), [['G04', 'health', priya.objectId]]);
    // Of the version before it is not put right: of the draft it is, and holds in both.
    assert.equal(tried(rightEvidence({ mark: 'case' }), ...marked), 'notAvailable');
    assert.deepEqual(forSomeOf(...marked, rightEvidence({ mark: 'police', which: '0' }, priya, 'RA2')), [
      ['G04', 'police', priya.objectId],
    ]);
    assert.deepEqual(forSomeOf(...marked, rightEvidence({ mark: 'case', which: '0' }, priya, 'RA2')), []);
    // The band of the version before is changed meanwhile: the marks of the draft stay.
    assert.deepEqual(forSomeOf(...marked, bandChanged('RA1', 'moderate', tess)), [['G04', 'health', priya.objectId]]);
    const next = givenIn(directory, ...begunWith, riskSaved('RA1', allAnswered(e1)), riskCompleted('RA1'));
    const then = { id: 'RA1', answers: answersOf(assessmentIn(next)) } as const;
    const second = givenIn(
      directory,
      ...begunWith,
      riskSaved('RA1', allAnswered(e1)),
      riskCompleted('RA1'),
      riskBegun(colin, then),
    );
    assert.deepEqual(assessmentIn(second, 'RA2').marks, first().marks);
  });

  it('is put right by its author or the co-ordinator who reads it, with a reason; who could read it is kept', () => {
    for (const [by, code] of [
      [priya, 'done'],
      [colin, 'notAvailable'],
      [moira, 'notAvailable'],
      [tess, 'notAvailable'],
      [ravi, 'notAvailable'],
    ] as const) {
      assert.equal(tried(rightEvidence({ mark: 'case' }, by), ...begunWith), code, by.name);
    }
    assert.equal(tried(rightEvidence({ mark: 'health' }), ...begunWith), 'nothingNew');
    assert.equal(tried(rightEvidence({ mark: 'case', reason: '' }), ...begunWith), 'incomplete');
    const bare: Told = [...open, riskBegun(), signs({ G04: said() })];
    const after = assessmentIn(givenIn(directory, ...bare, rightEvidence({ mark: 'health' }, moira)));
    const [was] = must(after.marks?.['G04']?.marksWere);
    assert.deepEqual([after.signs['G04'], was?.mark, was?.by.name], [said(), 'case', moira.name]);
    const could = must(was).could.map(({ name }) => name);
    assert.ok(could.includes(tess.name) && could.includes(moira.name) && !could.includes(priya.name), String(could));
  });

  it('of several that one which is chosen', () => {
    const two: Told = [...begunWith, signs({ G05: { grade: 'S', line: '3 Jan: smelt of it', source: 'school' } })];
    assert.equal(tried(rightEvidence({ mark: 'health' }), ...two), 'incomplete');
    const after = assessmentIn(givenIn(directory, ...two, rightEvidence({ mark: 'health', which: '1' })));
    assert.deepEqual(Object.keys(after.marks ?? {}), ['G04', 'G05']);
  });
});
