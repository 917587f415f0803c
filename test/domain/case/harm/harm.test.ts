// A death or serious harm (docs/process.md P17.7): who records it, who is told, what it holds up, and that it closes nothing.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { callFor } from '../../../people/calls.ts';
import { isWanted } from '../../../../src/reading/assessment/story.ts';
import { harmSteps } from '../../../../src/domain/case/harm/harm.ts';
import { awaitsNotice, isToPrepare, type Case } from '../../../../src/domain/case/state/stages.ts';
import { caseMatter, type Command } from '../../../../src/domain/case/whole/case.ts';
import { leadOf } from '../../../../src/domain/case/state/stage-parts.ts';
import { personIn } from '../../../../src/domain/people/directory.ts';
import { missed } from '../../../people/episode-builders.ts';
import { standings } from '../../standings.ts';
import { stageOf } from '../../../../src/domain/case/state/stage-table.ts';
import { warningKindsOf } from '../../../../src/domain/case/whole/warnings.ts';
import { mayRead } from '../../../../src/domain/case/access/access.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { harmStory } from '../../../../src/cards/case/story.ts';
import { standingOf } from '../../../../src/notices/case/standing.ts';
import { waitsOf } from '../../../../src/domain/case/asked/waits.ts';
import { owedNow } from '../../../../src/domain/case/owed/owed.ts';
import { allTold } from '../../../notices/case/told.ts';
import {
  commandIn,
  caseOf,
  colin,
  declined,
  directory,
  factOf,
  filledIn,
  given,
  greta,
  hal,
  ife,
  moira,
  monday10,
  must,
  noConflict,
  panels,
  priya,
  ravi,
  replay,
  someone,
  submitted,
  tess,
  at,
  type Told,
} from '../../../people/builders.ts';
import {
  caseReminded,
  decided,
  harmRecorded,
  listed,
  mergedInto,
  noticeRecorded,
  notNotifiable,
  rapidRecorded,
  rightPut,
  other,
  panel,
  restrictedByHand,
  sentBack,
  untilReceived,
} from '../../../people/meeting-builders.ts';

/** A head of service who is not above the referrer. */
const rex = someone(120, 'Rex Placeholder', { roles: ['serviceManager'] });

const held: Told = [...untilReceived, harmRecorded()];
const now = '2027-01-05T10:00:00.000Z';
const tries = (by: Person, command: Command, ...deeds: Told): string => {
  const fact = factOf(given(...deeds), command, { actor: by, now, directory, panels });
  return typeof fact === 'string' ? fact : 'done';
};
const standing = (person: Person, ...deeds: Told) => standingOf(caseOf(given(...deeds)), person, directory, now);

/** Whether an assessment is owed, and whether cards say so. */
const wants = (...deeds: Told): readonly [boolean, boolean] => {
  const childCase = caseOf(given(...deeds));
  return [
    owedNow(childCase, '2027-02-01T10:00:00.000Z').some(({ name }) => name === 'riskWanted'),
    isWanted(childCase),
  ];
};

const withdraw = { step: 'withdraw', input: { reason: 'He has moved.', childSafe: 'yes' } } as const;

const knownFrom = (aware: string) =>
  caseOf(
    given(...untilReceived, [
      moira,
      1,
      'recordHarm',
      { what: 'harmed', happenedOn: '18/12/2026', aware, known: 'He fell.' },
    ]),
  );

const unneededOf = (careStatus: string, dateOfBirth: string, what = 'died'): string => {
  const before = caseOf(given(...untilReceived, harmRecorded(what)));
  const answers = { ...before.answers, careStatus, dateOfBirth };
  const input = { decidedOn: '4/1/2027', decidedBy: 'Hal Head', why: 'An accident.' };
  const decision = harmSteps.sayNotNotifiable.decide({ ...before, answers }, input, {
    actor: moira,
    now,
    directory,
  });
  return 'refusal' in decision ? decision.refusal.code : 'done';
};

const recording = (what: string, ...deeds: Told): string => tries(moira, commandIn(harmRecorded(what)), ...deeds);

describe('A death or serious harm', () => {
  it('is recorded by the co-ordinator or a service manager who reads the case', () => {
    const command = commandIn(harmRecorded());
    for (const by of [moira, greta]) equal(tries(by, command, ...untilReceived), 'done', by.name);
    for (const by of [priya, colin, tess, ravi, rex, ife]) {
      equal(tries(by, command, ...untilReceived), 'notAvailable', by.name);
    }
  });

  it('holds the case where it is, at every stage since consent and of one that was not authorised, and closes nothing', () => {
    const stages: readonly Told[] = [
      untilReceived,
      [...untilReceived, listed()],
      [...untilReceived, listed(), decided('otherPlan')],
      [filledIn(), submitted(), noConflict(), declined()],
    ];
    for (const deeds of stages) {
      const before = caseOf(given(...deeds));
      const after = caseOf(
        given(...deeds, before.stage === 'notAuthorised' ? harmRecorded('died', greta) : harmRecorded()),
      );
      equal(after.stage, before.stage);
      ok(awaitsNotice(after));
      ok(warningKindsOf(after, monday10).includes('legalHold'));
    }
  });

  it('of a child who has died no missing episode and no risk assessment is begun, at whatever stage', () => {
    const { hold } = caseOf(given(...untilReceived, harmRecorded('died')));
    const seen = new Set<string>();
    for (const facts of Object.values(standings)) {
      const root = replay(facts);
      if (root === undefined) continue;
      const { hold: _hold, ...rest } = root;
      const living = rest as Case;
      const context = { actor: must(personIn(directory, leadOf(root).objectId)), now, directory, panels };
      const commands = [
        { step: 'recordMissing', input: missed },
        { step: 'assessRisk', input: {} },
      ] as const;
      for (const command of commands) {
        const said = caseMatter.decide({ root: { ...living, hold: must(hold) } }, command, context);
        ok('refusal' in said, `${command.step}, ${root.stage}`);
        if ('refusal' in caseMatter.decide({ root: living }, command, context)) continue;
        match(said.refusal.message, /The child has died/);
        seen.add(command.step);
      }
    }
    deepEqual([...seen].toSorted(), ['assessRisk', 'recordMissing']);
  });

  it('a second record is a second line: what was recorded before is still read, with its notice', () => {
    const first = [...untilReceived, harmRecorded(), noticeRecorded()];
    const childCase = caseOf(given(...first, harmRecorded('died')));
    deepEqual(
      [childCase.harm?.what, childCase.harm?.earlier?.map(({ what, notice }) => [what, notice?.kept])],
      ['died', [['harmed', 'The serious incidents folder.']]],
    );
    const story = JSON.stringify(harmStory(childCase, monday10));
    match(story, /The child has died/);
    match(
      story,
      /The child has been seriously harmed, Monday 4 January 2027.*He fell from a bridge.*serious incidents folder/,
    );
    equal(caseOf(given(...first)).harm?.earlier, undefined);
  });

  it('asks no one for a risk assessment of a child who has died', () => {
    const toPanel: Told = [...untilReceived, listed(), decided('toPanel')];
    deepEqual(wants(...toPanel), [true, true]);
    deepEqual(wants(...toPanel, harmRecorded('harmed')), [true, true]);
    deepEqual(wants(...toPanel, harmRecorded('died')), [false, false]);
  });

  it('gives five working days for the notice; the last of them, and every one from then on, people are called', () => {
    const childCase = caseOf(given(...held));
    equal(childCase.hold?.due.at.slice(0, 10), '2027-01-11');
    equal(callFor(childCase, 'notice')?.slice(0, 10), '2027-01-08');
    const facts = given(...held, caseReminded('2027-01-11T12:00:00.000Z'));
    const ids = must(allTold(facts, directory).at(-1))
      .told.filter(({ rings }) => rings)
      .map(({ person }) => person);
    for (const who of [moira, greta, hal]) ok(ids.includes(who.objectId), who.name);
    equal(callFor(caseOf(facts), 'notice')?.slice(0, 10), '2027-01-12');
  });

  it('tells head of service, officer and chair by the reference, who read no more of the case than before', () => {
    const childCase = caseOf(given(...held));
    for (const who of [rex, ife, tess, greta]) {
      const card = must(standing(who, ...held));
      ok(!/died|harm|bridge/i.test(JSON.stringify(card)), who.name);
      equal(card.label, 'Legal hold: notice to the national panel');
    }
    for (const who of [rex, ife]) {
      deepEqual(
        (['status', 'name', 'referral', 'decisions', 'history'] as const).map((datum) =>
          mayRead(datum, childCase, who, directory, now),
        ),
        [true, false, false, false, false],
        who.name,
      );
    }
    equal(standing(ravi, ...held), undefined);
  });

  it('tells them of a restricted case, too, and nobody with a conflict of interest', () => {
    const closed: Told = [...untilReceived, restrictedByHand(), harmRecorded()];
    for (const who of [rex, ife, tess]) ok(standing(who, ...closed) !== undefined, who.name);
    const childCase = { ...caseOf(given(...closed)), excluded: [rex.objectId] };
    equal(standingOf(childCase, rex, directory, now), undefined);
    equal(tries(tess, commandIn(noticeRecorded()), ...closed), 'notAvailable');
  });

  it('keeps the case from leaving to where nobody would be called, until the notice is recorded', () => {
    for (const deed of [sentBack(), mergedInto(other)]) equal(tries(moira, commandIn(deed), ...held), 'owed');
    equal(tries(colin, withdraw, ...held), 'owed');
    equal(tries(colin, withdraw, ...held, noticeRecorded()), 'done');
  });

  it('by reference alone the head of service records the notice; then nobody is called, and the hold stays', () => {
    equal(tries(rex, commandIn(noticeRecorded()), ...held), 'done');
    equal(tries(tess, commandIn(noticeRecorded()), ...held), 'notAvailable');
    equal(tries(moira, commandIn(noticeRecorded()), ...untilReceived), 'notAvailable');
    const noticed: Told = [...held, noticeRecorded(rex)];
    const childCase = caseOf(given(...noticed));
    ok(!awaitsNotice(childCase) && warningKindsOf(childCase, monday10).includes('legalHold'));
    equal(callFor(childCase, 'notice'), undefined);
    equal(tries(rex, commandIn(noticeRecorded()), ...noticed), 'alreadyDecided');
    equal(standing(rex, ...noticed)?.label, 'Legal hold');
  });

  it('after the notice another is recorded: a death after a harm; a closed case waits in the co-ordinator’s queue', () => {
    const died: Told = [
      ...untilReceived,
      listed(),
      decided('otherPlan'),
      harmRecorded(),
      noticeRecorded(),
      harmRecorded('died'),
    ];
    const childCase = caseOf(given(...died));
    deepEqual([childCase.hold?.died, awaitsNotice(childCase), waitsOf(childCase)], [true, true, 'waitsAbove']);
  });

  it('in a review nobody is asked to prepare it, or told that it is late, of a child who has died; the panel has the case', () => {
    const late: Told = [
      ...untilReceived,
      listed(),
      decided('toPanel'),
      decided('open', panel),
      ...['2027-02-02T09:00:00.000Z', '2027-02-09T17:00:00.000Z'].map((at) => caseReminded(at)),
    ];
    const when = '2027-02-10T10:00:00.000Z';
    const said = (person: Person, ...deeds: Told): string => {
      const childCase = caseOf(given(...deeds));
      const { next, does } = stageOf(childCase);
      return JSON.stringify([
        standingOf(childCase, person, directory, when),
        next?.(childCase, when),
        does?.(childCase, when),
        isToPrepare(childCase) && 'to prepare',
      ]);
    };
    const asked = /[Rr]eview is late|Review due|Prepare review|to prepare/;
    for (const person of [priya, colin]) {
      ok(asked.test(said(person, ...late)), person.name);
      const died = said(person, ...late, at(when, harmRecorded('died')));
      ok(!asked.test(died), died);
      ok(died.includes('The panel is on Tuesday 16 February 2027.'), died);
    }
  });

  it('a death is recorded though the notice of the harm before it is not sent; the sooner time stays', () => {
    equal(recording('died', ...untilReceived, harmRecorded('harmed')), 'done');
    equal(recording('harmed', ...untilReceived, harmRecorded('harmed')), 'alreadyDecided');
    equal(recording('died', ...untilReceived, harmRecorded('died')), 'alreadyDecided');
    const first = caseOf(given(...untilReceived, harmRecorded('harmed')));
    const both = caseOf(
      given(...untilReceived, harmRecorded('harmed'), at('2027-01-06T10:00:00.000Z', harmRecorded('died'))),
    );
    deepEqual([both.hold?.due, both.hold?.died], [first.hold?.due, true]);
    deepEqual([both.harm?.what, both.harm?.earlier?.map(({ what }) => what)], ['died', ['harmed']]);
  });

  it('takes no date that is to come, and no time before it happened at which the council became aware', () => {
    const input = { what: 'died', happenedOn: '4/1/2027', aware: '4/1/2027 09:00', known: 'He fell.' };
    const harm = (more: object): string =>
      tries(moira, { step: 'recordHarm', input: { ...input, ...more } }, ...untilReceived);
    equal(harm({}), 'done');
    equal(harm({ happenedOn: '4/1/2030' }), 'incomplete');
    for (const aware of ['', 'soon', '4/1/2027', '3/1/2027 22:00', '6/1/2027 09:00']) {
      equal(harm({ aware }), 'incomplete', aware);
    }
    const notice = { sentOn: 'soon', ground: 'abuse', kept: 'Here.' };
    equal(tries(moira, { step: 'recordNotice', input: notice }, ...held), 'incomplete');
    equal(
      tries(moira, { step: 'recordNotice', input: { ...notice, sentOn: '4/1/2027', ground: '' } }, ...held),
      'incomplete',
    );
  });

  it('counts the five working days from when the council became aware; recorded too late people are called at once', () => {
    // A Sunday evening: the day after is the first.
    equal(knownFrom('3/1/2027 22:30').hold?.due.at, '2027-01-08T17:00:00.000Z');
    // Bank holidays are not worked.
    const late = knownFrom('23/12/2026 10:00');
    equal(late.hold?.due.at, '2027-01-04T17:00:00.000Z');
    equal(callFor(late, 'notice'), late.hold?.at);
    equal(knownFrom('18/12/2026 10:00').hold?.due.at, '2026-12-29T17:00:00.000Z');
  });

  it('is not notifiable where people decide so: who and why is kept, no one is called, and the hold stays', () => {
    for (const by of [moira, rex]) equal(tries(by, commandIn(notNotifiable()), ...held), 'done', by.name);
    for (const by of [tess, priya, ravi])
      equal(tries(by, commandIn(notNotifiable()), ...held), 'notAvailable', by.name);
    const decidedSo: Told = [...held, notNotifiable()];
    const childCase = caseOf(given(...decidedSo));
    deepEqual([childCase.harm?.unneeded?.decidedBy, childCase.hold?.unneeded], ['Hal Head, head of service', true]);
    ok(!awaitsNotice(childCase) && warningKindsOf(childCase, monday10).includes('legalHold'));
    equal(callFor(childCase, 'notice'), undefined);
    equal(callFor(childCase, 'rapidReview'), undefined);
    equal(tries(moira, commandIn(noticeRecorded()), ...decidedSo), 'alreadyDecided');
    equal(standing(rex, ...decidedSo)?.line, 'No notice to the national panel is due.');
    equal(tries(colin, withdraw, ...decidedSo), 'done');
  });

  it('of a looked-after child or a care leaver under 25 who has died is always notifiable', () => {
    equal(unneededOf('lookedAfter', '14/3/2011'), 'notNow');
    equal(unneededOf('lookedAfter', '14/3/2011', 'harmed'), 'done');
    equal(unneededOf('cin', '14/3/2011'), 'done');
    // It happened on 4 January.
    equal(unneededOf('careLeaver', '5/1/2002'), 'notNow', '24 on the day');
    equal(unneededOf('careLeaver', '4/1/2002'), 'done', '25 on the day');
  });

  it('notified for abuse or neglect wants a rapid review within fifteen working days of the notice, until it is recorded', () => {
    const noticed: Told = [...held, noticeRecorded(moira, 'abuse')];
    const childCase = caseOf(given(...noticed));
    deepEqual(
      owedNow(childCase, now).flatMap((one) => (one.name === 'rapidReview' ? [one.due] : [])),
      ['2027-01-25T17:00:00.000Z'],
    );
    equal(callFor(childCase, 'rapidReview'), '2027-01-22T09:00:00.000Z');
    for (const ground of ['lookedAfter', 'careLeaver']) {
      equal(callFor(caseOf(given(...held, noticeRecorded(moira, ground))), 'rapidReview'), undefined, ground);
    }
    equal(standing(rex, ...noticed)?.label, 'Legal hold: rapid review');
    equal(standing(ife, ...noticed)?.label, 'Legal hold');
    equal(tries(moira, commandIn(mergedInto(other)), ...noticed), 'owed');
    equal(tries(rex, commandIn(rapidRecorded()), ...noticed), 'done');
    equal(tries(tess, commandIn(rapidRecorded()), ...noticed), 'notAvailable');
    equal(tries(moira, commandIn(rapidRecorded()), ...held), 'alreadyDecided');
    const recorded: Told = [...noticed, rapidRecorded()];
    equal(callFor(caseOf(given(...recorded)), 'rapidReview'), undefined);
    equal(tries(moira, commandIn(rapidRecorded()), ...recorded), 'alreadyDecided');
    // A death meanwhile leaves the first one owed, and wants one of its own.
    const both: Told = [...noticed, harmRecorded('died'), noticeRecorded(moira, 'abuse'), rapidRecorded()];
    equal(caseOf(given(...both)).hold?.rapid?.length, 1);
  });

  it('decided wrongly, is put right: the notice is owed again; so is a rapid review', () => {
    const decidedSo: Told = [...held, notNotifiable()];
    const back = caseOf(given(...decidedSo, rightPut(given(...decidedSo).length)));
    ok(awaitsNotice(back));
    deepEqual([back.harm?.unneeded, back.hold?.unneeded], [undefined, undefined]);
    const sent: Told = [...held, noticeRecorded(moira, 'abuse'), rapidRecorded()];
    equal(caseOf(given(...sent, rightPut(given(...sent).length))).hold?.rapid?.length, 1);
  });
});
