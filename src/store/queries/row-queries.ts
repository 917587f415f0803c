// Rows of cases: one projection, found in any of these ways. A list asks in one of them, a board in several with one query.
import { caseColumns, rowsAtOnce } from '../matters/columns.ts';
import { places, type AcrossQuery } from '../sdk/query.ts';

/** How many values each way takes at once: all that a board asks for, as a rule. */
export const rowsTake = {
  stages: 12,
  consenters: 96,
  /** Most managers have so few below them: each place costs, filled or not. */
  consentersOfFew: 24,
  due: 6,
  meetings: 4,
  invitees: 3,
  people: 96,
  cases: 128,
} as const;
const listOf = (most: number, name: string): string => places(most, name).join(', ');

const sentTo = (most: number): string =>
  `(c.stage = 'awaitingConsent' AND c.consenter IN (${listOf(most, 'consenter')}))`;

const ways = {
  ledBy: {
    where: 'c.leadWorker = @person',
    why: 'My cases, the counts of the home card, and one’s own on the board.',
  },
  waiting: {
    where: 'c.coordinator >= @waits',
    why: 'The queue, its count on the home card, and the board of those who run meetings, or decide as seniors.',
  },
  called: {
    where: 'ARRAY_CONTAINS(c.called, @called)',
    why: 'Home and the board: what someone was called for, until it is done. Waiting for consent: what someone was asked to decide for another manager.',
  },
  invitedAs: {
    where: `(${places(rowsTake.invitees, 'invitee')
      .map((invitee) => `ARRAY_CONTAINS(c.invitees, ${invitee})`)
      .join(' OR ')})`,
    why: 'The board: what someone is invited to by name, or the agency that they speak for.',
  },
  inStages: {
    where: `c.stage IN (${listOf(rowsTake.stages, 'stage')})`,
    why: 'The board: what is under way. Waiting for consent of who has very many managers below. For stages that empty themselves.',
  },
  askedOf: {
    where: sentTo(rowsTake.consentersOfFew),
    why: 'Waiting for consent, its count, and the receipt of a decision: what was sent to a manager, to those below, and to those for whom they stand in.',
  },
  askedOfMany: {
    where: sentTo(rowsTake.consenters),
    why: 'The same of who has many below them.',
  },
  dueBy: {
    where: `(c.stage IN (${listOf(rowsTake.due, 'due')}) AND c.date <= @date)`,
    why: 'The board of an agency: open cases whose review is near.',
  },
  decidedAt: {
    where: `(${places(rowsTake.meetings, 'meeting')
      .map((meeting) => `ARRAY_CONTAINS(c.meetings, ${meeting})`)
      .join(' OR ')})`,
    why: 'The board of an agency: what a meeting of the last weeks decided about, wherever it is now.',
  },
  followedOf: {
    where: `c.openLeadWorker IN (${listOf(rowsTake.people, 'below')})`,
    why: 'The board of a manager: what people below them lead, while it is not over or is challenged.',
  },
  ofLine: {
    where: 'ARRAY_CONTAINS(c.openLine, @manager)',
    why: 'The board of a manager: what people who have left since had begun or sent below them.',
  },
  cases: {
    where: `c.pk IN (${listOf(rowsTake.cases, 'case')})`,
    why: 'Lists of actions, and the board: who may see the case of each, and what is to be minded.',
  },
  endedSince: {
    where: 'c.endedOn >= @since',
    why: 'The board, once someone asks for cases that have ended: those of the last year.',
  },
} as const;

export type RowsWay = keyof typeof ways;
export const rowsWays = Object.keys(ways) as readonly RowsWay[]; // the names of the table above

const nameOf = (way: RowsWay): string => `rows${way.slice(0, 1).toUpperCase()}${way.slice(1)}`;
/** Whatever fits any of these ways. The text depends on which ways they are, and on nothing else. */
export const rowsBy = (some: readonly RowsWay[]): AcrossQuery => ({
  name: some.length === 1 ? some.map(nameOf).join() : 'rows',
  text: `SELECT ${caseColumns} FROM c WHERE c.kind = 'case' AND (${some.map((way) => ways[way].where).join(' OR ')})`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: some.map((way) => ways[way].why).join(' '),
});

/** Each way alone, for the list of every query: several at once are these, joined by OR. */
export const rowQueries: readonly AcrossQuery[] = rowsWays.map((way) => rowsBy([way]));
