// A step on an action is taken in the matter that it belongs to.
import { isOfCase, type HostId } from '../../domain/case/action/action.ts';
import type { CaseTypes, PartCommand } from '../../domain/case/whole/case.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { take, type CaseOutcome, type Scene } from '../scene/scene.ts';

type ActionOutcome = CaseOutcome<PartCommand<'action'>['step']>;

/** `planned`: the days of the meetings to come, where the step says by when. */
export async function takeOnAction(
  scene: Scene,
  host: HostId,
  command: PartCommand<'action'>,
  planned?: Pick<CaseTypes['context'], 'panels' | 'preMsets'>,
): Promise<ActionOutcome> {
  if (!isOfCase(host)) return { kind: 'refused', ...notAvailable, now: undefined };
  return take(scene, host, command, undefined, planned);
}
