// Records of people and places in the hands of the pure rules: opened by hand, over entries, reported, worked on.
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { Entity, NewMember } from '../../src/domain/entity/entity.ts';
import { openNameOf } from '../../src/domain/entity/open.ts';
import type { EntityKind } from '../../src/domain/entity/kinds.ts';
import { entityMatter, type EntityCommand, type EntityFact } from '../../src/domain/entity/table.ts';
import { mintEntityId, type EntityId } from '../../src/domain/kernel/ids.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { bea } from '../../src/demo/cast.ts';
import { commandIn, directory, factOn, later, moira, monday10, must, type RowOf } from './builders.ts';
import { timed } from '../../src/demo/story.ts';

export const entityId: EntityId = mintEntityId(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));

/** What a form is answered with where a test does not mind. */
export const entitySaid: Readonly<Record<EntityKind, Answers>> = {
  person: { name: 'Known as Smiler', alias: 'Smiler', birth: '1998', child: 'no', works: 'no' },
  place: { name: 'Flat over the laundrette', address: '12 Sample Street', postcode: 'ZZ99 9ZZ' },
  vehicle: { plate: 'ZZ10 ABC', looks: 'Blue hatchback' },
  phone: { number: '07700 900123' },
  online: { handle: 'smiler.x', service: 'Snapchat' },
  group: { name: 'The Quay lads' },
  organisation: { name: 'Quayside Takeaway', address: '3 Sample Row', postcode: 'ZZ99 9ZY' },
  theme: { name: 'Vapes at the Quay', question: 'Who brings them, and what is asked for them?' },
};
export const asksForIt: Answers = { ground: 'panel', why: 'The panel of December asked for work on it.' };
export const worries: Answers = {
  how: 'Young people go in late at night and come out with bags.',
  source: 'saw',
};

/** A row of a record. */
export type EntityRow = RowOf<EntityCommand>;
export const opens = (kind: EntityKind = 'place', more: Answers = {}, by: Person = moira): EntityRow => [
  by,
  1,
  openNameOf(kind),
  { ...entitySaid[kind], ...asksForIt, ...more, id: entityId },
];
export const reports = (more: Answers = {}, by: Person = bea): EntityRow => [
  by,
  1,
  'reportOrganisation',
  { ...entitySaid.organisation, ...worries, ...more, id: entityId },
];
export const opensOver = (
  members: readonly NewMember[],
  kind: EntityKind = 'place',
  name = 'Flat over the laundrette',
): EntityRow => [moira, 1, 'openEntity', { id: entityId, kind, name, members }];
export const accepts = (by: Person = moira): EntityRow => [by, 1, 'acceptEntity', {}];
export const declines = (why = 'Licensing knows it, and works on it.'): EntityRow => [
  moira,
  1,
  'declineEntity',
  { why },
];
export const views = (text = 'Cuckooing is likely: the tenant is not seen for weeks.'): EntityRow => [
  moira,
  1,
  'writeView',
  { text },
];
export const reviews = (keep: 'yes' | 'no', why = 'Two cases are open.'): EntityRow => [
  moira,
  1,
  'reviewEntity',
  { keep, why },
];

/** The next fact; a refusal's code; or `unchanged`. */
export const entityFact = (
  before: Entity | undefined,
  row: EntityRow,
  now: Instant,
  council: Directory = directory,
): EntityFact | string =>
  factOn(entityMatter, { root: before }, commandIn(row), { actor: row[0], now, directory: council });

/** The record that rows lead to. Throws where one is refused: then the test is wrong. */
export function entityAfter(rows: readonly EntityRow[], council: Directory = directory): Entity {
  let one: Entity | undefined;
  for (const { row, at } of timed(rows, later(monday10, -1))) {
    const fact = entityFact(one, row, at, council);
    if (typeof fact === 'string') throw new Error(`${row[0].name} may not ${row[2]} here: ${fact}`);
    one = entityMatter.evolve({ root: one }, fact).root;
  }
  return must(one);
}
