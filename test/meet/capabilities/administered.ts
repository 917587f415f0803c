import type { Capability } from '../capability.ts';

export const administered: Capability = {
  rule: 'P28.1',
  by: ['admin'],
  makes: 'Who is who changes, what reads cases by two people.',
  unplayed:
    'The council is a matter of its own: test/domain/council/alone.test.ts walks its changes; here they are made.',
};
