// One case on a page, with what may be pressed there.
import { stepsOn } from '../../desk/case/buttons.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import { pageFor } from '../../reading/case/page.ts';
import { see } from '../../reading/reader.ts';
import { actionRow } from './actions.ts';
import { buttonFor } from './button.ts';
import type { Read } from './read.ts';

/** The look names everything that the page shows. */
const wholeCase = 'case page: referral, history, actions';

export const caseRead: Read<'case'> = async (scene, { reference }) => {
  const seen = await see(scene, reference, wholeCase, 'Open on a page');
  if (seen === undefined) return undefined;
  const { person, directory, now } = scene;
  const page = await pageFor(scene, seen);
  const oversees = mayOversee(seen.case, person, directory, now);
  return {
    ...page,
    // They are above the page.
    actions: page.actions.map((listed) => actionRow(scene, listed, oversees, [])),
    steps: stepsOn(scene, seen).map(buttonFor),
  };
};
