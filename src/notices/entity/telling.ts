// What is told of a record.
import type { EntityTypes } from '../../domain/entity/table.ts';
import type { Now, Telling } from '../telling.ts';
import { matterTrouble } from '../trouble.ts';
import { entityCardFor } from './standing.ts';

export const entityTelling = ({ root: entity, directory, now }: Now<EntityTypes>): Telling => ({
  name: entity.id,
  cardFor: (person, tabLink) => entityCardFor(entity, person, directory, now, tabLink),
  ...matterTrouble('entity', entity, directory),
});
