import { readerOf } from '../../../src/domain/case/access/access.ts';
import type { Invariant } from '../invariant.ts';
import { isOpenOn } from '../ledger.ts';
import { bea } from '../../../src/demo/cast.ts';

/** While MSET follows it a case that is not restricted is open to those invited. */
const open: readonly string[] = ['listed', 'held', 'toPanel', 'open', 'review', 'transition'];

/** An agency that no listing invited reads a case as long as an invitation by hand, or of a meeting that stands, gives it; no longer. */
export const invitedByWhatStands: Invariant = {
  rules: ['P6.22', 'P6.28', 'P10.7'],
  finds: ({ town, ledger }) => {
    const { file, now, world } = town;
    if (ledger.toPanel) return [];
    const { relation } = readerOf(file.root, bea, world.council, now);
    const isInvited =
      !ledger.restricted && ledger.openings.some((one) => one.invitee === 'agency:housing' && isOpenOn(one, now));
    if (!isInvited) return relation === 'none' ? [] : [`housing is ${relation}, and nothing that stands invites it`];
    return open.includes(file.root.stage) && relation === 'none' ? ['housing is invited, and the case is shut'] : [];
  },
};
