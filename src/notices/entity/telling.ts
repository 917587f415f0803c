// What is told of a record, and of its actions.
import type { EntityTypes } from '../../domain/entity/table.ts';
import { hostOfEntity } from '../../domain/entity/host.ts';
import { keptOutAs } from '../../domain/case/state/kept-out.ts';
import { isPrivate } from '../../domain/case/access/channels.ts';
import { tellingOn } from '../action/telling.ts';
import { channelsAgain } from '../case/channels.ts';
import type { Now, Telling } from '../telling.ts';
import { actionTroubleLine, matterTrouble, troubleIn, troubleNotices } from '../trouble.ts';
import { entityCardFor } from './standing.ts';

export const entityTelling = (at: Now<EntityTypes>): Telling => {
  const { root: entity, part: action, directory, now } = at;
  const record: Telling = {
    name: entity.id,
    cardFor: (person, tabLink) => entityCardFor(entity, person, directory, now, tabLink),
    isPrivate: (channel) => isPrivate(entity, channel, directory),
    leavesNothing: (person) => keptOutAs(entity, person) !== undefined,
    follows: (key, called) => channelsAgain(key, called, undefined),
    ...matterTrouble('entity', entity, directory),
  };
  if (action === undefined) return record;
  const on = { host: hostOfEntity(entity), action };
  return {
    ...record,
    ...tellingOn(on, at),
    fallback: (troubled) => troubleNotices(entity, troubled, directory, action),
    trouble: (troubled, waiting) => actionTroubleLine(on, troubled, troubleIn(waiting, troubled), directory, now),
  };
};
