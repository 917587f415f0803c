import { readerOf } from '../../../src/domain/case/access/access.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
import type { Invariant } from '../invariant.ts';
import { nameOf } from '../names.ts';
import { everyone, type Town } from '../town.ts';

/** Who had a role, and has none; or has left. */
const without = ({ world }: Town): readonly Person[] =>
  everyone.people.filter(
    ({ objectId, roles }) => roles.length > 0 && (personIn(world.council, objectId)?.roles.length ?? 0) === 0,
  );

/** Who has no role any more reads nothing by one, decides nothing, and is not called; nor is anyone who has left. */
export const noRoleNoRight: Invariant = {
  rules: ['P10.3', 'P28.14', 'P2.7'],
  finds: ({ town }) => {
    const { file, now, world } = town;
    return without(town).flatMap((before) => {
      const person = personIn(world.council, before.objectId);
      if (person === undefined) return [];
      const { relation } = readerOf(file.root, person, world.council, now);
      const context = { actor: person, now, directory: world.council, panels: [], facts: file.facts };
      const takes = [
        { step: 'declareConflict', input: { conflict: 'no' } },
        { step: 'giveConsent', input: {} },
      ] as const;
      const taken = takes.filter((command) => 'data' in caseMatter.decide({ root: file.root }, command, context));
      return [
        // Their own decision stays with who decided for another; a reference, with who was called.
        ...(['none', 'delegate', 'waiting'].includes(relation)
          ? []
          : [`${nameOf(before)}, who has no role, is ${relation}`]),
        ...taken.map(({ step }) => `${nameOf(before)}, who has no role, may ${step}`),
      ];
    });
  },
  ahead: ({ town, calls }) =>
    without(town).flatMap(({ objectId }) =>
      calls
        .filter(({ to, part }) => part === undefined && to.includes(objectId))
        .map(({ rungs }) => `${nameOf(objectId)}, who has no role, is called: ${rungs.join(', ')}`),
    ),
};
