// A sign that was ticked and that no one graded: nothing is chosen for the writer, and nothing counts it (docs/process.md P20.11).
import assert from 'node:assert/strict';
import {
  readRisk,
  riskFields,
  riskPageCard,
  riskValues,
  signsOnCard,
  type RiskCardAt,
} from '../../../src/cards/assessment/page.ts';
import {
  isTicked,
  noAnswers,
  type RiskAnswers,
  type Sign,
  type Signs,
} from '../../../src/domain/case/assessment/answers.ts';
import { pageGaps, riskPages } from '../../../src/domain/case/assessment/pages.ts';
import { signsSaved, withSaved } from '../../../src/domain/case/assessment/saving.ts';
import { scoreOf } from '../../../src/domain/case/assessment/score.ts';
import { indicatorOf } from '../../../src/domain/risk-tool/tool.ts';
import { must } from '../../people/builders.ts';
import { publishedTool } from '../../people/assessment-builders.ts';
import * as inside from '../inside.ts';

const today = '2027-01-05';
const page = must(riskPages([]).find(({ id }) => id === 'C'));
const ticks: RiskCardAt = { page, part: 'tick', codes: [] };
const grading: RiskCardAt = { page, part: 'grade', codes: ['C01'] };
const sent = (at: RiskCardAt, data: object, before: RiskAnswers): RiskAnswers => {
  const saved = signsSaved(before, readRisk(at, { ...data }, before, today).save);
  return saved === undefined ? before : withSaved(before, saved);
};
const tickedOnly = sent(ticks, { signs: 'C01', rest: 'N' }, noAnswers);

const gradeShown = (sign: Sign) => riskValues(grading, { ...noAnswers, signs: { C01: sign } })['C01-grade'];

describe('A sign whose date is older than its grade says', () => {
  it('is asked for another grade, in the words of the choices, and what was typed is kept', () => {
    const typed = { 'C01-grade': 'E', 'C01-line': 'March 2024: two phones', 'C01-source': 'school' };
    assert.deepEqual(readRisk(grading, typed, tickedOnly, today).problems, {
      'C01-grade': 'the date is more than 12 months ago: choose History, or say what is newer.',
    });
    const after = sent(grading, typed, tickedOnly);
    assert.deepEqual(after.signs['C01'], { grade: 'E', line: 'March 2024: two phones', source: 'school' });
    assert.deepEqual(pageGaps(page, after, today), ['C01']);
  });
});

describe('A sign that was ticked and not graded', () => {
  it('is saved as ungraded: it stays ticked, is still needed, and scores nothing', () => {
    const sign = must(tickedOnly.signs['C01']);
    assert.deepEqual(sign, { grade: 'U', ungraded: true });
    assert.ok(isTicked(sign));
    assert.deepEqual(pageGaps(page, tickedOnly, today), ['C01']);
    assert.equal(scoreOf(tickedOnly.signs, publishedTool).total, 0);
    assert.equal(riskValues(ticks, tickedOnly)['signs'], 'C01');
  });

  it('is asked about with nothing chosen; sent so, the card says what is needed and what was typed is kept', () => {
    assert.equal(riskValues(grading, tickedOnly)['C01-grade'], '');
    const typed = { 'C01-line': '12 Dec: seen in a car', 'C01-source': 'school' };
    assert.deepEqual(readRisk(grading, typed, tickedOnly, today).problems, {
      'C01-grade': 'say how sure and how recent.',
    });
    const after = sent(grading, typed, tickedOnly);
    assert.deepEqual(after.signs['C01'], {
      grade: 'U',
      ungraded: true,
      line: '12 Dec: seen in a car',
      source: 'school',
    });
    assert.equal(riskValues(grading, after)['C01-line'], '12 Dec: seen in a car');
    const graded = sent(grading, { ...typed, 'C01-grade': 'S' }, after);
    assert.deepEqual(graded.signs['C01'], { grade: 'S', line: '12 Dec: seen in a car', source: 'school' });
    assert.deepEqual(pageGaps(page, graded, today), []);
  });

  it('that an earlier version graded by itself is asked about again; what a person backed is not', () => {
    assert.equal(gradeShown({ grade: 'E' }), '');
    assert.equal(gradeShown({ grade: 'E', line: '12 Dec: seen in a car' }), 'E');
    assert.equal(gradeShown({ grade: 'H' }), 'H');
  });
});

describe('What backs what was ticked', () => {
  const four = { page, part: 'grade', codes: ['C01', 'C02', 'C03', 'C07'].slice(0, signsOnCard) } as const;
  const last: Signs = { C02: { grade: 'S', line: '2 Jan: a car', source: 'school' } };

  it('is asked of four signs a card: a list of which nothing is chosen, and two lines side by side', () => {
    const card = riskPageCard({
      ...four,
      reference: 'MSET-4F7K-24',
      id: 'RA1',
      command: 'c',
      asked: [],
      values: riskValues(four, {
        ...noAnswers,
        signs: Object.fromEntries(four.codes.map((code) => [code, { grade: 'U', ungraded: true }])),
      }),
      place: 'Page 5 of 7',
      last,
      shared: false,
    });
    const lists = inside.ofType(card, 'Input.ChoiceSet');
    assert.deepEqual(
      lists.map((list) => [list['label'], list['style'], list['value'], list['placeholder']]),
      four.codes.map((code) => [
        `${code} · ${must(indicatorOf(code)).text}: how sure?`,
        'compact',
        undefined,
        `Choose · last time: ${code === 'C02' ? 'Suspected, last 6 months' : 'not answered'}`,
      ]),
    );
    const pairs = inside.ofType(card, 'ColumnSet').map((set) =>
      inside
        .partsIn(set['columns'])
        .flatMap((column) => inside.partsIn(column['items']))
        .flatMap(({ type, id }) => (type === 'Input.Text' ? [id] : [])),
    );
    assert.deepEqual(
      pairs,
      four.codes.map((code) => [`${code}-line`, `${code}-source`]),
    );
  });
});

const asked = (one: RiskCardAt) => riskFields(one).find(({ name }) => name === 'forHealth')?.choices;

describe('What backs a sign of health', () => {
  const general = must(riskPages([]).find(({ id }) => id === 'G'));
  const at: RiskCardAt = { page: general, part: 'grade', codes: ['G01', 'G04', 'G05'] };
  const typed = {
    'G04-grade': 'E',
    'G04-line': '12 Dec: cut herself',
    'G04-source': 'nurse',
    'G01-grade': 'E',
    'G01-line': '12 Dec: late',
    'G01-source': 'home',
  };

  it('is asked once a card who may read it, of those of which that is not said already', () => {
    assert.deepEqual(
      [at, { ...at, marked: ['G04'] }, { ...at, marked: ['G04', 'G05'] }, grading].map((one) =>
        asked(one)?.map(({ value }) => value),
      ),
      [['G04', 'G05'], ['G05'], undefined, undefined],
    );
  });

  it('is for the lead worker and health where that is ticked, and of no other sign', () => {
    const { save, problems } = readRisk(at, { ...typed, forHealth: 'G04,G01' }, noAnswers, today);
    assert.ok(!('G04-line' in problems));
    const saved = must(signsSaved(noAnswers, save));
    assert.deepEqual(saved.forHealth, ['G04']);
    assert.deepEqual(withSaved(noAnswers, saved).marks, { G04: { mark: 'health', agencies: [] } });
    assert.equal(signsSaved(noAnswers, readRisk(at, typed, noAnswers, today).save)?.forHealth, undefined);
  });
});
