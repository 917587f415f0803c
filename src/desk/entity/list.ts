// Records, for those who keep them and for the chair; what may be reported without a child, and what a record may be opened of by hand.
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { entityKindsCard } from '../../cards/entity/entity-card.ts';
import { isLateRecord, kindOfEntity } from '../../cards/entity/say.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import { entityKinds, entityRow, reportedKinds, type EntityKind } from '../../domain/entity/kinds.ts';
import { openNameOf, reportNameOf } from '../../domain/entity/open.ts';
import { sayDate } from '../../domain/time/calendar.ts';
import { may } from '../../domain/people/roles.ts';
import { entitiesFor, mayListEntities } from '../../reading/entity/entities.ts';
import { offered } from '../form/press.ts';
import { homeButton, notAvailableReply } from '../form/replies.ts';
import { fromIn, type Reply, type Scene } from '../scene/scene.ts';
import { entityButton, entityRows } from './presses.ts';

export const recordsTitle = 'Records';
const reportTitle = 'Report a place or business';
export const reportButton: Button = { title: reportTitle, verb: 'entity.report' };
const openByHand: Button = { title: 'Open a record', verb: 'entity.kinds' };
const perPage = 8;
/** What a list says of a record. */
export type Listed = Pick<Entity, 'id' | 'kind' | 'name' | 'state' | 'dueOn' | 'restricted'>;

/** What is asked first: reports to accept, records that may be needed no more, then the others. */
export async function entityGroups(
  scene: Scene,
): Promise<readonly { readonly title: string; readonly entities: readonly Listed[] }[]> {
  const { reported, due, open } = await entitiesFor(scene);
  return [
    { title: 'Reported: accept it or not', entities: reported },
    { title: 'Is it still needed?', entities: due },
    { title: 'Open', entities: open },
  ];
}

/** A row of the page. */
export const listedRow = (entity: Listed, now: Scene['now']) => ({
  id: entity.id,
  called: entity.name,
  line: sayListed(entity, now),
  late: isLateRecord(entity, now),
});

/** "Place · asked again on Thu 24 Jun 2027": nothing of how many cases name it, for not all may be theirs. */
export function sayListed(entity: Listed, now: Scene['now']): string {
  const late = isLateRecord(entity, now);
  const when =
    entity.state === 'reported'
      ? `by ${sayDate(entity.dueOn)}`
      : `asked ${late ? '' : 'again '}on ${sayDate(entity.dueOn)}`;
  return [kindOfEntity(entity), when, ...(entity.restricted === undefined ? [] : ['restricted'])].join(' · ');
}

export async function showEntities(scene: Scene, from = fromIn(scene)): Promise<Reply> {
  if (!mayListEntities(scene.person)) return notAvailableReply('list');
  const all = (await entityGroups(scene)).flatMap(({ title, entities }) =>
    entities.map((entity) => ({ title, entity })),
  );
  const start = Math.min(from, Math.max(0, all.length - 1));
  const next = start + perPage;
  const shown = Map.groupBy(all.slice(start, next), ({ title }) => title);
  return {
    card: listCard({
      title: recordsTitle,
      groups: [...shown].map(([title, rows]) => ({ title, rows: rows.map(({ entity }) => rowFor(entity, scene)) })),
      total: all.length,
      from: start,
      empty: 'No record is open. Links opens one where two cases name the same.',
      buttons: [
        ...listButtons(scene),
        ...(start > 0 ? [{ title: 'Back', verb: 'entities', data: { from: Math.max(0, start - perPage) } }] : []),
        ...(next < all.length ? [{ title: 'More', verb: 'entities', data: { from: next } }] : []),
        homeButton,
      ],
    }),
  };
}
/** What may be begun from the list. */
export const listButtons = ({ person }: Pick<Scene, 'person'>): readonly Button[] =>
  may(person, 'keepLinks') ? [openByHand] : [];

const rowFor = (entity: Listed, { now }: Scene): ListRow => ({
  label: entity.name,
  typed: true,
  reference: entity.id,
  line: sayListed(entity, now),
  warnings: [],
  press: entityButton('Open', entity.id),
});

/** Of which kind a report is, or a record by hand; then its form. */
export function chooseReported(scene: Scene): Promise<Reply> {
  return choose(scene, {
    title: reportTitle,
    sub: 'Without a child. Worried about a child? Refer the child, or tell Social Care.',
    kinds: reportedKinds,
    nameOf: (kind) => reportNameOf(kind === 'organisation' ? 'organisation' : 'place'),
    back: homeButton,
  });
}
export function chooseKind(scene: Scene): Promise<Reply> {
  return choose(scene, {
    title: 'Open a record',
    sub: 'For a meeting or the police. What two cases name is opened in Links.',
    kinds: entityKinds,
    nameOf: openNameOf,
    back: { title: recordsTitle, verb: 'entities' },
  });
}
interface Choosing {
  readonly title: string;
  readonly sub: string;
  readonly kinds: readonly EntityKind[];
  readonly nameOf: (kind: EntityKind) => ReturnType<typeof openNameOf> | ReturnType<typeof reportNameOf>;
  readonly back: Button;
}
function choose(scene: Scene, { title, sub, kinds, nameOf, back }: Choosing): Promise<Reply> {
  const rows = kinds.flatMap((kind) => {
    const { title: called, help } = entityRow(kind);
    return offered(entityRows, scene, { before: undefined, doc: undefined }, [nameOf(kind)], {}).map(
      ({ verb, data = {} }) => ({
        title: called,
        line: help,
        press: { verb, data, does: 'write' },
      }),
    );
  });
  return Promise.resolve(
    rows.length === 0 ? notAvailableReply('list') : { card: entityKindsCard({ title, sub, rows, buttons: [back] }) },
  );
}
