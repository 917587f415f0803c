// What the pages of the tab ask for beyond what lists in the chat do. docs/access-paths.md has their costs.
import { rowsAtOnce } from '../matters/columns.ts';
import { casesAtOnce, places, stagesAtOnce, type AcrossQuery } from '../sdk/query.ts';

export const namesEnded = {
  name: 'namesEnded',
  text: `SELECT c.pk, c.record.root.answers.forenames, c.record.root.answers.surname, c.record.root.answers.otherNames, c.record.root.answers.caseSystemId FROM c WHERE c.kind = 'case' AND c.endedOn >= @since`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Find: which of the cases that ended in the last year is meant; only those that fit are then read.',
} as const satisfies AcrossQuery;

export const casesEndedBefore = {
  name: 'casesEndedBefore',
  text: "SELECT c.pk FROM c WHERE c.kind = 'case' AND c.endedOn <= @date",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Each night: which cases ended so long ago that their time may be over; each is then read.',
} as const satisfies AcrossQuery;

export const episodesSince = {
  name: 'episodesSince',
  text: "SELECT * FROM c WHERE c.kind = 'episode' AND c.date >= @date",
  container: 'cases',
  reach: 'across',
  why: 'The figures: the missing episodes that began in the last year.',
} as const satisfies AcrossQuery;

export const gatheringsSince = {
  name: 'gatheringsSince',
  text: "SELECT * FROM c WHERE c.kind = 'gathering' AND c.date >= @date",
  container: 'cases',
  reach: 'across',
  why: 'Meetings: the strategy, mapping and daily meetings of the last four weeks and to come.',
} as const satisfies AcrossQuery;

export const bandsInStages = {
  name: 'bandsInStages',
  text: `SELECT c.record.root.band, c.record.root.risk.latest FROM c WHERE c.kind = 'case' AND c.stage IN (${places(stagesAtOnce, 'stage').join(', ')})`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The figures: the risk bands of the open cases.',
} as const satisfies AcrossQuery;

export const actionsSetOn = {
  name: 'actionsSetOn',
  text: `SELECT c.pk, c.part.source FROM c WHERE c.kind = 'action' AND c.pk IN (${places(casesAtOnce, 'case').join(', ')})`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The page of a meeting: how many actions it set on each case it has decided about.',
} as const satisfies AcrossQuery;

export const changedSince = {
  name: 'changedSince',
  text: "SELECT c.pk, c._etag, c._ts FROM c WHERE c.kind IN ('case', 'meeting', 'entity', 'register') AND c._ts >= @since",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Pages left open: whether a case, a meeting, a record or an entry of the register was written in the last seconds; and the figures, what is to be counted. Asked only while someone has one.',
} as const satisfies AcrossQuery;

/** All of them, for the list of every query. */
export const boardQueries: readonly AcrossQuery[] = [
  namesEnded,
  casesEndedBefore,
  actionsSetOn,
  episodesSince,
  gatheringsSince,
  bandsInStages,
  changedSince,
];
