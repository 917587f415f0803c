import type { Capability } from '../capability.ts';

export const policeList: Capability = {
  rule: 'P29.1',
  by: ['coordinator'],
  makes: 'The police’s list of missing children: rows of a child, by name and birth, with and without references.',
  unplayed: 'A row is of a child by what the store finds: it is met over the desk (the fixed pairs), not by the rules.',
};
