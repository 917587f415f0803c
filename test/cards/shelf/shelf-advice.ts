// Requests for advice on a shelf: in memory, and broken or contested where a card of that is wanted.
import type { Ports } from '../../../src/casework/ports/ports.ts';
import type { ShelfOptions } from './shelf.ts';

export function adviceOn({ advice = [], broken, contested }: ShelfOptions): Ports['advice'] {
  const written = new Map(advice.map((one) => [one.id, one]));
  return {
    load: (id) => {
      const one = written.get(id);
      const found = one && { value: { root: one, lastHash: '', calls: {} }, version: String(one.facts) };
      return broken === true ? Promise.reject(new Error('no store')) : Promise.resolve(found);
    },
    marker: () => Promise.resolve(undefined),
    part: () => Promise.resolve(undefined),
    parts: () => Promise.resolve([]),
    commit: ({ id, record }) => {
      if (contested === true) return Promise.resolve('conflict');
      written.set(id, record.root);
      return Promise.resolve('done');
    },
    facts: () => Promise.resolve([]),
    open: (person, waiting) =>
      Promise.resolve(
        [...written.values()].filter(
          ({ asker, state }) => (waiting && state === 'asked') || (state !== 'closed' && asker.objectId === person),
        ),
      ),
    guidance: () =>
      Promise.resolve(
        [...written.values()].flatMap(({ id, guidance }) => (guidance === undefined ? [] : [{ ...guidance, id }])),
      ),
  };
}
