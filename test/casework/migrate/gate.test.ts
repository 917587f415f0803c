import assert from 'node:assert/strict';
import { lostValues, type Moved } from '../../../src/casework/migrate/gate.ts';

describe('what a matter would lose by being brought over', () => {
  const moved: readonly Moved[] = [
    {
      from: 'root.decisions.*.detail',
      to: (place) => [`root.decisions.${place}.plan`, `parts.D${Number(place) + 1}.plan`],
    },
    { from: 'root.said.*', to: (place) => [`parts.D${Number(place) + 1}`] },
    { from: 'root.ladder' },
  ];
  const lost = (before: object, after: object) => lostValues(before, after, moved);

  it('is nothing where every value is where it was, whatever has come besides', () => {
    const root = { stage: 'open', answers: { types: 'cse' }, line: ['a', 'b'], hold: true, score: 0 };
    assert.deepEqual(lost({ root }, { root: { ...root, more: 1 }, parts: { D1: {} } }), []);
  });

  it('is every value that is gone or is another one, by its place', () => {
    const before = { root: { plan: 'Early help', answers: { types: 'cse' }, line: ['a', 'b'], score: 0, hold: false } };
    const after = { root: { plan: '', answers: { types: 'cce' }, line: ['a'], score: 1 } };
    assert.deepEqual(lost(before, after), [
      'root.plan',
      'root.answers.types',
      'root.line.1',
      'root.score',
      'root.hold',
    ]);
  });

  it('is no text that was empty, and no list of nothing', () => {
    assert.deepEqual(lost({ root: { note: '', asked: [], rest: {} } }, { root: {} }), []);
  });

  it('is no value that is where a migration says that it goes, nor one that the rules make again', () => {
    const before = { root: { decisions: [{ detail: 'Early help' }, { detail: 'Gateshead' }], ladder: { set: 3 } } };
    const after = { root: { decisions: [{ plan: 'Early help' }] }, parts: { D2: { plan: 'Gateshead' } } };
    assert.deepEqual(lost(before, after), []);
    assert.deepEqual(lost(before, { root: after.root }), ['root.decisions.1.detail']);
  });

  it('is asked of what lies below a place that moves, too', () => {
    const before = { root: { said: [{ present: [{ name: 'Ravi' }], why: 'Fear.' }] } };
    assert.deepEqual(lost(before, { parts: { D1: { present: [{ name: 'Ravi' }], why: 'Fear.' } } }), []);
    assert.deepEqual(lost(before, { parts: { D1: { present: [{ name: 'Ada' }], why: 'Fear.' } } }), [
      'root.said.0.present.0.name',
    ]);
  });
});
