// The risk tool with a pencil: the table, the worked examples, and what must hold for any answers (docs/process.md 20).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { grades, type Grade, type Signs } from '../../../src/domain/case/assessment/answers.ts';
import {
  criticalNow,
  rankOf,
  resultOf,
  sayRiskBand,
  type Result,
  type RiskBand,
} from '../../../src/domain/case/assessment/bands.ts';
import { pointsFor, scoreOf, weightOf } from '../../../src/domain/case/assessment/score.ts';
import { riskToolSchema } from '../../../src/domain/risk-tool/settings.ts';
import { sources } from '../../../src/domain/risk-tool/sources.ts';
import { formCodes, formsThatFit, indicatorOf, indicators, inGroup } from '../../../src/domain/risk-tool/tool.ts';
import { exploitationTypes } from '../../../src/domain/case/referral/form/lists.ts';
import { allAnswered, e1, graded, publishedTool as tool } from '../../people/assessment-builders.ts';

const at = (signs: Signs, age = 15): Result => resultOf(signs, { underThirteen: age < 13 }, tool);
const sums = ({ score }: Result): readonly unknown[] => [score.V, score.G, score.C, score.form, score.total];

const points = (weight: number): readonly number[] => grades.map(({ value }) => pointsFor(weight, value as Grade));
describe('The table of the risk tool', () => {
  it('has the groups, numbers and weights of the published tool, and a source for every sign', () => {
    const shape = ['V', 'G', 'C', ...formCodes, 'K'].map((group) => {
      const rows = indicators.filter((row) => row.group === group);
      return `${group} ${rows.length}: ${rows.map(({ weight }) => weight).join('')}`;
    });
    deepEqual(shape, [
      `V 20: ${'1'.repeat(20)}`,
      `G 11: ${'1'.repeat(11)}`,
      'C 11: 55555355531',
      'SE 5: 55335',
      'CE 7: 5353553',
      'CU 3: 535',
      'LA 6: 553355',
      'TR 4: 5333',
      'FI 3: 533',
      'ON 4: 5533',
      'RA 2: 35',
      'K 6: 000000',
    ]);
    equal(new Set(indicators.map(({ code }) => code)).size, indicators.length);
    for (const { code, from } of indicators) ok(from.length > 0, `${code} has no source`);
    const used = new Set(indicators.flatMap(({ from }) => from));
    deepEqual(
      Object.keys(sources).filter((name) => !used.has(name as never)),
      [],
    );
  });

  it('finds a form for every type that a referral may suspect, but where none is known', () => {
    const without = exploitationTypes.filter(({ value }) => formsThatFit(value).length === 0);
    deepEqual(
      without.map(({ value }) => value),
      ['missingOnly', 'notClear'],
    );
  });

  it('gives points by grade: all, half rounded up, one for the past, one more for both, none for what is over or unknown', () => {
    deepEqual(points(5), [5, 3, 1, 6, 0, 0, 0]);
    deepEqual(points(3), [3, 2, 1, 4, 0, 0, 0]);
    deepEqual(points(1), [1, 1, 1, 2, 0, 0, 0]);
  });
});

const unknown = (count: number): Signs =>
  graded({
    U: inGroup('V', 'G', 'C')
      .slice(0, count)
      .map(({ code }) => code)
      .join(' '),
  });
const known = (signs: Signs): Signs => allAnswered(signs).signs;

describe('The worked examples', () => {
  it('E1: three vulnerabilities, four general signs, money and missing, two signs of county lines', () => {
    const result = at(known(e1));
    deepEqual(sums(result), [3, 4, 10, 'CE', 23]);
    deepEqual(
      [result.score.forms.CE, result.computed, result.band, result.rule],
      [6, 'significant', 'significant', 'score'],
    );
    deepEqual(result.drivers, [
      { code: 'C03', points: 5 },
      { code: 'C08', points: 5 },
      { code: 'CE2', points: 3 },
      { code: 'CE3', points: 3 },
      { code: 'G01', points: 1 },
    ]);
  });
  it('E2: Emerging by the score', () => {
    const result = at(known(graded({ E: 'V04 V08 G02 G03', S: 'G08 ON3 ON4' })));
    deepEqual(sums(result), [2, 3, 0, 'ON', 9]);
    deepEqual([result.computed, result.band, result.rule], ['emerging', 'emerging', 'score']);
  });
  it('E4: 12 years old with one significant sign suspected is never below Moderate', () => {
    const result = at(known(graded({ E: 'V10 G08', S: 'ON1' })), 12);
    deepEqual(sums(result), [1, 1, 0, 'ON', 5]);
    deepEqual([result.computed, result.band, result.rule], ['none', 'moderate', 'underThirteen']);
  });
  it('E5: one evidenced sign of the highest weight is never below Emerging', () => {
    const result = at(known(graded({ E: 'C01' })));
    deepEqual(sums(result), [0, 0, 5, undefined, 5]);
    deepEqual([result.computed, result.band, result.rule], ['none', 'emerging', 'strongSigns']);
  });
  it('E8: what the child tells is Significant, and said to be experienced', () => {
    const result = at(known(graded({ E: 'V03 G04 K1', S: 'SE4' })));
    deepEqual(sums(result), [1, 1, 0, 'SE', 4]);
    deepEqual(
      [result.computed, result.band, result.rule, result.experiencing],
      ['none', 'significant', 'critical', true],
    );
    equal(result.drivers[0]?.code, 'K1');
  });
  it('E10: what is older than a year has no points, and is past harm', () => {
    const result = at(known(graded({ H: 'V01 C01', N: 'C08', U: 'SE1' })));
    deepEqual(sums(result), [0, 0, 0, undefined, 0]);
    deepEqual([result.computed, result.band, result.rule, result.pastHarm], ['none', 'emerging', 'pastHarm', ['C01']]);
  });
  it('E11: 11 of 42 not known is low confidence, 10 is not', () => {
    deepEqual(
      [11, 10].map((count) => at(known(unknown(count))).confidence),
      ['low', 'enough'],
    );
    equal(at({}).of, 42);
  });
  it('Under 13 any sign of sexual exploitation is critical, also a past one; a significant sign of another kind is not', () => {
    deepEqual(criticalNow({ signs: graded({ R: 'SE4' }), underThirteen: true }), ['K2']);
    deepEqual(criticalNow({ signs: graded({ E: 'ON1' }), underThirteen: true }), []);
    deepEqual(criticalNow({ signs: graded({ E: 'SE1' }), underThirteen: false }), []);
  });
});

const grade = fc.constantFrom(...grades.map(({ value }) => value as Grade));
const sign = fc.constantFrom(...indicators.map(({ code }) => code).filter((code) => code !== 'K2'));
const someSigns = fc
  .array(fc.tuple(sign, grade), { maxLength: 40 })
  .map((all): Signs => Object.fromEntries(all.map(([code, grade]) => [code, { grade }])));
const someChild = fc.record({ underThirteen: fc.boolean() });
const only = (signs: Signs, ...groups: readonly string[]): Signs =>
  Object.fromEntries(Object.entries(signs).filter(([code]) => groups.includes(indicatorOf(code)?.group ?? '')));
const without = (signs: Signs, code: string): Signs =>
  Object.fromEntries(Object.entries(signs).filter(([other]) => other !== code));
const rising: readonly Grade[] = ['N', 'R', 'S', 'E', 'ER'];
const seed = randomInt(2 ** 31);
const seeded = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>): void =>
  fc.assert(property, { seed, numRuns: 300 });

const isStrong = (code: string): boolean => weightOf(indicatorOf(code) ?? fail(code), tool) === 5;

describe(`Whatever is answered (seed ${seed})`, () => {
  it('vulnerabilities and general signs alone never pass 10', () =>
    seeded(
      fc.property(someSigns, (signs) => {
        const { total } = scoreOf(only(signs, 'V', 'G'), tool);
        ok(total <= 10, `${total}`);
      }),
    ));
  it('not known never lowers: it counts as No does, and gives less confidence at most', () =>
    seeded(
      fc.property(someSigns, sign, someChild, (signs, code, child) => {
        const [no, not] = (['N', 'U'] as const).map((grade) =>
          resultOf({ ...signs, [code]: { grade } }, child, tool),
        ) as [Result, Result];
        deepEqual([not.score, not.band, not.rule], [no.score, no.band, no.rule]);
        ok(not.unknown.length >= no.unknown.length);
        equal(resultOf({ ...without(signs, code), [code]: { grade: 'U' } }, child, tool).score.total >= 0, true);
      }),
    ));
  it('the order of the answers never matters', () =>
    seeded(
      fc.property(someSigns, fc.infiniteStream(fc.nat()), someChild, (signs, dice, child) => {
        const shuffled = Object.entries(signs)
          .map((entry) => [dice.next().value, entry] as const)
          .toSorted(([a], [b]) => Number(a) - Number(b))
          .map(([, entry]) => entry);
        deepEqual(resultOf(Object.fromEntries(shuffled), child, tool), resultOf(signs, child, tool));
      }),
    ));
  it('a higher answer never lowers the score; nor the band, unless it takes the place of what is past', () =>
    seeded(
      fc.property(
        someSigns,
        sign,
        fc.constantFrom(...rising),
        fc.constantFrom(...rising),
        someChild,
        (signs, code, a, b, child) => {
          const [lower, higher] = [a, b].toSorted((one, other) => rising.indexOf(one) - rising.indexOf(other));
          const [before, after] = [lower, higher].map((grade) =>
            resultOf({ ...signs, [code]: { grade: grade ?? 'N' } }, child, tool),
          ) as [Result, Result];
          ok(after.score.total >= before.score.total);
          if (lower !== 'R') ok(rankOf(after.band) >= rankOf(before.band), `${code} ${lower} to ${higher}`);
        },
      ),
    ));
  it('floors hold under every combination, and the rule that is named set the band', () =>
    seeded(
      fc.property(someSigns, someChild, (signs, child) => {
        const result = resultOf(signs, child, tool);
        const significant = Object.keys(signs).filter((code) => {
          const group = indicatorOf(code)?.group ?? 'V';
          return group === 'C' || (formCodes as readonly string[]).includes(group);
        });
        const is = (code: string, ...among: readonly Grade[]): boolean => among.includes(signs[code]?.grade ?? 'N');
        const least = (band: RiskBand, why: string): void =>
          ok(rankOf(result.band) >= rankOf(band), `${why}: ${result.band}`);
        const strong = significant.filter((code) => isStrong(code) && is(code, 'E', 'ER'));
        if (['K1', 'K3', 'K4', 'K5', 'K6'].some((code) => is(code, 'E', 'S', 'ER'))) least('significant', 'critical');
        if (child.underThirteen && significant.some((code) => is(code, 'E', 'S', 'ER'))) least('moderate', 'under 13');
        if (strong.length > 0) least('emerging', 'one strong sign');
        if (strong.length > 1) least('moderate', 'two strong signs');
        if (significant.some((code) => isStrong(code) && is(code, 'H'))) least('emerging', 'past harm');
        least(result.floor, 'the floor');
        least(result.computed, 'the score');
        equal(result.rule === 'score', result.band === result.computed);
      }),
    ));
  it('it falls one band at a time', () =>
    seeded(
      fc.property(
        someSigns,
        someChild,
        fc.constantFrom<RiskBand>('none', 'emerging', 'moderate', 'significant'),
        (signs, child, band) => {
          const result = resultOf(signs, child, tool, { band, score: 20 });
          ok(rankOf(result.band) >= rankOf(band) - 1, sayRiskBand(result.band));
          const free = resultOf(signs, child, tool);
          equal(result.rule === 'oneStep', rankOf(free.band) < rankOf(band) - 1);
        },
      ),
    ));
});
function fail(code: string): never {
  throw new Error(code);
}

describe('The numbers of the tool as settings', () => {
  it('change with a version of their own, and only for signs that have a weight', () => {
    equal(riskToolSchema.safeParse({ cuts: { emerging: 5 } }).success, false);
    equal(riskToolSchema.safeParse({ version: 2, cuts: { emerging: 5 } }).success, true);
    equal(riskToolSchema.safeParse({ version: 2, cuts: { emerging: 12 } }).success, false);
    equal(riskToolSchema.safeParse({ version: 2, weights: { K1: 5 } }).success, false);
    const heavier = riskToolSchema.parse({ version: 2, weights: { C11: 3 } });
    equal(scoreOf(graded({ E: 'C11' }), heavier).total, 3);
    equal(scoreOf(graded({ E: 'C11' }), tool).total, 1);
  });
});
