// What lists select of a case, and of an action: the columns of a row, each named by the last part of its path.
const rowOf = (path: string, columns: readonly string[]): string =>
  columns.map((column) => `c.${path}.${column}`).join(', ');
export const caseColumns = rowOf('record.case', [
  'reference',
  'stage',
  'referrer',
  'changedAt',
  'excluded',
  'answers.urgency',
  'restricted',
  'submission.due',
  'submission.consenter',
  'submission.standIns',
  'challenge',
  'strategy',
  'ladder',
  'reminded',
  'meeting',
  'reviewOn',
]);
export const actionColumns = rowOf('action', [
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
