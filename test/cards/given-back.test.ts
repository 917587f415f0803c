// Whatever goes wrong after a press, the card that answers holds what was typed (docs/design.md 6.3: nothing typed is lost).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import { extraPages } from '../../src/domain/case/referral/form/extra-pages.ts';
import { basisPage, pages } from '../../src/domain/case/referral/form/pages.ts';
import { readStep } from '../../src/cards/form.ts';
import { declineFields, returnFields } from '../../src/domain/case/consent/consent.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { answersOn, colin, greta, kestrel, kestrelReference, moira, priya } from '../people/builders.ts';
import { actionAt, ola, tess, type ActionTurn } from './cases/actions.ts';
import { actionsOf, footOf, oursIn, sentBackBy } from './inside.ts';
import { caseAt, type Turn } from './cases/stages.ts';
import { commandOf, deskOver, tuesday } from '../worlds/desk-in-memory.ts';

const extras = {
  otherNames: 'Kes',
  parents: 'Mum, 0191 498 0000',
  siblings: 'Two',
  network: 'Pat, mentor',
  knownPerson: 'Smiler',
};
const all: Answers = { ...kestrel, ...extras, planTonight: 'Aunt stays.' };
const data = { ref: kestrelReference, command: commandOf('ripe') };
const troubles = { 'the store is down': { broken: true }, 'somebody else is always first': { contested: true } };

interface Sending {
  readonly turn: Turn;
  /** For a step of an action: where that stands. */
  readonly action?: ActionTurn;
  readonly by: Person;
  readonly verb: string;
  readonly sent: Answers;
}
const steps: readonly Sending[] = [
  { turn: 'with manager, read', by: colin, verb: 'consent.return.go', sent: { reason: 'voice', note: 'Ask him.' } },
  {
    turn: 'with manager, read',
    by: colin,
    verb: 'consent.decline.go',
    sent: { reason: 'adult', rationale: 'Because.', alternativePlan: 'That.', childSafe: 'yes' },
  },
  {
    turn: 'with manager',
    by: colin,
    verb: 'consent.conflict.go',
    sent: { staffConcerned: 'no', next: greta.objectId },
  },
  { turn: 'a manager must be chosen', by: moira, verb: 'consent.choose.go', sent: { manager: greta.objectId } },
  { turn: 'with manager', by: priya, verb: 'refer.withdraw.go', sent: { reason: 'Moved away.', childSafe: 'yes' } },
  {
    turn: 'not authorised',
    by: priya,
    verb: 'refer.challenge.go',
    sent: { concern: 'The phones.', outcomeWanted: 'Screening.' },
  },
  ...actionSteps(),
];

function actionSteps(): readonly Sending[] {
  const reason = 'The officer is on leave.';
  const rows: readonly (readonly [string, Person, ActionTurn, Answers])[] = [
    ['action.done.go', ola, 'accepted', { evidence: 'Visited.', effect: 'better' }],
    ['action.block.go', ola, 'accepted', { reason, until: '18/1/2027' }],
    ['action.dispute.go', ola, 'accepted', { reason }],
    ['action.time.go', ola, 'accepted', { reason, until: '1/2/2027' }],
    ['action.settle.go', moira, 'disputed', { agency: 'housing', note: reason }],
    ['action.answer.go', moira, 'more time asked', { agreed: 'no', note: reason }],
    ['action.verify.go', moira, 'done', { outcome: 'carriedOut', effect: 'worse', note: reason }],
    ['action.not-done.go', moira, 'done', { reason }],
    ['action.cancel.go', moira, 'accepted', { reason }],
    ['action.escalate.go', tess, 'escalated', { concern: reason, outcomeWanted: 'A visit.', timescale: 'Soon.' }],
    [
      'action.details.go',
      moira,
      'accepted',
      { category: 'pursue', target: 'group', deputy: ola.objectId, legalStatus: 'none' },
    ],
    [
      'action.add.go',
      moira,
      'accepted',
      {
        text: 'Visit.',
        owner: `police|${ola.objectId}`,
        subType: 'patrol',
        priority: 'high',
        due: '1/2/2027',
        needToKnow: reason,
      },
    ],
  ];
  return rows.map(([verb, by, action, sent]) => ({ turn: 'received', verb, by, action, sent }));
}

describe('what was typed is given back', () => {
  for (const [trouble, how] of Object.entries(troubles)) {
    for (const page of [...pages, basisPage, ...extraPages]) {
      it(`on page ${page.id} when ${trouble}, with the same buttons`, async () => {
        const cases = [caseAt('draft')];
        const { lawfulBasis: _onItsOwnPage, ...others } = answersOn(page.id, all);
        const given = page === basisPage ? { lawfulBasis: 'vital' } : others;
        const card = await deskOver({ ...how, cases }).press(priya, 'refer.next', {
          ...given,
          ...data,
          page: page.id,
        });
        assert.deepEqual(sentBackBy(card), given);
        assert.ok(actionsOf(card).some((action) => action['verb'] === 'refer.save'));
        assert.match(footOf(card), /Nothing you typed is lost/);
      });
    }
    for (const { turn, by, verb, sent, action } of steps) {
      it(`in ${verb} when ${trouble}, with the same button`, async () => {
        const actions = action === undefined ? [] : [actionAt(action)];
        const about = action === undefined || verb === 'action.add.go' ? {} : { action: 'A1' };
        const desk = deskOver({ ...how, cases: [caseAt(turn)], parts: actions });
        const card = await desk.press(by, verb, { ...sent, ...data, ...about });
        assert.deepEqual(sentBackBy(card), sent);
        const button = actionsOf(card).find((one) => one['verb'] === verb);
        const carried = Object.keys(Object(button?.['data'])).filter((name) => name !== 'warned');
        assert.deepEqual(carried, ['ref', ...Object.keys(about), 'command']);
      });
    }
  }

  for (const page of pages.slice(1, -1)) {
    it(`on page ${page.id} when Next finds an answer that cannot be right`, async () => {
      const given: Record<string, string> = { ...answersOn(page.id, all) };
      const wrong = page.fields.find(
        (field) =>
          field.askedWhen === undefined &&
          (field.kind === 'date' || field.kind === 'birth' || field.kind === 'count' || field.check !== undefined),
      );
      if (wrong === undefined) return;
      given[wrong.name] = wrong.kind === 'choices' ? 'none,cp' : 'x';
      const card = await deskOver({ cases: [caseAt('draft')] }).press(priya, 'refer.next', {
        ...given,
        ...data,
        page: page.id,
      });
      assert.deepEqual(sentBackBy(card), given);
      assert.ok(
        oursIn(card).some((text) => text.startsWith(`× ${wrong.title}`)),
        footOf(card),
      );
    });
  }
  it('in a decision whose choice was never offered: the other answers stay, and the choice is asked again', () => {
    const { answers, problems } = readStep(returnFields, {
      data: { reason: 'voice,invented', note: 'Ask him.' },
      now: tuesday,
    });
    assert.deepEqual(answers, { reason: 'voice', note: 'Ask him.' });
    assert.deepEqual(problems, { reason: 'pick from the choices offered.' });
    assert.deepEqual(
      Object.keys(readStep(declineFields, { data: { childSafe: 'maybe' }, now: tuesday }).problems).toSorted(),
      ['alternativePlan', 'childSafe', 'rationale', 'reason'],
    );
  });
});
