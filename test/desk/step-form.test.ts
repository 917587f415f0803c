// The form of a step on a case: Back leads where the form says, else to the open case.
import assert from 'node:assert/strict';
import type { Button } from '../../src/cards/blocks.ts';
import { stepForm } from '../../src/desk/form/step-form.ts';
import { kestrelReference } from '../people/builders.ts';
import { actionsOf, textOf } from '../cards/inside.ts';

const scene = { ports: { machine: { nowMs: () => 0, bytes: () => Buffer.alloc(8) } }, caller: {} };
const form = { title: 'Put right', fields: [], verb: 'right.put.go', intro: 'Why?', style: 'positive' } as const;

const backOf = (more: { readonly back?: NonNullable<Parameters<typeof stepForm>[2]['back']> }): Button['verb'] => {
  const of = scene as unknown as Parameters<typeof stepForm>[0];
  const { card } = stepForm(of, { reference: kestrelReference }, { ...form, ...more });
  return textOf(actionsOf(card)[0] ?? {}, 'verb');
};

describe('The form of a step on a case', () => {
  it('leads back to the case', () => {
    assert.equal(backOf({}), 'case.open');
  });
  it('leads back where it says', () => {
    assert.equal(backOf({ back: { verb: 'case.history', data: {} } }), 'case.history');
  });
});
