// What lists select of a case, and of an action: the columns of a row, each named by the last part of its path.
const rowOf = (path: string, columns: readonly string[]): string =>
  columns.map((column) => `${path}.${column}`).join(', ');
/** The last four are beside the record: what they are taken from is no list's to read (`marksOf`). */
export const caseColumns = `${rowOf('c.record.root', [
  'reference',
  'stage',
  'referrer',
  'line',
  'alsoReferred',
  'changedAt',
  'excluded',
  'answers.urgency',
  'answers.safeTonight',
  'answers.mustNotBeTold',
  'restricted',
  'named',
  'submission.due',
  'submission.consenter',
  'submission.standIns',
  'submission.clear',
  'submission.withCoordinator',
  'challenge',
  'strategy',
  'senior',
  'urgentEnded',
  'ladder',
  'reminded',
  'meeting',
  'cancelled',
  'reviewOn',
  'invited',
  'parts',
])}, c.consentAt, c.decider, c.decidedFor, c.decidedAt`;
export const actionColumns = rowOf('c.part', [
  'id',
  'reference',
  'agency',
  'owner',
  'deputy',
  'due',
  'state',
  'accepted',
  'timeAsked',
  'escalatedAt',
  'escalation',
]);
export const rowsAtOnce = 1000;
