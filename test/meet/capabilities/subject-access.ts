import type { Capability } from '../capability.ts';
import { enters } from '../town.ts';
import { opensAccess } from '../../people/register-builders.ts';

export const subjectAccess: Capability = {
  rule: 'P30.1',
  by: ['dpo'],
  makes: 'A person asks for their record: a month, item by item, two people.',
  ways: {
    accessOpened: (town) =>
      town.entries.some(({ type }) => type === 'access') ? undefined : enters(town, opensAccess()),
  },
};
