import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { colin, greta, hal, ife, moira, noor, priya, tess } from '../../people/builders.ts';
import { keptOut, letInAgain, ada } from '../../people/meeting-builders.ts';

export const keepingOut: Capability = {
  rule: 'P10.14',
  by: ['coordinator', 'serviceManager'],
  makes: 'For one person there is no such case: nothing reaches them, and what was theirs goes to a successor.',
  ways: {
    leadKeptOut: (town) => firstOf(town, keptOut(priya, moira, { to: noor.objectId, tells: 'Noor, on Friday.' })),
    managerKeptOut: (town) =>
      firstOf(
        town,
        keptOut(colin, moira, { manager: greta.objectId }),
        keptOut(colin, greta, { manager: hal.objectId }),
        keptOut(colin),
      ),
    officerKeptOut: (town) => firstOf(town, keptOut(ife), keptOut(ife, greta)),
    chairKeptOut: (town) => firstOf(town, keptOut(tess), keptOut(tess, greta)),
    agencyKeptOut: (town) => firstOf(town, keptOut(ada), keptOut(ada, greta)),
    leadLetIn: (town) => firstOf(town, letInAgain(priya, greta), letInAgain(priya)),
    managerLetIn: (town) => firstOf(town, letInAgain(colin, greta), letInAgain(colin)),
  },
};
