import type { Capability } from '../capability.ts';
import { enters } from '../town.ts';
import { agreesTo, opensDisposal, proposes } from '../../people/register-builders.ts';

export const disposal: Capability = {
  rule: 'P31.5',
  by: ['dpo', 'serviceManager'],
  makes: 'Two people destroy a record, and what is left is a tombstone.',
  meets: ['listed'],
  ways: {
    destructionProposed: (town) => {
      const opened = town.entries.some(({ type }) => type === 'disposal') ? town : enters(town, opensDisposal());
      return opened && enters(opened, proposes(), 'disposal');
    },
    destructionAgreed: (town) => enters(town, agreesTo(), 'disposal'),
  },
};
