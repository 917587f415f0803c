// A step on an action is taken in the matter that it belongs to: a case, or a record of a person or place.
import type { OutcomeWith } from '../../casework/write/act.ts';
import { entities } from '../../casework/write/matters.ts';
import { isOfCase, type Action, type HostId } from '../../domain/case/action/action.ts';
import type { CaseContext } from '../../domain/case/context.ts';
import type { PartCommand } from '../../domain/case/whole/case.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { take, takeOn, type Scene } from '../scene/scene.ts';

/** `planned`: the days of the meetings to come, where the step says by when. */
export async function takeOnAction(
  scene: Scene,
  host: HostId,
  command: PartCommand<'action'>,
  planned: Pick<CaseContext, 'panels' | 'preMsets'> = {},
): Promise<OutcomeWith<Case | Entity, Action>> {
  return isOfCase(host)
    ? take(scene, host, command, undefined, planned)
    : takeOn(scene, entities, { id: host, command, context: planned });
}
