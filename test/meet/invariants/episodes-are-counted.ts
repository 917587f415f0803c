import type { Invariant } from '../invariant.ts';

/** Each missing episode that was recorded, and not taken back, counts once; that of a merged case goes along as one. */
export const episodesAreCounted: Invariant = {
  rules: ['P17.8', 'P18.3'],
  finds: ({ town: { file, ended }, ledger, endedLedger }) => {
    const spans = file.root.missing?.spans.length ?? 0;
    const most = ledger.episodes + (ended === undefined ? 0 : (endedLedger?.episodes ?? 0));
    return spans >= ledger.episodes && spans <= most ? [] : [`${spans} episodes of ${ledger.episodes}`];
  },
};
