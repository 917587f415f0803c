import type { Capability } from '../capability.ts';
import { addDays, momentOn } from '../../../src/domain/time/calendar.ts';
import { firstOf, press, waitsTo } from '../town.ts';
import { moira } from '../../people/builders.ts';
import { earlyAsked, reviewBegun, reviewFinished } from '../../people/meeting-builders.ts';

export const review: Capability = {
  rule: 'P17.2',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'The review is prepared, or asked for sooner.',
  rare: ['reviewPassed'],
  ways: {
    earlyAsked: (town) => firstOf(town, earlyAsked(), earlyAsked(moira)),
    reviewPrepared: (town) => {
      const begun = press(town, reviewBegun());
      const last = [...(begun?.file.parts.keys() ?? [])].findLast((id): id is 'R1' => /^R\d+$/.test(id));
      return begun && last && press(begun, reviewFinished(last));
    },
    // Its panel is over, and did not decide.
    reviewPassed: (town) => {
      const { root } = town.file;
      return 'reviewOn' in root && root.reviewOn !== undefined
        ? waitsTo(town, momentOn(addDays(root.reviewOn, 1), '10:00'))
        : undefined;
    },
  },
};
