import { stageOf } from '../../../src/domain/case/state/stage-table.ts';
import type { Invariant } from '../invariant.ts';
import { press, type Town } from '../town.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { noConflict } from '../../people/builders.ts';
import { sinceOf } from '../said.ts';

const over = ({ file: { root } }: Town): boolean => root.stage === 'draft' || stageOf(root).phase === 'over';

/** From the sending on until the case ends someone may record that the child is missing, also before consent and while it is returned. */
export const missingCanBeRecorded: Invariant = {
  rules: ['P17.8'],
  ahead: ({ town, ledger }) => {
    if (ledger.died || ledger.away || over(town)) return [];
    const input = { since: sinceOf(town, 0) };
    // A manager who is asked for consent says first that they have no conflict.
    return town.world.council.people.some(
      (person) => press(press(town, noConflict(person)) ?? town, isMissing(input, person)) !== undefined,
    )
      ? []
      : ['no one may record that the child is missing'];
  },
};
