import type { Capability } from '../capability.ts';
import { besides, press, type Town } from '../town.ts';
import { mentionOf } from '../said.ts';
import { mentionRefOf } from '../../../src/domain/case/mention/mention.ts';
import { bea } from '../../../src/demo/cast.ts';
import { accepts, entityId, opens, opensOver, reports, reviews, type EntityRow } from '../../people/entity-builders.ts';
import { moira, ravi, tess } from '../../people/builders.ts';
import { other } from '../../people/meeting-builders.ts';
import { added } from '../../people/mention-builders.ts';

const onRecord = (town: Town, row: EntityRow): Town | undefined => besides(town, 'record', row);
/** One that is opened by hand where there is none. */
const onAny = (town: Town, row: EntityRow): Town | undefined =>
  onRecord(town.beside.record === undefined ? (onRecord(town, opens()) ?? town) : town, row);
const keptOutOfIt: EntityRow = [
  moira,
  1,
  'keepOutOfEntity',
  { person: ravi.objectId, why: 'It is his brother’s flat.' },
];
/** The place that this case names is said to be the same as one of another case: first the record says it, then the entry. */
function confirmed(town: Town): Town | undefined {
  const named = mentionOf(town, 'place') === undefined ? press(town, added('place', {}, moira)) : town;
  const mention = named && mentionOf(named, 'place');
  if (named === undefined || mention === undefined) return undefined;
  const on = ['the same address'];
  const members = [
    { mention: mentionRefOf(mention), kind: 'place', on },
    { mention: `${other}/P1`, kind: 'place', on },
  ] as const;
  const opened = onRecord(named, opensOver(members));
  return opened && press(opened, [moira, 1, 'placeInRecord', { entity: entityId }, { part: mention.id }]);
}

export const records: Capability = {
  rule: 'P23.1',
  by: ['coordinator', 'chair'],
  makes: 'People and places have a record of their own, which is heard at panels and ends by itself.',
  meets: ['open'],
  rare: ['recordReported', 'recordAsked', 'recordRestricted'],
  ways: {
    recordOpened: (town) => onRecord(town, opens()),
    recordConfirmed: confirmed,
    recordReported: (town) => onRecord(town, reports({}, bea)),
    recordAccepted: (town) => onRecord(onRecord(town, reports({}, bea)) ?? town, accepts()),
    recordAsked: (town) => onAny(town, [moira, 1, 'askAgencies', { agencies: 'police' }]),
    recordRestricted: (town) =>
      onAny(town, [moira, 1, 'restrictEntity', { ground: 'highProfile', why: 'A councillor.' }]),
    recordConflict: (town) => onAny(town, [tess, 1, 'conflictOverEntity', { why: 'A neighbour.' }]),
    recordKeptOut: (town) => onAny(town, keptOutOfIt),
    recordClosed: (town) => onAny(town, reviews('no')),
  },
};
