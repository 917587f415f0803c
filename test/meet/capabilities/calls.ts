import type { Capability } from '../capability.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { must } from '../../people/builders.ts';

export const calls: Capability = {
  rule: 'P2.7',
  by: ['clock'],
  makes: 'People are called for what is owed, until it is done; an upgrade brings over what its facts make of it.',
  meets: ['open'],
  ways: {
    broughtOver: (town) => {
      const { facts } = town.file;
      const { root, parts } = caseMatter.replay(facts);
      return { ...town, file: { facts, root: must(root), parts } };
    },
  },
};
