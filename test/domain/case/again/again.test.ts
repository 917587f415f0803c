// A child is referred again after the case has ended (docs/process.md P17.6): what is put in, what is asked, how it is counted.
import type { CaseContext } from '../../../../src/domain/case/context.ts';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { caseMatter, type Command } from '../../../../src/domain/case/whole/case.ts';
import { hasEnded, linkTo } from '../../../../src/domain/case/again/again.ts';
import type { Gap } from '../../../../src/domain/case/referral/form/rules.ts';
import { gapsOf } from '../../../../src/domain/case/referral/referral.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { flagsOf } from '../../../../src/reading/lines.ts';
import { rowOf } from '../../../../src/domain/case/owed/row.ts';
import {
  at,
  caseOf,
  colin,
  declined,
  directory,
  factOf,
  filledIn,
  given,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  replay,
  submitted,
  tess,
  withdrawn,
  commandIn,
  type Told,
} from '../../../people/builders.ts';
import { decided, listed, mergedInto, other, referredAgain, untilReceived } from '../../../people/meeting-builders.ts';

const ended: Told = [...untilReceived, listed(), decided('otherPlan')];
const now = '2027-04-12T10:00:00.000Z';
const tries = (by: Person, command: Command, ...deeds: Told): string => {
  const fact = factOf(given(...deeds), command, { actor: by, now, directory });
  return typeof fact === 'string' ? fact : 'done';
};
const start = (about: Case, more: object = {}): Case | string => {
  const input = {
    reference: other,
    page: 's47',
    answers: { section47: 'notNeeded', strategyDate: '5/4/2027', whyNot47: 'Known.' },
    whatIsNew: 'He was missing overnight.',
  };
  const context: CaseContext = { actor: priya, now, directory, about, ...more };
  const fact = factOf([], { step: 'start', input }, context);
  return typeof fact === 'string' ? fact : must(replay([fact]));
};
const flags = (childCase: Case) => flagsOf(rowOf(childCase), undefined);
const begun = (about: Case, more: object = {}): Case => {
  const one = start(about, more);
  ok(typeof one !== 'string');
  return one;
};

const isAsked = ({ field }: Gap): boolean => field === 'still47';

// The discussion that it is begun with was on 5 April.
const asked = (endedAt: string): boolean => {
  const one = begun(caseOf(given(filledIn(), at(endedAt, withdrawn()))));
  equal(one.answers['section47Old'] === 'yes', gapsOf(one, directory, now).some(isAsked));
  return gapsOf(one, directory, now).some(isAsked);
};

describe('A child who is referred again', () => {
  const old = caseOf(given(...ended));

  it('may be of every end but a merge, by whoever refers and reads the case', () => {
    const command = commandIn(referredAgain());
    for (const by of [priya, colin, moira]) equal(tries(by, command, ...ended), 'done', by.name);
    for (const by of [tess, ravi, noor]) equal(tries(by, command, ...ended), 'notAvailable', by.name);
    equal(tries(priya, command, filledIn(), submitted(), noConflict(), declined()), 'done');
    equal(tries(priya, command, filledIn(), withdrawn()), 'done');
    equal(tries(priya, command, ...untilReceived), 'notNow');
    equal(tries(priya, command, ...untilReceived, mergedInto(other)), 'notNow');
    const stages = ['closed', 'transferred', 'otherPlan', 'notAuthorised', 'withdrawn'] as const;
    ok(stages.every((stage) => hasEnded({ ...old, stage } as Case)));
  });

  it('needs what is new, and a Section 47 determination', () => {
    const input = { whatIsNew: 'Missing overnight.', section47: 'notYet', as: other };
    equal(tries(priya, { step: 'referAgain', input }, ...ended), 'incomplete');
    const silent = { ...input, whatIsNew: '', section47: 'notNeeded', strategyDate: '5/4/2027', whyNot47: 'Known.' };
    equal(tries(priya, { step: 'referAgain', input: silent }, ...ended), 'incomplete');
  });

  it('puts in who the child is and what does not grow old; never the worries, the plan or the address', () => {
    const { answers } = begun(old);
    for (const name of ['surname', 'forenames', 'dateOfBirth', 'caseSystemId', 'ethnicity', 'needs']) {
      equal(answers[name], kestrel[name], name);
    }
    for (const name of [
      'worries',
      'strengths',
      'safeTonight',
      'address',
      'school',
      'childsWords',
      'types',
      'urgency',
    ]) {
      equal(answers[name], undefined, name);
    }
    deepEqual([answers['whatIsNew'], answers['section47']], ['He was missing overnight.', 'notNeeded']);
  });

  it('keeps that somebody must not be told, and asks again where nobody was named', () => {
    const led = { ...old, answers: { ...old.answers, mustNotBeTold: 'yes', toldWho: 'His uncle', toldWhy: 'Arrest.' } };
    const kept = begun(led).answers;
    deepEqual([kept['mustNotBeTold'], kept['toldWho']], ['yes', 'His uncle']);
    const open = { ...old, answers: { ...old.answers, mustNotBeTold: 'no' } };
    equal(begun(open).answers['mustNotBeTold'], undefined);
  });

  it('asks whether a determination from before the last case ended is of this worry', () => {
    equal(asked('2027-04-06T10:00:00.000Z'), true);
    equal(asked('2027-04-05T10:00:00.000Z'), false);
  });

  it('asks for what is new on its own page, also when it was emptied', () => {
    const childCase = begun(old);
    const emptied = {
      ...childCase,
      answers: Object.fromEntries(Object.entries(childCase.answers).filter(([name]) => name !== 'whatIsNew')),
    };
    ok(gapsOf(emptied, directory, now).some(({ field }) => field === 'whatIsNew'));
    ok(!gapsOf({ ...emptied, answers: { ...kestrel } }, directory, now).some(({ field }) => field === 'whatIsNew'));
  });

  it('is not begun from a case that this person may not read, or that goes on', () => {
    equal(start(old, { actor: noor }), 'notAvailable');
    equal(start(caseOf(given(...untilReceived))), 'notAvailable');
    equal(start(old, { about: undefined }), 'notAvailable');
  });

  it('is linked on both sides, for good', () => {
    deepEqual(begun(old).again, { of: kestrelReference, ended: '2027-01-12T14:20:00.000Z', times: 1 });
    const facts = given(...ended, referredAgain());
    deepEqual(caseOf(facts).referredAgain, [other]);
    ok(caseMatter.replay(facts).root);
  });

  it('counts within 12 months, the second one in a row as the second, and not after', () => {
    equal(linkTo(old, '2028-01-12T10:00:00.000Z', directory).times, 1);
    equal(linkTo(old, '2028-01-13T10:00:00.000Z', directory).times, 0);
    equal(linkTo({ ...old, again: { of: other, ended: now, times: 1 } }, now, directory).times, 2);
    ok(flags(begun(old)).includes('again'));
    ok(!flags(begun(old, { now: '2028-01-13T10:00:00.000Z' })).includes('again'));
  });
});
