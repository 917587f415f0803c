import { readerOf, sightOf } from '../../../src/domain/case/access/access.ts';
import type { Invariant } from '../invariant.ts';
import { endedAsRead, everyone } from '../town.ts';

/** Of a child there is one case: what ended opens for those whom the case opens to that goes on, but for whom it shuts out itself. */
export const oneAccess: Invariant = {
  rules: ['P5.8', 'P10.14', 'P10.7'],
  finds: ({ town, endedLedger }) => {
    const root = endedAsRead(town)?.root;
    if (root === undefined || endedLedger === undefined) return [];
    const { file, now, world } = town;
    return everyone.people.flatMap((person) => {
      const isOut = endedLedger.out.has(person.objectId);
      const [goesOn, ends] = [file.root, root].map((one) => ({
        is: readerOf(one, person, world.council, now).relation,
        sees: sightOf(one, person, world.council, now),
      }));
      if (goesOn === undefined || ends === undefined) return [];
      if (isOut) return ends.is === 'none' ? [] : ['what ended opens for one whom it shuts out'];
      if (goesOn.is === 'none') return ends.is === 'none' ? [] : ['what ended opens, and the case does not'];
      if (ends.is === 'none') return ['the case opens, and what ended does not'];
      return goesOn.sees === ends.sees ? [] : ['of what ended someone sees more than of the case, or less'];
    });
  },
};
