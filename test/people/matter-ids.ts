// An id of every kind of matter, for tests of what holds for each of them. Another kind does not compile without its row.
import { mintAdviceId, mintEntityId, mintTrainingId } from '../../src/domain/kernel/ids.ts';
import { mintPoliceListId } from '../../src/domain/police-list/list.ts';
import { mintRegisterId } from '../../src/domain/register/entry.ts';
import type { MatterKind, Matters } from '../../src/domain/matters/matters.ts';
import { kestrelReference } from './builders.ts';

const bytes = new Uint8Array(8).fill(7);

export const matterIds: { readonly [Kind in MatterKind]: Matters[Kind]['id'] } = {
  case: kestrelReference,
  meeting: 'panel-2027-01-05',
  advice: mintAdviceId(bytes),
  training: mintTrainingId(bytes),
  entity: mintEntityId(bytes),
  register: mintRegisterId(bytes),
  policeList: mintPoliceListId(bytes),
  council: 'council',
};
