// What was found and is not mended yet: each with its smallest story and the issue that mends it. A failure that is not here fails the
// test, and so does a line whose story does not fail any more.
import type { Failure } from './judge.ts';

export interface Known extends Failure {
  readonly issue: 47 | 49;
  /**
   * As `npm run meet` prints it: where it begins, what is pressed, days that pass. Of `mutationsAreNamed` the changes; of
   * `livesAreCounted` the life in figures/stories.ts, of `listsKeepApart` rows of lists, of `accessIsOne` the row of access.test.ts.
   */
  readonly story: readonly string[];
}

function unnamed(what: string, ...story: readonly string[]): Known {
  return { issue: 49, invariant: 'mutationsAreNamed', what, story };
}

/** Two people open this form, the first saves, then the second: what the first changed is gone, and no one is told. */
function overwritten(what: string): Known {
  return {
    issue: 49,
    invariant: 'formsKeepBoth',
    what,
    story: ['both open it', 'the first saves', 'the second saves'],
  };
}

export const known: readonly Known[] = [
  // 49.6, P26.2: what is changed past the bot, and verify does not name. `*`: any change of such a document.
  unnamed('digest', '*'),
  unnamed('release', '*'),
  unnamed('channel', '*'),
  unnamed('contact', '*'),
  unnamed('say', '*'),
  unnamed('paper', '*'),
  unnamed('lookCounts', '*'),
  unnamed('lookFindings', '*'),
  unnamed('form', 'taken away', 'begun: taken out', 'begun: another', 'form: another'),
  unnamed('look', 'kind: taken out', 'kind: another'),
  unnamed('mention', 'matchKeys: taken out', 'matchKeys.*: taken out', 'matchKeys.*: another'),
  unnamed('tombstone', 'tombstone.at: another'),
  unnamed('daySeal', 'seal.second: another', 'seal.pages: another'),
  unnamed(
    'posted',
    'posted.conversation: another',
    'posted.activity: taken out',
    'posted.activity: another',
    'posted.call: another',
  ),
  unnamed(
    'outbox',
    'person: taken out',
    'urgent: taken out',
    'urgent: another',
    'visibleAt: another',
    'since: another',
    'part: taken out',
    'channel: taken out',
    'channel: another',
    'why: taken out',
    'why: another',
  ),
  unnamed(
    'policeRows',
    'on: another',
    'writtenMs: another',
    'rows.*.row: another',
    'rows.*.surname: another',
    'rows.*.forenames: another',
    'rows.*.dateOfBirth: another',
    'rows.*.place: another',
    'rows.*.since: another',
    'rows.*.returnedAt: taken out',
    'rows.*.returnedAt: another',
    'rows.*.policeReference: another',
    'rows.*.grade: another',
  ),
  unnamed('fact', 'the sealed past is rewritten, and an update vouches for it'),
  // 49.1: forms that save a whole thing, and overwrite what a colleague saved since they were drawn.
  overwritten('meeting.papers'),
  overwritten('gathering.record'),
  overwritten('training.change'),
  overwritten('training.record'),
  overwritten('review.prepare'),
  overwritten('turn.adult'),
  overwritten('turn.route'),
  overwritten('turn.birth'),
  overwritten('ends.propose'),
  overwritten('action.details'),
  overwritten('action.correct'),
  overwritten('missing.update'),
  overwritten('missing.correct'),
  overwritten('papers.mark'),
  overwritten('papers.send'),
  overwritten('council.agency'),
  overwritten('council.person'),
  overwritten('council.setting'),
  overwritten('council.leaves'),
  overwritten('entity.rename'),
  overwritten('meeting.together'),
  overwritten('risk.show'),
  overwritten('register.item'),
];
export const isKnown = (failure: Failure): boolean =>
  known.some(({ invariant, what }) => invariant === failure.invariant && what === failure.what);
