import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { colin, greta, hal, tess, type StoryRow } from '../../people/builders.ts';
import { underWay } from '../../people/meeting-builders.ts';
import { meetingOf } from '../said.ts';
import { conflicted } from '../../people/builders.ts';

export const conflict: Capability = {
  rule: 'P4.9',
  by: ['anyone'],
  makes: 'A person has a conflict of interest: for them there is no such case any more.',
  ways: {
    managerConflict: (town) => firstOf(town, conflicted(colin, greta), conflicted(greta, hal)),
    chairConflict: (town) => {
      const meeting = meetingOf(town);
      const row = (held: NonNullable<typeof meeting>): StoryRow => [
        tess,
        held.startsAt,
        'declareMeetingConflict',
        { meeting: held.id },
        { meeting: underWay(held) },
      ];
      return meeting && firstOf(town, row(meeting));
    },
  },
};
