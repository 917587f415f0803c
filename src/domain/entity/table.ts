// Every step on a record, once. It has a chain of facts of its own, as a case has.
import { toEntityId, type EntityId } from '../kernel/ids.ts';
import type { CaseContext } from '../case/context.ts';
import { partOfActions, type ActionTypes } from '../case/action/table.ts';
import { matterOf, soonerOf, type CommandIn, type FactIn, type MatterTypes } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import { strikeClock, strikeRules } from '../matter/striking.ts';
import type { Entity } from './entity.ts';
import { hostOfEntity } from './host.ts';
import { memberSteps } from './members.ts';
import { openSteps } from './open.ts';
import { entityAccessSteps } from './restrict.ts';
import { panelSteps } from './panel.ts';
import { recordStatementSteps } from './statements.ts';
import { entityStrikeSteps, textsOfEntity } from './strike.ts';
import { recordWorkSteps } from './work.ts';

const entitySteps = {
  ...openSteps,
  ...memberSteps,
  ...recordWorkSteps,
  ...panelSteps,
  ...entityAccessSteps,
  ...entityStrikeSteps,
  ...recordStatementSteps,
} as const;

export interface EntityTypes extends MatterTypes {
  readonly id: EntityId;
  readonly root: Entity;
  readonly steps: typeof entitySteps;
  readonly context: CaseContext;
  readonly parts: { readonly action: ActionTypes };
}
/** Of the record itself: those on its actions are every action's. */
export type EntityStepName = keyof EntityTypes['steps'];
export type EntityCommand = CommandIn<EntityTypes>;
export type EntityFact = FactIn<EntityTypes>;

export const entityMatter = matterOf<EntityTypes>({
  name: 'record of a person or place',
  plural: 'records of people and places',
  kind: 'entity',
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Someone else was working on this record at the same moment.',
    'Open it again, and press the button again.',
  ).refusal,
  idOf: ({ id }) => id,
  toId: toEntityId,
  steps: entitySteps,
  parts: { action: partOfActions(hostOfEntity) },
  touch: (entity) => entity,
  clock: (entity) => soonerOf(strikeClock(entity), { name: 'record', ladder: entity.ladder, step: 'remindEntity' }),
  striking: strikeRules(textsOfEntity),
});
