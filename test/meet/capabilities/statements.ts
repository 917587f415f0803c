import type { Capability } from '../capability.ts';

export const statements: Capability = {
  rule: 'P33.1',
  by: ['anyone'],
  makes: 'A statement stands beside what a person says is wrong in the record.',
  unplayed: 'Its forms need an item of the history that is read; no way by rows alone yet.',
};
