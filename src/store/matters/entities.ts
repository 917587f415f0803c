// The records of people, places and things as they are stored, and their lists.
import { z } from 'zod';
import type { Entities, EntityRow } from '../../casework/ports/entity-ports.ts';
import { entityStates, isOpenRecord, toGround, type Entity } from '../../domain/entity/entity.ts';
import { toMentionRef } from '../../domain/case/mention/mention.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import { recordClosedTo } from '../../domain/entity/host.ts';
import { entityKinds } from '../../domain/entity/kinds.ts';
import { entityMatter, type EntityTypes } from '../../domain/entity/table.ts';
import { toEntityId } from '../../domain/kernel/ids.ts';
import { isRestrictionGround } from '../../domain/case/state/stage-parts.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { MeetingType } from '../../domain/meeting/meeting.ts';
import { tombstoneId } from '../destroying.ts';
import { entitiesEndedBefore, entitiesOpen, entitiesWaiting } from '../queries/queries.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { actionShape } from '../parts/action.ts';
import { objectId, readRow, recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';

const people = z.array(z.object({ objectId, name: z.string() }));
const id = z
  .string()
  .transform((text, context) => toEntityId(text) ?? (context.addIssue('no id of a record'), z.NEVER));
const common = {
  name: z.string(),
  kind: z.enum(entityKinds),
  state: z.enum(entityStates),
  dueOn: z.string(),
  excluded: z.array(objectId),
};
// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
const relied = z.object({
  id: z.string().refine((text) => toEntityId(text) !== undefined),
  ...common,
  members: z.array(z.object({ mention: z.string() })),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
  facts: z.number(),
});
const rowShape = z.object({
  id,
  ...common,
  ground: z.string().transform((text, context) => toGround(text) ?? (context.addIssue('no ground'), z.NEVER)),
  restricted: z
    .string()
    .transform((text, context) => (isRestrictionGround(text) ? text : (context.addIssue('no ground'), z.NEVER)))
    .exactOptional(),
  named: people.exactOptional(),
  asked: z.array(z.object({ agency: z.string(), until: z.string() })).exactOptional(),
  agenda: z.object({ from: z.string(), agencies: z.array(z.string()), since: z.string() }).exactOptional(),
  works: z.literal(true).exactOptional(),
  namedBy: z
    .string()
    .transform((text, context) => toMentionRef(text)?.ref ?? (context.addIssue('no entry'), z.NEVER))
    .exactOptional(),
  changedAt: z.string(),
});
const keyShape = z.object({ pk: id });
const rowIn = (raw: unknown): EntityRow => readRow('entity', raw, rowShape);

/** Of records with actions only: lists of actions ask for it, and no one else. */
function closedIn(entity: Entity): readonly string[] | undefined {
  const closed = hasActions(entity) ? recordClosedTo(entity) : [];
  return closed.length === 0 ? undefined : closed;
}

/** What was merged into another goes on there, and ends with it. */
const endedOn = ({ ended, into }: Entity): string | undefined =>
  ended === undefined || into !== undefined ? undefined : localDate(ended.at);

/** Those that decided about it; and the kind of meeting that it comes to, until one has. */
function heardAt(entity: Entity): readonly string[] | undefined {
  const { state, agenda, decisions = [] } = entity;
  const all = [
    ...decisions.map(({ meeting }) => meeting),
    ...(state === 'open' && agenda !== undefined ? [comesTo] : []),
  ];
  return all.length === 0 ? undefined : all;
}
const comesTo: MeetingType = 'panel';

/** Another mark than those of cases, actions and entries, so that who asks for the one is not led past all of the others. */
export const reportWaits = 'record';

export const entityShape: Shape<EntityTypes> = {
  kind: 'entity',
  matter: entityMatter,
  // What is over is found by no one but who names it.
  indexed: ({ root, matchKeys }) => ({
    matchKeys: isOpenRecord(root) ? matchKeys : undefined,
    stage: isOpenRecord(root) ? root.state : undefined,
    coordinator: root.state === 'reported' ? reportWaits : undefined,
    date: isOpenRecord(root) ? root.dueOn : undefined,
    closedTo: closedIn(root),
    meetings: heardAt(root),
    endedOn: endedOn(root),
  }),
  recordIn: recordReader('entity', relied),
  parts: { action: actionShape },
  columnsSince: { 7: ['endedOn'] },
};

/** The records with their facts. */
export const entitiesOn = (items: Items, patience: Patience): Entities => {
  const store = matterStore(items, patience, entityShape);
  return {
    ...store,
    waiting: async (date) => (await items.across(entitiesWaiting, { '@waits': reportWaits, '@date': date })).map(rowIn),
    open: async () => (await items.across(entitiesOpen, { '@open': 'open', '@reported': 'reported' })).map(rowIn),
    endedBefore: async (date) =>
      (await items.across(entitiesEndedBefore, { '@date': date })).map((raw) => readRow('entity', raw, keyShape).pk),
    isDestroyed: async (one) => (await items.read(one, tombstoneId)) !== undefined,
    ofIds: async (ids) => {
      const found = await Promise.all([...new Set(ids)].map(async (one) => store.load(one)));
      return found.flatMap((one) => one?.value.root ?? []);
    },
  };
};
