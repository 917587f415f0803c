// A review from its first call to the panel's decision: who prepares it, what it may say, and who is told
// (docs/process.md P17.1, P17.2).
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { rungsOf } from '../../../people/calls.ts';
import { caseMatter, isPart, type Command } from '../../../../src/domain/case/whole/case.ts';
import type { DecisionLine } from '../../../../src/domain/case/state/since-consent.ts';
import { setEarly, setReview } from '../../../../src/domain/case/state/next-review.ts';
import { forThisReview, newestOf, updatesOf, type Review } from '../../../../src/domain/case/review/review.ts';
import { significantRunning } from '../../../../src/domain/case/review/seniors.ts';
import { isOpenCase } from '../../../../src/domain/case/state/stage-table.ts';
import type { Case, OpenCase } from '../../../../src/domain/case/state/stages.ts';
import { isOnAgenda } from '../../../../src/domain/case/meeting/decision.ts';
import { monthlyDates, panelDateAfter } from '../../../../src/domain/meeting/meeting.ts';
import { clockActor, type Person } from '../../../../src/domain/people/actor.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import { standingOf } from '../../../../src/notices/case/standing.ts';
import { mayRead, relationOf } from '../../../../src/domain/case/access/access.ts';
import { addDays, opensOn, shiftWorkingDays } from '../../../../src/domain/time/calendar.ts';
import { allTold } from '../../../notices/case/told.ts';
import {
  commandIn,
  at,
  caseOf,
  colin,
  dana,
  directory,
  factOf,
  given,
  greta,
  hal,
  moira,
  must,
  noor,
  panels,
  priya,
  ravi,
  sol,
  tess,
  later,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  ada,
  caseReminded,
  closureProposed,
  decided,
  decisionInput,
  earlyAsked,
  listed,
  panel,
  planned,
  reviewBegun,
  reviewFinished,
  seniorsAnswered,
  untilReceived,
  updated,
  underWay,
} from '../../../people/meeting-builders.ts';

const opened: Told = [...untilReceived, listed(), decided('toPanel'), decided('open', panel)];
const dueAt = '2027-02-02T09:00:00.000Z';
const inReview = [...opened, caseReminded(dueAt)];
const wednesday = '2027-02-03T10:00:00.000Z';
const prepared = [...inReview, at(wednesday, reviewBegun()), at(wednesday, reviewFinished())];

const openCase = (...deeds: Told): OpenCase => {
  const childCase = caseOf(given(...deeds));
  ok(isOpenCase(childCase), childCase.stage);
  return childCase;
};
const tries = (by: Person, command: Command, now: string, ...deeds: Told): string => {
  const fact = factOf(given(...deeds), command, { actor: by, now, directory, panels });
  return typeof fact === 'string' ? fact : 'done';
};
const reviewsOf = (...deeds: Told): readonly Review[] =>
  [...caseMatter.replay(given(...deeds)).parts.values()].filter((part) => isPart('review', part));
/** Whom the last deed calls. */
const called = (...deeds: Told): readonly string[] => {
  const last = must(allTold(given(...deeds), directory).at(-1));
  const ids = last.told.filter(({ rings }) => rings).map(({ person }) => person);
  return directory.people.filter(({ objectId }) => ids.includes(objectId)).map(({ name }) => name);
};

const tried = (council: Directory, row: StoryRow, now = wednesday): string => {
  const fact = factOf(given(...inReview), commandIn(row), { actor: row[0], now, directory: council, panels });
  return typeof fact === 'string' ? fact : 'done';
};

describe('A review to be prepared', () => {
  it('is asked for ten working days before its panel, and the case is in review from then on', () => {
    equal(caseOf(given(...opened)).stage, 'open');
    const childCase = openCase(...inReview);
    deepEqual([childCase.stage, childCase.prepareBy], ['review', '2027-02-09T17:00:00.000Z']);
    deepEqual(called(...inReview), ['Priya Testworth']);
    ok(isOnAgenda(childCase, { type: 'panel', date: '2027-02-16' }));
  });

  it('is prepared on two pages by the lead worker or a manager above, by nobody else, and not before it is due', () => {
    const command = commandIn(reviewBegun());
    for (const by of [priya, colin, greta]) equal(tries(by, command, wednesday, ...inReview), 'done', by.name);
    for (const by of [moira, tess, ada, ravi]) {
      equal(tries(by, command, wednesday, ...inReview), 'notAvailable', by.name);
    }
    equal(tries(priya, command, '2027-01-25T10:00:00.000Z', ...opened), 'notNow');
    const half = [...inReview, at(wednesday, reviewBegun())];
    equal(openCase(...half).prepared, undefined, 'half of it is not prepared');
    const childCase = openCase(...prepared);
    deepEqual([childCase.stage, childCase.prepared?.by.name], ['review', priya.name]);
    equal(newestOf(reviewsOf(...prepared))?.childsWords, 'I want football back.');
  });

  it('is prepared by the co-ordinator where the lead worker has left or is away, and a closure is proposed so', () => {
    const gone: Directory = {
      ...directory,
      people: directory.people.filter(({ objectId }) => objectId !== priya.objectId),
    };
    const away: Directory = {
      ...directory,
      delegations: [{ from: priya.objectId, to: noor.objectId, starts: '2027-02-01', ends: '2027-02-05' }],
    };
    for (const row of [reviewBegun(moira), closureProposed(undefined, moira)]) {
      deepEqual(
        [tried(directory, row), tried(gone, row), tried(away, row), tried(away, row, '2027-02-08T10:00:00.000Z')],
        ['notAvailable', 'done', 'done', 'notAvailable'],
        row[2],
      );
    }
    // With the whole line gone the call goes up to who may do it.
    const none: Directory = {
      ...directory,
      people: directory.people.filter(
        ({ objectId }) => ![priya, colin, greta, hal].some((who) => who.objectId === objectId),
      ),
    };
    const told = factOf(given(...opened), commandIn(caseReminded(dueAt)), {
      actor: clockActor,
      now: dueAt,
      directory: none,
      panels,
    });
    ok(typeof told !== 'string' && told.step === 'remindCase');
    deepEqual(told.data.to, [moira.objectId]);
    const after = caseOf([...given(...opened), told]);
    equal(
      must(standingOf(after, moira, none, dueAt)).line,
      'Priya Testworth has left or is away: prepare it, or hand the case over.',
    );
  });

  it('calls nobody any more once it is prepared', () => {
    deepEqual(rungsOf(openCase(...prepared)), ['review']);
  });

  it('prepared again is another, and the panel reads the newest', () => {
    const again = [...prepared, at(wednesday, reviewBegun()), at(wednesday, reviewFinished('R2', colin))];
    const said = reviewsOf(...again);
    deepEqual([said.length, newestOf(said)?.id, newestOf(said)?.by.name], [2, 'R2', colin.name]);
    equal(tries(priya, commandIn(reviewFinished('R2')), wednesday, ...again), 'alreadyDecided');
  });

  it('never says nothing of the child: why they were not seen is an answer, a dash is none', () => {
    const command = commandIn(reviewBegun());
    ok(command.step === 'prepareReview');
    const saying = (childsWords: string): string =>
      tries(priya, { ...command, input: { ...command.input, childsWords } }, wednesday, ...inReview);
    for (const empty of ['', ' ', '-', 'Not seen', 'not seen.', 'N/A', 'None', '…', '?']) {
      equal(saying(empty), 'incomplete', empty);
    }
    for (const said of ['Not seen, because he is missing.', 'None of your business.'])
      equal(saying(said), 'done', said);
  });

  it('until the panel decides; then it is open again, and the next one is asked anew', () => {
    const february = planned('2027-02-16', 'panel');
    const over = [...prepared, decided('continue', february)];
    const childCase = openCase(...over);
    deepEqual([childCase.stage, childCase.prepared, childCase.reviewOn], ['open', undefined, '2027-03-16']);
    equal(forThisReview(childCase, reviewsOf(...over)), undefined, 'nothing of the last one is put in again');
    equal(newestOf(reviewsOf(...over))?.id, 'R1', 'it is the newest picture until then');
    const undecided = openCase(...prepared, decided('noDecision', february));
    deepEqual([undecided.stage, undecided.prepared?.by.name], ['review', priya.name]);
  });

  it('of a case in transition leaves it there', () => {
    const moving = [...untilReceived, listed(), decided('toPanel'), decided('transition', panel)];
    const { reviewOn } = openCase(...moving);
    const due = opensOn(shiftWorkingDays(reviewOn, -10), directory.settings.officeHours);
    const childCase = openCase(...moving, caseReminded(due));
    ok(childCase.stage === 'transition');
    equal(childCase.inReview, true);
    equal(tries(priya, commandIn(reviewBegun()), due, ...moving, caseReminded(due)), 'done');
  });

  const monthly = monthlyDates('2027-01-12', 24).map((date) => panelDateAfter(date));
  it('whatever day of 2027 it is opened on, is asked for before it is late, and late before the panel', () => {
    for (const day of Array.from({ length: 365 }, (_, n) => addDays('2027-01-01', n))) {
      for (const weeks of [4, 8, 12]) {
        const now = `${day}T14:00:00.000Z`;
        const { rungs, prepareBy } = setReview(addDays(day, weeks * 7), { date: day }, monthly, now, directory);
        const times = rungs.map(({ at: time }) => time);
        deepEqual(times, times.toSorted(), day);
        ok(times.every((time) => time >= now) && prepareBy > now, day);
      }
    }
  });

  it('asked for after papers have closed, it is due a working day later, but never after its panel', () => {
    const reviewBy = '2027-02-28';
    const due = (now: string, date: string) => setEarly(reviewBy, [date], now, directory).prepareBy;
    // A Saturday, and the panel on Monday; a Thursday, and the panel on Tuesday.
    equal(due('2027-01-09T11:00:00.000Z', '2027-01-11'), '2027-01-11T09:00:00.000Z');
    equal(due('2027-01-07T11:00:00.000Z', '2027-01-12'), '2027-01-08T11:00:00.000Z');
    for (const day of Array.from({ length: 365 }, (_, n) => addDays('2027-01-01', n))) {
      for (const date of [1, 2, 3, 6].map((days) => addDays(day, days))) {
        const now = `${day}T08:00:00.000Z`;
        ok(
          setEarly('2028-12-31', [date], now, directory).prepareBy <= opensOn(date, directory.settings.officeHours),
          day,
        );
      }
    }
  });
});

describe('What is new', () => {
  it('may be added at any time after consent by whoever reads the case, and by nobody else', () => {
    const command = commandIn(updated('no'));
    for (const by of [priya, colin, greta, moira, tess, ada]) {
      equal(tries(by, command, '2027-01-25T10:00:00.000Z', ...opened), 'done', by.name);
    }
    equal(tries(dana, command, '2027-01-25T10:00:00.000Z', ...opened), 'notAvailable');
    equal(tries(priya, command, '2027-01-05T10:00:00.000Z', ...untilReceived), 'done');
    equal(tries(priya, command, '2027-01-05T10:00:00.000Z', ...untilReceived.slice(0, 2)), 'notAvailable');
  });

  it('that changes the risk brings the review to the next panel, and calls the lead worker and the co-ordinator', () => {
    const input = { ...decisionInput(panel, 'open'), band: 'emerging' };
    const calm = [
      ...opened.slice(0, -1),
      [tess, later(panel.startsAt, 20), 'recordDecision', input, { meeting: underWay(panel) }] as const,
    ];
    equal(openCase(...calm).reviewOn, '2027-04-13');
    const tuesday = '2027-01-26T10:00:00.000Z';
    for (const [risk, reviewOn, rung] of [
      ['yes', '2027-02-16', ['Moira Example', 'Priya Testworth']],
      ['notSure', '2027-04-13', []],
      ['no', '2027-04-13', []],
    ] as const) {
      const deeds = [...calm, at(tuesday, updated(risk, ada))];
      equal(openCase(...deeds).reviewOn, reviewOn, risk);
      deepEqual(called(...deeds).toSorted(), rung, risk);
    }
    const early = openCase(...calm, at(tuesday, updated('yes', ada)));
    deepEqual([early.stage, early.prepareBy], ['review', '2027-02-09T17:00:00.000Z']);
    deepEqual(
      updatesOf(early, reviewsOf(...calm, at(tuesday, updated('yes', ada)))).map(({ id }) => id),
      ['R1'],
    );
  });

  it('is an early review asked for with a reason, once; where no panel is planned people are told at once', () => {
    const tuesday = '2027-01-26T10:00:00.000Z';
    const deeds = [...opened, at(tuesday, earlyAsked(ada))];
    const childCase = openCase(...deeds);
    deepEqual([childCase.stage, childCase.reviewOn, childCase.early?.by.name], ['review', '2027-02-16', ada.name]);
    deepEqual(called(...deeds).toSorted(), ['Moira Example', 'Priya Testworth']);
    equal(tries(priya, commandIn(earlyAsked()), tuesday, ...deeds), 'notNow');
    const none = factOf(given(...opened), commandIn(earlyAsked()), {
      actor: priya,
      now: tuesday,
      directory,
      panels: [],
    });
    ok(typeof none !== 'string' && none.step === 'askEarlyReview');
    deepEqual([none.data.review.unplanned, none.data.review.at], [true, tuesday]);
  });

  it('on the day of the panel that reviews the case, nothing is brought forward: that one hears it', () => {
    const day = '2027-02-16T14:10:00.000Z';
    equal(tries(priya, commandIn(earlyAsked()), day, ...opened), 'notNow');
    const childCase = openCase(...opened, at(day, updated('yes')));
    deepEqual([childCase.early, childCase.reviewOn], [undefined, '2027-02-16']);
  });

  it('asked for when a review is prepared already keeps it prepared', () => {
    const childCase = openCase(...prepared, at(wednesday, earlyAsked(moira)));
    equal(childCase.prepared?.by.name, priya.name);
    deepEqual(rungsOf(childCase), ['review']);
  });
});

/** The same case, reviewed with these bands. */
const bands = (...names: readonly string[]): Case => ({
  ...openCase(...opened),
  decisions: names.map((band) => ({ decision: 'continue', band }) as DecisionLine),
});

describe('A review that no panel is planned for', () => {
  it('calls the co-ordinator and the chair at once, who read by when a panel is needed', () => {
    const unplanned = { ...openCase(...opened), unplanned: true as const, lookOn: dueAt, reviewBy: '2027-02-16' };
    const told: Case = { ...unplanned, reminded: [{ rung: 'review', at: dueAt, to: [moira.objectId, tess.objectId] }] };
    for (const person of [moira, tess]) {
      const card = standingOf(told, person, directory, dueAt);
      deepEqual(
        [card?.label, card?.line, card?.asks],
        [
          'A panel is needed',
          'No panel is planned by Tuesday 16 February 2027, the latest for its review: plan one, or an additional one.',
          true,
        ],
      );
    }
    notEqual(must(standingOf(told, priya, directory, dueAt)).label, 'A panel is needed');
  });
});

describe('Reviews running at Significant', () => {
  const held = ['2027-02-16', '2027-03-16', '2027-04-13'].map((date) => planned(date, 'panel'));
  const three = [...opened, ...held.map((meeting) => decided('continue', meeting))];

  it('are three: the senior of every agency and the service managers are called, with a clock', () => {
    equal(openCase(...three.slice(0, -1)).seniors, undefined);
    const childCase = openCase(...three);
    equal(childCase.seniors?.due.at, '2027-04-20T13:20:00.000Z');
    ok(called(...three).includes(sol.name) && called(...three).includes(greta.name));
    ok(mayRead('decisions', childCase, sol, directory, '2027-04-14T10:00:00.000Z'), 'to answer they read it');
    const late = [...three, caseReminded(must(childCase.seniors).due.at)];
    ok(called(...late).includes(sol.name), 'until it is answered they are called again');
  });

  it('are answered by one of them', () => {
    const day = '2027-04-14T10:00:00.000Z';
    const command = commandIn(seniorsAnswered());
    for (const by of [sol, greta, tess]) equal(tries(by, command, day, ...three), 'done', by.name);
    for (const by of [priya, colin, moira, ada]) equal(tries(by, command, day, ...three), 'notAvailable', by.name);
    const answered = openCase(...three, at(day, seniorsAnswered(sol)));
    // The agency is invited besides: what its senior reads goes by that again.
    deepEqual(
      [relationOf(caseOf(given(...three)), sol, directory, day), relationOf(answered, sol, directory, day)],
      ['senior', 'invited'],
    );
    ok(!rungsOf(answered).includes('seniors'));
  });

  it('are counted from the last that was lower: two lower ones running are none', () => {
    equal(significantRunning(bands('significant', 'significant', 'significant')), 3);
    equal(significantRunning(bands('significant', 'moderate', 'significant')), 1);
    equal(significantRunning(bands('significant', 'moderate', 'emerging')), 0);
    equal(significantRunning(bands()), 0);
  });
});
