import type { Button } from '../../cards/blocks.ts';

/** Asked for once, they stay for the sitting. */
export const namesButton = (names: boolean, of: '' | 'action-', data: Button['data'] = {}): Button =>
  names
    ? { title: 'Hide names', verb: `list.hide-${of}names`, data }
    : { title: 'Show names', verb: `list.${of}names`, data };
