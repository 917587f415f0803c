import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { colin, moira, noor, priya } from '../../people/builders.ts';
import { handedOver } from '../../people/meeting-builders.ts';

export const handOver: Capability = {
  rule: 'P17.1',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'Another person leads the case.',
  ways: { handedOver: (town) => firstOf(town, ...[priya, colin, moira].map((by) => handedOver(noor, by))) },
};
