import type { Capability } from '../capability.ts';

export const training: Capability = {
  rule: 'P18.4',
  by: ['coordinator'],
  makes: 'Training is offered and recorded: of no child.',
  unplayed: 'It is about no child.',
};
