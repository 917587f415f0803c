// Merge into: which record it is the same as; then why (docs/process.md P23.6).
import { listCard } from '../../cards/home.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import { entitiesFor, seeEntity } from '../../reading/entity/entities.ts';
import { keepsLinks } from '../../reading/links/links.ts';
import { fromIn, mint, type Reply, type Scene } from '../scene/scene.ts';
import { sayListed } from './list.ts';
import { entityIn, noEntity } from './entity-in.ts';
import { entityButton } from './presses.ts';

const perPage = 8;

/** The open records of its kind, each by what it is called. */
export async function chooseMerge(scene: Scene): Promise<Reply> {
  const seen = keepsLinks(scene) ? await seeEntity(scene, entityIn(scene), 'record', 'Merge into') : undefined;
  if (seen === undefined) return noEntity();
  const { entity } = seen;
  const { due, open } = await entitiesFor(scene);
  const others = [...due, ...open]
    .filter((one) => one.id !== entity.id && isLike(one, entity))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const from = Math.min(fromIn(scene), Math.max(0, others.length - 1));
  const next = from + perPage;
  const data = { entity: entity.id };
  return {
    card: listCard({
      title: 'Merge into',
      of: entity.id,
      groups: [
        {
          title: '',
          rows: others.slice(from, next).map((one) => ({
            label: one.name,
            typed: true,
            reference: one.id,
            line: sayListed(one, scene.now),
            warnings: [],
            press: {
              verb: 'entity.merge.into',
              does: 'merge into it',
              data: { ...data, into: one.id, command: mint(scene) },
            },
          })),
        },
      ],
      total: others.length,
      from,
      empty: 'No other record of its kind is open.',
      buttons: [
        entityButton('Back', entity.id),
        ...(next < others.length ? [{ title: 'More', verb: 'entity.merge', data: { ...data, from: next } }] : []),
        { title: 'Close', verb: 'entity.close', data },
      ],
    }),
  };
}
const isLike = (one: Pick<Entity, 'kind'>, other: Pick<Entity, 'kind'>): boolean => groupOf(one) === groupOf(other);
/** A business and the place where it is may be one. */
const groupOf = ({ kind }: Pick<Entity, 'kind'>): string => (kind === 'organisation' ? 'place' : kind);
