import type { Capability } from '../capability.ts';
import { bundleOf } from '../asked-for.ts';
import { enters, type Town } from '../town.ts';
import {
  extendsAccess,
  givesRest,
  opensAccess,
  refusesAccess,
  releases,
  sendsAccess,
  sendsBack,
  signsAccess,
  type RegisterRow,
} from '../../people/register-builders.ts';

const opened = (town: Town): Town | undefined =>
  town.entries.some(({ type }) => type === 'access') ? undefined : enters(town, opensAccess());
const onRequest = (town: Town, row: RegisterRow): Town | undefined =>
  enters(town, row, 'access', { bundle: bundleOf(town) });
/** Each item on which a person must decide is given, and the second look asked for. */
function sent(town: Town): Town | undefined {
  const there = opened(town) ?? town;
  const decided = givesRest(bundleOf(there)).reduce<Town | undefined>((so, row) => so && onRequest(so, row), there);
  return decided && onRequest(decided, sendsAccess());
}
const signed = (town: Town): Town | undefined => onRequest(sent(town) ?? town, signsAccess());

export const subjectAccess: Capability = {
  rule: 'P30.1',
  by: ['dpo'],
  makes: 'A person asks for their record: a month, item by item, two people.',
  meets: ['open'],
  rare: ['accessSent', 'accessSentBack', 'accessExtended', 'accessRefused'],
  ways: {
    accessOpened: opened,
    accessSent: sent,
    accessSentBack: (town) => onRequest(sent(town) ?? town, sendsBack()),
    accessReleased: (town) => {
      const made = signed(town) ?? town;
      return onRequest(made, releases());
    },
    accessExtended: (town) => onRequest(opened(town) ?? town, extendsAccess()),
    accessRefused: (town) => onRequest(opened(town) ?? town, refusesAccess()),
  },
};
