// What is changed past the bot and need not be named by verify, each with why: it is no record, and what was made wrong is put right,
// or said by something else. `*`: any change of such a document.
export const harmless: Readonly<Record<string, { readonly why: string; readonly changes: readonly string[] }>> = {
  command: {
    why: 'a repeat of that press may be answered wrongly, nothing else; that it was pressed the fact says',
    changes: ['marker.inputHash: another', 'marker.at: another'],
  },
  counted: { why: 'how often it was counted; what was counted is compared', changes: ['counted.turn: another'] },
  counting: {
    why: 'how far the counting is: what is counted again comes to the same',
    changes: [
      'taken away',
      'counting.since: another',
      'counting.seen: taken out',
      'counting.seen: another',
      'counting.until: another',
      'counting.version: another',
    ],
  },
  delivery: {
    why: 'a log of attempts: whom the facts called is told by what waits and what lies where',
    changes: [
      'taken away',
      'deliveries.*.at: another',
      'deliveries.*.attempt: another',
      'deliveries.*.detail: taken out',
      'deliveries.*.detail: another',
    ],
  },
  heard: { why: 'which messages were answered: a repeat is answered again', changes: ['*'] },
  look: { why: 'no look is read by it', changes: ['v: taken out', 'v: another'] },
  outbox: { why: 'how often it was tried', changes: ['attempts: another'] },
  posted: {
    why: 'what a card showed last: it is drawn again with the next change',
    changes: ['posted.shown: another', 'posted.changedMs: another', 'posted.trouble: taken out'],
  },
  sealMailed: { why: 'the code is mailed once more', changes: ['*'] },
  sending: {
    why: 'which worker is at it: it ends by itself within the minute',
    changes: ['*'],
  },
};
