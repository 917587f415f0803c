// Whatever goes wrong after a press, the card that answers holds what was typed (design.md 6: nothing typed is lost).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/actor.ts';
import { extraPages } from '../../src/domain/case/referral-extra-pages.ts';
import { pages } from '../../src/domain/case/referral-pages.ts';
import { readStep } from '../../src/cards/form.ts';
import { declineFields, returnFields } from '../../src/domain/case/consent.ts';
import type { Answers } from '../../src/domain/fields.ts';
import { answersOn, colin, greta, kestrel, kestrelReference, moira, priya } from '../builders.ts';
import { actionsOf, footOf, sentBackBy } from './inside.ts';
import { caseAt, type Turn } from './stages.ts';
import { commandOf, openShelf } from './shelf.ts';

const extras = { otherNames: 'Kes', parents: 'Mum, 0191 498 0000', siblings: 'Two', network: 'Pat, mentor' };
const all: Answers = { ...kestrel, ...extras, planTonight: 'Aunt stays.' };
const data = { ref: kestrelReference, command: commandOf('ripe') };
const troubles = { 'the store is down': { broken: true }, 'somebody else is always first': { contested: true } };

interface Sending {
  readonly turn: Turn;
  readonly by: Person;
  readonly verb: string;
  readonly sent: Answers;
}
const steps: readonly Sending[] = [
  { turn: 'with manager, read', by: colin, verb: 'consent.returned', sent: { reason: 'voice', note: 'Ask him.' } },
  {
    turn: 'with manager, read',
    by: colin,
    verb: 'consent.declined',
    sent: { reason: 'adult', rationale: 'Because.', alternativePlan: 'That.', childSafe: 'yes' },
  },
  { turn: 'with manager', by: colin, verb: 'consent.reroute', sent: { staffConcerned: 'no', next: greta.objectId } },
  { turn: 'a manager must be chosen', by: moira, verb: 'consent.chosen', sent: { manager: greta.objectId } },
  { turn: 'with manager', by: priya, verb: 'refer.withdrawn', sent: { reason: 'Moved away.', childSafe: 'yes' } },
  {
    turn: 'not authorised',
    by: priya,
    verb: 'refer.challenged',
    sent: { concern: 'The phones.', outcomeWanted: 'Screening.' },
  },
];

describe('what was typed is given back', () => {
  for (const [trouble, how] of Object.entries(troubles)) {
    for (const page of [...pages, ...extraPages]) {
      it(`on page ${page.id} when ${trouble}, with the same buttons`, async () => {
        const cases = [caseAt('draft')];
        const given = { ...answersOn(page.id, all), ...(page.id === '9' && { lawfulBasis: 'vital' }) };
        const card = await openShelf({ ...how, cases }).press(priya, 'refer.next', {
          ...given,
          ...data,
          page: page.id,
        });
        assert.deepEqual(sentBackBy(card), given);
        assert.ok(actionsOf(card).some((action) => action['verb'] === 'refer.save'));
        assert.match(footOf(card), /Nothing you typed is lost/);
      });
    }
    for (const { turn, by, verb, sent } of steps) {
      it(`in ${verb} when ${trouble}, with the same button`, async () => {
        const card = await openShelf({ ...how, cases: [caseAt(turn)] }).press(by, verb, { ...sent, ...data });
        assert.deepEqual(sentBackBy(card), sent);
        assert.ok(actionsOf(card).some((action) => action['verb'] === verb));
      });
    }
  }

  for (const page of pages.slice(1, -1)) {
    it(`on page ${page.id} when Next finds an answer that cannot be right`, async () => {
      const given: Record<string, string> = { ...answersOn(page.id, all) };
      const wrong = page.fields.find((field) => field.kind === 'date' || field.kind === 'count' || field.check);
      if (wrong === undefined) return;
      given[wrong.name] = wrong.kind === 'choices' ? 'none,cp' : 'x';
      const card = await openShelf({ cases: [caseAt('draft')] }).press(priya, 'refer.next', {
        ...given,
        ...data,
        page: page.id,
      });
      assert.deepEqual(sentBackBy(card), given);
      assert.ok(footOf(card).includes(wrong.title), footOf(card));
    });
  }
  it('in a decision whose choice was never offered: the other answers stay, and the choice is asked again', () => {
    const { answers, problems } = readStep(returnFields, { reason: 'voice,invented', note: 'Ask him.' });
    assert.deepEqual(answers, { reason: 'voice', note: 'Ask him.' });
    assert.deepEqual(problems, { reason: 'pick from the choices offered.' });
    assert.deepEqual(Object.keys(readStep(declineFields, { childSafe: 'maybe' }).problems).toSorted(), [
      'alternativePlan',
      'childSafe',
      'rationale',
      'reason',
    ]);
  });
});
