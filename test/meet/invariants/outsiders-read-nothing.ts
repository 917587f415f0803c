import { readerOf } from '../../../src/domain/case/access/access.ts';
import type { Invariant } from '../invariant.ts';
import { nameOf } from '../names.ts';
import { dot, joss, vic } from '../../../src/demo/cast.ts';
import { endedAsRead } from '../town.ts';

/** The administrator; agencies that no one invited, as long as no panel hears of the case, which all agencies are invited to. */
const agencies = [joss, vic];

/** Who has nothing to do with a child reads nothing of them. */
export const outsidersReadNothing: Invariant = {
  rules: ['P1.8', 'P10.3', 'P28.1'],
  finds: ({ town, ledger }) => {
    const { file, now, world } = town;
    return [file.root, endedAsRead(town)?.root].flatMap((root) =>
      [dot, ...(ledger.toPanel ? [] : agencies)]
        .map((person) => ({ person, relation: root && readerOf(root, person, world.council, now).relation }))
        .filter(({ relation }) => relation !== undefined && relation !== 'none')
        .map(({ person, relation }) => `${nameOf(person)} is ${relation ?? ''}`),
    );
  },
};
