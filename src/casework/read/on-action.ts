// An action with what it belongs to, as both are stored: what of it someone may read is said where it is asked for.
import { isOfCase, type ActionId, type HostId } from '../../domain/case/action/action.ts';
import { hostOf, type ActionHost } from '../../domain/case/action/host.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import type { Ports } from '../ports/ports.ts';

type Known = Pick<Ports, 'cases'>;
type Cases = Pick<Ports['cases'], 'load'>;

/** What actions belong to, by its id. `cases`: where cases are read, if not in the store itself. */
export async function hostAt(ports: Known, id: HostId, cases: Cases = ports.cases): Promise<ActionHost | undefined> {
  if (!isOfCase(id)) return undefined;
  const root = (await cases.load(id))?.value.root;
  return root && hostOf(root);
}

/** Undefined: there is none of that name. */
export async function onActionAt(
  ports: Known,
  reference: HostId,
  id: ActionId,
  cases?: Cases,
): Promise<OnAction | undefined> {
  if (!isOfCase(reference)) return undefined;
  const [host, action] = await Promise.all([
    hostAt(ports, reference, cases),
    ports.cases.part(reference, 'action', id),
  ]);
  return host && action && { host, action: action.value };
}
