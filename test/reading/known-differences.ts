// Where a place says another duty of a case than the person is asked for, or says it without its time: by the file that is to
// blame, `place · duty · what it says instead`. Lists that may only shrink: what is not on them fails their test, and so does a
// line that is not so any more.

type Known = Readonly<Record<string, readonly string[]>>;

/** Of the fictional cases of the demo. */
export const knownOfDemo: Known = {
  'src/reading/board/board.ts': [
    'board · adultLead · panel',
    'board · challenge · no time',
    'head · adultLead · panel',
    'head · challenge · no time',
  ],
  'src/reading/case/next.ts': ['table · adultLead · panel'],
  'src/reading/case/lists.ts': ['row of My cases · adultLead · panel', 'row of My cases · review · panel'],
  'src/reading/board/work.ts': ['work · acceptance · nothing', 'work · review · nothing'],
  'src/desk/home/tiles.ts': ['tile · challenge · nothing'],
  'src/notices/digest/counts.ts': [
    'digest · adultLead · nothing',
    'digest · challenge · nothing',
    'digest · consent · nothing',
    'digest · feedback · nothing',
    'digest · nothing · another number in the queue',
    'digest · review · nothing',
  ],
};

/** Of a case for each duty. */
export const knownOfEachDuty: Known = {
  // The mark of the board and of the head: by role, not by what is asked of the person; and nothing without a time.
  'src/reading/board/board.ts': [
    'board · acceptance · review',
    'board · adultLead · panel',
    'board · interview · triage',
    'board · missing · triage',
    'board · notice · triage',
    'board · panel · senior',
    'board · review · senior',
    'board · review · seniors',
    'board · route · review',
    'filter · interview · not late',
    'filter · notice · not late',
    'head · acceptance · review',
    'head · adultLead · panel',
    'head · interview · triage',
    'head · missing · triage',
    'head · notice · triage',
    'head · panel · senior',
    'head · review · acceptance',
    'head · review · senior',
    'head · review · seniors',
    'head · route · review',
  ],
  // What comes next is the stage’s, whatever else is owed.
  'src/reading/case/next.ts': [
    'table · adultLead · panel',
    'table · interview · triage',
    'table · missing · triage',
    'table · notice · triage',
    'table · review · acceptance',
    'table · route · review',
  ],
  // The same of a row: the consent, the queue, or the stage.
  'src/reading/case/lists.ts': [
    'row of My cases · adultLead · panel',
    'row of My cases · interview · triage',
    'row of My cases · missing · triage',
    'row of My cases · review · panel',
    'row of Queue · missing · triage',
  ],
  // A person is called for it, by the clock or on a card, and their board does not say so.
  'src/reading/board/work.ts': [
    'called · acceptance · nothing',
    'called · adultLead · nothing',
    'called · closure · nothing',
    'called · feedback · nothing',
    'called · held · nothing',
    'called · interview · nothing',
    'called · lado · nothing',
    'called · nrm · nothing',
    'called · outcome · nothing',
    'called · returned · nothing',
    'called · review · nothing',
    'called · route · nothing',
    'called · senior · nothing',
    'called · seniors · nothing',
    'called · triage · nothing',
    'tile · nothing · another number in the queue',
    'work · acceptance · nothing',
    'work · interview · nothing',
    'work · outside · nothing',
    'work · returned · nothing',
    'work · review · nothing',
    'work · senior · nothing',
    'work · seniors · nothing',
    'work · triage · nothing',
  ],
  // A tile for some duties, and for others none.
  'src/desk/home/tiles.ts': [
    'tile · adultLead · more',
    'tile · interview · nothing',
    'tile · missing · nothing',
    'tile · notice · nothing',
    'tile · route · nothing',
    'tile · strategy · nothing',
  ],
  // It counts consents, drafts, what was returned and the queue, and with it what a tile of home counts apart.
  'src/notices/digest/counts.ts': [
    'digest · adultLead · nothing',
    'digest · consent · nothing',
    'digest · feedback · nothing',
    'digest · interview · nothing',
    'digest · missing · nothing',
    'digest · nothing · another number in the queue',
    'digest · notice · nothing',
    'digest · review · nothing',
    'digest · route · nothing',
    'digest · strategy · nothing',
  ],
  // The card goes by its own order.
  'src/notices/case/standing.ts': [
    'band · consent · no time',
    'band · strategy · another time',
    'band · strategy · nothing',
    'band · triage · interview',
    'band · triage · notice',
    'notification · consent · nothing',
    'notification · strategy · nothing',
    'notification · strategy · triage',
    'notification · triage · interview',
    'notification · triage · notice',
  ],
};
