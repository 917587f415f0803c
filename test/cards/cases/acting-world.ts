// A received case with actions, in a council whose agencies are as large as they really are.
import type { Action } from '../../../src/domain/case/action/action.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { directory, someone } from '../../people/builders.ts';
import { caseAt } from './stages.ts';
import { deskOver, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { crowded, longName, worstCase, type Worst } from '../worst.ts';

export interface ActingWorld {
  readonly worst: Worst | undefined;
  readonly council: Directory;
  readonly case: Case;
}

export function actingWorld(worst: Worst | undefined): ActingWorld {
  const received: Case = { ...caseAt('received'), parts: { action: { count: 13, open: [] } } };
  const council = worst === undefined ? directory : policed(worst);
  // An agency that nobody is named for.
  const agencies = [...council.agencies, { id: 'licensing', name: 'Licensing' }];
  return {
    worst,
    council: { ...council, agencies },
    case: worst === undefined ? received : worstCase(received, worst),
  };
}

/** Police as many as they really are, with names as long as the directory takes. */
function policed(worst: Worst): Directory {
  const council = crowded(worst);
  const police = Array.from({ length: 150 }, (_, place) =>
    someone(place + 300, longName(worst), { roles: [], agency: 'police' }),
  );
  return { ...council, people: [...council.people, ...police].map((one) => ({ ...one, roles: [...one.roles] })) };
}

export const deskWith = (world: ActingWorld, actions: readonly Action[], more: Remembered = {}): DeskInMemory =>
  deskOver({ cases: [world.case], council: world.council, parts: actions, ...more });
