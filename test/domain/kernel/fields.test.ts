// Reading what a card sends: whatever it is, nothing throws, nothing foreign is kept, nothing typed is lost.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { extraPages } from '../../../src/domain/case/referral/form/extra-pages.ts';
import { fieldNamed, pages } from '../../../src/domain/case/referral/form/pages.ts';
import {
  dateIn,
  isNeeded,
  problemOf,
  readRaw,
  sayAnswer,
  typedMost,
  type Field,
} from '../../../src/domain/kernel/fields.ts';
import { kestrel, must } from '../../people/builders.ts';

const fields = [...pages, ...extraPages].flatMap((page) => page.fields);
const field = (name: string): Field => must(fieldNamed(name));
const seed = randomInt(2 ** 31);

describe('A raw answer is read', () => {
  it(`Whatever is sent, reading it does not throw and keeps nothing over-long or foreign (seed ${seed})`, () => {
    const raw = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
      fc.string({ unit: 'binary', maxLength: 5000 }),
      fc.constantFrom(
        Symbol('raw'),
        () => 'raw',
        NaN,
        Infinity,
        'notYet',
        'sexual,online',
        'sexual,planted',
        '31/2/2011',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), raw, (one, value) => {
        const { keep, problem } = readRaw(one, value);
        assert.ok(keep.length <= typedMost(one));
        assert.ok(keep.isWellFormed());
        if (one.choices !== undefined) {
          for (const picked of keep.split(',').filter((each) => each !== '')) {
            assert.ok(
              one.choices.some((choice) => choice.value === picked),
              `${picked} was kept`,
            );
          }
        }
        if (problem === undefined) assert.equal(problemOf(one, keep), undefined, 'what was read well is well formed');
        assert.deepEqual(readRaw(one, keep).keep, keep, 'what is kept is read again as it is');
        assert.equal(typeof sayAnswer(one, keep), 'string');
      }),
      { seed, numRuns: 2000 },
    );
  });

  const rows: readonly (readonly [that: string, name: string, raw: unknown, keep: string, problem?: RegExp])[] = [
    ['Nothing sent is no answer', 'surname', undefined, ''],
    ['null is no answer', 'surname', null, ''],
    ['Blanks are no answer', 'surname', '   ', ''],
    ['Blanks around a name are not part of it', 'surname', '  Madeup ', 'Madeup'],
    ['A text keeps its lines and its own punctuation', 'worries', 'One.\r\nTwo – “three”.', 'One.\nTwo – “three”.'],
    ['Control characters cannot be typed', 'worries', 'One\u0000\u0007two\u2028three', 'One  two three'],
    ['Half a character cannot be typed', 'surname', 'Made\ud800up', 'Made\ufffdup'],
    ['Markup is kept as typed, it is nobody’s business here', 'worries', '<b>**[x](y)**</b>', '<b>**[x](y)**</b>'],
    ['A number is what was typed into a number', 'missingEpisodes', 3, '3'],
    ['A list is not an answer', 'surname', ['Madeup'], '', /could not be read/],
    ['An object is not an answer', 'surname', { toString: () => 'Madeup' }, '', /could not be read/],
    ['A yes that is not a text is not an answer', 'knowsFamily', true, '', /could not be read/],
    ['A choice is kept by its code', 'sex', 'female', 'female'],
    ['A choice is not kept by its title', 'sex', 'Female', '', /pick from the choices/],
    ['A foreign choice is not kept', 'section47', 'granted', '', /pick from the choices/],
    ['“None” beside another is kept and asked about', 'otherPlans', 'none,cp', 'none,cp', /"None" is ticked with/],
    ['Several choices are one answer, each once', 'types', 'sexual, online,sexual', 'sexual,online'],
    ['A foreign one among several is dropped and said', 'types', 'sexual,planted', 'sexual', /pick from the choices/],
    ['Two choices are not one', 'sex', 'female,male', '', /pick from the choices/],
    ['A wrong date is kept and explained', 'dateOfBirth', '31/2/2011', '31/2/2011', /only 28 days/],
    ['A wrong count is kept and explained', 'missingEpisodes', '-1', '-1', /whole number/],
    ['A wrong postcode is kept and explained', 'postcode', 'ZZ99', 'ZZ99', /NE28 0AA/],
    ['A line of 100 characters is a surname', 'surname', 'x'.repeat(100), 'x'.repeat(100)],
    ['One of 101 is kept whole and asked to be shortened', 'surname', 'x'.repeat(101), 'x'.repeat(101), /^it has 101/],
    ['A text may have 2,000 characters', 'strengths', 'x'.repeat(2001), 'x'.repeat(2001), /2,001.*shorten it to 2,000/],
    ['A line may have 200 unless said', 'school', 'x'.repeat(201), 'x'.repeat(201), /shorten it to 200 or fewer/],
    ['What an input cuts off is said', 'strengths', 'x'.repeat(2500), 'x'.repeat(2500), /its end may be missing/],
    ['What no input lets through is cut, and said', 'school', 'x'.repeat(5000), 'x'.repeat(400), /end may be missing/],
    [
      '“Not sure” is no number of episodes, and is kept as typed',
      'missingEpisodes',
      'not sure',
      'not sure',
      /whole number/,
    ],
    ['A postcode may be typed with more around it', 'postcode', 'ZZ99 1AA I think', 'ZZ99 1AA I think', /shorten|NE28/],
  ];
  for (const [that, name, raw, keep, problem] of rows) {
    it(that, () => {
      const reading = readRaw(field(name), raw);
      assert.equal(reading.keep, keep);
      if (problem === undefined) assert.equal(reading.problem, undefined);
      else assert.match(reading.problem ?? '', problem);
    });
  }
});

describe('An answer is said back', () => {
  it('Codes by their titles, dates in full, the rest as typed', () => {
    assert.equal(sayAnswer(field('types'), 'countyLines,missingOnly'), 'Criminal: county lines; Missing only');
    assert.equal(sayAnswer(field('dateOfBirth'), '14/3/2011'), 'Monday 14 March 2011');
    assert.equal(sayAnswer(field('dateOfBirth'), 'in spring'), 'in spring');
    assert.equal(sayAnswer(field('surname'), 'Madeup'), 'Madeup');
  });
  it('A date is read from its answer, or there is none', () => {
    assert.equal(dateIn(kestrel, 'strategyDate'), '2026-12-30');
    assert.equal(dateIn({ strategyDate: '31/2/2011' }, 'strategyDate'), undefined);
    assert.equal(dateIn({}, 'strategyDate'), undefined);
  });
});

describe('The questions of the referral', () => {
  it('No two have one name, and every choice has one code', () => {
    assert.equal(new Set(fields.map((one) => one.name)).size, fields.length);
    for (const { choices = [] } of fields) {
      assert.equal(new Set(choices.map((choice) => choice.value)).size, choices.length);
      for (const { value } of choices) assert.match(value, /^[A-Za-z0-9]+$/);
    }
  });
  it('What is chosen beforehand is one of the choices', () => {
    for (const { preset, choices = [] } of fields.filter((one) => one.preset !== undefined)) {
      assert.ok(choices.some((choice) => choice.value === preset));
    }
  });
  it('A page fits one screen: at most six needed lines or three texts, before other answers raise more', () => {
    for (const { fields: all, title } of [...pages, ...extraPages]) {
      const on = all.filter(
        (one) =>
          one.askedWhen === undefined &&
          (one.need !== 'optional' || extraPages.some((page) => page.fields.includes(one))),
      );
      const texts = on.filter((one) => one.kind === 'long').length;
      assert.ok(texts <= 3 && on.length <= 6, `${title}: ${texts} texts of ${on.length}`);
    }
  });
  it('Questions that hang on others are asked only beside them', () => {
    assert.ok(!isNeeded(field('planTonight'), { safeTonight: 'yes' }));
    assert.ok(isNeeded(field('planTonight'), { safeTonight: 'notSure' }));
    assert.ok(!isNeeded(field('section47Date'), { section47: 'notNeeded' }));
    assert.ok(isNeeded(field('section47Date'), { section47: 'notSubstantiated' }));
    assert.ok(!isNeeded(field('strategyDate'), { section47: 'notYet' }));
    assert.ok(isNeeded(field('whyNot47'), { section47: 'notNeeded' }));
  });
});
