// One case on a page, with what may be pressed there.
import { z } from 'zod';
import { stepsOn, waysOn } from '../../desk/case/buttons.ts';
import { compareButton } from '../../desk/triage/duplicates.ts';
import { given } from '../../domain/kernel/given.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import { casePageShape, pageFor } from '../../reading/case/page.ts';
import { mayListEntities } from '../../reading/entity/entities.ts';
import { see } from '../../reading/reader.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { actionRow, actionRowShape } from './actions.ts';
import { buttonFor } from './button.ts';
import { byReference, readAt } from './read.ts';

/** The look names everything that the page shows; the history is a look of its own. */
const wholeCase = 'case page: referral, decisions, actions';

const shape = casePageShape.extend({
  actions: z.array(actionRowShape),
  /** All this person may do now, the most likely first. */
  steps: z.array(buttonShape),
  /** Each leads to this child beside another case that may be theirs. */
  compare: z.array(buttonShape),
  /** Where there is more than the page shows: the ways to all of it. */
  allDecisions: buttonShape.exactOptional(),
  allActions: buttonShape.exactOptional(),
  peopleAndPlaces: buttonShape.exactOptional(),
  /** The address of the picture around it, for those who have the list of records. */
  around: z.string().exactOptional(),
  papers: buttonShape.exactOptional(),
});
export type CasePage = Told<typeof shape>;

export const caseRead = readAt({
  path: '/cases/:reference',
  says: 'One case',
  asks: byReference,
  answer: shape,
  read: async (scene, { reference }) => {
    const seen = await see(scene, reference, wholeCase, 'Open on a page');
    if (seen === undefined) return undefined;
    const { person, directory, now } = scene;
    const { twins, ...page } = await pageFor(scene, seen);
    const ways = waysOn(scene, seen);
    const oversees = mayOversee(hostOf(seen.case), person, directory, now);
    return {
      ...page,
      // They are above the page.
      actions: page.actions.map((listed) => actionRow(scene, listed, oversees, [])),
      steps: stepsOn(scene, seen).map(buttonFor),
      compare: twins.map((other) => buttonFor(compareButton(`Compare with ${other}`, seen.case, other, 'card'))),
      ...given({
        allDecisions: ways.allDecisions && buttonFor(ways.allDecisions),
        allActions: ways.allActions && buttonFor(ways.allActions),
        peopleAndPlaces: ways.peopleAndPlaces && buttonFor(ways.peopleAndPlaces),
        around: page.mentions.length > 0 && mayListEntities(person) ? `around/${reference}` : undefined,
        papers: ways.papers && buttonFor(ways.papers),
      }),
    };
  },
});
