// An action with what it belongs to, as both are stored: what of it someone may read is said where it is asked for.
import { isOfCase, type Action, type ActionId, type HostId } from '../../domain/case/action/action.ts';
import { hostOf, type ActionHost } from '../../domain/case/action/host.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { hostOfEntity } from '../../domain/entity/host.ts';
import type { Ports } from '../ports/ports.ts';

type Known = Pick<Ports, 'cases' | 'entities'>;
type Cases = Pick<Ports['cases'], 'load'>;

/**
 * What actions belong to, by its id. `cases`: where cases are read, if not in the store itself. `asRead`: the case as the
 * reader reads it; without, as it is stored.
 */
export async function hostAt(
  { cases: stored, entities }: Known,
  id: HostId,
  cases: Cases = stored,
  asRead: (childCase: Case) => Case = (childCase) => childCase,
): Promise<ActionHost | undefined> {
  if (isOfCase(id)) {
    const childCase = (await cases.load(id))?.value.root;
    return childCase && hostOf(asRead(childCase));
  }
  const entity = (await entities.load(id))?.value.root;
  return entity && hostOfEntity(entity);
}

/** Undefined: there is none of that name. */
export async function onActionAt(
  ports: Known,
  reference: HostId,
  id: ActionId,
  cases?: Cases,
  asRead?: (childCase: Case) => Case,
): Promise<OnAction | undefined> {
  const [host, action] = await Promise.all([
    hostAt(ports, reference, cases, asRead),
    isOfCase(reference) ? ports.cases.part(reference, 'action', id) : ports.entities.part(reference, 'action', id),
  ]);
  return host && action && { host, action: action.value };
}

/** Every action of it, also what is over, in the order in which they were set. */
export const actionsOn = async ({ cases, entities }: Known, id: HostId): Promise<readonly Action[]> =>
  isOfCase(id) ? cases.parts(id, 'action') : entities.parts(id, 'action');
