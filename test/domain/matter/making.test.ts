// The maker of steps, on a matter made up for it: who, from where, what else stands in the way, the form, the step's own rules.
import assert from 'node:assert/strict';
import { clock, made, type Making } from '../../../src/domain/matter/making.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { refuse, type Context } from '../../../src/domain/matter/step.ts';
import type { Field } from '../../../src/domain/kernel/fields.ts';
import { colin, directory, monday10, moira, priya } from '../../people/builders.ts';

/** A parcel: where it is, whose it is, whether its receipt is owed. */
interface Parcel {
  readonly at: 'packed' | 'sent' | 'lost';
  readonly of: string;
  readonly receipt?: 'owed' | 'there';
  readonly sealed?: true;
}
const making: Making<Parcel, 'receipt'> = {
  at: ({ at }) => at,
  owes: ({ receipt }) => receipt === 'owed',
  reads:
    ({ of }, { actor }) =>
    (datum) =>
      datum === 'status' && actor.objectId === of,
  elsewhere: ({ at }, next) => refuse('notNow', `It is ${at}.`, next),
};
const fields: readonly Field[] = [{ name: 'to', title: 'To', kind: 'text', need: 'always' }];
const told = () => ({ title: 'Send', fact: 'sent' }) as const;

const send = made<{ readonly to: string }, { readonly to: string }, Parcel, Parcel, Parcel['at'], 'receipt'>(making, {
  ...told(),
  may: [
    { role: 'triage' },
    { own: { name: 'its sender', is: ({ of }, { actor }) => actor.objectId === of }, reads: 'status' },
  ],
  from: ['packed'],
  elsewhere: 'Pack another.',
  bar: ({ sealed }) => (sealed === true ? undefined : refuse('open', 'It is open.', 'Seal it.')),
  asks: () => fields,
  record: (_on, { to }) =>
    to === 'nowhere' ? refuse('badPlace', 'No such place.', 'Give another.') : { data: { to } },
  evolve: (on) => ({ ...on, at: 'sent' }),
});
const sign = made<object, object, Parcel, Parcel, Parcel['at'], 'receipt'>(making, {
  ...told(),
  may: [{ own: clock }],
  others: () => refuse('notYours', 'The clock does that.', 'Wait.'),
  from: { owed: 'receipt' },
  elsewhere: () => ({ unchanged: true }),
  record: () => ({ data: {} }),
  evolve: (on) => ({ ...on, receipt: 'there' }),
});

const by = (actor: Person): Context => ({ actor, directory, now: monday10 });
const comesTo = (decision: object): string =>
  'refusal' in decision ? (decision.refusal as { readonly code: string }).code : (Object.keys(decision)[0] ?? '');
const packed: Parcel = { at: 'packed', of: priya.objectId, sealed: true };
const tries = (on: Parcel, actor: Person, to: string): string => comesTo(send.decide(on, { to }, by(actor)));

describe('A step that was made of its declaration', () => {
  it('is taken by whom one of its rights lets, all that it says holding', () => {
    assert.equal(tries(packed, moira, 'York'), 'data');
    assert.equal(tries(packed, priya, 'York'), 'data');
    assert.equal(tries(packed, colin, 'York'), 'notAvailable');
    assert.equal(tries({ ...packed, of: colin.objectId }, priya, 'York'), 'notAvailable');
  });

  it('asks in this order: who, from where, what else stands in the way, the form, its own rules', () => {
    const wrong: Parcel = { at: 'lost', of: priya.objectId };
    assert.equal(tries(wrong, colin, ''), 'notAvailable');
    assert.equal(tries(wrong, priya, ''), 'notNow');
    assert.deepEqual(send.decide(wrong, { to: '' }, by(priya)), refuse('notNow', 'It is lost.', 'Pack another.'));
    assert.equal(tries({ ...wrong, at: 'packed' }, priya, ''), 'open');
    assert.equal(tries(packed, priya, ''), 'incomplete');
    assert.equal(tries(packed, priya, 'nowhere'), 'badPlace');
  });

  it('may start while something is owed, wherever it stands', () => {
    for (const at of ['packed', 'sent', 'lost'] as const) {
      const on: Parcel = { at, of: priya.objectId, receipt: 'owed' };
      assert.equal(comesTo(sign.decide(on, {}, by(clockActor))), 'data', at);
      assert.equal(comesTo(sign.decide({ ...on, receipt: 'there' }, {}, by(clockActor))), 'unchanged', at);
    }
    assert.equal(comesTo(sign.decide(packed, {}, by(moira))), 'notYours');
  });

  it('says as data who may and from where', () => {
    assert.deepEqual(
      send.may.map(({ role, own, reads }) => [role, own?.name, reads]),
      [
        ['triage', undefined, undefined],
        [undefined, 'its sender', 'status'],
      ],
    );
    assert.deepEqual([send.from, sign.from], [['packed'], { owed: 'receipt' }]);
  });
});
