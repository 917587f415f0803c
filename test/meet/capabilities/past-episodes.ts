import type { Capability } from '../capability.ts';
import { countOf } from '../../../src/domain/kernel/counted.ts';
import { presses, type Town } from '../town.ts';
import { interviewed, wasMissing } from '../../people/episode-builders.ts';
import { moira } from '../../people/builders.ts';
import { dayOf, sinceOf } from '../said.ts';

/** Nights that are over, each with its interview, so that nothing of them is owed; of each referral nights of its own. */
function nights(town: Town, many: number): Town | undefined {
  const { file, ended, twin } = town;
  const all = [file, ended, twin].reduce((sum, one) => sum + (one === undefined ? 0 : countOf(one.root, 'episode')), 0);
  return Array.from({ length: many }, (_, place) => place).reduce<Town | undefined>((so, place) => {
    const minutes = -1440 * (2 + all + place);
    const night = wasMissing({ since: sinceOf(town, minutes), returnedAt: sinceOf(town, minutes + 120) }, moira);
    const over = so && presses(so, night);
    const part = over && (`M${countOf(over.file.root, 'episode')}` as const);
    const said = { offeredOn: dayOf(town), when: sinceOf(town, 0) };
    return over && part && presses(over, interviewed(said, part, moira));
  }, town);
}

export const pastEpisodes: Capability = {
  rule: 'P17.8',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'Three episodes within thirty days, told late: a strategy discussion is asked for.',
  rare: ['oneNight', 'twoNights'],
  ways: {
    oneNight: (town) => nights(town, 1),
    twoNights: (town) => nights(town, 2),
    thirdEpisode: (town) =>
      presses(
        town,
        ...[5, 4, 3].map((days) =>
          wasMissing({ since: sinceOf(town, -days * 1440), returnedAt: sinceOf(town, 120 - days * 1440) }, moira),
        ),
      ),
  },
};
