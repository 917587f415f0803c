// How a case ends: what a panel may close with, who signs when the risk was not lower twice, what follows; and a transfer that
// waits for the other council (docs/process.md P17.3, P17.4).
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { rungsOf } from '../../../people/calls.ts';
import { caseMatter, steps, type Command } from '../../../../src/domain/case/whole/case.ts';
import { owedAfterTransfer, transferTold } from '../../../../src/domain/case/ends/transfer.ts';
import { barsToClose, isLowerTwice, isOverridden } from '../../../../src/domain/case/ends/closure.ts';
import { mayReferAgain } from '../../../../src/domain/case/again/again.ts';
import { lifeOf } from '../../../../src/domain/case/state/life.ts';
import { stageOf } from '../../../../src/domain/case/state/stage-table.ts';
import { warningKindsOf } from '../../../../src/domain/case/whole/warnings.ts';
import { standingOf } from '../../../../src/notices/case/standing.ts';
import { hasLetter } from '../../../../src/reading/case/prints.ts';
import { isOnAgenda } from '../../../../src/domain/case/meeting/decision.ts';
import type { DecisionLine } from '../../../../src/domain/case/state/since-consent.ts';
import { mayRead } from '../../../../src/domain/case/access/access.ts';
import type { Case, Stage } from '../../../../src/domain/case/state/stages.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { Field } from '../../../../src/domain/kernel/fields.ts';
import { refOf, type Person } from '../../../../src/domain/people/actor.ts';
import { allTold } from '../../../notices/case/told.ts';
import {
  commandIn,
  answersOn,
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
  panels,
  priya,
  ravi,
  resubmitted,
  saved,
  sparrow,
  submitted,
  tess,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  acceptanceRecorded,
  ada,
  caseReminded,
  closureProposed,
  decided,
  decisionInput,
  feedbackGiven,
  harmRecorded,
  lee,
  listed,
  noticeRecorded,
  nowChanged,
  overrideSigned,
  packGiven,
  panel,
  placedThere,
  planned,
  responsibilityMoved,
  transferBegun,
  transferStopped,
  sentBack,
  underWay,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import { isMissing } from '../../../people/episode-builders.ts';
import { owedNow } from '../../../../src/domain/case/owed/owed.ts';

const atPanel: Told = [...untilReceived, listed(), decided('toPanel')];
const opened: Told = [...atPanel, decided('open', panel)];
const february = planned('2027-02-16', 'panel');
const march = planned('2027-03-16', 'panel');
const inFebruary = '2027-02-16T14:20:00.000Z';
const signed: Told = [...opened, closureProposed(), overrideSigned(), overrideSigned(ada)];

const tries = (by: Person, command: Command, now: string, deeds: Told, meeting?: Meeting): string => {
  const fact = factOf(given(...deeds), command, { actor: by, now, directory, panels, ...(meeting && { meeting }) });
  return typeof fact === 'string' ? fact : 'done';
};
const closing = (deeds: Told, meeting = underWay(february)): string =>
  tries(tess, { step: 'recordDecision', input: decisionInput(february, 'close') }, inFebruary, deeds, meeting);
const stageAfter = (...deeds: Told): Stage => caseOf(given(...deeds)).stage;
const called = (...deeds: Told): readonly string[] => {
  const last = must(allTold(given(...deeds), directory).at(-1));
  const ids = last.told.filter(({ rings }) => rings).map(({ person }) => person);
  return directory.people.filter(({ objectId }) => ids.includes(objectId)).map(({ name }) => name);
};
const rungs = (...deeds: Told): readonly string[] => rungsOf(caseOf(given(...deeds)));
/** A case of which these bands were decided, one after the other. */
const banded = (...bands: readonly string[]): Case =>
  ({
    ...caseOf(given(...opened, closureProposed())),
    decisions: bands.map((band, place): Partial<DecisionLine> => ({
      decision: place === 0 ? 'open' : 'continue',
      band,
    })),
  }) as Case; // a case of its stage
const withActions = (carriesOn: string, ...pressing: readonly string[]): readonly string[] =>
  barsToClose({
    ...caseOf(given(...opened, closureProposed(carriesOn), overrideSigned(), overrideSigned(ada))),
    parts: { action: { count: 12, open: pressing, pressing } },
  });

describe('A closure', () => {
  it('is proposed by the lead worker or a manager above, of an open case, and by nobody else', () => {
    const command = commandIn(closureProposed());
    for (const by of [priya, colin, greta]) equal(tries(by, command, inFebruary, opened), 'done', by.name);
    for (const by of [moira, tess, ada, ravi]) equal(tries(by, command, inFebruary, opened), 'notAvailable', by.name);
    equal(tries(priya, command, inFebruary, atPanel), 'notNow');
    equal(stageAfter(...opened, closureProposed()), 'closing');
    deepEqual(called(...opened, closureProposed()), [moira.name, tess.name]);
  });

  it('asks for the child’s own words, or why there are none', () => {
    const command = commandIn(closureProposed());
    ok(command.step === 'proposeClosure');
    const says = (childsWords: string): string =>
      tries(priya, { ...command, input: { ...command.input, childsWords } }, inFebruary, opened);
    deepEqual(['', 'Not seen.', 'n/a', 'Not seen, because she moved on Friday.'].map(says), [
      'incomplete',
      'incomplete',
      'incomplete',
      'done',
    ]);
  });

  it('leaves the case open with its review and its clock, on the agenda of that panel', () => {
    const before = caseOf(given(...opened));
    const childCase = caseOf(given(...opened, closureProposed()));
    ok(before.stage === 'open' && childCase.stage === 'closing');
    deepEqual(
      [childCase.reviewOn, childCase.band, childCase.lead, rungsOf(childCase)],
      [before.reviewOn, before.band, before.lead, rungsOf(before)],
    );
    ok(isOnAgenda(childCase, february));
    const due = caseOf(given(...opened, closureProposed(), caseReminded('2027-02-02T09:00:00.000Z')));
    ok(due.stage === 'closing');
    equal(due.inReview, true, 'its review is asked for all the same');
  });

  it('is refused by a panel that was not asked for it', () => {
    equal(closing(opened), 'notEligible');
    deepEqual(barsToClose(caseOf(given(...opened))), ['the lead worker has not proposed it']);
  });

  it('needs two lower reviews running', () => {
    const lower: readonly (readonly [boolean, ...string[]])[] = [
      [true, 'significant', 'moderate', 'emerging'],
      [true, 'significant', 'moderate', 'moderate'],
      [true, 'significant', 'significant', 'moderate', 'emerging'],
      [true, 'moderate', 'emerging', 'emerging'],
      // Careful panels are not punished: one more review as low as before.
      [true, 'significant', 'moderate', 'emerging', 'emerging'],
      [true, 'moderate', 'emerging', 'emerging', 'emerging'],
      // Opened at the lowest band it cannot fall: two reviews without a rise.
      [true, 'emerging', 'emerging', 'emerging'],
      [true, 'emerging', 'moderate', 'emerging', 'emerging'],
      [false, 'emerging', 'emerging'],
      [false, 'emerging', 'moderate', 'emerging'],
      [false, 'emerging', 'emerging', 'moderate'],
      // It rose again on the way.
      [false, 'significant', 'emerging', 'moderate', 'moderate'],
      [false, 'significant', 'moderate'],
      [false, 'significant', 'moderate', 'significant'],
      [false, 'significant', 'emerging', 'moderate'],
      [false, 'moderate', 'moderate', 'emerging'],
      [false, 'significant'],
    ];
    for (const [is, ...bands] of lower) equal(isLowerTwice(banded(...bands)), is, bands.join(', '));
    equal(barsToClose(banded('significant', 'moderate', 'emerging')).length, 0);
    match(barsToClose(banded('significant', 'moderate')).join(), /not both lower/);
  });

  it('or an override signed by the chair and one other agency: neither alone, and not whoever proposed it', () => {
    const proposed = [...opened, closureProposed()];
    equal(closing(proposed), 'notEligible');
    equal(closing([...proposed, overrideSigned()]), 'notEligible');
    equal(closing([...proposed, overrideSigned(ada)]), 'notEligible');
    equal(closing([...proposed, overrideSigned(ada), overrideSigned(lee)]), 'notEligible', 'two agencies, no chair');
    equal(closing(signed), 'done');
    const command = commandIn(overrideSigned());
    equal(tries(tess, command, inFebruary, [...proposed, overrideSigned()]), 'alreadyDecided');
    equal(tries(priya, command, inFebruary, proposed), 'notAvailable');
    equal(tries(moira, command, inFebruary, proposed), 'notAvailable');
    const both: Person = { ...greta, roles: [...greta.roles, 'chair'] };
    equal(tries(both, command, inFebruary, proposed), 'done');
    equal(tries(both, command, inFebruary, [...opened, closureProposed(undefined, greta)]), 'notEligible');
    const sign = { by: refOf(tess), at: inFebruary, reason: 'He has moved.' };
    const signs = (chairs: string, others: string): boolean =>
      isOverridden({
        signed: [
          { ...sign, as: 'chair', agency: chairs },
          { ...sign, as: 'agency', agency: others },
        ],
      });
    deepEqual([signs('police', 'health'), signs('police', 'police')], [true, false]);
  });

  it('proposed again is signed again', () => {
    equal(closing([...signed, closureProposed()]), 'notEligible');
  });

  it('needs somebody who carries on each open action of high priority, by its number', () => {
    deepEqual(withActions('None are open.'), []);
    deepEqual(withActions('None are open.', 'A1'), ['1 high-priority action is open and no one carries it on (A1)']);
    match(withActions('A1: Kim Hale', 'A1', 'A12').join(), /^1 high-priority action .*\(A12\)/);
    match(withActions('A12', 'A12').join(), /1 high-priority/, 'a number alone names nobody');
    match(withActions('Kim Hale has them all', 'A1', 'A2').join(), /2 high-priority actions are open.*A1, A2/);
    deepEqual(withActions('A1 and A2: Kim Hale, Housing', 'A1', 'A2'), []);
  });

  it('takes a quorate panel', () => {
    const full = underWay(february);
    const few = full.attendance.filter(({ person }) =>
      [tess, moira].some(({ objectId }) => objectId === person.objectId),
    );
    equal(closing(signed, { ...full, attendance: few }), 'inquorate');
  });

  it('ends the case with the plan that was proposed, its review and its reminders; feedback is due in five working days', () => {
    const closed = [...signed, decided('close', february)];
    const childCase = caseOf(given(...closed));
    ok(childCase.stage === 'closed');
    equal(childCase.plan, 'Early help at school carries on, led by Vic Demo.');
    equal(childCase.feedback?.due.at, '2027-02-23T14:20:00.000Z');
    deepEqual(rungs(...closed), ['feedback']);
    ok(called(...closed).includes(priya.name), 'the referrer is told at once');
    ok(mayRead('decisions', childCase, priya, directory, inFebruary));
  });

  it('calls the lead worker and the co-ordinator every working day until feedback is recorded', () => {
    const closed = [...signed, decided('close', february)];
    const late = [...closed, caseReminded('2027-02-23T14:20:00.000Z')];
    deepEqual(called(...late), [priya.name, moira.name]);
    const later = [...late, caseReminded('2027-02-24T14:20:00.000Z')];
    deepEqual(called(...later), [priya.name, moira.name]);
    deepEqual(rungs(...later, feedbackGiven()), []);
    equal(
      tries(priya, commandIn(feedbackGiven()), '2027-02-25T10:00:00.000Z', [...later, feedbackGiven()]),
      'alreadyDecided',
    );
    equal(tries(tess, commandIn(feedbackGiven()), '2027-02-25T10:00:00.000Z', later), 'notAvailable');
  });

  it('that the panel does not agree to leaves the case as it was called before', () => {
    equal(stageAfter(...signed, decided('continue', february)), 'open');
    const moving = [...atPanel, decided('transition', panel), closureProposed()];
    const childCase = caseOf(given(...moving, decided('continue', march)));
    ok(childCase.stage === 'transition');
    equal(childCase.adultLead, 'Una Fakename');
  });
});

const closureForm = (deeds: Told): readonly Field[] =>
  steps.proposeClosure.asks?.({ before: caseOf(given(...deeds)), directory, now: inFebruary }) ?? [];
const fields = (deeds: Told): readonly string[] => closureForm(deeds).map(({ name }) => name);
const reasons = (deeds: Told): readonly string[] =>
  closureForm(deeds)
    .find(({ name }) => name === 'reason')
    ?.choices?.map(({ value }) => value) ?? [];

describe('A closure of a child who has died', () => {
  const died: Told = [...opened, harmRecorded('died'), noticeRecorded()];
  const forDeath: StoryRow = [
    priya,
    1,
    'proposeClosure',
    {
      reason: 'died',
      plan: 'Bereavement service.',
      carriesOn: 'None are open.',
      familyView: 'They ask why.',
      outstanding: 'The inquest.',
    },
  ];

  it('asks for no words of theirs, and is free of lower reviews and of low confidence', () => {
    deepEqual(fields(opened).includes('childsWords'), true);
    deepEqual(fields(died), ['reason', 'plan', 'carriesOn', 'familyView', 'outstanding']);
    deepEqual(barsToClose(caseOf(given(...died, forDeath))), []);
    const unsure = {
      ...caseOf(given(...died, forDeath)),
      risk: { latest: { confidence: 'low', unknown: 20, of: 42 } },
    } as Case;
    deepEqual(barsToClose(unsure), []);
    equal(tries(tess, commandIn(overrideSigned()), inFebruary, [...died, forDeath]), 'notNow', 'no override is needed');
  });

  it('is no way round: the reason is offered where the death is recorded, and there alone', () => {
    deepEqual(reasons(died), ['died']);
    equal(reasons(opened).includes('died'), false);
    const claimed = { ...caseOf(given(...opened, closureProposed())) } as Extract<Case, { stage: 'closing' }>;
    match(
      barsToClose({ ...claimed, closure: { ...claimed.closure, reason: 'died' } }).join(),
      /death .* not recorded.*not both lower/,
    );
  });

  it('is followed by a talk with the family: no letter, and the child is not referred again', () => {
    const closed: Told = [...died, forDeath, decided('close', february)];
    const childCase = caseOf(given(...closed));
    ok(childCase.stage === 'closed');
    deepEqual([hasLetter(childCase), mayReferAgain(childCase, priya, directory, inFebruary)], [false, false]);
    const standing = must(standingOf(childCase, priya, directory, inFebruary));
    equal(standing.line, 'Record who spoke with the family.');
    equal(
      stageOf(childCase).next?.(childCase, inFebruary),
      'Closed: the child has died. The legal hold stays. Someone speaks with the family by Tue 23 Feb 14:20. Record the feedback when that is done.',
    );
    equal(
      tries(priya, { step: 'recordFeedback', input: { letter: '', said: 'Colin, at home.' } }, inFebruary, closed),
      'done',
    );
    deepEqual(warningKindsOf({ ...childCase, answers: { ...childCase.answers, safeTonight: 'no' } }, inFebruary), [
      'doNotVisit',
      'legalHold',
    ]);
  });
});

describe('A closure of a young person who is 18', () => {
  it('speaks of a young person: their letter, adult services, and no new referral', () => {
    const closed = caseOf(given(...signed, decided('close', february)));
    ok(closed.stage === 'closed');
    const grown = { ...closed, answers: { ...closed.answers, dateOfBirth: '14/2/2009', birthSure: 'exact' } };
    deepEqual([lifeOf(closed, inFebruary), lifeOf(grown, inFebruary)], ['child', 'adult']);
    equal(
      must(standingOf(grown, priya, directory, inFebruary)).line,
      'Give the young person their letter, and record it.',
    );
    match(stageOf(grown).next?.(grown, inFebruary) ?? '', /The young person is 18/);
    deepEqual(
      [true, false],
      [closed, grown].map((one) => mayReferAgain(one, priya, directory, inFebruary)),
    );
    // The date is not certain: the form of a new referral asks about it.
    const stated = { ...grown, answers: { ...grown.answers, birthSure: 'stated' } };
    equal(mayReferAgain(stated, priya, directory, inFebruary), true);
    const disputed = { ...grown, answers: { ...grown.answers, birthSure: 'disputed' } };
    equal(lifeOf(disputed, inFebruary), 'child');
  });
});

const owed = (childCase: Case): readonly string[] =>
  owedNow(childCase, '2027-05-01T10:00:00.000Z').map(({ name, due }) => `${name} ${due ?? ''}`);

const ours = nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'section31' });
const placedHere = nowChanged({
  trueNow: 'placed',
  placedAcross: 'here',
  otherCouncil: 'Gateshead',
  heldBy: 'Gateshead',
  notifiedOn: '4/1/2027',
  notifiedWith: 'Our duty team',
});

const begins = (more: object, ...deeds: Told): string =>
  tries(moira, commandIn(transferBegun(moira, more)), inFebruary, [...opened, ...deeds]);

describe('A transfer of a child whom we look after', () => {
  it('asks whether responsibility has moved, and which, when, and who confirmed it', () => {
    equal(begins({}, ours), 'incomplete');
    equal(begins({ moved: 'agreement' }, ours), 'incomplete');
    equal(begins({ ...responsibilityMoved, movedOn: '1/3/2027' }, ours), 'incomplete');
    equal(begins(responsibilityMoved, ours), 'done');
    const { transfer } = transferWaiting(ours, transferBegun(moira, responsibilityMoved));
    deepEqual(transfer.responsibility, { ...responsibilityMoved, movedOn: '2027-01-04' });
  });
  it('is not begun while we are responsible, and leads to a placement with another council', () => {
    const command = commandIn(transferBegun(moira, { moved: 'no' }));
    const fact = factOf(given(...opened, ours), command, { actor: moira, now: inFebruary, directory });
    equal(fact, 'notNow');
    const context = { actor: moira, now: inFebruary, directory };
    const decision = caseMatter.decide({ root: caseOf(given(...opened, ours)) }, command, context);
    ok('refusal' in decision);
    match(decision.refusal.next, /Change what is true now[^]*Placed by or with another council/);
  });
  it('asks nothing of any other child, nor of one whom another council placed here', () => {
    equal(begins({}), 'done');
    equal(begins({}, ours, placedHere), 'done');
    equal(begins({}, nowChanged(placedThere)), 'incomplete', 'placed elsewhere by us, we look after them');
    const { transfer } = transferWaiting(transferBegun(moira, responsibilityMoved));
    equal(transfer.responsibility, undefined);
  });
  it('is not got round by a closure', () => {
    const proposed = commandIn(closureProposed());
    const command = { ...proposed, input: { ...proposed.input, reason: 'transferred' } } as Command;
    equal(tries(priya, command, inFebruary, [...opened, ours]), 'notNow');
    equal(tries(priya, command, inFebruary, opened), 'done');
  });
  it('is asked with the acceptance of a child who is looked after only since it was begun', () => {
    const accepts = (more: object, ...deeds: Told): string =>
      tries(moira, commandIn(acceptanceRecorded(moira, '20/1/2027', more)), inFebruary, [...opened, ...deeds]);
    equal(accepts({}, transferBegun(), ours), 'incomplete');
    equal(accepts({ moved: 'no' }, transferBegun(), ours), 'notNow');
    equal(accepts(responsibilityMoved, transferBegun(), ours), 'done');
    equal(accepts({}, ours, transferBegun(moira, responsibilityMoved)), 'done');
    const accepted = caseOf(
      given(
        ...opened,
        transferBegun(),
        ours,
        at(inFebruary, acceptanceRecorded(moira, '20/1/2027', responsibilityMoved)),
      ),
    );
    equal(transferTold(accepted)?.responsibility?.moved, 'order');
  });
});
const transferWaiting = (...deeds: Told) => {
  const childCase = caseOf(given(...opened, ...deeds));
  ok(childCase.stage === 'transferWaiting');
  return childCase;
};

describe('A transfer to another council', () => {
  it('is begun by the co-ordinator, who is not rung by it; the referrer and the chair are told that day', () => {
    const command = commandIn(transferBegun());
    equal(tries(moira, command, inFebruary, opened), 'done');
    for (const by of [priya, colin, tess, ada]) equal(tries(by, command, inFebruary, opened), 'notAvailable', by.name);
    equal(tries(moira, command, inFebruary, [...opened, transferBegun()]), 'alreadyDecided');
    deepEqual(called(...opened, transferBegun()), [priya.name, tess.name]);
  });

  it('may begin at every stage at which MSET has the case; before consent the manager returns it', () => {
    const command = commandIn(transferBegun());
    const begins: Readonly<Record<string, Told>> = {
      received: untilReceived,
      listed: [...untilReceived, listed()],
      held: [...untilReceived, listed(), decided('hold')],
      toPanel: atPanel,
      open: opened,
      returned: [...untilReceived, sentBack()],
    };
    for (const [stage, deeds] of Object.entries(begins)) {
      equal(stageAfter(...deeds), stage);
      equal(tries(moira, command, inFebruary, deeds), 'done', stage);
    }
    equal(tries(moira, command, inFebruary, [filledIn(priya, sparrow), submitted()]), 'notNow', 'urgent: she sees it');
    const closed: Told = [...signed, decided('close', february)];
    equal(tries(moira, command, '2027-02-17T10:00:00.000Z', closed), 'notNow');
  });

  it('of a case that no panel has opened leaves it what it is, with every clock, and stopped it is that again', () => {
    const stages: readonly Told[] = [
      untilReceived,
      [...untilReceived, listed()],
      [...untilReceived, listed(), decided('hold')],
      atPanel,
    ];
    for (const deeds of stages) {
      const before = caseOf(given(...deeds));
      const waiting = caseOf(given(...deeds, transferBegun()));
      equal(waiting.stage, before.stage);
      deepEqual(
        owed(waiting).filter((one) => !one.startsWith('transfer')),
        owed(before),
      );
      ok(owed(waiting).length > owed(before).length);
      const { facts: _f, changedAt: _c, lastCall: _l, ...was } = before;
      const {
        facts: _g,
        changedAt: _d,
        lastCall: _m,
        ...is
      } = caseOf(given(...deeds, transferBegun(), transferStopped()));
      deepEqual(is, was);
    }
    // Accepted, it ends from where it stands.
    const accepted = caseOf(given(...atPanel, transferBegun(), acceptanceRecorded(moira, '12/1/2027')));
    ok(accepted.stage === 'transferred');
    deepEqual([accepted.council, accepted.transferring], ['Gateshead', undefined]);
  });

  it('goes on where the consent lapses meanwhile: the co-ordinator records it or stops it, and then it can be withdrawn', () => {
    const changed = saved('2', { ...answersOn('2', kestrel), surname: 'Otherone' });
    const lapsed: Told = [...untilReceived, transferBegun(), sentBack(), changed, resubmitted()];
    const childCase = caseOf(given(...lapsed));
    ok(childCase.stage === 'awaitingConsent');
    ok(mayRead('referral', childCase, moira, directory, '2027-01-20T10:00:00.000Z'));
    const when = '2027-01-20T10:00:00.000Z';
    equal(tries(priya, { step: 'withdraw', input: { reason: 'Moved.', childSafe: 'yes' } }, when, lapsed), 'owed');
    equal(tries(moira, commandIn(acceptanceRecorded(moira, '12/1/2027')), when, lapsed), 'done');
    const accepted = caseOf(given(...lapsed, at(when, acceptanceRecorded(moira, '12/1/2027'))));
    ok(accepted.stage === 'transferred');
    equal(accepted.consent.by.objectId, colin.objectId, 'under the consent with which it was begun');
    equal('consent' in must(accepted.transfer), false);
    deepEqual(
      owed(accepted).filter((one) => one.startsWith('transfer')),
      [],
    );
    const stopped: Told = [...lapsed, transferStopped()];
    equal(tries(priya, { step: 'withdraw', input: { reason: 'Moved.', childSafe: 'yes' } }, when, stopped), 'done');
    equal(mayRead('referral', caseOf(given(...stopped)), moira, directory, when), false, 'it is the managers’ again');
  });

  it('goes on from stage to stage; opened by the panel the case waits as any open case does', () => {
    const begun: Told = [...untilReceived, transferBegun(), listed(), decided('toPanel')];
    equal(caseOf(given(...begun)).transferring?.council, 'Gateshead');
    const childCase = caseOf(given(...begun, decided('open', panel)));
    ok(childCase.stage === 'transferWaiting');
    deepEqual([childCase.transfer.council, childCase.transferring, childCase.was], ['Gateshead', undefined, undefined]);
    ok(caseOf(given(...begun, decided('open', panel), transferStopped())).stage === 'open');
    const moving = caseOf(given(...begun, decided('transition', panel)));
    ok(moving.stage === 'transferWaiting' && moving.was === 'transition');
    // Another plan would end it without the other council.
    equal(
      tries(
        tess,
        { step: 'recordDecision', input: decisionInput(panel, 'otherPlan') },
        later(panel.startsAt, 20),
        begun,
        underWay(panel),
      ),
      'owed',
    );
  });

  it('keeps a closure that was proposed, with its signatures, unless a panel decides meanwhile', () => {
    const back = caseOf(given(...signed, transferBegun(), transferStopped()));
    ok(back.stage === 'closing');
    deepEqual([back.closure.reason, back.signed?.length], ['harmEnded', 2]);
    equal(stageAfter(...signed, transferBegun(), decided('continue', february), transferStopped()), 'open');
  });

  it('leaves the case open with every clock; the panel reviews it, and it still waits', () => {
    const childCase = caseOf(given(...opened, transferBegun()));
    ok(childCase.stage === 'transferWaiting');
    deepEqual([isOnAgenda(childCase, february), rungs(...opened, transferBegun()).includes('reviewDue')], [true, true]);
    const reviewed = caseOf(given(...opened, transferBegun(), decided('continue', february)));
    ok(reviewed.stage === 'transferWaiting');
    deepEqual([reviewed.reviewOn, reviewed.transfer.council], ['2027-03-16', 'Gateshead']);
  });

  it('reminds the co-ordinator and the chair every five working days, before and after a review', () => {
    const waiting = [...opened, at('2027-01-20T10:00:00.000Z', transferBegun())];
    const [first, second] = ['2027-01-27T10:00:00.000Z', '2027-02-03T10:00:00.000Z'];
    deepEqual(called(...waiting, caseReminded(first)), [moira.name, tess.name]);
    const again = [...waiting, caseReminded(first), caseReminded(second)];
    ok(called(...again).includes(moira.name));
    ok(rungs(...again, decided('continue', february)).includes('transfer'));
  });

  it('ends with the written acceptance, which is not one of tomorrow', () => {
    const waiting = [...opened, transferBegun()];
    const accepts = (acceptedOn: string): string => {
      const command = commandIn(acceptanceRecorded());
      ok(command.step === 'recordAcceptance');
      return tries(moira, { ...command, input: { ...command.input, acceptedOn } }, inFebruary, waiting);
    };
    deepEqual(
      ['16/2/2027', '19/1/2027', '17/2/2027', '18/1/2027', '2/2/2020', 'soon', ''].map(accepts),
      ['done', 'done', ...Array.from({ length: 5 }, () => 'incomplete')],
      'neither of tomorrow nor from before the transfer',
    );
    equal(
      tries(moira, commandIn(acceptanceRecorded()), inFebruary, [...waiting, isMissing()]),
      'owed',
      'the child is missing now',
    );
    const childCase = caseOf(given(...waiting, acceptanceRecorded()));
    ok(childCase.stage === 'transferred');
    deepEqual([childCase.council, childCase.acceptance?.keptWhere], ['Gateshead', 'Case system, letters']);
    deepEqual(rungs(...waiting, acceptanceRecorded()), []);
    equal(tries(moira, commandIn(acceptanceRecorded()), inFebruary, opened), 'notNow');
  });

  it('keeps that the pack was given: when, by whom and to whom, also after the acceptance', () => {
    const waiting = [...opened, transferBegun()];
    const gives = (givenOn: string, deeds: Told = waiting) =>
      tries(moira, commandIn(packGiven(moira, givenOn)), inFebruary, deeds);
    deepEqual(
      ['19/1/2027', '16/2/2027', '18/1/2027', '17/2/2027', 'soon', ''].map((day) => gives(day)),
      ['done', 'done', 'incomplete', 'incomplete', 'incomplete', 'incomplete'],
    );
    equal(gives('19/1/2027', opened), 'notNow');
    const given1 = transferTold(caseOf(given(...waiting, packGiven())))?.packs;
    deepEqual(
      given1?.map(({ givenOn, givenBy, givenTo, by }) => [givenOn, givenBy, givenTo, by.name]),
      [['2027-01-19', 'Moira Mocksworth, co-ordinator', 'Una Fakename, Gateshead, by secure mail', moira.name]],
    );
    const accepted = [...waiting, packGiven(), acceptanceRecorded()];
    equal(transferTold(caseOf(given(...accepted)))?.packs?.length, 1);
    equal(gives('16/2/2027', accepted), 'done');
    equal(transferTold(caseOf(given(...accepted, packGiven())))?.packs?.length, 2);
    const early = [...untilReceived, listed(), transferBegun()];
    equal(transferTold(caseOf(given(...early, packGiven(moira, '4/1/2027'))))?.packs?.length, 1);
  });

  it('says what an acceptance leaves open: what is owed here is owed afterwards', () => {
    const waiting = [...opened, transferBegun()];
    const on = (...deeds: Told) => owedAfterTransfer(caseOf(given(...deeds)), inFebruary);
    deepEqual(on(...waiting), []);
    deepEqual(on(...waiting, harmRecorded()), ['the notice to the national panel']);
    deepEqual(on(...opened), [], 'nothing waits');
    const ofLado = [
      ...opened,
      nowChanged({ trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'threshold' }),
      transferBegun(),
    ];
    deepEqual(on(...ofLado), ['that the LADO was told']);
    equal(tries(moira, commandIn(acceptanceRecorded()), inFebruary, ofLado), 'done', 'it is said, and bars nothing');
  });

  it('is stopped where the child does not move: the case is what it was', () => {
    equal(stageAfter(...opened, transferBegun(), transferStopped()), 'open');
    const due = caseReminded('2027-02-02T09:00:00.000Z');
    equal(stageAfter(...opened, transferBegun(), due, transferStopped()), 'review');
    ok(!rungs(...opened, transferBegun(), transferStopped()).includes('transfer'));
    equal(stageAfter(...atPanel, decided('transition', panel), transferBegun(), transferStopped()), 'transition');
  });
});
