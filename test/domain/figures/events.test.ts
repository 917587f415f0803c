// What is counted of a case, by hand (docs/process.md P18.3).
import assert from 'node:assert/strict';
import { countsOf, difference, type Counts, type Sheets } from '../../../src/domain/figures/counts.ts';
import { eventsOf, eventsOfCase } from '../../../src/domain/figures/events.ts';
import { measureNames, measures, wholes, type MeasureName, type Split } from '../../../src/domain/figures/measures.ts';
import { before, isOver, monthsIn, monthsUpTo, sayPeriod, toPeriod } from '../../../src/domain/figures/periods.ts';
import { populationIn, sayRate } from '../../../src/domain/figures/rates.ts';
import { sayingOf, tellFigures } from '../../../src/domain/figures/told.ts';
import { timed } from '../../../src/demo/story.ts';
import { entityMatter, type EntityFact } from '../../../src/domain/entity/table.ts';
import {
  at,
  colin,
  commandIn,
  directory,
  factOn,
  filledIn,
  given,
  kestrel,
  later,
  monday10,
  moira,
  priya,
  type StoryRow,
  type Told,
} from '../../people/builders.ts';
import { accepts, opens, reports, reviews, type EntityRow } from '../../people/entity-builders.ts';
import {
  asksWhy,
  decides,
  registerFacts,
  reports as sharedWrongly,
  saysWhy,
  tellsIco,
  type RegisterRow,
} from '../../people/register-builders.ts';
import { interviewed, isBack, isMissing } from '../../people/episode-builders.ts';
import {
  birthCorrected,
  decided,
  handedOver,
  listed,
  panel,
  rightPut,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { accepted, acting, added, markedDone, verified } from '../case/action/action-story.ts';

const totalOf = (counts: Counts, name: MeasureName, split?: Split, value?: string): number =>
  sayingOf(tellFigures(counts, false), false).count(name, split, value).value ?? 0;
const medianOf = (counts: Counts, name: MeasureName): number | undefined =>
  sayingOf(tellFigures(counts, false), false).median(name).value;
const told = (closed: number): string => sayingOf(tellFigures({ 'closed||': closed }, true), true).count('closed').text;
const month = '2027-01';
const counted = (...told: Told): Sheets => countsOf(eventsOfCase(given(...told)));
const inJanuary = (...told: Told): Counts => counted(...told)[month] ?? {};
const leads = (...told: Told) => {
  const sheets = counted(...told);
  return ['2026', '2027', '2028', '2027-01'].map((period) => {
    const say = sayingOf(tellFigures(sheets[period] ?? {}, false), false);
    return [say.count('leadWorkers').text, say.most('leadWorkers').text, say.count('oneLead').text];
  });
};
const missing = [...untilReceived, isMissing()];

describe('What is counted of a case', () => {
  it('a draft is nothing; sent and consented it is a referral and a consent, told apart by what is known of the child', () => {
    assert.deepEqual(counted(filledIn()), {});
    const counts = inJanuary(...untilReceived);
    assert.deepEqual(
      (['referrals', 'section47', 'toReferral', 'withVoice', 'consent', 'consentInTime', 'again'] as const).map(
        (name) => totalOf(counts, name),
      ),
      [1, 1, 1, 1, 1, 1, 0],
    );
    assert.equal(medianOf(counts, 'toReferral'), 4);
    // Of two types it counts in each.
    assert.equal(totalOf(counts, 'referrals', 'type', 'countyLines'), 1);
    assert.equal(totalOf(counts, 'referrals', 'type', 'missingOnly'), 1);
    assert.equal(totalOf(counts, 'referrals', 'age', '13to15'), 1);
    assert.equal(totalOf(counts, 'referrals', 'ethnicity', 'white'), 1);
    assert.equal(totalOf(inJanuary(...untilReceived, listed()), 'listed'), 1);
  });

  it('a birth date put right moves what was counted before, and nothing else', () => {
    const wrong = counted(filledIn(priya, { ...kestrel, dateOfBirth: '14/3/2009' }), ...untilReceived.slice(1));
    const right = counted(
      filledIn(priya, { ...kestrel, dateOfBirth: '14/3/2009' }),
      ...untilReceived.slice(1),
      birthCorrected('14/3/2011'),
    );
    const moved = difference(wrong, right)[month] ?? {};
    assert.equal(moved['referrals|age|16to17'], -1);
    assert.equal(moved['referrals|age|13to15'], 1);
    assert.equal(moved['referrals||'], undefined);
    assert.ok(
      Object.keys(moved).every((key) => key.includes('|age|')),
      Object.keys(moved).join(),
    );
  });

  it('an episode counts where it began, its return and interview where the child came back', () => {
    const back = [...missing, at('2027-01-06T09:00:00.000Z', isBack())];
    const sheets = counted(...back, at('2027-01-11T10:00:00.000Z', interviewed({ when: '9/1/2027 9:30' })));
    const counts = sheets[month] ?? {};
    assert.deepEqual(
      (['missing', 'missingChildren', 'returns', 'interviews', 'interviewsInTime', 'missingRepeated'] as const).map(
        (name) => totalOf(counts, name),
      ),
      [1, 1, 1, 1, 0, 0],
    );
    assert.equal(medianOf(counts, 'interviewHours'), 73);
    assert.deepEqual(
      Object.keys(counts).filter((key) => /^missing\|(?:weekday|dayPart)/.test(key)),
      ['missing|weekday|Sunday', 'missing|dayPart|evening'],
    );
    // A child is counted once in a month, a quarter and a year.
    assert.deepEqual(
      [sheets['2027-Q1'], sheets['2027']].map((sheet) => totalOf(sheet ?? {}, 'missingChildren')),
      [1, 1],
    );
  });

  it('in each year, how many people led the case, and whether it was one all year', () => {
    const none = ['0', 'none', '0'];
    assert.deepEqual(leads(...untilReceived), [none, ['1', '1 lead worker', '1'], none, none]);
    const handed = [...untilReceived, at('2027-03-01T10:00:00.000Z', handedOver(colin))];
    assert.deepEqual(leads(...handed), [none, ['1', '2 lead workers', '0'], none, none]);
    // The year after it is led by the one whom it was handed over to.
    const next = [...handed, at('2028-02-01T10:00:00.000Z', isMissing({ since: '1/2/2028 8:00' }, colin))];
    assert.deepEqual(leads(...next)[2], ['1', '1 lead worker', '1']);
  });

  it('what was taken back was never there', () => {
    const facts = given(...missing);
    const number = facts.find(({ step }) => step === 'recordMissing')?.number ?? 0;
    const sheets = counted(...missing, rightPut(number, priya));
    assert.equal(totalOf(sheets[month] ?? {}, 'missing'), 0);
    assert.equal(totalOf(sheets['2027'] ?? {}, 'missingChildren'), 0);
  });
});

const asVerified = (subType: string, said: object) =>
  countsOf(
    eventsOfCase(
      acting(added({ subType }), accepted(), markedDone(), at('2027-02-10T10:00:00.000Z', verified(moira, said))),
    ),
  );

const february = (subType: string, said: object): Counts => asVerified(subType, said)['2027-02'] ?? {};

describe('What is counted of disruption', () => {
  it('when it is verified, by its type, what came of it, the effect as verified, and its agency', () => {
    const counts = february('closure', { outcome: 'granted', effect: 'noChange' });
    assert.deepEqual(
      Object.keys(counts).filter((key) => key.startsWith('disruption|')),
      [
        'disruption||',
        'disruption|disruption|closure',
        'disruption|outcome|granted',
        'disruption|effect|noChange',
        'disruption|agency|police',
        'disruption|host|case',
      ],
    );
    assert.equal(medianOf(counts, 'disruptionDays'), 37);
  });
  it('not what is asked of a school or of Health, whatever its category, and nothing that is not verified', () => {
    assert.equal(totalOf(february('health', {}), 'disruption'), 0);
    const open = countsOf(eventsOfCase(acting(added({ subType: 'closure' }), accepted(), markedDone())));
    assert.ok(Object.values(open).every((sheet) => totalOf(sheet, 'disruption') === 0));
  });
  it('one that was verified before this was asked has the effect that its owner said, and no outcome that is known', () => {
    const facts = acting(added({ subType: 'patrol' }), accepted(), markedDone(), verified());
    const old = facts.map((fact) => (fact.step === 'verifyAction' ? { ...fact, data: { note: '' } } : fact));
    const counts = countsOf(eventsOfCase(old))[month] ?? {};
    assert.equal(totalOf(counts, 'disruption', 'effect', 'better'), 1);
    assert.equal(totalOf(counts, 'disruption', 'outcome', 'notKnown'), 1);
  });
  it('of the cases that a panel opened, those with one of it', () => {
    const opens = [...untilReceived, listed(), decided('toPanel'), decided('open', panel)];
    const without = counted(...opens);
    assert.equal(totalOf(without['2027'] ?? {}, 'opened'), 1);
    assert.equal(totalOf(without['2027'] ?? {}, 'disrupted'), 0);
    const asked = at('2027-02-01T10:00:00.000Z', added({ subType: 'stpo' }));
    const done = [asked, accepted(), markedDone(), verified(moira, { outcome: 'notGranted', effect: 'tooEarly' })];
    const year = counted(...opens, ...done)['2027'] ?? {};
    assert.equal(sayingOf(tellFigures(year, false), false).share('disrupted').text, '100 %');
  });
});

describe('What is counted of a record', () => {
  const { entity } = eventsOf;
  type Row = EntityRow | StoryRow;
  /** The facts of a record and of its actions, a minute after each other unless said. */
  const recorded = (...rows: readonly Row[]): Sheets => {
    const facts: EntityFact[] = [];
    for (const { row, at: now } of timed(rows, '2027-01-04T09:59:00.000Z')) {
      const { root, parts } = entityMatter.replay(facts);
      const command = commandIn(row) as Parameters<typeof entityMatter.decide>[1]; // of an action or of the record itself
      const part = parts.get('A1');
      const fact = factOn(entityMatter, { root, ...(part && { part }) }, command, { actor: row[0], now, directory });
      if (typeof fact === 'string') throw new Error(`${row[2]}: ${fact}`);
      facts.push(fact);
    }
    return countsOf(entity.of(facts));
  };
  const acts = [added({ subType: 'closure', text: 'Apply for a closure order.' }), accepted(), markedDone()];

  it('when it was opened and looked at, in time or late, by its kind; and when it was closed', () => {
    const sheets = recorded(
      opens('place'),
      at('2027-06-01T10:00:00.000Z', reviews('yes')),
      at('2028-01-10T10:00:00.000Z', reviews('no')),
    );
    const by = (period: string) =>
      (['recordsOpened', 'recordReviews', 'recordReviewsInTime', 'recordsClosed'] as const).map((name) =>
        totalOf(sheets[period] ?? {}, name, 'host', 'place'),
      );
    assert.deepEqual(
      [by('2027-01'), by('2027-06'), by('2028-01')],
      [
        [1, 0, 0, 0],
        [0, 1, 1, 0],
        [0, 1, 0, 1],
      ],
    );
  });
  it('a report when it is accepted, and not before', () => {
    assert.equal(totalOf(recorded(reports())['2027'] ?? {}, 'recordsOpened'), 0);
    assert.equal(totalOf(recorded(reports(), accepts())['2027'] ?? {}, 'recordsOpened', 'host', 'organisation'), 1);
  });
  it('a disruption of it, as one of a case; on what it was is told apart', () => {
    const year = recorded(opens('place'), ...acts, verified(moira, { outcome: 'granted', effect: 'better' }))['2027'];
    assert.deepEqual(
      Object.keys(year ?? {}).filter((key) => key.startsWith('disruption|')),
      [
        'disruption||',
        'disruption|disruption|closure',
        'disruption|outcome|granted',
        'disruption|effect|better',
        'disruption|agency|police',
        'disruption|host|place',
      ],
    );
    assert.equal(totalOf(year ?? {}, 'actionsVerified', 'agency', 'police'), 1);
  });
});

const allIn = (counts: Counts): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([key, count]) => (key.endsWith('||') ? [[key.slice(0, -2), count]] : [])),
  );
const hoursOn = (row: RegisterRow, after: number): RegisterRow =>
  [row[0], later(monday10, after * 60), row[2], row[3]] as RegisterRow;

describe('What is counted of the register', () => {
  const { register } = eventsOf;
  const inMonth = (...rows: readonly RegisterRow[]): Counts =>
    countsOf(register.of(registerFacts(rows)))['2027-01'] ?? {};

  it('a breach by what was shared; told or not, and whether in time, once it is', () => {
    assert.deepEqual(Object.keys(inMonth(sharedWrongly())), ['breaches||', 'breaches|shared|mail']);
    assert.deepEqual(allIn(inMonth(sharedWrongly(), decides('no'))), {
      breaches: 1,
      breachesNotToldIco: 1,
      breachesInTime: 1,
    });
    assert.deepEqual(allIn(inMonth(sharedWrongly(), decides('yes'))), { breaches: 1 });
    assert.deepEqual(allIn(inMonth(sharedWrongly(), decides('yes'), tellsIco())), {
      breaches: 1,
      breachesToldIco: 1,
      breachesInTime: 1,
    });
  });
  it('72 plain hours to the minute from when someone was aware', () => {
    const at = (after: number) => allIn(inMonth(sharedWrongly(), decides('yes'), hoursOn(tellsIco(), after)));
    assert.equal(at(72)['breachesInTime'], 1);
    assert.equal(at(72.1)['breachesInTime'], undefined);
    assert.equal(at(72.1)['breachesToldIco'], 1);
    // Another reason later does not make it late.
    const twice = allIn(inMonth(sharedWrongly(), decides('no'), hoursOn(decides('no'), 100)));
    assert.equal(twice['breachesInTime'], 1);
    const late = allIn(inMonth(sharedWrongly(), decides('yes'), hoursOn(decides('no'), 100)));
    assert.deepEqual(late, { breaches: 1, breachesNotToldIco: 1 });
  });
  it('a question, and whether it was answered in time', () => {
    assert.deepEqual(allIn(inMonth(asksWhy())), { questions: 1 });
    assert.deepEqual(allIn(inMonth(asksWhy(), saysWhy())), { questions: 1, questionsInTime: 1 });
    assert.deepEqual(allIn(inMonth(asksWhy(), hoursOn(saysWhy(), 24 * 9))), { questions: 1 });
  });
  it('few of them leave in classes, and no share of few', () => {
    const few = sayingOf(tellFigures(inMonth(sharedWrongly(), decides('no')), true), true);
    assert.deepEqual(
      [few.count('breaches').text, few.count('breachesInTime').text, few.share('breachesInTime').text],
      ['0 to 4', '0 to 4', 'too few to say'],
    );
  });
});

describe('The figures as they are told', () => {
  const counts: Counts = {
    'referrals||': 12,
    'referrals|sex|male': 9,
    'referrals|sex|female': 3,
    'again||': 3,
    'consent|||1': 8,
    'consent|||3': 1,
    'consentInTime||': 8,
  };
  it('exactly to those who may read cases', () => {
    const say = sayingOf(tellFigures(counts, false), false);
    assert.equal(say.count('referrals', 'sex', 'female').text, '3');
    assert.equal(say.share('again').text, '25 %');
    assert.equal(say.median('consent').text, '1 day');
    assert.equal(say.share('interviews').text, 'none');
    assert.deepEqual(say.values('referrals', 'sex'), ['male', 'female']);
  });
  it('in classes to everyone else, and of fewer than ten no share and no median', () => {
    const told = tellFigures(counts, true);
    const say = sayingOf(told, true);
    assert.deepEqual(
      [
        say.count('referrals'),
        say.count('referrals', 'sex', 'male'),
        say.count('referrals', 'sex', 'female'),
        say.count('closed'),
      ].map(({ text }) => text),
      ['10', '10', '0 to 4', '0 to 4'],
    );
    // Three of twelve: with the class of twelve, 25 % would say that it is three.
    assert.equal(say.share('again').text, 'too few to say');
    assert.equal(say.median('consent').text, 'too few to say');
    assert.equal(say.share('consentInTime').text, 'too few to say');
    // Not even whether there was one.
    assert.equal(told['referrals|sex|female'], undefined);
    // Nothing that is kept of them is finer.
    for (const [key, value] of Object.entries(told)) assert.equal(value % 5, 0, key);
  });
  it('no share tells how few they are, or how few are missing from all', () => {
    for (let all = 0; all <= 40; all += 1)
      for (let part = 0; part <= all; part += 1) {
        const told = tellFigures({ 'referrals||': all, 'again||': part }, true);
        assert.equal(
          told['again|||share'] !== undefined,
          all >= 10 && part >= 5 && all - part >= 5,
          `${part} of ${all}`,
        );
      }
  });
  it('no one can tell from classes which of two numbers it was', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4].map(told),
      Array.from({ length: 5 }, () => '0 to 4'),
    );
    assert.deepEqual([5, 6, 7].map(told), ['5', '5', '5']);
  });
});

describe('Rates in 10,000 children', () => {
  const settings = { population0to17: { 2025: 40_000, 2027: 41_000 } };
  const population = populationIn(settings, '2026-Q2');
  it('are of the children of that year, or of the newest year before it', () => {
    assert.deepEqual(population, { year: '2025', children: 40_000 });
    assert.deepEqual(populationIn(settings, '2028'), { year: '2027', children: 41_000 });
    assert.equal(populationIn(settings, '2024-12'), undefined);
    assert.equal(populationIn({}, '2027'), undefined);
  });
  it('are never finer than the number that they are of', () => {
    assert.ok(population);
    const rates = (isRounded: boolean, counts: readonly number[]) =>
      counts.map((count) =>
        sayRate(
          sayingOf(tellFigures({ 'referrals||': count }, isRounded), isRounded).count('referrals'),
          population,
          isRounded,
        ),
      );
    assert.deepEqual(rates(false, [0, 3, 128]), ['0.0', '0.8', '32.0']);
    assert.deepEqual(rates(true, [0, 4, 128, 129, 131]), ['', '', '33', '33', '33']);
  });
});

describe('The periods of the figures', () => {
  it('are calendar months, quarters and years', () => {
    assert.deepEqual(monthsIn('2027-Q1'), ['2027-01', '2027-02', '2027-03']);
    assert.equal(monthsIn('2027').length, 12);
    assert.deepEqual(monthsUpTo('2027-02', 3), ['2026-12', '2027-01', '2027-02']);
    assert.deepEqual(['2027-01', '2027-Q1', '2027'].map(before), ['2026-12', '2026-Q4', '2026']);
    assert.deepEqual(['2027-01', '2027-Q3', '2027'].map(sayPeriod), ['January 2027', 'Quarter 3 of 2027', '2027']);
    assert.deepEqual(['2027-13', '2027-Q5', 'x', '2027-Q4'].map(toPeriod), [
      undefined,
      undefined,
      undefined,
      '2027-Q4',
    ]);
  });
  it('are over on the day after their last', () => {
    assert.deepEqual([isOver('2027-Q1', '2027-03-31'), isOver('2027-Q1', '2027-04-01')], [false, true]);
  });
});

describe('The measures', () => {
  it('each says how it is counted; a share is of one that is told apart by the same', () => {
    for (const name of measureNames) {
      assert.match(measures[name].definition, /\.$/, name);
      const whole = wholes[name];
      if (whole === undefined) continue;
      const lacks = measures[name].split.filter((split) => !measures[whole].split.includes(split));
      assert.deepEqual(lacks, [], name);
    }
  });
});
