import type { Capability } from '../capability.ts';
import { press } from '../town.ts';
import { movedTo } from '../../people/meeting-builders.ts';
import { panels, preMsets } from '../../domain/random-story.ts';

export const moved: Capability = {
  rule: 'P6.25',
  by: ['coordinator', 'chair'],
  makes: 'The case is heard at another meeting; its invitations go along.',
  ways: {
    moved: (town) => {
      const ahead = [...preMsets, ...panels].filter(({ startsAt }) => startsAt > town.now);
      return ahead.map((to) => press(town, movedTo(to), { ahead })).find((made) => made !== undefined);
    },
  },
};
