import type { Capability } from '../capability.ts';

export const looksEnd: Capability = {
  rule: 'P31.10',
  by: ['dpo', 'serviceManager'],
  makes: 'Looks of six years ago end, by two people.',
  unplayed: 'It is about no child; looks are not of the rules but of the store.',
};
