// A case as form 6 stores it: who stands in for the manager is not yet among those by whom lists find it.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { EarlierShape } from './earlier.ts';

export const form6: EarlierShape<CaseTypes> = {
  columnsSince: ['called'],
  read: (record) => record,
  written: (record) => record,
};
