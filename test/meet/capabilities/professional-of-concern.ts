import type { Capability } from '../capability.ts';
import { firstOf, press, waits } from '../town.ts';
import { moira, priya, ravi } from '../../people/builders.ts';
import { nowChanged } from '../../people/meeting-builders.ts';
import { added } from '../../people/mention-builders.ts';
import { ladoTold } from '../../domain/owed/settle.ts';

export const professionalOfConcern: Capability = {
  rule: 'P17.12',
  by: ['practitioner', 'manager', 'coordinator', 'chair', 'agencyLead'],
  makes: 'Someone of concern works with children: the LADO is told within a working day, wherever it was said.',
  rare: ['ladoToldLate'],
  ways: {
    saidNow: (town) =>
      firstOf(
        town,
        ...[priya, moira].map((by) =>
          nowChanged({ trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'threshold' }, by),
        ),
      ),
    saidOfPerson: (town) => firstOf(town, ...[priya, moira, ravi].map((by) => added('person', { works: 'yes' }, by))),
    // Two digits, as people type a year.
    saidOfAdult: (town) =>
      press(
        town,
        added('person', { name: 'Robert Otherman', birth: '4/5/85', child: 'notKnown', works: 'yes' }, moira),
      ),
    ladoTold: (town) => press(town, ladoTold(town.now)),
    ladoToldLate: (town) => {
      const said = press(town, added('person', { works: 'yes' }, moira));
      const then = said && waits(said, 12);
      return then && press(then, ladoTold(then.now));
    },
  },
};
