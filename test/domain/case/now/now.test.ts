// What is true of the child now (docs/process.md P17.13): from the referral, changed with a reason, asked again, said with an
// update or a review, and taken along where two cases become one.
import { concernTold } from '../../../../src/domain/case/concern/concern.ts';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { owedNow, owes } from '../../../../src/domain/case/owed/owed.ts';
import { isPlacedHere, isPoliceLed, saidOfTonight, answersNow, trueOf } from '../../../../src/domain/case/state/now.ts';
import { hasDied, isUrgent, type Case } from '../../../../src/domain/case/state/stages.ts';
import { caseMatter, type Command } from '../../../../src/domain/case/whole/case.ts';
import { warningKindsOf, warningsOf } from '../../../../src/domain/case/whole/warnings.ts';
import { foundBy } from '../../../../src/domain/case/triage/match-keys.ts';
import { cawnWarning } from '../../../../src/domain/case/action/cawn.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Instant } from '../../../../src/domain/time/calendar.ts';
import {
  at,
  caseOf,
  colin,
  commandIn,
  consented,
  directory,
  filledIn,
  given,
  kestrel,
  later,
  moira,
  monday10,
  must,
  noConflict,
  priya,
  ravi,
  resubmitted,
  saved,
  submitted,
  tess,
  withdrawn,
  withdrawnUnsafe,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import { isBack, isMissing } from '../../../people/episode-builders.ts';
import {
  harmRecorded,
  listed,
  nowChanged,
  other,
  placedThere,
  preMset,
  sentBack,
  tookOver,
} from '../../../people/meeting-builders.ts';

const week5 = '2027-02-08T10:00:00.000Z';
const from = (more: object): Told => [filledIn(priya, { ...kestrel, ...more }), submitted(), noConflict(), consented()];
const received = (more: object, ...rows: Told): Case => caseOf(given(...from(more), ...rows));
const ended = (more: object): Case => ({ ...received(more), reference: other });
const triageOf = (root: Case): Instant | undefined =>
  caseMatter.clockOf({ root })?.ladder.rungs.find(({ rung }) => rung === 'triage')?.at;
const inWeek5 = (said: Readonly<Record<string, string>>, by?: Person): StoryRow => at(week5, nowChanged(said, by));
const read = (now: Instant): { readonly now: Instant; readonly directory: Directory } => ({ now, directory });
const stepfather = {
  trueNow: 'tell',
  mustNotBeTold: 'yes',
  toldWho: 'Her mother’s partner',
  toldWhy: 'He is the exploiter.',
};
/** What the step comes to: the code of its refusal, "done", "unchanged". */
function codeOf(before: Case, row: StoryRow, now: Instant = week5, known: Directory = directory): string {
  const decision = caseMatter.decide({ root: before }, commandIn(row), { actor: row[0], now, directory: known });
  return 'refusal' in decision ? decision.refusal.code : 'data' in decision ? 'done' : 'unchanged';
}
const owesLado = (one: Case): boolean => owes(one, 'lado');
const notSafe = { safeTonight: 'no', planTonight: 'With her aunt.', urgency: 'beforePreMset' };

describe('What is true now', () => {
  it('starts from the referral, and "No" of one night is asked again from noon of the next day', () => {
    const one = received(notSafe);
    deepEqual(trueOf(one, 'tonight').answers, { safeTonight: 'no', planTonight: 'With her aunt.' });
    equal(saidOfTonight(one, '2027-01-05T11:59:00.000Z'), 'no');
    equal(saidOfTonight(one, '2027-01-05T12:00:00.000Z'), 'ask');
    deepEqual(
      owedNow(one, '2027-01-05T12:00:00.000Z')
        .map(({ name }) => name)
        .toSorted(),
      ['safety', 'triage'],
    );
    ok(warningKindsOf(one, week5).includes('askTonight') && !warningKindsOf(one, week5).includes('notSafe'));
    const [warning] = warningsOf(one, read(week5));
    equal(
      warning?.words,
      'Ask again: safe tonight? The last answer was No, according to the referral, Mon 4 Jan 10:09.',
    );
  });

  it('a referral that is withdrawn says of tonight what was said then, not what the referral said', () => {
    const sent: Told = [filledIn(priya, { ...kestrel, safeTonight: 'yes' }), submitted()];
    const one = caseOf(given(...sent, at('2027-01-05T11:00:00.000Z', withdrawnUnsafe())));
    deepEqual(trueOf(one, 'tonight').answers, { safeTonight: 'no' });
    equal(saidOfTonight(one, week5), 'no');
    equal(saidOfTonight(caseOf(given(...sent, withdrawn())), week5), 'yes');
  });

  it('a child who becomes unsafe in week five is warned of until the next noon', () => {
    const one = received(
      { safeTonight: 'yes' },
      inWeek5({ trueNow: 'tonight', safeTonight: 'notSure', planTonight: 'Aunt.' }),
    );
    ok(warningKindsOf(one, later(week5, 60)).includes('notSureSafe'));
    equal(
      warningsOf(one, read(later(week5, 60)))[0]?.words,
      'Not sure that the child is safe tonight: Moira Example, Mon 8 Feb 10:00.',
    );
    ok(warningKindsOf(one, '2027-02-09T12:00:00.000Z').includes('askTonight'));
  });

  it('a Yes has its date, is not said of a child who is missing, and is asked once after the return', () => {
    const one: Told = from({ safeTonight: 'yes' });
    const missing: Told = [...one, at('2027-01-05T22:30:00.000Z', isMissing({ since: '5/1/2027 22:00' }))];
    equal(saidOfTonight(caseOf(given(...one)), '2027-01-06T10:00:00.000Z'), 'yes');
    equal(saidOfTonight(caseOf(given(...missing)), '2027-01-06T10:00:00.000Z'), undefined);
    const back: Told = [...missing, at('2027-01-06T12:00:00.000Z', isBack({ returnedAt: '6/1/2027 11:00' }))];
    equal(saidOfTonight(caseOf(given(...back)), '2027-01-06T13:00:00.000Z'), 'ask');
    const asked: Told = [
      ...back,
      at('2027-01-06T14:00:00.000Z', nowChanged({ trueNow: 'tonight', safeTonight: 'yes' })),
    ];
    equal(saidOfTonight(caseOf(given(...asked)), week5), 'yes');
  });

  it('in week five someone must not be told; everything that warns says so, and it is lifted again', () => {
    const told: Told = [...from({ mustNotBeTold: 'no' }), inWeek5(stepfather)];
    const one = caseOf(given(...told));
    ok(isPoliceLed(one));
    const warning = must(warningsOf(one, read(week5)).find(({ is }) => is === 'mustNotBeTold'));
    deepEqual(
      warning.own.map(([, said]) => said),
      [stepfather.toldWho, stepfather.toldWhy],
    );
    ok(warning.words.endsWith('Said by Moira Example, Mon 8 Feb 10:00.'), warning.words);
    const lifted = caseOf(given(...told, at(later(week5, 60), nowChanged({ trueNow: 'tell', mustNotBeTold: 'no' }))));
    ok(!warningKindsOf(lifted, later(week5, 90)).includes('mustNotBeTold'));
  });

  it('is looked at again four weeks later', () => {
    const one = received({ mustNotBeTold: 'no' }, inWeek5(stepfather));
    const words = (now: Instant): string => must(warningsOf(one, read(now))[0]).words;
    ok(!words('2027-03-07T12:00:00.000Z').includes('does it still hold?'));
    ok(words('2027-03-08T12:00:00.000Z').includes('does it still hold?'));
  });

  it('"Not known", and "Not known yet", whether anyone must not be told is a warning of its own', () => {
    ok(warningKindsOf(received({ mustNotBeTold: 'notKnown' }), monday10).includes('notKnownTold'));
    const { mustNotBeTold: _left, ...rest } = kestrel;
    const one = received(rest);
    const unknown: Case = {
      ...one,
      answers: Object.fromEntries(Object.entries(one.answers).filter(([name]) => name !== 'mustNotBeTold')),
      notKnown: { fields: ['mustNotBeTold'], why: 'Asked for.' },
    };
    ok(warningKindsOf(unknown, monday10).includes('notKnownTold'));
    ok(!warningKindsOf(received({ mustNotBeTold: 'no' }), monday10).includes('notKnownTold'));
  });

  it('that someone of concern works with children asks for the LADO from the day on which it is known', () => {
    const one: Told = from({ worksWithChildren: 'no' });
    ok(!owesLado(caseOf(given(...one))));
    ok(
      owesLado(
        caseOf(given(...one, inWeek5({ trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'threshold' }))),
      ),
    );
  });

  it('a care order of week five changes what a notice may do, and both addresses lead to the child', () => {
    const one = received(
      { dateOfBirth: '1/6/2010' },
      inWeek5({
        trueNow: 'status,home',
        careStatus: 'lookedAfter',
        legalStatus: 'section31',
        livesAt: 'foster',
        address: '9 New Road',
      }),
    );
    const now = answersNow(one);
    deepEqual([now['legalStatus'], now['address'], now['postcode']], ['section31', '9 New Road', undefined]);
    deepEqual(
      foundBy(one).map(({ address }) => address),
      [kestrel.address, '9 New Road'],
    );
    equal(
      cawnWarning(undefined, now['legalStatus'] ?? '', '2027-02-08', '2027-02-08'),
      cawnWarning(undefined, 'section31', '2027-02-08', '2027-02-08'),
    );
    equal(one.answers['address'], kestrel.address, 'what was referred stays');
  });
});

describe('Who says what is true now', () => {
  const open = received(
    { mustNotBeTold: 'yes', toldWho: 'The stepfather', toldWhy: 'He hits.' },
    listed(preMset, 'police'),
  );
  const now = later(preMset.startsAt, -60);

  it('needs to say how it is known, and what', () => {
    equal(codeOf(open, nowChanged({ knownBy: '', trueNow: 'phone', phone: '0191 498 0000' })), 'incomplete');
    equal(codeOf(open, nowChanged({ trueNow: 'phone' })), 'incomplete');
    equal(codeOf(open, nowChanged({ trueNow: '' })), 'incomplete');
    equal(codeOf(open, nowChanged({ trueNow: 'phone', phone: '0191 498 0000' })), 'done');
  });
  it('an agency that is invited may add a warning, and not lessen one, unless the council’s setting lets it', () => {
    const lift = nowChanged({ trueNow: 'tell', mustNotBeTold: 'no' }, ravi);
    equal(codeOf(open, nowChanged({ trueNow: 'tonight', safeTonight: 'no', planTonight: 'Aunt.' }, ravi), now), 'done');
    equal(codeOf(open, lift, now), 'notYours');
    const said = { trueNow: 'tell', mustNotBeTold: 'yes', toldWho: 'The stepfather', toldWhy: 'He hits.' };
    // In words no less: another name in place of the one that stands.
    equal(codeOf(open, nowChanged({ ...said, toldWho: 'Her cousin' }, ravi), now), 'notYours');
    equal(codeOf(open, nowChanged({ ...said, toldWho: 'The stepfather, and her cousin' }, ravi), now), 'done');
    const grave = { trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'threshold' };
    const known = received({}, listed(preMset, 'police'), nowChanged(grave));
    equal(codeOf(known, nowChanged({ ...grave, concernHeight: 'low' }, ravi), now), 'notYours');
    equal(codeOf(open, nowChanged({ trueNow: 'tell', mustNotBeTold: 'no' }, tess), now), 'done');
    const lenient = { ...directory, settings: { ...directory.settings, invitedLiftWarnings: true } };
    equal(codeOf(open, lift, now, lenient), 'done');
  });
  it('care and legal status are the council’s to say', () => {
    const said = { trueNow: 'status', careStatus: 'cpPlan' };
    // It is not offered to them.
    equal(codeOf(open, nowChanged(said, ravi), now), 'incomplete');
    equal(codeOf(open, nowChanged(said, priya), now), 'done');
    equal(codeOf(open, nowChanged(said, colin), now), 'done');
  });
  it('the same again is nothing; but of tonight it is of today', () => {
    equal(
      codeOf(
        open,
        nowChanged({
          trueNow: 'school',
          school: kestrel['school'] ?? '',
          educationStatus: kestrel['educationStatus'] ?? '',
        }),
      ),
      'unchanged',
    );
    equal(codeOf(open, nowChanged({ trueNow: 'tonight', safeTonight: 'yes' })), 'done');
  });
  it('holds what is told: value before, after, how it is known', () => {
    const [fact] = given(...from({ mustNotBeTold: 'no' }), inWeek5(stepfather)).slice(-1);
    const { knownBy: _said, trueNow: _what, ...answers } = { ...stepfather, knownBy: '' };
    deepEqual(fact?.data, { changes: { tell: { was: { mustNotBeTold: 'no' }, answers } }, why: 'The police told me.' });
  });
});

describe('A referral that is returned', () => {
  it('opens with what is true now, and what is changed on its pages is true once it is sent again', () => {
    const story: Told = [
      ...from({ mustNotBeTold: 'no' }),
      inWeek5({ trueNow: 'home', livesAt: 'foster', address: '9 New Road', postcode: 'ZZ99 4AA' }),
      at(later(week5, 10), sentBack()),
    ];
    const back = caseOf(given(...story));
    equal(back.answers['address'], '9 New Road');
    const moved: Told = [...story, saved('3', { ...pageThree, address: '10 Last Road' })];
    equal(trueOf(caseOf(given(...moved)), 'home').answers['address'], '9 New Road');
    const sent = caseOf(given(...moved, at(later(week5, 60), resubmitted())));
    const { answers, by, since } = trueOf(sent, 'home');
    deepEqual([answers['address'], by?.name, since], ['10 Last Road', priya.name, later(week5, 60)]);
  });
  const pageThree = {
    livesAt: 'foster',
    postcode: 'ZZ99 4AA',
    school: kestrel['school'] ?? '',
    educationStatus: kestrel['educationStatus'] ?? '',
    needs: kestrel['needs'] ?? '',
  };
});

describe('Merged', () => {
  const command = { step: 'takeMerged', input: { from: other } } as Command;
  function merged(kept: Case, ends: Case, now = later(monday10, 90)): Case {
    const decision = caseMatter.decide({ root: kept }, command, { actor: moira, now, directory, about: ends });
    ok('data' in decision, JSON.stringify(decision));
    const meta = { number: kept.facts + 1, at: now, by: { objectId: moira.objectId, name: moira.name } };
    return caseMatter.evolve({ root: kept }, caseMatter.factOf({ root: kept }, command, decision.data, meta)).root;
  }

  const toldIn = (one: Case, ends: Case): string | undefined =>
    answersNow(merged(one, { ...ends, reference: other }, later(week5, 90)))['toldWho'];

  it('keeps every warning of both, and no one who was left out comes in', () => {
    const kept = received({ mustNotBeTold: 'no', safeTonight: 'yes' });
    const ends: Case = {
      ...ended({ mustNotBeTold: 'yes', toldWho: 'The stepfather', toldWhy: 'He is the exploiter.', ...notSafe }),
      excluded: [colin.objectId],
      restricted: 'riskToLife',
    };
    const one = merged(kept, ends);
    deepEqual(warningKindsOf(one, later(monday10, 95)), ['notSafe', 'mustNotBeTold', 'restricted']);
    ok(warningsOf(one, read(later(monday10, 95)))[1]?.words.includes(`according to ${other}`));
    deepEqual([one.excluded, one.restricted], [[colin.objectId], 'riskToLife']);
    deepEqual(warningKindsOf(merged(ends, kept), later(monday10, 95)), ['notSafe', 'mustNotBeTold', 'restricted']);
  });
  it('where each names someone who must not be told, both are named, whichever is kept', () => {
    const kept = received({ mustNotBeTold: 'yes', toldWho: 'The stepfather', toldWhy: 'He hits.' });
    const ends = ended({ mustNotBeTold: 'yes', toldWho: 'Her cousin', toldWhy: 'He drives her.' });
    for (const one of [merged(kept, ends), merged(ends, { ...kept, reference: other })]) {
      const [warning] = warningsOf(one, read(later(monday10, 95)));
      const said = JSON.stringify(warning?.own);
      for (const words of ['The stepfather', 'He hits.', 'Her cousin', 'He drives her.'])
        ok(said.includes(words), `${words} is not in ${said}`);
    }
    const newer = received({ mustNotBeTold: 'no' }, inWeek5({ ...stepfather, toldWho: 'Her uncle' }));
    equal(toldIn(kept, newer), 'The stepfather; Her uncle');
    equal(toldIn(newer, kept), 'Her uncle; The stepfather');
  });
  it('the graver of two concerns is kept, though the other is newer', () => {
    const grave = { trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'threshold' };
    const kept = received({}, inWeek5(grave));
    const ends: Case = {
      ...received({}, at(later(week5, 60), nowChanged({ ...grave, concernHeight: 'low' }))),
      reference: other,
    };
    equal(answersNow(merged(kept, ends, later(week5, 90)))['concernHeight'], 'threshold');
  });
  it('a death goes along, though the case kept has a hold for serious harm', () => {
    const due = { at: week5, rule: 'national.notice', ruleVersion: 1 };
    const kept: Case = { ...received({}), hold: { at: monday10, due } };
    const ends: Case = { ...ended({}), hold: { at: monday10, due, noticed: monday10, died: true } };
    const one = merged(kept, ends);
    ok(hasDied(one) && owes(one, 'notice'), 'what the case kept owed itself stays owed');
    ok(hasDied(merged({ ...ends, reference: kept.reference }, { ...kept, reference: other })));
  });
  it('takes urgency and the sooner triage along, whichever is kept', () => {
    const [routine, urgent] = [received({}), ended(notSafe)];
    const one = merged(routine, urgent);
    ok(!isUrgent(routine) && isUrgent(one));
    deepEqual([triageOf(one), triageOf(merged(urgent, routine))], [triageOf(urgent), triageOf(urgent)]);
  });
  it('asks for the LADO where the other case did, and not again where that was recorded', () => {
    const ends = ended({ worksWithChildren: 'yes' });
    ok(owesLado(merged(received({ worksWithChildren: 'no' }), ends)));
    const told = { ...ends, onward: ['lado'], concern: concernTold(ends) } as Case;
    ok(!owesLado(merged(received({ worksWithChildren: 'no' }), told)));
    ok(owesLado(merged(received({ worksWithChildren: 'yes' }), told)), 'what was told there was of someone else');
  });
  it('the newer of two addresses is kept, and either way round', () => {
    const kept = received({}, inWeek5({ trueNow: 'phone', phone: '0191 498 0001' }));
    const ends: Case = {
      ...received({}, at(later(week5, 60), nowChanged({ trueNow: 'phone', phone: '0191 498 0002' }))),
      reference: other,
    };
    equal(answersNow(merged(kept, ends, later(week5, 90)))['phone'], '0191 498 0002');
    equal(answersNow(merged(ends, kept, later(week5, 90)))['phone'], '0191 498 0002');
  });
  it('a repeat takes nothing twice', () => {
    const once = merged(received({}), ended(notSafe));
    const again = caseMatter.decide({ root: once }, command, {
      actor: moira,
      now: week5,
      directory,
      about: ended(notSafe),
    });
    ok('unchanged' in again);
    ok(tookOver(other).length > 0);
  });
});

/** Whether another council is still to be notified. */
const owesIt = (said: Readonly<Record<string, string>>, ...rows: Told): boolean =>
  owes(received({}, inWeek5(said), ...rows), 'placed');
/** Whether the council that placed the child here is still to be asked for its notification. */
const asksForIt = (said: Readonly<Record<string, string>>, ...rows: Told): boolean =>
  owes(received({}, inWeek5(said), ...rows), 'placedHere');

describe('A child placed across a council’s border', () => {
  const sent = { notifiedOn: '5/1/2027', notifiedWith: 'Their duty team' };
  const here = { ...placedThere, placedAcross: 'here', heldBy: 'Gateshead' };
  it('is ours and elsewhere: that council is to be notified, until a day and a person are recorded', () => {
    equal(owesIt(placedThere), true);
    equal(owesIt({ ...placedThere, ...sent }), false);
    equal(owesIt(placedThere, nowChanged({ ...placedThere, ...sent })), false);
  });
  it('is placed here: the other council is asked for its notification, until it is recorded', () => {
    equal(asksForIt(here), true);
    equal(asksForIt({ ...here, ...sent }), false);
    equal(asksForIt(here, nowChanged({ ...here, ...sent })), false);
    equal(asksForIt(here, nowChanged({ trueNow: 'placed', placedAcross: 'no' })), false);
    equal(asksForIt(here, harmRecorded('died')), false);
    equal(asksForIt(placedThere), false);
  });
  it('is placed here: there is no one to notify, and the returns on missing children leave the child to the council that placed them', () => {
    equal(owesIt(here), false);
    equal(isPlacedHere(answersNow(received({}, inWeek5(here)))), true);
    equal(isPlacedHere(answersNow(received({}, inWeek5(placedThere)))), false);
  });
  it('owes nothing once the child is back, or has died', () => {
    equal(owesIt(placedThere, nowChanged({ trueNow: 'placed', placedAcross: 'no' })), false);
    equal(owesIt(placedThere, harmRecorded('died')), false);
  });
  it('needs which council and who holds the case, and no day that is still to come', () => {
    equal(codeOf(received({}), nowChanged({ ...placedThere, otherCouncil: '' })), 'incomplete');
    equal(codeOf(received({}), nowChanged({ ...placedThere, heldBy: '' })), 'incomplete');
    equal(codeOf(received({}), nowChanged({ ...placedThere, notifiedOn: '5/1/2027' })), 'incomplete');
    equal(codeOf(received({}), nowChanged({ ...placedThere, ...sent, notifiedOn: '9/2/2027' })), 'badDate');
    equal(codeOf(received({}), nowChanged({ ...placedThere, ...sent, notifiedOn: '8/2/2027' })), 'done');
  });
  it('keeps no answer that "not any more" does not ask for', () => {
    const { answers } = trueOf(received({}, inWeek5({ ...placedThere, placedAcross: 'no' })), 'placed');
    deepEqual(answers, { placedAcross: 'no' });
  });
});
