// Trainings on a shelf: in memory, and broken or contested where a card of that is wanted.
import type { Ports } from '../../../src/casework/ports/ports.ts';
import type { ShelfOptions } from './shelf.ts';

export function trainingsOn({ trainings = [], broken, contested }: ShelfOptions): Ports['trainings'] {
  const written = new Map(trainings.map((one) => [one.id, one]));
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
    from: (date) => Promise.resolve([...written.values()].filter(({ startsAt }) => startsAt >= date)),
  };
}
