// The way to 18 (docs/process.md P17.5): when who is called, by any birth date; what ends it; what closes nothing.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { owedClock } from '../../../../src/domain/case/owed/owed.ts';
import type { Command } from '../../../../src/domain/case/whole/case.ts';
import { turningDays } from '../../../../src/domain/case/state/turning-days.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { turns18 } from '../../../../src/cards/case/story.ts';
import { isConsented } from '../../../../src/domain/case/state/stage-table.ts';
import { allTold } from '../../../notices/case/told.ts';
import {
  commandIn,
  caseOf,
  colin,
  consented,
  directory,
  factOf,
  filledIn,
  given,
  greta,
  kestrel,
  moira,
  must,
  noConflict,
  panels,
  priya,
  ravi,
  submitted,
  tess,
  at,
  type Told,
} from '../../../people/builders.ts';
import {
  adultLeadNamed,
  birthCorrected,
  caseReminded,
  decided,
  harmRecorded,
  listed,
  panel,
  routeTaken,
} from '../../../people/meeting-builders.ts';

const bornOn = (dateOfBirth: string, birthSure = 'exact'): Told => [
  filledIn(priya, { ...kestrel, dateOfBirth, birthSure }),
  submitted(),
  noConflict(),
  consented(),
];
const open = (dateOfBirth: string, birthSure = 'exact'): Told => [
  ...bornOn(dateOfBirth, birthSure),
  listed(),
  decided('toPanel'),
  decided('open', panel),
];
/** What is still to come of it, and when: the day and the hour. */
const toCome = (...deeds: Told): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (owedClock(caseOf(given(...deeds)))?.rungs ?? [])
      .filter(({ rung }) => rung.startsWith('turning'))
      .map(({ rung, at }) => [rung, at.slice(0, 16)]),
  );
const tries = (by: Person, command: Command, now: string, ...deeds: Told): string => {
  const fact = factOf(given(...deeds), command, { actor: by, now, directory, panels });
  return typeof fact === 'string' ? fact : 'done';
};
/** Whom the last deed calls. */
const called = (...deeds: Told): readonly string[] => {
  const last = must(allTold(given(...deeds), directory).at(-1));
  const ids = last.told.filter(({ rings }) => rings).map(({ person }) => person);
  return directory.people.filter(({ objectId }) => ids.includes(objectId)).map(({ name }) => name);
};
const stageOf = (...deeds: Told): Case['stage'] => caseOf(given(...deeds)).stage;

const wished = (wishes: string): Command => ({
  step: 'nameAdultLead',
  input: { adultLead: 'Una Fakename', careAct: 'None.', wishes },
});
const said = (...deeds: Told): string => {
  const childCase = caseOf(given(...deeds));
  ok(isConsented(childCase));
  return JSON.stringify(turns18(childCase, '2027-02-15T10:00:00.000Z'));
};

describe('The days on the way to 18', () => {
  const table = [
    // Born, 17 and a half, 17 years and 10 months, the last working day before, the birthday.
    ['2009-08-14', '2027-02-14', '2027-06-14', '2027-08-13', '2027-08-14'],
    ['2009-05-02', '2026-11-02', '2027-03-02', '2027-04-30', '2027-05-02'],
    // A Monday: the Friday before. A day after Christmas and its substitute days: Christmas Eve.
    ['2009-09-13', '2027-03-13', '2027-07-13', '2027-09-10', '2027-09-13'],
    ['2009-12-29', '2027-06-29', '2027-10-29', '2027-12-24', '2027-12-29'],
    // 29 February: a year older on 1 March where there is none.
    ['2008-02-29', '2025-08-29', '2025-12-29', '2026-02-27', '2026-03-01'],
    ['2012-02-29', '2029-08-29', '2029-12-29', '2030-02-28', '2030-03-01'],
    // Months that are shorter end earlier.
    ['2009-08-31', '2027-02-28', '2027-06-30', '2027-08-27', '2027-08-31'],
    ['2010-12-31', '2028-06-30', '2028-10-31', '2028-12-29', '2028-12-31'],
    // Beyond the years whose bank holidays a person has checked.
    ['2016-03-06', '2033-09-06', '2034-01-06', '2034-03-03', '2034-03-06'],
    ['2014-04-08', '2031-10-08', '2032-02-08', '2032-04-07', '2032-04-08'],
    ['2014-03-30', '2031-09-30', '2032-01-30', '2032-03-25', '2032-03-30'],
  ] as const;
  for (const [born, asked, chair, eve, birthday] of table) {
    it(`born on ${born}`, () => deepEqual(turningDays(born), { asked, chair, eve, birthday }));
  }

  it('follow a date that is known in part, and one that is stated, as they are known', () => {
    deepEqual(toCome(...bornOn('2010', 'estimated')), {
      turning: '2028-01-01T09:00',
      turningChair: '2028-05-01T08:00',
      turning18: '2028-06-30T08:00',
    });
    deepEqual(toCome(...bornOn('March 2010', 'stated')), {
      turning: '2027-09-15T08:00',
      turningChair: '2028-01-15T09:00',
      turning18: '2028-03-14T09:00',
    });
  });

  it('of a young person who is past one of them already begin with the consent', () => {
    const { turning, turningChair } = toCome(...bornOn('10/2/2009'));
    const childCase = caseOf(given(...bornOn('10/2/2009')));
    ok(isConsented(childCase));
    equal(turning, childCase.consent.at.slice(0, 16));
    equal(turningChair?.slice(0, 10), '2027-01-05', 'a working day for the lead worker');
  });

  it('ask for nothing by a disputed date by which they would be an adult', () => {
    deepEqual(toCome(...bornOn('10/2/2007', 'disputed')), {});
    ok('turning18' in toCome(...bornOn('10/2/2010', 'disputed')));
  });
});

describe('Without an adult lead', () => {
  const half = '2027-02-14T09:00:00.000Z';
  const asked: Told = [...open('14/8/2009'), caseReminded(half)];
  const chaired: Told = [...asked, caseReminded('2027-06-14T08:00:00.000Z')];
  const eve: Told = [...chaired, caseReminded('2027-08-13T08:00:00.000Z')];

  it('the lead worker is asked at 17 and a half, and the case is in transition', () => {
    equal(stageOf(...open('14/8/2009')), 'open');
    equal(stageOf(...asked), 'transition');
    ok(called(...asked).includes('Priya Testworth'));
  });

  it('the chair is told at 17 years and 10 months, and every two weeks, with those who may name one', () => {
    for (const name of ['Tess Gavel', 'Moira Example', 'Priya Testworth']) ok(called(...chaired).includes(name), name);
    equal(toCome(...chaired)['turningChair'], '2027-06-28T08:00');
  });

  it('from the day before the birthday on chair and co-ordinator are asked every working day, and it stays open', () => {
    for (const name of ['Tess Gavel', 'Moira Example']) ok(called(...eve).includes(name));
    equal(toCome(...eve)['turning18'], '2027-08-16T08:00');
    const onward: Told = [...eve, caseReminded('2027-08-16T08:00:00.000Z'), caseReminded('2027-08-17T08:00:00.000Z')];
    equal(toCome(...onward)['turning18'], '2027-08-18T08:00');
    equal(stageOf(...onward), 'transition');
  });

  it('the route ends it, and closes nothing', () => {
    const routed: Told = [...eve, at('2027-08-16T09:00:00.000Z', routeTaken())];
    deepEqual(toCome(...routed), {});
    equal(stageOf(...routed), 'transition');
    deepEqual(called(...routed), ['Priya Testworth']);
  });

  it('a child who has died is asked about no more', () => {
    deepEqual(toCome(...open('14/8/2009'), harmRecorded('died')), {});
    deepEqual(toCome(...eve, at('2027-08-14T09:00:00.000Z', harmRecorded('died'))), {});
    ok('turning18' in toCome(...eve, at('2027-08-14T09:00:00.000Z', harmRecorded('harmed'))));
  });
});

describe('With an adult lead', () => {
  const named: Told = [...open('14/8/2009'), caseReminded('2027-02-14T09:00:00.000Z'), adultLeadNamed()];

  it('the chair is not told, the route is asked for all the same', () => {
    deepEqual(toCome(...named), { turning18: '2027-08-13T08:00' });
    const childCase = caseOf(given(...named));
    equal(childCase.stage === 'transition' && childCase.adultLead, 'Una Fakename, adult social care');
  });

  it('whom a panel named does for the chair; the lead worker is asked for the rest', () => {
    const byPanel: Told = [...bornOn('14/8/2009'), listed(), decided('toPanel'), decided('transition', panel)];
    deepEqual(Object.keys(toCome(...byPanel)), ['turning', 'turning18']);
  });

  it('named before the panel opened the case, it opens in transition', () => {
    const early: Told = [
      ...bornOn('2/5/2009'),
      listed(),
      caseReminded('2027-01-05T10:00:00.000Z'),
      adultLeadNamed(),
      decided('toPanel'),
      decided('open', panel),
    ];
    const childCase = caseOf(given(...early));
    equal(childCase.stage === 'transition' && childCase.adultLead, 'Una Fakename, adult social care');
  });

  it('is named by the lead worker, a manager above them or the co-ordinator, from 17 and a half on', () => {
    const command = commandIn(adultLeadNamed());
    const now = '2027-02-15T10:00:00.000Z';
    for (const by of [priya, colin, greta, moira])
      equal(tries(by, command, now, ...open('14/8/2009')), 'done', by.name);
    for (const by of [tess, ravi]) equal(tries(by, command, now, ...open('14/8/2009')), 'notAvailable', by.name);
    equal(tries(priya, command, now, ...open('14/3/2011')), 'notNow');
    for (const by of [priya, colin, ravi])
      equal(tries(by, commandIn(routeTaken()), now, ...open('14/8/2009')), 'notAvailable');
  });

  it('takes a young person’s wishes, or why they were not seen: never nothing', () => {
    const now = '2027-02-15T10:00:00.000Z';
    equal(tries(priya, wished('Not seen'), now, ...open('14/8/2009')), 'incomplete');
    equal(tries(priya, wished('Not seen, because he is missing.'), now, ...open('14/8/2009')), 'done');
  });
});

describe('A date of birth that is put right', () => {
  const asked: Told = [...open('14/8/2009'), caseReminded('2027-02-14T09:00:00.000Z')];

  it('moves all that is to come, and takes back the transition that the clock began', () => {
    const younger: Told = [...asked, birthCorrected('14/8/2010')];
    equal(stageOf(...younger), 'review', 'its review is asked for');
    equal(toCome(...younger)['turning'], '2028-02-14T09:00');
    const again: Told = [...younger, caseReminded('2028-02-14T09:00:00.000Z')];
    equal(stageOf(...again), 'transition');
  });

  it('leaves what a panel or a person decided, and what the date still calls for', () => {
    const byPanel: Told = [...bornOn('14/8/2009'), listed(), decided('toPanel'), decided('transition', panel)];
    equal(stageOf(...byPanel, birthCorrected('14/8/2010')), 'transition');
    equal(stageOf(...asked, adultLeadNamed(), birthCorrected('14/8/2010')), 'transition');
    equal(stageOf(...asked, birthCorrected('14/7/2009')), 'transition');
  });

  it('calls anew by the new date, though it called by the old one', () => {
    const older: Told = [...asked, birthCorrected('1/3/2009')];
    deepEqual(toCome(...older), {
      turning: '2027-01-04T10:11',
      turningChair: '2027-01-05T10:11',
      turning18: '2027-02-26T09:00',
    });
  });

  it('is the co-ordinator’s, and refuses a future date, half a date called exact, and 29 February of other years', () => {
    const now = '2027-02-15T10:00:00.000Z';
    const tried = (date: string, sure = 'exact', by = moira): string =>
      tries(by, commandIn(birthCorrected(date, sure)), now, ...asked);
    deepEqual(
      [tried('1/3/2030'), tried('2010'), tried('29/2/2009'), tried('29/2/2012'), tried('2010', 'estimated')],
      ['incomplete', 'incomplete', 'incomplete', 'done', 'done'],
    );
    equal(tried('14/8/2010', 'exact', priya), 'notAvailable');
  });

  it('is said to be estimated wherever the birthday is told', () => {
    equal(said(...open('14/8/2009')).includes('Turns 18 on Saturday 14 August 2027.'), true);
    ok(
      /Turns 18 on Thursday 1 July 2027, by a date of birth that is estimated/.test(said(...open('2009', 'estimated'))),
    );
    equal(said(...open('14/3/2011')), '[]');
  });
});
