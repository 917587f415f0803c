import type { Capability } from '../capability.ts';
import { firstOf, presses } from '../town.ts';
import { greta, moira, priya } from '../../people/builders.ts';
import { nowChanged } from '../../people/meeting-builders.ts';

export const lookedAfter: Capability = {
  rule: 'P17.13',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'The child is looked after, or was: the record is kept until they would be 75.',
  ways: {
    lookedAfter: (town) =>
      firstOf(
        town,
        ...[priya, moira, greta].map((by) =>
          nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'section31' }, by),
        ),
      ),
    leftCare: (town) =>
      presses(
        town,
        nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'section31' }),
        nowChanged({ trueNow: 'status', careStatus: 'cin', legalStatus: '' }),
      ),
  },
};
