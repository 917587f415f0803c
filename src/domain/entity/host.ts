// A record as what its actions belong to (docs/process.md P23.9). Those who carry one out read what it asks, and nothing of the record.
import type { ActionHost, HostRow } from '../case/action/host.ts';
import { closedToSome } from '../case/action/who.ts';
import { given } from '../kernel/given.ts';
import type { Datum, Level, ReadsAs } from '../people/reads.ts';
import { lettersOf } from '../kernel/alike.ts';
import type { Entity } from './entity.ts';
import { fieldsOfEntity } from './fields.ts';
import { entityRow } from './kinds.ts';
import { readerOfEntity } from './who.ts';

/** Its actions are data of the record; of a child nothing is read by it. */
const asHost = (reads: ReadsAs): ReadsAs =>
  Object.assign(
    (datum: Datum, least?: Level): boolean =>
      (datum === 'actions' || datum === 'action') && reads('recordActions', least),
    { relation: reads.relation },
  );

/** The same where lists know of it what they need. */
export const hostRowOfEntity = (entity: Parameters<typeof readerOfEntity>[0]): HostRow => ({
  excluded: entity.excluded,
  rests: false,
  ...given({ restricted: entity.restricted, named: entity.named }),
  reads: (person, directory, now) => asHost(readerOfEntity(entity, person, directory, now)),
});

/** A record, as what its actions belong to. */
export const hostOfEntity = (entity: Entity): ActionHost => ({
  ...hostRowOfEntity(entity),
  id: entity.id,
  is: entity.kind,
  at: entity.state === 'open' ? 'openRecord' : 'otherRecord',
  isUrgent: false,
  isOpenToChairs: entity.state === 'open',
  first: [],
  comesTo: () => undefined,
  birth: () => undefined,
  legalStatus: () => 'notKnown',
  tells: (text) => (namesIt(entity, text) ? 'the name of the record' : undefined),
});

const leastTelling = 4;
/** Whether a text holds what the record is called, or a line that was said of it as it was opened; the title of its kind tells nothing. */
function namesIt({ kind, name, said }: Entity, text: string): boolean {
  const within = lettersOf(text);
  const lines = fieldsOfEntity(kind).flatMap((field) => (field.kind === 'text' ? (said[field.name] ?? '') : []));
  return [name, ...lines]
    .filter((each) => each !== entityRow(kind).title)
    .map(lettersOf)
    .some((each) => each.length >= leastTelling && within.includes(each));
}

/** Marks a record whose actions are not open to the whole agency and to every overseer: and those with a conflict. */
export const recordClosedTo = ({ state, restricted, excluded }: Entity): readonly string[] => [
  ...(state === 'open' && restricted === undefined ? [] : [closedToSome]),
  ...excluded,
];
