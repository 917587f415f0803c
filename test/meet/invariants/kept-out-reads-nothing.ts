import { readerOf, sightOf } from '../../../src/domain/case/access/access.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { relationToEntry } from '../../../src/domain/register/entry.ts';
import type { Invariant } from '../invariant.ts';
import { endedAsRead, everyone } from '../town.ts';
import { nameOf } from '../names.ts';

/** Of a case from which someone is kept out, or in which they have a conflict, there is nothing for them: in no role, nowhere. */
export const keptOutReadsNothing: Invariant = {
  rules: ['P10.3', 'P10.14', 'P25.9'],
  finds: ({ town, ledger, endedLedger }) => {
    const { file, entries, now, world } = town;
    const ended = endedAsRead(town);
    const files = [{ file, out: ledger.out }, ...(ended === undefined ? [] : [{ file: ended, out: endedLedger?.out }])];
    const reading = files.flatMap(({ file: one, out = new Set<string>() }) =>
      everyone.people
        .filter(({ objectId }) => out.has(objectId))
        .flatMap((person) => {
          const { relation } = readerOf(one.root, person, world.council, now);
          const sight = sightOf(one.root, person, world.council, now);
          const context = { actor: person, now, directory: world.council, panels: [], facts: one.facts };
          const input = { trueNow: 'tonight', safeTonight: 'yes', knownBy: 'The police told me.' };
          const decision = caseMatter.decide({ root: one.root }, { step: 'changeNow', input }, context);
          return [
            ...(relation === 'none' && sight === 'none' ? [] : [`${nameOf(person)} is ${relation} to the case`]),
            ...('refusal' in decision && decision.refusal.code === 'notAvailable'
              ? []
              : [`${nameOf(person)} is answered as if there were a case`]),
          ];
        }),
    );
    const register = entries.flatMap((entry) =>
      everyone.people
        .filter(({ objectId }) => ledger.out.has(objectId) || endedLedger?.out.has(objectId) === true)
        .map((person) => ({ person, relation: relationToEntry(entry, person, world.council) }))
        .filter(({ relation }) => relation !== 'none')
        .map(({ person, relation }) => `${nameOf(person)} is ${relation} to a ${entry.type}`),
    );
    return [...reading, ...register];
  },
  ahead: ({ ledger, calls }) =>
    calls
      .flatMap(({ to, rungs }) => to.filter((id) => ledger.out.has(id)).map((id) => ({ id, rungs })))
      .map(({ id, rungs }) => `${nameOf(id)} is called: ${rungs.join(', ')}`),
};
