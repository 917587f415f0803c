// A step on a matter that leaves a new part, on a matter made up for it: written with the matter, and made again by replay.
import assert from 'node:assert/strict';
import { matterBegun, made, type Making } from '../../../src/domain/matter/making.ts';
import { matterOf, type FactIn, type MatterTypes } from '../../../src/domain/matter/matter.ts';
import { notAvailable } from '../../../src/domain/matter/step.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import { moira, monday10, must } from '../../people/builders.ts';

/** A ledger, and a receipt for each entry of it. */
interface Ledger {
  readonly facts: number;
  readonly entries: readonly string[];
}
interface Receipt {
  readonly id: `E${number}`;
  readonly words: string;
}
const making: Making<Ledger> = {
  at: () => 'open',
  owes: () => false,
  reads: () => () => true,
  elsewhere: () => notAvailable,
};
const may = [{ role: 'triage' }] as const;
const begin = matterBegun<object, object, Ledger>({
  title: 'Begin',
  fact: 'begun',
  may,
  record: () => ({ data: {} }),
  evolve: (_none, _data, { number }) => ({ facts: number, entries: [] }),
});
const enter = made<{ readonly words: string }, { readonly words: string }, Ledger, Ledger, 'open'>(making, {
  title: 'Enter',
  fact: 'entered',
  may,
  from: ['open'],
  record: (_ledger, { words }) => ({ data: { words } }),
  evolve: ({ entries }, _data, { number }) => ({ facts: number, entries: [...entries, `E${entries.length + 1}`] }),
  leaves: ({ entries }, { words }): Receipt => ({ id: `E${entries.length}`, words }),
});
const steps = { begin, enter } as const;
const noSteps = {};
interface LedgerTypes extends MatterTypes {
  readonly root: Ledger;
  readonly steps: typeof steps;
  readonly parts: {
    readonly receipt: { readonly id: Receipt['id']; readonly doc: Receipt; readonly steps: typeof noSteps };
  };
}
const ledgers = matterOf<LedgerTypes>({
  name: 'ledger',
  plural: 'ledgers',
  kind: 'ledger',
  changedMeanwhile: notAvailable.refusal,
  idOf: () => 'L',
  toId: () => undefined,
  steps,
  parts: {
    receipt: {
      steps: noSteps,
      toId: (text) => (/^E\d+$/.test(text) ? `E${Number(text.slice(1))}` : undefined),
      next: ({ entries }) => `E${entries.length + 1}`,
      subject: () => ({}),
      keep: (ledger) => ledger,
      clock: () => undefined,
    },
  },
  touch: (ledger) => ledger,
  clock: () => undefined,
});
const meta = (number: number) => ({ number, at: monday10, by: refOf(moira) });
const facts: readonly FactIn<LedgerTypes>[] = [
  { ...meta(1), step: 'begin', data: {} },
  { ...meta(2), step: 'enter', data: { words: 'ten' } },
  { ...meta(3), step: 'enter', data: { words: 'twenty' } },
];

describe('A step that leaves a part', () => {
  it('makes it of the matter as it is after the step, and says of which kind it is by its id', () => {
    const { root } = ledgers.evolve({ root: undefined }, must(facts[0]));
    const { left, part } = ledgers.evolve({ root }, must(facts[1]));
    assert.deepEqual(left, { id: 'E1', words: 'ten' });
    assert.equal(part, undefined);
    assert.equal(ledgers.partNamed('E1'), 'receipt');
  });

  it('is a step on the matter itself, whose fact names no part', () => {
    assert.equal(ledgers.partOf('enter'), undefined);
    const command = { step: 'enter', input: { words: 'ten' } } as const;
    const fact = ledgers.factOf({ root: { facts: 1, entries: [] } }, command, command.input, meta(2));
    assert.equal('part' in fact, false);
  });

  it('has left each of them when its facts are replayed', () => {
    const { root, parts } = ledgers.replay(facts);
    assert.deepEqual(root?.entries, ['E1', 'E2']);
    assert.deepEqual(
      [...parts.values()],
      [
        { id: 'E1', words: 'ten' },
        { id: 'E2', words: 'twenty' },
      ],
    );
  });
});
