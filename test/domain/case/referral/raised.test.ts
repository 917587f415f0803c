// Questions that the answers of a page raise: asked only beside them, kept only beside them, and no answer is chosen beforehand.
import assert from 'node:assert/strict';
import { pageById, pages } from '../../../../src/domain/case/referral/form/pages.ts';
import { raisedOn } from '../../../../src/domain/case/referral/form/rules.ts';
import type { Answers } from '../../../../src/domain/kernel/fields.ts';
import { answersOn, filledIn, given, kestrel, must, priya, saved, submitted } from '../../../people/builders.ts';
import { check, type Scenario } from '../../scenario.ts';

const draft = given(filledIn());
const today = '2027-01-04';
const page1 = must(pageById('1'));
const unsafe: Answers = { ...answersOn('1', kestrel), safeTonight: 'notSure', planTonight: 'Aunt stays.' };
const sending = (that: string, answers: Answers, leaves: Scenario['leaves']): Scenario => ({
  that,
  given: given(filledIn(priya, { ...kestrel, ...answers })),
  when: submitted(),
  leaves,
});

describe('What is answered before the writer answers', () => {
  it('is nothing but the lawful basis, on the last page, beside the button that sends it', () => {
    const preset = pages.flatMap((page) => page.fields.filter((field) => field.preset !== undefined));
    assert.deepEqual(
      preset.map(({ name }) => name),
      ['lawfulBasis'],
    );
  });
  check([
    sending('“None” beside another plan is not sent', { otherPlans: 'none,cp' }, { refused: 'incomplete' }),
    sending('“None yet” beside a patrol is not sent', { disruption: 'patrol,none' }, { refused: 'incomplete' }),
    sending('“None” is sent', { otherPlans: 'none' }, { makes: { stage: 'awaitingConsent' } }),
  ]);
});

describe('Someone who must not be told', () => {
  const told = { mustNotBeTold: 'yes', toldWho: 'His uncle', toldWhy: 'He is suspected.' };
  const titles = 'Not sent. Still needed: Who must not be told?, Why must they not be told?.';
  check([
    sending('is not sent without who and why', { mustNotBeTold: 'yes' }, { refused: 'incomplete', message: titles }),
    sending('is sent with both', told, { makes: { stage: 'awaitingConsent', answers: told } }),
    {
      that: 'Who and why are gone when there is nobody any more',
      given: given(filledIn(priya, { ...kestrel, ...told })),
      when: saved('1', { ...answersOn('1', kestrel), ...told, mustNotBeTold: 'no' }),
      leaves: { makes: { answers: { mustNotBeTold: 'no' } }, without: ['toldWho', 'toldWhy'] },
    },
  ]);
  it('is asked about beside Yes and nowhere else', () => {
    assert.deepEqual(Object.keys(raisedOn(page1, { ...kestrel, mustNotBeTold: 'yes' }, today)), ['toldWho', 'toldWhy']);
    for (const mustNotBeTold of ['no', 'notKnown'])
      assert.deepEqual(raisedOn(page1, { ...kestrel, mustNotBeTold }, today), {});
  });
});

describe('A child who may not be safe, and Routine', () => {
  const rows: readonly (readonly [urgency: string, safeTonight: string, raised: readonly string[]])[] = [
    ['routine', 'yes', []],
    ['routine', 'no', ['routineRight', 'planTonight']],
    ['routine', 'notSure', ['routineRight', 'planTonight']],
    ['beforePreMset', 'no', ['planTonight']],
    ['danger', 'no', ['planTonight']],
  ];
  for (const [urgency, safeTonight, raised] of rows) {
    it(`${urgency} and safe tonight: ${safeTonight} raises ${raised.length === 0 ? 'nothing' : raised.join(' and ')}`, () => {
      assert.deepEqual(Object.keys(raisedOn(page1, { ...kestrel, urgency, safeTonight }, today)), raised);
    });
  }
  it('is raised no more once it is said to be not known yet', () => {
    const page8 = must(pages.find(({ id }) => id === '8'));
    const submittedToNrm = { ...kestrel, nrm: 'submitted' };
    assert.deepEqual(Object.keys(raisedOn(page8, submittedToNrm, today)), ['nrmDate']);
    assert.deepEqual(raisedOn(page8, submittedToNrm, today, ['nrmDate']), {});
  });
  it('is raised no more once it is answered', () => {
    assert.deepEqual(raisedOn(page1, { ...unsafe, routineRight: 'routine' }, today), {});
  });

  check([
    sending('is not sent before the question is answered', unsafe, {
      refused: 'incomplete',
      message: 'Not sent. Still needed: The child may not be safe tonight. Is Routine right?.',
    }),
    sending(
      'is sent once the writer says that Routine is right, and the answer with it',
      { ...unsafe, routineRight: 'routine' },
      { makes: { stage: 'awaitingConsent', answers: { urgency: 'routine', routineRight: 'routine' } } },
    ),
    {
      that: 'becomes urgent where the writer says that Routine is not right; nothing is left to ask',
      given: draft,
      when: saved('1', { ...unsafe, routineRight: 'urgent' }),
      leaves: { makes: { answers: { urgency: 'beforePreMset', safeTonight: 'notSure' } }, without: ['routineRight'] },
    },
    {
      that: 'An answer to a question that is raised no more is not kept',
      given: given(filledIn(), saved('1', { ...unsafe, routineRight: 'routine' })),
      when: saved('1', { ...answersOn('1', kestrel), routineRight: 'routine' }),
      leaves: { makes: { answers: { safeTonight: 'yes' } }, without: ['routineRight'] },
    },
    {
      that: 'Where it was never raised no answer to it is kept',
      given: draft,
      when: saved('1', { ...answersOn('1', kestrel), routineRight: 'routine' }),
      leaves: 'unchanged',
    },
  ]);
});
