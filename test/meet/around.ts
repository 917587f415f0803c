// What belongs together around a merge: what one of a row makes true of the child another changes, whichever of the two referrals it
// is done in, and whether before the merge or after it.

/** One press, or several of which the later need the earlier. */
export type Deeds = readonly string[];

export const around: readonly (readonly Deeds[])[] = [
  // A death, serious harm; and that it was a slip.
  [['died', 'notNotifiable'], ['harmed', 'notNotifiable'], ['died'], ['putRight'], ['deathPutRight']],
  // Nights away.
  [['missing'], ['missing', 'returned', 'interviewed'], ['oneNight'], ['twoNights'], ['putRight'], ['strategyCalled']],
  // The answers of the NRM.
  [
    ['nrmReferred'],
    ['nrmReferred', 'groundsFound'],
    ['nrmReferred', 'groundsRefused'],
    ['groundsFound'],
    ['groundsRefused'],
    ['groundsEnd'],
  ],
  // Persons of concern.
  [['saidOfPerson'], ['saidOfPerson', 'ladoTold'], ['saidOfAdult'], ['saidNow'], ['ladoTold'], ['employerTold']],
  // Who may read it.
  [
    ['restricted'],
    ['restricted', 'nameRemoved'],
    ['lifted'],
    ['namedTess'],
    ['leadKeptOut'],
    ['leadLetIn'],
    ['chairKeptOut'],
    ['chairConflict'],
    ['invited'],
    ['uninvited'],
  ],
  // What is true now, the family's side, what was recorded outside.
  [
    ['mustNotBeTold'],
    ['notToldKnown'],
    ['notSafe'],
    ['safe'],
    ['familyTold'],
    ['lookedAfter'],
    ['placedThere'],
    ['warned'],
  ],
];
