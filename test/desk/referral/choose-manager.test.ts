// The co-ordinator's card says "press Open and Choose manager": then the button is there.
import assert from 'node:assert/strict';
import { cardFor } from '../../../src/notices/render.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { readable } from '../../journeys/people/readable.ts';
import { directory, kestrelReference, moira, must } from '../../people/builders.ts';
import { buttonsOf } from '../../cards/inside.ts';
import { deskOver, tuesday } from '../../worlds/desk-in-memory.ts';
import { caseAt } from '../../cards/cases/stages.ts';

/** No one at the line has decided in time. */
function undecided(): Case {
  const childCase = caseAt('with manager');
  if (childCase.stage !== 'awaitingConsent') throw new Error('it waits for consent');
  return { ...childCase, submission: { ...childCase.submission, withCoordinator: true } };
}

describe('Choose manager', () => {
  for (const [why, childCase] of [
    ['nobody could be asked', caseAt('a manager must be chosen')],
    ['nobody who was asked has decided', undecided()],
  ] as const) {
    it(`is there for the co-ordinator where ${why}, as their card says`, async () => {
      const { card } = must(cardFor(childCase, moira, directory, tuesday));
      assert.match(readable(card), /\[ Choose who decides \]/);
      const desk = deskOver({ cases: [childCase] });
      const ref = kestrelReference;
      assert.ok(buttonsOf(await desk.press(moira, 'case.open', { ref })).includes('Choose manager'));
      assert.match(readable(await desk.press(moira, 'consent.choose', { ref })), /Pick someone/);
    });
  }
});
