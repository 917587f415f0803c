// Missing episodes and their return interviews (docs/process.md P17.8). The times were counted by hand on a calendar.
import assert from 'node:assert/strict';
import { figuresOf } from '../../../../src/domain/case/episode/figures.ts';
import { callFor } from '../../../people/calls.ts';
import { owedNow } from '../../../../src/domain/case/owed/owed.ts';
import { declinesRunning, interviewDueAt, type EpisodeId } from '../../../../src/domain/case/episode/episode.ts';
import { caseMatter } from '../../../../src/domain/case/whole/case.ts';
import {
  asksForStrategy,
  type DeclinedInterview,
  countOfMissing,
  interviewDue,
  missingAt,
  missingHigh,
  missingNow,
} from '../../../../src/domain/case/state/episodes.ts';
import { stageNames } from '../../../../src/domain/case/state/stage-table.ts';
import { warningsOf } from '../../../../src/domain/case/whole/warnings.ts';
import { refOf, type Person } from '../../../../src/domain/people/actor.ts';
import { leadOf } from '../../../../src/domain/case/state/stage-parts.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { personIn, type Directory } from '../../../../src/domain/people/directory.ts';
import { agendaOf } from '../../../../src/domain/case/meeting/agenda.ts';
import {
  commandIn,
  at,
  caseOf,
  colin,
  directory,
  factOf,
  filledIn,
  given,
  givenIn,
  greta,
  ife,
  moira,
  monday10,
  must,
  noConflict,
  noor,
  panels,
  priya,
  ravi,
  replay,
  someone,
  withPeople,
  submitted,
  tess,
  consented,
  declined,
  resubmitted,
  returned,
  withdrawn,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  ada,
  decided,
  harmRecorded,
  listed,
  panel,
  planned,
  preMset,
  restrictedByHand,
  strategyCalled,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import { sayInterview } from '../../../../src/reading/case/episode.ts';
import { allTold } from '../../../notices/case/told.ts';
import { allAnswered, riskBegun, riskCompleted, riskSaved } from '../../../people/assessment-builders.ts';
import {
  backCorrected,
  episodeIn,
  episodePrompted,
  held,
  byChoice,
  interviewed,
  isBack,
  isMissing,
  missed,
  news,
  past,
  wasMissing,
} from '../../../people/episode-builders.ts';
import { standings } from '../../standings.ts';

const wednesday9 = '2027-01-06T09:00:00.000Z';
const received = untilReceived;
const missing = [...received, isMissing()];
const back = [...missing, at(wednesday9, isBack())];
const opened = [...received, listed(), decided('toPanel', preMset), decided('open', panel)];

const leadIn = (childCase: Case): Person => must(personIn(directory, leadOf(childCase).objectId));
const codeOf = (deeds: Told, deed: StoryRow, now: string, council: Directory = directory) => {
  const fact = factOf(givenIn(council, ...deeds), commandIn(deed), { actor: deed[0], now, directory: council, panels });
  return typeof fact === 'string' ? fact : 'done';
};

describe('The clock of a return interview, in plain hours', () => {
  interface Row {
    readonly back: string;
    readonly recorded: string;
    readonly rungs: readonly (readonly [string, string])[];
  }
  const rows: Readonly<Record<string, Row>> = {
    'over a weekend': {
      back: '7/1/2027 17:45',
      recorded: '2027-01-07T18:00:00.000Z',
      rungs: [
        ['second', '2027-01-08T17:45:00.000Z'],
        ['third', '2027-01-09T17:45:00.000Z'],
        ['last', '2027-01-10T11:45:00.000Z'],
        ['late', '2027-01-10T17:45:00.000Z'],
      ],
    },
    // Summer time ends on Sunday 31 October: 10:00 on Saturday is 72 hours before 9:00 on Tuesday.
    'over the October change': {
      back: '30/10/2027 10:00',
      recorded: '2027-10-30T09:10:00.000Z',
      rungs: [
        ['second', '2027-10-31T09:00:00.000Z'],
        ['third', '2027-11-01T09:00:00.000Z'],
        ['last', '2027-11-02T03:00:00.000Z'],
        ['late', '2027-11-02T09:00:00.000Z'],
      ],
    },
    // Summer time begins on Sunday 28 March: 10:00 on Saturday is 72 hours before 11:00 on Tuesday.
    'over the March change': {
      back: '27/3/2027 10:00',
      recorded: '2027-03-27T10:10:00.000Z',
      rungs: [
        ['second', '2027-03-28T10:00:00.000Z'],
        ['third', '2027-03-29T10:00:00.000Z'],
        ['last', '2027-03-30T04:00:00.000Z'],
        ['late', '2027-03-30T10:00:00.000Z'],
      ],
    },
    'recorded two and a half days later: what has passed has passed': {
      back: '6/1/2027 8:30',
      recorded: '2027-01-08T20:30:00.000Z',
      rungs: [
        ['last', '2027-01-09T02:30:00.000Z'],
        ['late', '2027-01-09T08:30:00.000Z'],
      ],
    },
    'recorded when it is late: at once': {
      back: '6/1/2027 8:30',
      recorded: '2027-01-11T10:00:00.000Z',
      rungs: [['late', '2027-01-11T10:00:00.000Z']],
    },
  };
  for (const [name, { back: returnedAt, recorded, rungs }] of Object.entries(rows)) {
    it(name, () => {
      const { ladder } = episodeIn(given(...missing, at(recorded, isBack({ returnedAt, prevention: '' }))));
      assert.deepEqual(
        ladder.rungs.map(({ rung, at: when }) => [rung, when]),
        rungs,
      );
    });
  }

  it('the hours are settings, those of the interview the same as of an action', () => {
    const { settings } = directory;
    const council: Directory = {
      ...directory,
      settings: {
        ...settings,
        actionDue: { ...settings.actionDue, returnInterviewHours: 40 },
        missing: { ...settings.missing, promptHours: { second: 10, third: 20, last: 50 } },
      },
    };
    const { ladder, due } = episodeIn(givenIn(council, ...missing, at(wednesday9, isBack())));
    assert.equal(due?.at, '2027-01-08T00:30:00.000Z');
    // A prompt behind the end is none.
    assert.deepEqual(
      ladder.rungs.map(({ rung }) => rung),
      ['second', 'third', 'late'],
    );
  });

  it('calls the lead worker, then their manager, then the co-ordinator, and when it is late every 24 hours', () => {
    const rows: readonly (readonly [string, readonly Person[]])[] = [
      ['2027-01-07T08:30:00.000Z', [priya]],
      ['2027-01-08T08:30:00.000Z', [priya, colin]],
      ['2027-01-09T02:30:00.000Z', [priya, colin, moira]],
      ['2027-01-09T08:30:00.000Z', [priya, colin, moira]],
      ['2027-01-10T08:30:00.000Z', [priya, colin, moira]],
    ];
    const prompts = rows.map(([when]) => episodePrompted(when));
    const facts = given(...back, ...prompts);
    const told = facts.flatMap((fact) => (fact.step === 'promptEpisode' ? [fact.data.to] : []));
    assert.deepEqual(
      told,
      rows.map(([, people]) => people.map(({ objectId }) => objectId)),
    );
    assert.deepEqual(
      episodeIn(facts).ladder.rungs.map(({ at: when }) => when),
      ['2027-01-11T08:30:00.000Z'],
    );
    assert.equal(codeOf(back, episodePrompted('2027-01-07T08:29:00.000Z'), '2027-01-07T08:29:00.000Z'), 'unchanged');
  });

  it('while the child is missing, the lead worker and the co-ordinator are asked every 24 hours', () => {
    const facts = given(
      ...missing,
      episodePrompted('2027-01-05T10:30:00.000Z'),
      episodePrompted('2027-01-06T10:30:00.000Z'),
    );
    const told = facts.flatMap((fact) => (fact.step === 'promptEpisode' ? [fact.data.to] : []));
    assert.deepEqual(told, [
      [priya.objectId, moira.objectId],
      [priya.objectId, moira.objectId],
    ]);
    assert.ok(facts.at(-1)?.step === 'promptEpisode');
  });

  it('of a child who has died no one is asked', () => {
    assert.throws(
      () => given(...missing, harmRecorded('died'), episodePrompted('2027-01-05T10:30:00.000Z')),
      /unchanged/,
    );
  });

  it('before consent the manager who is asked for it is asked, too', () => {
    const facts = given(filledIn(), submitted(), isMissing(), episodePrompted('2027-01-05T10:30:00.000Z'));
    const last = facts.at(-1);
    assert.ok(last?.step === 'promptEpisode');
    assert.deepEqual(last.data.to, [priya.objectId, colin.objectId, moira.objectId]);
  });
});

describe('A return interview', () => {
  // Back on Wednesday 6 January at 8:30; 72 hours end on Saturday 9 January at 8:30.
  const rows: readonly (readonly [name: string, input: Partial<typeof held>, late: boolean])[] = [
    ['in 71 hours is in time', { when: '9/1/2027 7:30' }, false],
    ['in 72 hours to the minute is in time', { when: '9/1/2027 8:30' }, false],
    ['a minute later is late', { when: '9/1/2027 8:31' }, true],
    ['in 73 hours is kept as late', { when: '9/1/2027 9:30' }, true],
  ];
  const monday = '2027-01-11T10:00:00.000Z';
  for (const [name, input, late] of rows) {
    it(name, () => {
      const facts = given(...back, at(monday, interviewed(input)));
      const episode = episodeIn(facts);
      assert.equal(episode.interviews.at(-1)?.late === true, late);
      assert.deepEqual(
        [interviewDueAt(episode), episode.ladder.rungs, interviewDue(caseOf(facts))],
        [undefined, [], undefined],
      );
    });
  }

  it('over the October change what the wall clock calls 71 hours and a half is late', () => {
    const october = given(
      ...received,
      at('2027-10-30T08:00:00.000Z', isMissing({ since: '30/10/2027 1:00' })),
      at('2027-10-30T09:10:00.000Z', isBack({ returnedAt: '30/10/2027 10:00', prevention: '' })),
      at('2027-11-03T10:00:00.000Z', interviewed({ offeredOn: '30/10/2027', when: '2/11/2027 9:30' })),
    );
    assert.equal(episodeIn(october).interviews.at(-1)?.late, true);
  });

  const no = { outcome: 'declined', when: '' } as const;
  const thursday = '2027-01-07T10:00:00.000Z';
  const twice = (first: Partial<typeof held>, second: Partial<typeof held>) => [
    ...back,
    at(wednesday9, interviewed({ ...no, ...first })),
    at(thursday, interviewed({ ...no, offeredOn: '7/1/2027', ...second })),
  ];
  it('declined ends nothing by itself: the clock goes on', () => {
    const facts = given(...back, at(wednesday9, interviewed({ ...no, independent: 'no' })));
    assert.equal(interviewDueAt(episodeIn(facts)), '2027-01-09T08:30:00.000Z');
    assert.equal(interviewDue(caseOf(facts))?.due, '2027-01-09T08:30:00.000Z');
    assert.equal(episodeIn(facts).ladder.rungs.length, 4);
    assert.equal(sayInterview(episodeIn(facts), thursday), 'due by Sat 9 Jan 08:30, declined once: offer it again');
  });

  it('declined again, on another day and to someone independent, ends the clock, and may still be held', () => {
    const dueAfter = (first: Partial<typeof held>, second: Partial<typeof held>) =>
      interviewDueAt(episodeIn(given(...twice(first, second))));
    assert.equal(dueAfter({ independent: 'no' }, {}), undefined);
    assert.equal(dueAfter({}, { independent: 'no' }), '2027-01-09T08:30:00.000Z', 'not to someone independent');
    assert.equal(dueAfter({}, { offeredOn: '6/1/2027' }), '2027-01-09T08:30:00.000Z', 'not on another day');
    assert.equal(sayInterview(episodeIn(given(...twice({}, {}))), monday), 'declined');
    assert.equal(codeOf(twice({}, {}), interviewed(), monday), 'done');
  });

  it('declined before the rule was, ended the clock, and still has', () => {
    const facts = given(...back, at(wednesday9, interviewed(no)));
    const before = facts.map((fact) => {
      if (fact.step !== 'recordInterview') return fact;
      const { offerAgain: _since, ...data } = fact.data;
      return { ...fact, data };
    });
    assert.equal(interviewDueAt(episodeIn(before)), undefined);
    assert.deepEqual(episodeIn(before).ladder.rungs, []);
  });

  it('attempted twice leaves the clock as it is', () => {
    const tried = interviewed({ outcome: 'attempted', when: '7/1/2027 16:00' });
    const facts = given(...back, at('2027-01-07T17:00:00.000Z', tried), at('2027-01-08T17:00:00.000Z', tried));
    assert.deepEqual(interviewDue(caseOf(facts))?.due, '2027-01-09T08:30:00.000Z');
    assert.equal(episodeIn(facts).interviews.length, 2);
    assert.equal(codeOf([...back, at('2027-01-07T17:00:00.000Z', tried)], interviewed(), monday), 'done');
  });

  it('held by someone who looks after the child does not count: the clock goes on', () => {
    const facts = given(
      ...back,
      at('2027-01-07T17:00:00.000Z', interviewed({ independent: 'no', when: '7/1/2027 16:00' })),
    );
    assert.equal(interviewDueAt(episodeIn(facts)), '2027-01-09T08:30:00.000Z');
    assert.deepEqual(
      episodeIn(facts).ladder.rungs.map(({ rung }) => rung),
      ['second', 'third', 'last', 'late'],
    );
  });

  it('held by the adult whom the child chose ends the clock where an independent one was offered, and is counted apart', () => {
    const facts = given(...back, at('2027-01-07T17:00:00.000Z', interviewed(byChoice)));
    const episode = episodeIn(facts);
    assert.deepEqual([interviewDueAt(episode), episode.ladder.rungs], [undefined, []]);
    assert.match(sayInterview(episode, monday), /in time, by the adult whom the child chose/);
    const { held, chosen: apart, inTime, late, overdue } = figuresOf([episode], monday);
    assert.deepEqual({ held, apart, inTime, late, overdue }, { held: 0, apart: 1, inTime: 0, late: 0, overdue: 0 });
  });
  it('held so before the rule was, or with no word of the child, settles nothing', () => {
    for (const less of [
      { independentOn: '' },
      { childsWords: '' },
      { independentOn: '8/1/2027' },
      { independentOn: '5/1/2027' },
    ])
      assert.equal(codeOf(back, interviewed({ ...byChoice, ...less }), monday), 'incomplete', JSON.stringify(less));
    const facts = given(...back, at('2027-01-07T17:00:00.000Z', interviewed(byChoice))).map((fact) => {
      if (fact.step !== 'recordInterview') return fact;
      const { childsWords: _none, ...data } = fact.data;
      return { ...fact, data };
    });
    assert.equal(interviewDueAt(episodeIn(facts)), '2027-01-09T08:30:00.000Z');
  });

  const refused: readonly (readonly [string, StoryRow, string])[] = [
    ['before the child is back', interviewed({ offeredOn: '5/1/2027', when: '5/1/2027 10:00' }), 'incomplete'],
    ['in the future', interviewed({ when: '12/1/2027 10:00' }), 'incomplete'],
    ['offered in the future', interviewed({ offeredOn: '12/1/2027' }), 'incomplete'],
    ['held before it was offered', interviewed({ offeredOn: '9/1/2027', when: '8/1/2027 10:00' }), 'incomplete'],
    ['held, without when', interviewed({ when: '' }), 'incomplete'],
    ['without who held it', interviewed({ byWhom: '' }), 'incomplete'],
  ];
  for (const [name, deed, code] of refused)
    it(`${name}: refused`, () => assert.equal(codeOf(back, deed, monday), code));
  it('of a child who is missing: refused', () => assert.equal(codeOf(missing, interviewed(), monday), 'notNow'));
  it('held once is enough', () =>
    assert.equal(codeOf([...back, at(monday, interviewed())], interviewed(), monday), 'alreadyDecided'));
});

const weekend = (day: number) => ({ since: `${day}/1/2027 20:00`, returnedAt: `${day}/1/2027 23:00` });

const gradedHigh = (day: string) =>
  at('2027-01-25T10:00:00.000Z', wasMissing({ since: `${day} 20:00`, returnedAt: `${day} 23:00`, grade: 'high' }));

describe('A past episode', () => {
  const monday = '2027-01-04T10:00:00.000Z';
  const added = (input: Partial<typeof past> = {}) => [...received, at(monday, wasMissing(input))];

  it('is added whole: the child is not missing, and only the lead worker is called, about the interview', () => {
    const facts = given(...added({ grade: 'high' }));
    const childCase = caseOf(facts);
    assert.deepEqual([missingNow(childCase), missingHigh(childCase)], [undefined, false]);
    assert.equal(interviewDue(childCase)?.due, '2027-01-06T01:30:00.000Z');
    assert.equal(countOfMissing(childCase, monday), 1);
    const called = must(allTold(facts, directory).at(-1)).told.filter(({ rings }) => rings);
    assert.deepEqual(called, [], 'she added it herself');
    const byOther = given(...received, at(monday, wasMissing({}, colin)));
    const rung = must(allTold(byOther, directory).at(-1)).told.filter(({ rings }) => rings);
    assert.deepEqual(
      rung.map(({ person, urgent }) => [person, urgent]),
      [[priya.objectId, false]],
    );
  });

  it('whose interview is late already is called for a day later, not at once', () => {
    const facts = given(...added({ since: '1/11/2026 22:00', returnedAt: '2/11/2026 7:00' }));
    assert.deepEqual(episodeIn(facts).ladder.rungs, [{ rung: 'late', at: '2027-01-05T10:00:00.000Z' }]);
    assert.equal(interviewDueAt(episodeIn(facts)), '2026-11-05T07:00:00.000Z');
  });

  it('is not to come, ends after it began, and is no other', () => {
    assert.equal(codeOf(received, wasMissing({ returnedAt: '4/1/2027 10:01' }), monday), 'incomplete');
    assert.equal(codeOf(received, wasMissing({ returnedAt: '2/1/2027 22:00' }), monday), 'incomplete');
    const other = added();
    assert.equal(codeOf(other, wasMissing(), monday), 'incomplete');
    assert.equal(codeOf(other, wasMissing({ since: '3/1/2027 1:30', returnedAt: '3/1/2027 9:00' }), monday), 'done');
    assert.equal(
      codeOf([...received, at(monday, isMissing({ since: '4/1/2027 1:00' }))], wasMissing(), monday),
      'done',
    );
    assert.equal(
      codeOf([...received, at(monday, isMissing({ since: '3/1/2027 1:00' }))], wasMissing(), monday),
      'incomplete',
      'the child was missing from then on',
    );
  });

  it('counts for the third in 30 days, where it is of these days', () => {
    const three = [1, 2, 3].map((day) => at(monday, wasMissing(weekend(day))));
    assert.ok(asksForStrategy(caseOf(given(...received, ...three))));
    const old = [1, 2, 3].map((day) =>
      at(monday, wasMissing({ since: `${day}/10/2026 20:00`, returnedAt: `${day}/10/2026 23:00` })),
    );
    assert.ok(!asksForStrategy(caseOf(given(...received, ...old))));
  });

  it('at a high grade brings the review forward, where it is of these days', () => {
    assert.equal(caseOf(given(...opened, gradedHigh('23/1/2027'))).stage, 'review');
    assert.equal(caseOf(given(...opened, gradedHigh('23/11/2026'))).stage, 'open');
  });

  it('begins once the referral is sent, as any episode', () => {
    assert.equal(codeOf([filledIn()], wasMissing(), monday), 'notNow');
    assert.equal(codeOf([filledIn(), submitted()], wasMissing(), monday), 'done');
    const invited = [...received, listed(preMset, 'police,health')];
    assert.deepEqual(
      [ravi, moira, ada, noor, tess].map((person) => codeOf(invited, wasMissing({}, person), monday)),
      // Health is core to open cases.
      ['done', 'done', 'done', 'notAvailable', 'notAvailable'],
    );
  });
});

describe('An episode', () => {
  it('is missing now until the return, and the agenda has the case first', () => {
    const childCase = caseOf(given(...missing));
    assert.equal(missingNow(childCase)?.since, '2027-01-03T22:00:00.000Z');
    assert.equal(warningsOf(childCase, { now: monday10, directory })[0]?.words, 'Missing now, since Sun 3 Jan 22:00.');
    const returned = caseOf(given(...back));
    assert.equal(missingNow(returned), undefined);
    assert.ok(missingAt(returned, '2027-01-05T10:00:00.000Z') && !missingAt(returned, '2027-01-07T10:00:00.000Z'));

    const onAgenda = caseOf(given(...received, listed(), isMissing()));
    assert.deepEqual(
      agendaOf(preMset, [onAgenda], new Map(), directory.settings).map(({ kind }) => kind),
      ['missing'],
    );
  });

  it('is recorded once at a time; the return once, and is corrected while the interview is due', () => {
    assert.equal(codeOf(missing, isMissing(), wednesday9), 'alreadyMissing');
    assert.equal(codeOf(back, isBack(), wednesday9), 'alreadyDecided');
    assert.equal(codeOf(back, news(), wednesday9), 'alreadyDecided');
    const corrected = given(...back, at('2027-01-06T09:05:00.000Z', backCorrected({ returnedAt: '6/1/2027 7:30' })));
    assert.equal(interviewDue(caseOf(corrected))?.due, '2027-01-09T07:30:00.000Z');
    const settled = [...back, at('2027-01-09T10:00:00.000Z', interviewed())];
    assert.equal(codeOf(settled, backCorrected(), '2027-01-10T10:00:00.000Z'), 'notNow');
  });

  it('neither begins nor ends in the future, nor ends before it began', () => {
    assert.equal(codeOf(received, isMissing({ since: '6/1/2027 9:01' }), wednesday9), 'incomplete');
    assert.equal(codeOf(missing, isBack({ returnedAt: '6/1/2027 9:01' }), wednesday9), 'incomplete');
    assert.equal(codeOf(missing, isBack({ returnedAt: '3/1/2027 21:59' }), wednesday9), 'incomplete');
    assert.equal(codeOf(missing, isBack({ prevention: '5/1/2027' }), wednesday9), 'incomplete');
    assert.equal(codeOf(received, isMissing({ lastSeen: '' }), wednesday9), 'incomplete');
  });

  it('the number of the last 90 days is counted from episodes, where there are any', () => {
    const childCase = caseOf(given(...back));
    assert.equal(countOfMissing(caseOf(given(...received)), wednesday9), undefined);
    assert.deepEqual(
      ['2027-01-06', '2027-04-03', '2027-04-04'].map((day) => countOfMissing(childCase, `${day}T12:00:00.000Z`)),
      [1, 1, 0],
    );
  });
});

/** An evening's episode, and the return before midnight. */
const evening = (iso: string, id: `M${number}`): readonly StoryRow[] => {
  const [year, month, day] = iso.split('-').map(Number);
  const typed = `${day}/${month}/${year}`;
  return [
    at(`${iso}T23:00:00.000Z`, isMissing({ since: `${typed} 22:00` })),
    at(`${iso}T23:40:00.000Z`, isBack({ returnedAt: `${typed} 23:30`, prevention: '' }, id)),
  ];
};

describe('A third episode within 30 days', () => {
  const two = [...received, ...evening('2027-01-05', 'M1'), ...evening('2027-01-20', 'M2')];

  it('30 days after the first asks for a strategy discussion; 31 days after it does not', () => {
    const third = given(...two, ...evening('2027-02-04', 'M3'));
    assert.ok(asksForStrategy(caseOf(third)));
    assert.deepEqual(
      warningsOf(caseOf(third), { now: '2027-02-04T12:00:00.000Z', directory }).map(({ words }) => words),
      [
        'Ask again: safe tonight? The last answer was Yes, according to the referral, Mon 4 Jan 10:09.',
        '3 missing episodes within 30 days: a strategy discussion is needed.',
      ],
    );
    assert.ok(!asksForStrategy(caseOf(given(...two, ...evening('2027-02-05', 'M3')))));
  });

  it('until one is called for, or a meeting has decided', () => {
    const third = [...two, ...evening('2027-02-04', 'M3')];
    assert.ok(!asksForStrategy(caseOf(given(...third, strategyCalled()))));
    const again = caseOf(given(...third, strategyCalled(), ...evening('2027-02-10', 'M4')));
    assert.ok(asksForStrategy(again), 'a fourth asks again');
  });

  it('also where the one in the middle is recorded last', () => {
    const facts = given(
      ...received,
      ...evening('2027-01-05', 'M1'),
      ...evening('2027-02-04', 'M2'),
      at('2027-02-05T09:00:00.000Z', isMissing({ since: '20/1/2027 22:00' })),
    );
    assert.ok(asksForStrategy(caseOf(facts)));
  });
});

const offer = (offeredOn: string, outcome: string, id: EpisodeId) => ({ id, offeredOn, outcome }) as const;

const riskBegunAfter = (declined: readonly DeclinedInterview[]): StoryRow => [priya, 1, 'assessRisk', { declined }];

const c11After = (declined: readonly DeclinedInterview[], now: string) => {
  const fact = must(given(...back, at(now, riskBegunAfter(declined))).at(-1));
  assert.ok(fact.step === 'assessRisk');
  return fact.data.answers.signs['C11'];
};

describe('A high grade of the police', () => {
  it('brings the review of an open case forward once, and stands for whoever assesses the risk until the return', () => {
    const facts = given(...opened, at('2027-01-20T10:00:00.000Z', isMissing({ grade: 'high' })));
    const childCase = caseOf(facts);
    assert.ok(childCase.stage === 'review' && childCase.early !== undefined);
    assert.equal(childCase.reviewOn, '2027-02-16');
    assert.ok(missingHigh(childCase));
    const returned = given(
      ...opened,
      at('2027-01-20T10:00:00.000Z', isMissing({ grade: 'high' })),
      at('2027-01-20T12:00:00.000Z', isBack({ returnedAt: '20/1/2027 11:00', prevention: '' })),
    );
    const after = caseOf(returned);
    assert.ok(!missingHigh(after) && after.stage === 'review');
    assert.equal(callFor(after, 'review'), callFor(childCase, 'review'), 'the return moves no review');
  });

  it('moves no review again at the return, when a panel has decided meanwhile', () => {
    const high = at('2027-01-20T10:00:00.000Z', isMissing({ grade: 'high' }));
    const decidedSince = [...opened, high, decided('continue', planned('2027-02-16', 'panel'))];
    const childCase = caseOf(given(...decidedSince));
    const after = caseOf(given(...decidedSince, at('2027-02-17T10:00:00.000Z', isBack())));
    assert.ok(childCase.stage === 'open' && after.stage === 'open');
    assert.deepEqual([after.reviewOn, after.early], [childCase.reviewOn, undefined]);
  });

  it('sets the sign K4 aside for whoever assesses: in the first assessment, and again in the next', () => {
    const high = [...received, isMissing({ grade: 'high' })];
    const begun = must(given(...high, riskBegun()).at(-1));
    assert.ok(begun.step === 'assessRisk');
    assert.deepEqual(begun.data.answers.signs['K4'], {
      grade: 'E',
      line: 'Sunday 3 January 2027: missing since Sun 3 Jan 22:00, police grade High',
      source: 'Missing episode M1',
    });
    assert.ok(begun.data.prefilled.includes('K4'));
    const back = must(given(...high, at(wednesday9, isBack()), riskBegun()).at(-1));
    assert.ok(back.step === 'assessRisk' && back.data.answers.signs['K4'] === undefined);
  });

  it('after the return K4 of the last version is asked again, and not carried on', () => {
    const signs = { K4: { grade: 'E', line: 'Sunday 3 January 2027: missing', source: 'Missing episode M1' } } as const;
    const answers = allAnswered(signs);
    const first = [riskBegun(), riskSaved('RA1', answers), riskCompleted('RA1')];
    const facts = given(
      ...received,
      isMissing({ grade: 'high' }),
      ...first,
      at(wednesday9, isBack()),
      riskBegun(priya, { id: 'RA1', answers }),
    );
    const begun = must(facts.at(-1));
    assert.ok(begun.step === 'assessRisk');
    assert.deepEqual(begun.data.answers.signs['K4'], { ...signs.K4, grade: 'U', ungraded: true });
  });

  it('two return interviews declined running set C11 aside, of whatever episode; a held one begins to count again', () => {
    const running = (...offers: readonly ReturnType<typeof offer>[]) =>
      declinesRunning(
        offers.map(({ id, offeredOn, outcome }) => ({
          id,
          interviews: [{ ...told, offeredOn, outcome: outcome as 'done', byWhom: '', independent: 'yes', learned: '' }],
        })),
      );
    const told = { by: refOf(priya), at: wednesday9 };
    const twice = running(offer('2027-01-08', 'declined', 'M2'), offer('2027-01-06', 'declined', 'M1'));
    assert.deepEqual(twice, [
      { id: 'M1', offeredOn: '2027-01-06' },
      { id: 'M2', offeredOn: '2027-01-08' },
    ]);
    assert.equal(running(offer('2027-01-06', 'declined', 'M1'), offer('2027-01-08', 'attempted', 'M2')).length, 1);
    assert.equal(running(offer('2027-01-06', 'declined', 'M1'), offer('2027-01-08', 'done', 'M2')).length, 0);
    assert.deepEqual(c11After(twice, '2027-01-11T10:00:00.000Z'), {
      grade: 'E',
      line: 'Friday 8 January 2027: return interview declined, 2 running',
      source: 'Missing episode M2',
    });
    assert.equal(c11After(twice.slice(1), '2027-01-11T10:00:00.000Z'), undefined);
    assert.equal(c11After(twice, '2027-09-01T10:00:00.000Z'), undefined);
  });

  it('comes later by an update, and can go', () => {
    const raised = given(...opened, at('2027-01-20T10:00:00.000Z', isMissing()), news({ grade: 'high' }));
    assert.ok(missingHigh(caseOf(raised)) && caseOf(raised).stage === 'review');
    const lowered = given(
      ...opened,
      at('2027-01-20T10:00:00.000Z', isMissing({ grade: 'high' })),
      news({ grade: 'low' }),
    );
    assert.ok(!missingHigh(caseOf(lowered)));
  });

  it('of a case that no panel has opened moves no review', () => {
    const childCase = caseOf(given(...received, isMissing({ grade: 'high' })));
    assert.ok(missingHigh(childCase) && childCase.stage === 'received');
  });
});

describe('Who records an episode', () => {
  const invited = [...received, listed(preMset, 'police,health,voluntary,housing')];
  const home = someone(141, 'Hob Housing', { roles: ['panelMember'], agency: 'housing' });
  const voice = someone(140, 'Val Voluntary', { roles: ['panelMember'], agency: 'voluntary' });
  const rows: readonly (readonly [Person, string])[] = [
    [priya, 'done'],
    [colin, 'done'],
    [greta, 'done'],
    [moira, 'done'],
    [ravi, 'done'],
    [voice, 'done'],
    // Of an agency that is core to open cases.
    [ada, 'done'],
    [home, 'notAvailable'],
    [noor, 'notAvailable'],
    [tess, 'notAvailable'],
    [ife, 'notAvailable'],
  ];
  for (const [person, code] of rows) {
    it(`${person.name}: ${code}`, () =>
      assert.equal(codeOf(invited, isMissing({}, person), wednesday9, withPeople(voice, home)), code));
  }
  it('of a restricted case only those it is open to', () => {
    const restricted = [...invited, restrictedByHand()];
    assert.deepEqual(
      [priya, moira, ravi, greta].map((person) => codeOf(restricted, isMissing({}, person), wednesday9)),
      ['done', 'done', 'notAvailable', 'notAvailable'],
    );
  });
  it('before consent the lead worker, and the manager who has answered about conflicts; the co-ordinator once it is recorded', () => {
    const sent = [filledIn(), submitted()];
    const who = [priya, colin, moira, tess];
    const codes = (deeds: Told) => who.map((person) => codeOf(deeds, isMissing({}, person), wednesday9));
    assert.deepEqual(codes(sent), ['done', 'notAvailable', 'notAvailable', 'notAvailable']);
    assert.deepEqual(codes([...sent, noConflict()]), ['done', 'done', 'notAvailable', 'notAvailable']);
    const recorded = [...sent, isMissing()];
    const back = (person: Person) => codeOf(recorded, isBack({}, 'M1', person), wednesday9);
    assert.deepEqual(who.map(back), ['done', 'notAvailable', 'done', 'notAvailable']);
  });
});

describe('An episode, by the stage of its case', () => {
  const begins: Readonly<Record<string, string>> = {
    draft: 'notNow',
    notAuthorised: 'ended',
    withdrawn: 'ended',
    otherPlan: 'ended',
    closed: 'ended',
    transferred: 'ended',
    merged: 'notNow',
  };
  const september = '2027-09-01T10:00:00.000Z';
  it('begins from the moment of sending until it ends, and then the way is Refer again; whom to ring is said first', () => {
    const seen = new Set<string>();
    for (const facts of Object.values(standings)) {
      const root = replay(facts);
      if (root === undefined) continue;
      seen.add(root.stage);
      const command = { step: 'recordMissing', input: missed } as const;
      const context = { actor: leadIn(root), now: september, directory, panels };
      const decision = caseMatter.decide({ root }, command, context);
      const code = 'refusal' in decision ? decision.refusal.code : 'done';
      assert.equal(code, begins[root.stage] ?? 'done', root.stage);
      if ('refusal' in decision) assert.match(decision.refusal.next, /ring the police: 101, or 999 in danger/);
      if ('refusal' in decision && code === 'ended') assert.match(decision.refusal.next, /press Refer again/);
    }
    assert.deepEqual([...seen].toSorted(), [...stageNames].toSorted());
  });

  it('goes along with the consent, and with a return by whoever returns it', () => {
    const sent = [filledIn(), submitted(), isMissing(), noConflict()];
    for (const goesOn of [[consented()], [returned()], [returned(), resubmitted()]]) {
      const root = caseOf(given(...sent, ...goesOn));
      assert.equal(missingNow(root)?.id, 'M1', root.stage);
      assert.deepEqual(
        owedNow(root, wednesday9).flatMap(({ name }) => (name === 'missing' ? [name] : [])),
        ['missing'],
        root.stage,
      );
    }
    assert.equal(codeOf(sent, withdrawn(), wednesday9), 'owed', 'it does not end meanwhile');
    assert.equal(codeOf(sent, declined(), wednesday9), 'childNotSafe');
    assert.equal(codeOf([...sent, at(wednesday9, isBack())], declined(), wednesday9), 'done');
  });

  it('is recorded to its end where the case ended meanwhile', () => {
    const waiting = [...received, listed(), isMissing()];
    assert.throws(
      () => given(...waiting, decided('otherPlan', preMset)),
      /owed/,
      'while the child is missing it goes on',
    );
    const ended = [...waiting, at('2027-01-06T10:00:00.000Z', isBack()), decided('otherPlan', preMset)];
    assert.equal(caseOf(given(...ended)).stage, 'otherPlan');
    assert.equal(codeOf(ended, interviewed(), september), 'done');
  });
});
