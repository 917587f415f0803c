import type { Capability } from '../capability.ts';
import { presses } from '../town.ts';
import { wasMissing } from '../../people/episode-builders.ts';
import { moira } from '../../people/builders.ts';
import { sinceOf } from '../said.ts';

export const pastEpisodes: Capability = {
  rule: 'P17.8',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'Three episodes within thirty days, told late: a strategy discussion is asked for.',
  ways: {
    thirdEpisode: (town) =>
      presses(
        town,
        ...[5, 4, 3].map((days) =>
          wasMissing({ since: sinceOf(town, -days * 1440), returnedAt: sinceOf(town, 120 - days * 1440) }, moira),
        ),
      ),
  },
};
