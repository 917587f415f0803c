import { askedOfChild, isBreach, isOpenEntry, keeperIds } from '../../../src/domain/register/entry.ts';
import { later } from '../../people/builders.ts';
import type { Invariant } from '../invariant.ts';
import { waitsTo } from '../town.ts';

/** An open entry of the register has someone who keeps it; whether a child is at risk by a breach, someone is asked, within the minute. */
export const entriesAreKept: Invariant = {
  rules: ['P25.2', 'P25.9'],
  finds: ({ town }) => {
    if (!town.entries.some(isOpenEntry)) return [];
    const { entries, world, pressed } = waitsTo(town, later(town.now, 2));
    const hasLeft = pressed.some(({ step }) => step === 'personLeaves');
    return entries
      .filter(isOpenEntry)
      .flatMap((entry) => [
        ...(keeperIds(entry, world.council).length > 0 ? [] : [`no one keeps a ${entry.type}`]),
        ...(isBreach(entry) && entry.risk === undefined && askedOfChild(entry, world.council).length === 0
          ? [`no one is asked whether the child is at risk${hasLeft ? ', whose lead worker has left' : ''}`]
          : []),
      ]);
  },
};
