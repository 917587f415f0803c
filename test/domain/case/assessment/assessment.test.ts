// A risk assessment from its first page to its newest version: who may, what is put in, and what people make of the band
// (docs/process.md P20.2, P20.5 to P20.9).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { caseMatter, isPart, type Command } from '../../../../src/domain/case/whole/case.ts';
import {
  bandOf,
  type Assessment,
  type Completed,
  type AssessmentLatest,
} from '../../../../src/domain/case/assessment/assessment.ts';
import { neededBy, type Sign } from '../../../../src/domain/case/assessment/answers.ts';
import { sayRule } from '../../../../src/domain/case/assessment/bands.ts';
import { standingOf } from '../../../../src/notices/case/standing.ts';
import { riskGaps, riskPages } from '../../../../src/domain/case/assessment/pages.ts';
import { barsToClose } from '../../../../src/domain/case/ends/closure.ts';
import { inGroup, strengths } from '../../../../src/domain/risk-tool/tool.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { allTold } from '../../../notices/case/told.ts';
import {
  commandIn,
  at,
  caseOf,
  colin,
  directory,
  factOf,
  filledIn,
  given,
  greta,
  kestrel,
  later,
  moira,
  must,
  priya,
  ravi,
  submitted,
  tess,
  noConflict,
  consented,
  type Told,
} from '../../../people/builders.ts';
import {
  ada,
  caseReminded,
  closureProposed,
  decided,
  decisionInput,
  listed,
  panel,
  planned,
  underWay,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import {
  allAnswered,
  assessed,
  bandAgreed,
  bandChanged,
  correctionBegun,
  e1,
  graded,
  riskBegun,
  riskCompleted,
  riskSaved,
} from '../../../people/assessment-builders.ts';

const partIn = (id: string, ...deeds: Told): Assessment => {
  const part = caseMatter.replay(given(...deeds)).parts.get(id);
  ok(part !== undefined && isPart('assessment', part), id);
  return part;
};
const completedIn = (id: string, ...deeds: Told): Completed => {
  const part = partIn(id, ...deeds);
  ok(part.state === 'completed');
  return part;
};
const latest = (...deeds: Told): AssessmentLatest => must(caseOf(given(...deeds)).risk?.latest);
const tries = (by: Person, command: Command, ...deeds: Told): string => {
  const facts = given(...deeds);
  const now = later(must(facts.at(-1)).at, 1);
  const fact = factOf(facts, command, { actor: by, now, directory });
  return typeof fact === 'string' ? fact : 'done';
};
const done: Told = [...untilReceived, assessed()];
const last = { id: 'RA1', answers: allAnswered(e1) } as const;

describe('A risk assessment', () => {
  it('begins with what the referral says already, and with the form that it suspects', () => {
    const draft = partIn('RA1', ...untilReceived, riskBegun());
    deepEqual(draft.forms, ['CE']);
    deepEqual(draft.prefilled, ['C08']);
    deepEqual(draft.signs['C08'], {
      grade: 'E',
      line: 'Monday 4 January 2027: Missing episodes in the last 90 days: 3',
      source: 'Referral',
    });
    const inCare = {
      ...kestrel,
      careStatus: 'lookedAfter',
      livesAt: 'sofa',
      educationStatus: 'excluded',
      missingEpisodes: '1',
    };
    const other = partIn('RA1', filledIn(priya, inCare), riskBegun());
    deepEqual(Object.keys(other.signs), ['V09', 'V12', 'V15']);
    equal(neededBy(must(other.signs['V12']), '2027-01-05'), undefined);
  });

  it('is begun, carried on and completed by those who may assess, one draft at a time', () => {
    const assess = commandIn(riskBegun());
    for (const by of [priya, colin, greta, moira, tess]) equal(tries(by, assess, ...untilReceived), 'done', by.name);
    for (const by of [ravi, ada]) equal(tries(by, assess, ...untilReceived, listed()), 'notAvailable', by.name);
    const begun: Told = [...untilReceived, riskBegun()];
    equal(tries(colin, assess, ...begun), 'alreadyDecided');
    const half: Told = [...begun, riskSaved('RA1', { signs: graded({ E: 'V04' }) }, colin)];
    const kept = must(caseOf(given(...half)).risk?.draft);
    deepEqual([kept.id, kept.by.name], ['RA1', 'Colin Fixture']);
    const whole: Told = [...half, riskSaved('RA1', allAnswered(e1)), riskCompleted('RA1', moira)];
    deepEqual([latest(...whole).by.name, caseOf(given(...whole)).risk?.draft], ['Moira Example', undefined]);
    equal(tries(priya, commandIn(riskSaved('RA1', {})), ...whole), 'alreadyDecided');
  });

  it('may be made of a draft by its referrer, and of no case that is over', () => {
    equal(tries(priya, commandIn(riskBegun()), filledIn()), 'done');
    equal(tries(colin, commandIn(riskBegun()), filledIn()), 'notAvailable');
    const closed: Told = [filledIn(), [priya, 1, 'withdraw', { reason: 'A mistake.', childSafe: 'yes' }]];
    equal(tries(priya, commandIn(riskBegun()), ...closed), 'notNow');
  });

  it('saves what changes, and nothing that the tool does not know', () => {
    const begun: Told = [...untilReceived, riskBegun(), riskSaved('RA1', { signs: graded({ E: 'V04' }) })];
    const tried = (input: object): string => tries(priya, { step: 'saveSigns', part: 'RA1', input }, ...begun);
    equal(tried({ signs: graded({ E: 'V04' }) }), 'unchanged');
    equal(
      tried({ signs: { V99: { grade: 'E' }, K2: { grade: 'E' } }, strengths: { P1: '7' }, forms: ['XX', 'CE'] }),
      'unchanged',
    );
    const saved = partIn(
      'RA1',
      ...begun,
      riskSaved('RA1', { signs: { V05: { grade: 'E', line: `12 Dec ${'x'.repeat(900)}` } } }),
    );
    equal(saved.signs['V05']?.line?.length, 240);
    // Not seen any more: what backed it goes with it. Taken back: it is not answered.
    const no = partIn('RA1', ...begun, riskSaved('RA1', { signs: { V04: { grade: 'N', line: '12 Dec' } } }));
    deepEqual(no.signs['V04'], { grade: 'N' });
    const back = partIn('RA1', ...begun, [priya, 1, 'saveSigns', { signs: { V04: { grade: '' } } }, { part: 'RA1' }]);
    equal(back.signs['V04'], undefined);
  });

  it('is completed when every sign of its pages is answered, and what is ticked has a dated line and a source', () => {
    const needed: readonly (readonly [Sign, string | undefined])[] = [
      [{ grade: 'E' }, 'say when and what'],
      [{ grade: 'S', line: 'two phones' }, 'give a date, for example 12 Dec'],
      [{ grade: 'R', line: '12 Dec: two phones' }, 'say who says so'],
      [{ grade: 'ER', line: 'in December he had two phones', source: 'school' }, undefined],
      [{ grade: 'E', line: 'two phones, 12/12', source: 'school' }, undefined],
      [{ grade: 'E', line: '১২/১২: দুটি নতুন ফোন', source: 'স্কুল' }, undefined],
      [{ grade: 'E', line: '١٢/١٢: هاتفان جديدان', source: 'المدرسة' }, undefined],
      [{ grade: 'E', line: '2 phones in his bag', source: 'school' }, 'give a date, for example 12 Dec'],
      [{ grade: 'H' }, undefined],
      [{ grade: 'N' }, undefined],
    ];
    for (const [sign, words] of needed) equal(neededBy(sign, '2027-01-05'), words, JSON.stringify(sign));
    const complete = commandIn(riskCompleted('RA1'));
    const begun: Told = [...untilReceived, riskBegun()];
    equal(tries(priya, complete, ...begun), 'incomplete');
    const { signs, ...rest } = allAnswered(e1);
    const bare = { ...signs, C03: { grade: 'E' as const } };
    deepEqual(
      riskGaps({ ...rest, signs: bare }, '2027-01-05').map(({ page, codes }) => [page.title, codes]),
      [['Significant signs', ['C03']]],
    );
    equal(tries(priya, complete, ...begun, riskSaved('RA1', { ...rest, signs: bare })), 'incomplete');
    equal(tries(priya, complete, ...begun, riskSaved('RA1', { ...rest, signs })), 'done');
  });

  it('reads the date of what backs a sign: older than six months is asked for R or H, older than twelve for H', () => {
    const past = 'the date is more than 6 months ago: choose Past, or History, or say what is newer';
    const history = 'the date is more than 12 months ago: choose History, or say what is newer';
    const today = '2027-01-14';
    const rows: readonly (readonly [Sign['grade'], string, string | undefined])[] = [
      ['E', 'March 2024: two phones', history],
      ['S', 'March 2024: two phones', history],
      ['ER', 'March 2024: two phones', history],
      ['R', 'March 2024: two phones', history],
      ['H', 'March 2024: two phones', undefined],
      ['E', '13/7/2026: two phones', past],
      ['E', '14/7/2026: two phones', undefined],
      ['R', '13/7/2026: two phones', undefined],
      ['R', '13/1/2026: two phones', history],
      ['R', '14/1/2026: two phones', undefined],
      ['E', '1 May: two phones', past],
      ['ER', 'March 2024: two phones; again 3 Jan', undefined],
      ['E', 'since 2024, and still in January 2027', undefined],
      ['E', 'flat 2031, in the dec', undefined],
    ];
    for (const [grade, line, words] of rows) {
      equal(neededBy({ grade, line, source: 'school' }, today), words, `${grade} ${line}`);
    }
    const old = {
      ...allAnswered(e1).signs,
      C03: { grade: 'E', line: 'March 2024: two phones', source: 'school' },
    } as const;
    const begun: Told = [...untilReceived, riskBegun(), riskSaved('RA1', { ...allAnswered(e1), signs: old })];
    equal(tries(priya, commandIn(riskCompleted('RA1')), ...begun), 'incomplete');
    const asH = { ...old, C03: { ...old.C03, grade: 'H' } } as const;
    const better: Told = [...untilReceived, riskBegun(), riskSaved('RA1', { ...allAnswered(e1), signs: asH })];
    equal(tries(priya, commandIn(riskCompleted('RA1')), ...better), 'done');
  });

  it('does not fill in last year’s grades: what has grown too old is asked again, with what backed it', () => {
    const signs = {
      ...allAnswered(e1).signs,
      C03: { grade: 'R', line: 'October 2026: two phones', source: 'school' },
      C08: { grade: 'H', line: '2024: three times', source: 'police' },
    } as const;
    const answers = { ...allAnswered(e1), signs };
    const version: Told = [...untilReceived, riskBegun(), riskSaved('RA1', answers), riskCompleted('RA1')];
    const on = (day: string) =>
      partIn('RA2', ...version, at(`${day}T10:00:00.000Z`, riskBegun(priya, { id: 'RA1', answers }))).signs;
    const soon = on('2027-06-12');
    deepEqual([soon['G01'], soon['C03'], soon['C08']], [e1['G01'], signs.C03, signs.C08]);
    const later = on('2027-06-13');
    deepEqual(later['G01'], { grade: 'U', ungraded: true, line: '12 Dec: G01 was seen', source: 'school' });
    deepEqual([later['C03'], later['C08'], later['C01']], [signs.C03, signs.C08, { grade: 'N' }]);
    equal(on('2027-11-01')['C03']?.ungraded, true);
    equal(on('2027-10-31')['C03']?.ungraded, undefined);
  });

  it('has a page for every sign that is asked, strengths first, and only the forms that are asked about', () => {
    const pages = riskPages(['CE', 'ON']);
    deepEqual(
      pages.map(({ id }) => id),
      ['P', 'V1', 'V2', 'G', 'C', 'CE', 'ON', 'K'],
    );
    const asked = pages.flatMap(({ signs }) => signs.map(({ code }) => code));
    equal(asked.length, inGroup('V', 'G', 'C', 'CE', 'ON', 'K').length - 1);
    ok(!asked.includes('K2'));
  });

  it('leaves on the case what lists, the board and a meeting read', () => {
    const { result } = completedIn('RA1', ...done);
    const { at: _at, by: _by, ...kept } = latest(...done);
    deepEqual(kept, {
      id: 'RA1',
      version: 1,
      band: 'significant',
      assessed: 'significant',
      computed: 'significant',
      floor: 'moderate',
      rule: 'score',
      score: 23,
      form: 'CE',
      confidence: 'enough',
      unknown: 0,
      of: 42,
      drivers: result.drivers,
      trend: 'first',
    });
    const on: Told = [...done, listed(), decided('toPanel'), decided('open', panel)];
    deepEqual(latest(...on), latest(...done), 'it stays from stage to stage');
  });

  it('has the same result whatever the strengths', () => {
    const results = (['0', '2', 'U'] as const).map((level) => {
      const answers = { ...allAnswered(e1), strengths: Object.fromEntries(strengths.map(({ code }) => [code, level])) };
      return completedIn('RA1', ...untilReceived, riskBegun(), riskSaved('RA1', answers), riskCompleted('RA1')).result;
    });
    deepEqual(results[1], results[0]);
    deepEqual(results[2], results[0]);
  });

  it('says nothing to anyone but that there is one: cards change in silence', () => {
    const told = must(allTold(given(...done), directory).at(-1)).told;
    deepEqual(
      told.filter(({ rings }) => rings),
      [],
    );
    equal(must(allTold(given(...untilReceived, riskBegun()), directory).at(-1)).told.length, 0);
  });

  it('counts a child under 13 by the birth date of the referral, on the day', () => {
    const young = { ...kestrel, dateOfBirth: '4/1/2014' };
    const on = (day: string): Completed =>
      completedIn(
        'RA1',
        filledIn(priya, young),
        submitted(),
        noConflict(),
        consented(),
        riskBegun(),
        riskSaved('RA1', allAnswered(graded({ S: 'ON1' }), ['ON'])),
        at(day, riskCompleted('RA1')),
      );
    // Their birthday is 4 January: twelve until then.
    equal(on('2027-01-04T11:00:00.000Z').result.band, 'none');
    const twelve = { ...kestrel, dateOfBirth: '5/1/2014' };
    const { result } = completedIn(
      'RA1',
      filledIn(priya, twelve),
      riskBegun(),
      riskSaved('RA1', allAnswered(graded({ S: 'ON1' }), ['ON'])),
      riskCompleted('RA1'),
    );
    deepEqual([result.band, result.rule], ['moderate', 'underThirteen']);
  });
});

describe('A newer version of a risk assessment', () => {
  const less = allAnswered(graded({ S: 'G05' }));
  const again: Told = [...done, riskBegun(priya, last), riskSaved('RA2', less), riskCompleted('RA2')];

  it('begins with the answers of the last, and falls one band at most', () => {
    const draft = partIn('RA2', ...done, riskBegun(priya, last));
    deepEqual([draft.version, draft.from, draft.signs, draft.prefilled], [2, 'RA1', last.answers.signs, []]);
    const { result } = completedIn('RA2', ...again);
    deepEqual([result.computed, result.band, result.rule, result.trend], ['none', 'moderate', 'oneStep', 'down']);
    // The version before is as it was.
    deepEqual(completedIn('RA1', ...again), completedIn('RA1', ...done));
  });

  it('is begun from the newest alone', () => {
    equal(tries(priya, commandIn(riskBegun(priya, last)), ...again), 'changedMeanwhile');
    equal(tries(priya, commandIn(riskBegun()), ...done), 'changedMeanwhile');
  });

  it('puts a version right with its reason, and is compared with the one before that', () => {
    const wrong: Told = [
      ...done,
      riskBegun(priya, last),
      riskSaved('RA2', allAnswered(graded({ E: 'K1' }))),
      riskCompleted('RA2'),
    ];
    equal(latest(...wrong).trend, 'down', 'by the score, where the band is the same');
    const second = { id: 'RA2', answers: allAnswered(graded({ E: 'K1' })) } as const;
    equal(tries(colin, commandIn(correctionBegun(second, colin, '')), ...wrong), 'incomplete');
    const fixed: Told = [
      ...wrong,
      correctionBegun(second),
      riskSaved('RA3', { signs: graded({ E: 'V04', N: 'K1' }) }, colin),
      riskCompleted('RA3', colin),
    ];
    const third = completedIn('RA3', ...fixed);
    deepEqual([third.version, third.corrects?.id, third.completed.by.name], [3, 'RA2', 'Colin Fixture']);
    deepEqual(third.before, { band: 'significant', score: 23 });
    equal(tries(colin, commandIn(correctionBegun(last)), ...untilReceived), 'changedMeanwhile');
  });

  it('keeps the numbers it was counted with', () => {
    equal(completedIn('RA1', ...done).tool.version, 1);
    deepEqual(completedIn('RA1', ...done).tool.cuts, { emerging: 6, moderate: 11, significant: 16 });
  });
});

const change = (band: string, by: Person, ...deeds: Told): string =>
  tries(by, commandIn(bandChanged('RA1', band, by)), ...deeds);
const agree = (by: Person, ...deeds: Told): string => tries(by, commandIn(bandAgreed('RA1', by)), ...deeds);

describe('People and the band', () => {
  const moderateByScore: Told = [...untilReceived, assessed(graded({ S: 'C01 C02 C03 C04' }))];
  const open: Told = [...moderateByScore, listed(), decided('toPanel'), decided('open', panel)];

  it('raise it with a reason, and lower it by one band, never below a floor; those who assessed do not lower it', () => {
    equal(latest(...moderateByScore).band, 'moderate');
    const table = ([band, by]: readonly [string, Person]): string => change(band, by, ...moderateByScore);
    deepEqual(
      (
        [
          ['significant', colin],
          ['significant', tess],
          ['emerging', colin],
          ['none', colin],
          ['moderate', colin],
          ['significant', priya],
          ['significant', ravi],
          ['', colin],
        ] as const
      ).map(table),
      ['done', 'done', 'done', 'notEligible', 'notNow', 'notAvailable', 'notAvailable', 'incomplete'],
    );
    equal(change('emerging', colin, ...untilReceived, assessed(graded({ E: 'C01 C02' }))), 'notEligible', 'a floor');
    const own: Told = [...untilReceived, assessed(graded({ S: 'C01 C02 C03 C04' }), ['CE'], colin)];
    deepEqual([change('emerging', colin, ...own), change('emerging', greta, ...own)], ['notEligible', 'done']);
    const raised: Told = [...moderateByScore, bandChanged('RA1', 'significant')];
    deepEqual([latest(...raised).band, latest(...raised).assessed], ['significant', 'moderate'], 'both are kept');
    equal(bandOf(completedIn('RA1', ...raised)), 'significant');
    const called = must(allTold(given(...raised), directory).at(-1)).told.filter(({ rings }) => rings);
    deepEqual(new Set(called.map(({ person }) => person)), new Set([priya.objectId, moira.objectId]));
  });

  it('of an open case lower it by the chair, and another agency presses its own agreement', () => {
    deepEqual([change('emerging', colin, ...open), change('emerging', tess, ...open)], ['notEligible', 'done']);
    const proposed: Told = [...open, bandChanged('RA1', 'emerging', tess)];
    deepEqual(
      [latest(...proposed).band, latest(...proposed).lowering?.band],
      ['moderate', 'emerging'],
      'not lower yet',
    );
    deepEqual(
      [tess, colin, priya, ravi].map((by) => agree(by, ...proposed)),
      ['notAvailable', 'notAvailable', 'notAvailable', 'done'],
    );
    equal(agree(ravi, ...open), 'notNow', 'nothing is proposed');
    const agreed: Told = [...proposed, bandAgreed('RA1', ravi)];
    const { band, changed, lowering } = latest(...agreed);
    deepEqual(
      [band, changed?.agreedBy, changed?.agreed?.by.name, changed?.by.name, lowering],
      ['emerging', 'police', ravi.name, tess.name, undefined],
    );
    equal(agree(ravi, ...agreed), 'notNow', 'once');
    const raised: Told = [...proposed, bandChanged('RA1', 'significant', colin)];
    deepEqual([latest(...raised).band, latest(...raised).lowering], ['significant', undefined], 'raised, it is over');
    const called = must(allTold(given(...agreed), directory).at(-1)).told.filter(({ rings }) => rings);
    deepEqual(
      new Set(called.map(({ person }) => person)),
      new Set([priya.objectId, moira.objectId, tess.objectId, colin.objectId]),
    );
  });

  it('may let a band fall further than one step where the chair and another agency agree', () => {
    const opened: Told = [...done, listed(), decided('toPanel'), decided('open', panel)];
    const less: Told = [
      ...opened,
      riskBegun(priya, last),
      riskSaved('RA2', allAnswered(graded({ E: 'V04' }))),
      riskCompleted('RA2'),
    ];
    equal(latest(...less).band, 'moderate');
    const lower = (band: string): string => tries(tess, commandIn(bandChanged('RA2', band, tess)), ...less);
    deepEqual([lower('none'), lower('emerging')], ['done', 'done']);
    equal(latest(...less, bandChanged('RA2', 'none', tess), bandAgreed('RA2', ravi)).band, 'none');
    equal(change('emerging', tess, ...less), 'notNow', 'the newest alone');
  });
});

/** No sign is seen any more. */
const nothing = allAnswered(Object.fromEntries(Object.keys(e1).map((code) => [code, { grade: 'N' }])));
/** Another version of which nothing is seen any more, by the same person. */
const lessAgain = (version: number): Told =>
  version === 2
    ? [riskBegun(priya, last), riskSaved('RA2', nothing), riskCompleted('RA2')]
    : [riskBegun(priya, { id: `RA${version - 1}`, answers: nothing }), riskCompleted(`RA${version}`)];
const bandsOf = (...deeds: Told): readonly string[] => {
  const { parts } = caseMatter.replay(given(...deeds));
  return [...parts.values()].flatMap((part) =>
    isPart('assessment', part) && part.state === 'completed' ? [bandOf(part)] : [],
  );
};

describe('A band cannot be walked down', () => {
  it('in an afternoon: three versions with no sign stay one step below the highest', () => {
    const walked: Told = [...done, ...lessAgain(2), ...lessAgain(3), ...lessAgain(4)];
    deepEqual(bandsOf(...walked), ['significant', 'moderate', 'moderate', 'moderate']);
    const { rule, heldBelow } = completedIn('RA4', ...walked).result;
    deepEqual([rule, heldBelow], ['oneStep', 'significant']);
    equal(
      sayRule(rule, 0, heldBelow),
      'the band falls one step at a time until a panel decides, and the highest was Significant',
    );
    equal(latest(...walked).trend, 'same', 'last time it was Moderate too');
  });

  it('below what a panel said, until a panel has said less', () => {
    const opened: Told = [...done, listed(), decided('toPanel'), decided('open', panel)];
    const once: Told = [...opened, ...lessAgain(2), ...lessAgain(3)];
    deepEqual(bandsOf(...once), ['significant', 'moderate', 'moderate']);
    const stepped: Told = [
      ...once,
      decided('continue', planned('2027-02-16', 'panel'), tess, 'moderate'),
      ...lessAgain(4),
      ...lessAgain(5),
    ];
    deepEqual(bandsOf(...stepped).slice(3), ['emerging', 'emerging']);
  });

  it('by putting the first version right: it is compared with that one', () => {
    const corrected: Told = [...done, correctionBegun(last, priya), riskSaved('RA2', nothing), riskCompleted('RA2')];
    deepEqual(bandsOf(...corrected), ['significant', 'moderate']);
    deepEqual(completedIn('RA2', ...corrected).before, { band: 'significant', score: 23 });
  });

  it('in silence: the lead worker’s manager and the co-ordinator are called, and read that it is lower', () => {
    const opened: Told = [...done, listed(), decided('toPanel'), decided('open', panel)];
    const facts = given(...opened, ...lessAgain(2));
    const called = must(allTold(facts, directory).at(-1)).told.filter(({ rings }) => rings);
    deepEqual(new Set(called.map(({ person }) => person)), new Set([colin.objectId, moira.objectId]));
    const childCase = caseOf(facts);
    for (const person of [colin, moira]) {
      const standing = must(standingOf(childCase, person, directory, must(facts.at(-1)).at));
      equal(standing.line, 'The risk band is lower than before: open the case and read why.', person.name);
    }
    // The same again is no fall.
    const again = must(allTold(given(...opened, ...lessAgain(2), ...lessAgain(3)), directory).at(-1)).told;
    deepEqual(
      again.filter(({ rings }) => rings),
      [],
    );
  });
});

const toPanel = (...deeds: Told): Told => [...deeds, listed(), decided('toPanel')];

const decides = (band: string, decision: string, ...deeds: Told): string => {
  const input = { ...decisionInput(panel, decision), band };
  const facts = given(...deeds);
  const fact = factOf(
    facts,
    { step: 'recordDecision', input },
    { actor: tess, now: later(panel.startsAt, 20), directory, meeting: underWay(panel), panels: [] },
  );
  return typeof fact === 'string' ? fact : 'done';
};

describe('The panel and the assessment', () => {
  it('sets the band: up freely, one below what was assessed, and never below a floor', () => {
    const byScore = toPanel(...untilReceived, assessed(graded({ S: 'C01 C02 C03 C04 C05 C07' })));
    deepEqual(
      ['significant', 'moderate', 'emerging'].map((band) => decides(band, 'open', ...byScore)),
      ['done', 'done', 'incomplete'],
    );
    const critical = toPanel(...untilReceived, assessed(graded({ E: 'K1' })));
    deepEqual(
      [decides('significant', 'open', ...critical), decides('moderate', 'open', ...critical)],
      ['done', 'incomplete'],
    );
    equal(decides('emerging', 'open', ...toPanel(...untilReceived)), 'done', 'without one as before');
  });

  it('cannot close while too little is known', () => {
    const unknown = graded({
      U: inGroup('V')
        .slice(0, 11)
        .map(({ code }) => code)
        .join(' '),
    });
    const closing = (signs: typeof unknown): readonly string[] =>
      barsToClose(
        caseOf(
          given(
            ...toPanel(...untilReceived, assessed(signs)),
            decided('open', panel),
            caseReminded('2027-02-02T09:00:00.000Z'),
            at('2027-02-03T10:00:00.000Z', closureProposed()),
          ),
        ),
      );
    ok(closing(unknown).some((bar) => bar === 'the risk assessment has low confidence: 11 of 42 signs are not known'));
    ok(!closing(e1).some((bar) => bar.includes('confidence')));
  });
});
