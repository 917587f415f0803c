import type { Capability } from '../capability.ts';
import { firstOf, press, waits, type Town } from '../town.ts';
import { moira, noor, priya, ravi, type StoryRow } from '../../people/builders.ts';
import { nowChanged } from '../../people/meeting-builders.ts';
import { added } from '../../people/mention-builders.ts';
import { ladoTold } from '../../domain/owed/settle.ts';

/** The lead worker of either referral tells the LADO, else the co-ordinator. */
function tells(town: Town, more: object = {}): Town | undefined {
  const [by, when, step, input] = ladoTold(town.now);
  return firstOf(town, ...[by, noor, moira].map((who) => [who, when, step, { ...input, ...more }] as StoryRow));
}

export const professionalOfConcern: Capability = {
  rule: 'P17.12',
  by: ['practitioner', 'manager', 'coordinator', 'chair', 'agencyLead'],
  makes: 'Someone of concern works with children: the LADO is told within a working day, wherever it was said.',
  rare: ['ladoToldLate', 'employerTold', 'saidOfAdult'],
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
    ladoTold: (town) => tells(town),
    // With the agency that they work for.
    employerTold: (town) => tells(town, { employer: 'health' }),
    ladoToldLate: (town) => {
      const said = press(town, added('person', { works: 'yes' }, moira));
      const then = said && waits(said, 12);
      return then && press(then, ladoTold(then.now));
    },
  },
};
