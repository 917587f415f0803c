// How every matter there is, is stored, and where.
import type { MatterStores } from '../../casework/ports/ports.ts';
import { closingAdvice } from '../../casework/ports/advice-ports.ts';
import { closingRegister } from '../../casework/ports/register-ports.ts';
import type { MatterTypes } from '../../domain/matter/matter.ts';
import { kindAt, type MatterKind } from '../../domain/matters/matters.ts';
import { ailingIn } from '../ailing.ts';
import { fallenDueIn } from '../clocks.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { shutIn } from '../shut.ts';
import { adviceOn, adviceShape } from './advice.ts';
import { councilOn, councilShape } from './council.ts';
import { caseShape, casesOn } from './cases.ts';
import type { Shape } from './matter-store.ts';
import { entitiesOn, entityShape } from './entities.ts';
import { meetingShape, meetingsOn } from './meetings.ts';
import { policeListsOn, policeListShape } from './police-lists.ts';
import { registerOn, registerShape } from './register.ts';
import { trainingShape, trainingsOn } from './trainings.ts';

/** For what works on any matter, as in `matterOf`. */
function anyShape<T extends MatterTypes>(shape: Shape<T>): Shape<MatterTypes>;
function anyShape(shape: Shape<MatterTypes>): Shape<MatterTypes> {
  return shape;
}
const shapes: Readonly<Record<MatterKind, Shape<MatterTypes>>> = {
  case: anyShape(caseShape),
  meeting: anyShape(meetingShape),
  advice: anyShape(adviceShape),
  training: anyShape(trainingShape),
  entity: anyShape(entityShape),
  register: anyShape(registerShape),
  policeList: anyShape(policeListShape),
  council: anyShape(councilShape),
};

/** How a matter is stored that has this id; what has the id of none counts as a case's. */
export const shapeOf = (id: string): Shape<MatterTypes> => shapes[kindAt(id) ?? 'case'];

export function mattersOn(items: Items, patience: Patience): MatterStores {
  const shut: MatterStores['cases']['shut'] = (ids) => shutIn(items, ids);
  return {
    cases: {
      ...casesOn(items, patience),
      fallenDue: (now) => fallenDueIn(items, shapeOf, now),
      ailing: () => ailingIn(items),
      shut,
    },
    meetings: meetingsOn(items, patience),
    advice: closingAdvice(adviceOn(items, patience), shut),
    trainings: trainingsOn(items, patience),
    entities: entitiesOn(items, patience),
    register: closingRegister(registerOn(items, patience), shut),
    policeLists: policeListsOn(items, patience),
    council: councilOn(items, patience),
  };
}
