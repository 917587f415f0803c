// The history of a case, on its page: what happened, newest last, and every missing episode.
import { rightButtonAt } from '../../desk/right/right.ts';
import { caseHistoryFor, caseHistoryShape } from '../../reading/case/story-so-far.ts';
import { keptSaid } from '../../casework/read/record-known.ts';
import { given } from '../../domain/kernel/given.ts';
import { see } from '../../reading/reader.ts';
import type { Told } from '../../reading/told.ts';
import { byReference, readAt } from './read.ts';

export type CaseHistory = Told<typeof caseHistoryShape>;

export const history = readAt({
  path: '/cases/:reference/history',
  says: 'What happened in a case, and every missing episode',
  asks: byReference,
  answer: caseHistoryShape,
  read: async (scene, { reference }) => {
    const seen = await see(scene, reference, 'case page: history', 'Open on a page');
    return seen?.reads('history') === true
      ? {
          ...(await caseHistoryFor(scene, seen, (of, facts) => rightButtonAt(scene, of, facts))),
          ...given({ kept: await keptSaid(scene.ports, reference, scene.directory) }),
        }
      : undefined;
  },
});
