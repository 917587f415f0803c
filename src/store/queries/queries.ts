// Every query of the application. `npm run -s queries` prints them; docs/access-paths.md has their costs.
import { caseMatter } from '../../domain/case/whole/case.ts';
import { matterKinds } from '../../domain/matters/matters.ts';
import { boardQueries } from './board-queries.ts';
import { copyQueries } from './copy-queries.ts';
import { migrateQueries } from './migrate-queries.ts';
import { rowQueries } from './row-queries.ts';
import { actionColumns, caseColumns, entityColumns, rowsAtOnce, sheetColumns } from '../matters/columns.ts';
import {
  agenciesAtOnce,
  casesAtOnce,
  daysAtOnce,
  idsAtOnce,
  keysAtOnce,
  linkKeysAtOnce,
  linksOnPage,
  ownersAtOnce,
  places,
  stagesAtOnce,
  type AcrossQuery,
  type PartitionQuery,
  type WholeQuery,
} from '../sdk/query.ts';

/** How many kinds of parts are asked for in one query: as many as a case has. */
export const kindsAtOnce = Object.keys(caseMatter.parts).length;

export const factsOfMatter = {
  name: 'factsOfMatter',
  text: "SELECT * FROM c WHERE c.kind = 'fact'",
  container: 'cases',
  reach: 'partition',
  why: 'The history of a matter, replayed or read back; sorted in memory by number.',
} as const satisfies PartitionQuery;

export const markersOfMatter = {
  name: 'markersOfMatter',
  text: "SELECT * FROM c WHERE c.kind = 'command'",
  container: 'cases',
  reach: 'partition',
  why: 'Strike out: the markers of the facts that words are struck out of, which hold a hash of what was typed.',
} as const satisfies PartitionQuery;

export const noticesOfMatter = {
  name: 'noticesOfMatter',
  text: "SELECT * FROM c WHERE c.kind = 'outbox'",
  container: 'cases',
  reach: 'partition',
  why: 'First attempt right after a commit: what this matter still has to tell.',
} as const satisfies PartitionQuery;

export const postedByIds = {
  name: 'postedByIds',
  text: `SELECT * FROM c WHERE c.id IN (${places(idsAtOnce, 'id').join(', ')})`,
  container: 'cases',
  reach: 'partition',
  why: 'After a claim of four notices or more: what was posted before under the same keys.',
} as const satisfies PartitionQuery;

export const everySheet = {
  name: 'everySheet',
  text: "SELECT * FROM c WHERE c.kind = 'sheet'",
  container: 'directory',
  reach: 'partition',
  why: 'The figures, where they are counted again or checked: the sums of every period. A page reads those of its periods by id.',
} as const satisfies PartitionQuery;

export const noticesDue = {
  name: 'noticesDue',
  text: "SELECT * FROM c WHERE c.kind = 'outbox' AND c.visibleAt <= @now",
  container: 'cases',
  reach: 'across',
  why: 'Every tick: what no one told yet, and claims whose lease ran out. Only pending notices have visibleAt.',
} as const satisfies AcrossQuery;

export const troubleLists = {
  name: 'troubleLists',
  text: "SELECT c.pk FROM c WHERE c.kind = 'digest' AND c.id = 'troubles'",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Once a record that is destroyed: who has a list of what could not be delivered, to take its lines off.',
} as const satisfies AcrossQuery;

export const noticesForPerson = {
  name: 'noticesForPerson',
  text: "SELECT * FROM c WHERE c.kind = 'outbox' AND c.person = @person",
  container: 'cases',
  reach: 'across',
  why: 'After an install or the end of a form: what waited for this person.',
} as const satisfies AcrossQuery;

export const casesOfReferrer = {
  name: 'casesOfReferrer',
  text: "SELECT * FROM c WHERE c.kind = 'case' AND c.leadWorker = @person",
  container: 'cases',
  reach: 'across',
  why: 'Find, among the names of one’s own cases; sorted in memory.',
} as const satisfies AcrossQuery;

export const casesForCoordinator = {
  name: 'casesForCoordinator',
  text: "SELECT * FROM c WHERE c.kind = 'case' AND c.coordinator >= @waits",
  container: 'cases',
  reach: 'across',
  why: 'Find, and the digest: only cases that wait for the co-ordinator carry the mark.',
} as const satisfies AcrossQuery;

export const hostsClosedTo = {
  name: 'hostsClosedTo',
  text: "SELECT c.pk FROM c WHERE c.kind IN ('case', 'entity') AND (ARRAY_CONTAINS(c.closedTo, @some) OR ARRAY_CONTAINS(c.closedTo, @person))",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Lists of actions: the cases and records, of those that ever had an action, of which someone may not be shown it.',
} as const satisfies AcrossQuery;

export const casesByGlass = {
  name: 'casesByGlass',
  text: "SELECT c.pk, c.record.root.glass, c.record.root.excluded FROM c WHERE c.kind = 'case' AND c.person >= @any",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Who looked: the cases that were opened by break glass. Only they carry a person, and no more of them is read.',
} as const satisfies AcrossQuery;

export const noticesOutstanding = {
  name: 'noticesOutstanding',
  text: "SELECT * FROM c WHERE c.kind = 'outbox' AND c.visibleAt >= @zero",
  container: 'cases',
  reach: 'across',
  why: 'The delivery ledger: only what is still to be told has visibleAt, so few match.',
} as const satisfies AcrossQuery;

export const casesInStage = {
  name: 'casesInStage',
  text: "SELECT * FROM c WHERE c.kind = 'case' AND c.stage = @stage",
  container: 'cases',
  reach: 'across',
  why: 'Work lists: who waits for consent, what waits for the co-ordinator. For stages that empty themselves.',
} as const satisfies AcrossQuery;

export const casesInStages = {
  name: 'casesInStages',
  text: `SELECT * FROM c WHERE c.kind = 'case' AND c.stage IN (${places(stagesAtOnce, 'stage').join(', ')})`,
  container: 'cases',
  reach: 'across',
  why: 'The agenda, the overview of what is under way: cases in any of so many stages.',
} as const satisfies AcrossQuery;

const ofMeeting = `(c.kind = 'case' AND (ARRAY_CONTAINS(c.meetings, @meeting) OR (c.date <= @date AND c.stage IN (${places(stagesAtOnce, 'stage').join(', ')})))) OR (c.kind = 'entity' AND (ARRAY_CONTAINS(c.meetings, @meeting) OR ARRAY_CONTAINS(c.meetings, @type)))`;
export const casesForMeeting = {
  name: 'casesForMeeting',
  text: `SELECT * FROM c WHERE ${ofMeeting}`,
  container: 'cases',
  reach: 'across',
  why: 'The agenda: cases that come to a meeting by its date, not the open ones whose review is later; and those that it has decided about, wherever they are now. And the records of people and places that come to panels, or that it has decided about.',
} as const satisfies AcrossQuery;

export const dayOfMeeting = {
  name: 'dayOfMeeting',
  text: `SELECT * FROM c WHERE (${ofMeeting}) OR (c.kind = 'meeting' AND c.date >= @from)`,
  container: 'cases',
  reach: 'across',
  why: 'A decision in a meeting: the agenda as above, and with it the meetings to come, for what goes to the next one and for when it is reviewed.',
} as const satisfies AcrossQuery;

export const casesAlike = {
  name: 'casesAlike',
  text: `SELECT * FROM c WHERE c.kind = 'case' AND (${places(keysAtOnce, 'key')
    .map((key) => `ARRAY_CONTAINS(c.matchKeys, ${key})`)
    .join(' OR ')})`,
  container: 'cases',
  reach: 'across',
  why: 'The duplicate check: cases of the same child, or of the same house, by keyed hashes.',
} as const satisfies AcrossQuery;

export const linksAlike = {
  name: 'linksAlike',
  text: `SELECT c.kind, c.pk, c.v, c.part, c.matchKeys, ${caseColumns}, c.record.root.answers, c.record.root.startedAt, c.record.root.namedFrom, c.record.root.now.home FROM c WHERE c.kind IN ('mention', 'case', 'entity') AND (${places(
    linkKeysAtOnce,
    'key',
  )
    .map((key) => `ARRAY_CONTAINS(c.matchKeys, ${key})`)
    .join(' OR ')})`,
  container: 'cases',
  reach: 'across',
  page: linksOnPage,
  why: 'Links: what other cases name that may be the same person, place or thing, and whose child or home it may be, by keyed hashes, with the row of such a case; what is sure and what may be are asked for apart, and one page of each.',
} as const satisfies AcrossQuery;

export const keyedAtOnce = {
  name: 'keyedAtOnce',
  text: `SELECT * FROM c WHERE c.kind IN ('mention', 'case', 'entity') AND (${places(linkKeysAtOnce, 'key')
    .map((key) => `ARRAY_CONTAINS(c.matchKeys, ${key})`)
    .join(' OR ')})`,
  container: 'cases',
  reach: 'across',
  page: linksOnPage,
  why: 'A received case that is opened: the duplicate check and Links in one request, for their keys lie in one place. Where one page does not hold it, each is asked for itself.',
} as const satisfies AcrossQuery;

export const mentionsWaiting = {
  name: 'mentionsWaiting',
  text: "SELECT * FROM c WHERE c.kind = 'mention' AND c.coordinator = @waits",
  container: 'cases',
  reach: 'across',
  why: 'Links, and its count on the home card: only what the co-ordinator has not looked at yet carries the mark.',
} as const satisfies AcrossQuery;

export const mentionsOfCases = {
  name: 'mentionsOfCases',
  text: `SELECT * FROM c WHERE c.kind = 'mention' AND c.pk IN (${places(casesAtOnce, 'case').join(', ')})`,
  container: 'cases',
  reach: 'across',
  why: 'A record of a person or place, and Links where one is suggested: what its cases say of it, each by its own mark.',
} as const satisfies AcrossQuery;

export const entitiesWaiting = {
  name: 'entitiesWaiting',
  text: `SELECT ${entityColumns} FROM c WHERE c.kind = 'entity' AND (c.coordinator = @waits OR c.date <= @date)`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Home, and the list of records: what was reported and is not accepted yet, and what is to be reviewed. Only open records have a date.',
} as const satisfies AcrossQuery;

export const entitiesOpen = {
  name: 'entitiesOpen',
  text: `SELECT ${entityColumns} FROM c WHERE c.kind = 'entity' AND c.stage IN (@open, @reported)`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The list of records: all that are open, a line of each.',
} as const satisfies AcrossQuery;

export const entitiesEndedBefore = {
  name: 'entitiesEndedBefore',
  text: "SELECT c.pk FROM c WHERE c.kind = 'entity' AND c.endedOn <= @date",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Each night: which records of people and places were closed so long ago that their time may be over; each is then read.',
} as const satisfies AcrossQuery;

export const meetingsFrom = {
  name: 'meetingsFrom',
  text: "SELECT * FROM c WHERE c.kind = 'meeting' AND c.date >= @date",
  container: 'cases',
  reach: 'across',
  why: 'The meetings to come: what a case is listed for, and who is invited. Sorted in memory.',
} as const satisfies AcrossQuery;

export const meetingsBefore = {
  name: 'meetingsBefore',
  text: "SELECT * FROM c WHERE c.kind = 'meeting' AND c.date >= @since AND c.date < @date",
  container: 'cases',
  reach: 'across',
  why: 'The meetings that were, for their minutes: a year of them, or all where a year holds too few.',
} as const satisfies AcrossQuery;

export const openAdvice = {
  name: 'openAdvice',
  text: "SELECT * FROM c WHERE c.kind = 'advice' AND (c.coordinator = @waits OR c.person = @person)",
  container: 'cases',
  reach: 'across',
  why: 'Advice, and its count on the home card: what waits for an answer, and what someone asked and has not closed.',
} as const satisfies AcrossQuery;

export const adviceInGuidance = {
  name: 'adviceInGuidance',
  text: "SELECT c.pk, c.record.root.guidance FROM c WHERE c.kind = 'advice' AND c.date >= @date",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Guidance: what the co-ordinator wrote for everyone. Only a question with that carries a date, and no more of it is read.',
} as const satisfies AcrossQuery;

export const openRegister = {
  name: 'openRegister',
  text: "SELECT * FROM c WHERE c.kind = 'register' AND (c.coordinator = @waits OR c.person = @person)",
  container: 'cases',
  reach: 'across',
  why: 'The register, its count on the home card of those who keep it, and whether papers of a case are held: what is open, or waits for someone.',
} as const satisfies AcrossQuery;

export const registerSince = {
  name: 'registerSince',
  text: "SELECT * FROM c WHERE c.kind = 'register' AND c.date >= @date",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The page Register: what was entered in the last year, open or closed. Sorted in memory.',
} as const satisfies AcrossQuery;

export const casesMerged = {
  name: 'casesMerged',
  text: `SELECT c.pk, c.record.root["into"], c.record.root.facts FROM c WHERE c.kind = 'case' AND c.stage = @stage`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Each minute: whether what ended in another case has a fact that this one does not know. Few are merged, and no more of them is read.',
} as const satisfies AcrossQuery;

export const casesTook = {
  name: 'casesTook',
  text: `SELECT c.pk, c.record.root.took FROM c WHERE c.kind = 'case' AND c.pk IN (${places(casesAtOnce, 'case').join(', ')})`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The same: up to which fact of each the case that goes on knows it.',
} as const satisfies AcrossQuery;

export const closedMatters = {
  name: 'closedMatters',
  text: `SELECT c.pk, c.record.root.excluded, c.record.root["into"], c.tombstone FROM c WHERE c.kind IN ('case', 'entity', 'register', 'tombstone') AND c.pk IN (${places(casesAtOnce, 'case').join(', ')})`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The register, and who looked: who is kept out of what an entry is about, or a look was at, as it says now or said when it was destroyed.',
} as const satisfies AcrossQuery;

export const openPoliceLists = {
  name: 'openPoliceLists',
  text: "SELECT * FROM c WHERE c.kind = 'policeList' AND c.coordinator = @waits",
  container: 'cases',
  reach: 'across',
  why: 'The home card of a co-ordinator: police lists with rows that no one has looked at.',
} as const satisfies AcrossQuery;

export const policeListsSince = {
  name: 'policeListsSince',
  text: "SELECT * FROM c WHERE c.kind = 'policeList' AND c.date >= @date",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The page Police lists, and what is to be destroyed: what was done with the rows of the last 90 days.',
} as const satisfies AcrossQuery;

export const policeRowsKept = {
  name: 'policeRowsKept',
  text: "SELECT * FROM c WHERE c.kind = 'policeRows'",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The same: all rows that are still kept, a document a list; a child is counted over all of them.',
} as const satisfies AcrossQuery;

export const trainingsFrom = {
  name: 'trainingsFrom',
  text: "SELECT * FROM c WHERE c.kind = 'training' AND c.date >= @date",
  container: 'cases',
  reach: 'across',
  why: 'Training: what is to come; and from some years ago on, what someone has done and how many came. Sorted in memory.',
} as const satisfies AcrossQuery;

export const partsOfMatter = {
  name: 'partsOfMatter',
  text: `SELECT * FROM c WHERE c.kind IN (${places(kindsAtOnce, 'kind').join(', ')})`,
  container: 'cases',
  reach: 'partition',
  why: 'The parts of one case: what was asked of agencies, also what is over, what was said between panels, and the like; sorted in memory by number.',
} as const satisfies PartitionQuery;

export const partsByIds = {
  name: 'partsByIds',
  text: `SELECT * FROM c WHERE c.id IN (${places(idsAtOnce, 'id').join(', ')}) OR (c.stage = @stage AND c.kind = @kind) OR c.kind = @whole`,
  container: 'cases',
  reach: 'partition',
  why: 'What a case is opened with, in one request: of each kind of its parts the newest and those that are open, by their ids, and the actions that are done and not verified; and all that it names, where Links compares it.',
} as const satisfies PartitionQuery;

export const actionRows = {
  name: 'actionRows',
  text: `SELECT ${actionColumns} FROM c WHERE c.kind = 'action' AND (c.agency IN (${places(agenciesAtOnce, 'agency').join(', ')}) OR c.coordinator = @waits OR c.dueAt < @now)`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'My actions, the board, @MSET actions: only actions that are not over carry their agency; of all agencies, for who oversees actions, what waits for them and what is open and late.',
} as const satisfies AcrossQuery;

export const actionsOnSheet = {
  name: 'actionsOnSheet',
  text: `SELECT ${sheetColumns} FROM c WHERE c.kind = 'action' AND (c.stage IN ('proposed', 'accepted', 'disputed', 'blocked', 'done') OR c.endedOn >= @since)`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'The action sheet: what is not over, and what was verified or cancelled since the last panel. Only an action that is over has the day.',
} as const satisfies AcrossQuery;

const agencyPlaces = places(agenciesAtOnce, 'agency').join(', ');
const ownerPlaces = places(ownersAtOnce, 'owner').join(', ');
const ownerlessPlaces = places(agenciesAtOnce, 'ownerless').join(', ');
const hostPlaces = places(idsAtOnce, 'host').join(', ');
const isNobodys = `c.person = @noOwner AND c.agency IN (${ownerlessPlaces})`;
export const actionRowsOf = {
  name: 'actionRowsOf',
  text: `SELECT ${actionColumns} FROM c WHERE c.kind = 'action' AND (c.person IN (${ownerPlaces}) OR (c.part.deputy = @person AND c.stage IN ('proposed', 'accepted', 'disputed', 'blocked', 'done')) OR (${isNobodys}) OR c.agency IN (${agencyPlaces}) OR c.coordinator = @waits OR c.dueAt < @now)`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'My actions: only actions that are not over carry their owner; those one stands in for, those given to no one in an agency, and of an agency that one heads all; beside them the same for who oversees actions.',
} as const satisfies AcrossQuery;

export const actionRowsCounted = {
  name: 'actionRowsCounted',
  text: `SELECT ${actionColumns} FROM c WHERE c.kind = 'action' AND (((c.stage IN ('proposed', 'done') OR c.dueAt < @dueBy OR c.pk IN (${hostPlaces})) AND (c.person IN (${ownerPlaces}) OR (c.part.deputy = @person AND c.stage IN ('proposed', 'accepted', 'disputed', 'blocked', 'done')) OR (${isNobodys}) OR c.agency IN (${agencyPlaces}))) OR c.coordinator = @waits OR c.dueAt < @now)`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Home: the same, but only what it counts: to accept, to verify, or due by the end of today (only what is open carries when it is due), and for who heads an agency what belongs to a case or record that is closed to some, of which they may read that it is there.',
} as const satisfies AcrossQuery;

export const activeActions = {
  name: 'activeActions',
  text: "SELECT * FROM c WHERE c.kind = 'action' AND c.stage IN ('proposed', 'accepted', 'disputed', 'blocked', 'done')",
  container: 'cases',
  reach: 'across',
  why: 'The agenda of a meeting, and the digest: stages that empty themselves.',
} as const satisfies AcrossQuery;

export const openActionsOfCases = {
  name: 'openActionsOfCases',
  text: `SELECT * FROM c WHERE c.kind = 'action' AND c.stage IN ('proposed', 'accepted', 'disputed', 'blocked') AND c.pk IN (${places(casesAtOnce, 'case').join(', ')})`,
  container: 'cases',
  reach: 'across',
  why: 'The agenda: of its cases that were stored before they kept it themselves, which have actions that are late or disputed.',
} as const satisfies AcrossQuery;

export const actionsOfCases = {
  name: 'actionsOfCases',
  text: `SELECT * FROM c WHERE c.kind = 'action' AND c.pk IN (${places(casesAtOnce, 'case').join(', ')})`,
  container: 'cases',
  reach: 'across',
  why: 'The minutes: what a meeting asked for in each of its cases, also what is over.',
} as const satisfies AcrossQuery;

export const decisionsOfCases = {
  name: 'decisionsOfCases',
  text: `SELECT * FROM c WHERE c.kind = 'decision' AND c.date IN (${places(daysAtOnce, 'day').join(', ')}) AND c.pk IN (${places(casesAtOnce, 'case').join(', ')})`,
  container: 'cases',
  reach: 'across',
  why: 'The minutes and the end of a meeting: what it decided about each of its cases, or is told of, with all that was said.',
} as const satisfies AcrossQuery;

export const clocksFallenDue = {
  name: 'clocksFallenDue',
  text: 'SELECT c.pk, c.id, c.nextDue FROM c WHERE c.nextDue <= @now',
  container: 'cases',
  reach: 'across',
  why: 'Every tick: cases, actions, meetings and requests for advice that someone must be reminded of. Only running clocks have nextDue.',
} as const satisfies AcrossQuery;

export const mattersAiling = {
  name: 'mattersAiling',
  text: "SELECT c.pk, c.moving, c.large FROM c WHERE c.moving = 'stopped' OR c.moving = 'moving' OR c.large = true",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Delivery: cases and other matters that the developers have to see to. Only these say so, and no more of them is read.',
} as const satisfies AcrossQuery;

export const looksAtCase = {
  name: 'looksAtCase',
  text: "SELECT * FROM c WHERE c.kind = 'look'",
  container: 'looks',
  reach: 'partition',
  why: 'Who looked at a case, for the person it is about and for audits.',
} as const satisfies PartitionQuery;

export const looksAtCaseBefore = {
  name: 'looksAtCaseBefore',
  text: "SELECT c.id, c.pk, c._etag FROM c WHERE c.kind = 'look' AND c.look.at < @before",
  container: 'looks',
  reach: 'partition',
  page: rowsAtOnce,
  why: 'When looks end: those at a record that was destroyed six years ago.',
} as const satisfies PartitionQuery;

export const idsInPartition = {
  name: 'idsInPartition',
  text: 'SELECT c.id, c.pk, c._etag FROM c',
  container: 'looks',
  reach: 'partition',
  page: rowsAtOnce,
  why: 'When looks end: which days are sealed, counted and looked at. Some small documents a day.',
} as const satisfies PartitionQuery;

export const tombstones = {
  name: 'tombstones',
  text: "SELECT c.kind, c.pk, c.v, c.tombstone FROM c WHERE c.kind = 'tombstone'",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'npm run verify, and when looks end: what was destroyed, and when.',
} as const satisfies AcrossQuery;

export const looksBetween = {
  name: 'looksBetween',
  text: 'SELECT c.id, c.pk, c.look, c._ts FROM c WHERE c.look.at >= @from AND c.look.at < @before',
  container: 'looks',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Each night: the looks of the day before, to seal them; the same for Who looked and npm run verify.',
} as const satisfies AcrossQuery;

export const looksOfPerson = {
  name: 'looksOfPerson',
  text: 'SELECT c.look FROM c WHERE c.look.person = @person AND c.look.at >= @from',
  container: 'looks',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Who looked, by person; and each night, of who read many cases in an hour, the month before.',
} as const satisfies AcrossQuery;

export const daySealsKept = {
  name: 'daySealsKept',
  text: "SELECT * FROM c WHERE c.kind = 'daySeal'",
  container: 'looks',
  reach: 'partition',
  page: rowsAtOnce,
  why: 'Each night, and for Who looked: which days are sealed, and the code of each. One small document a day.',
} as const satisfies PartitionQuery;

export const endsOfChains = {
  name: 'endsOfChains',
  text: `SELECT c.pk, c._ts, c.kind, c.record.root.stage, c.record.root.facts, c.record.lastHash FROM c WHERE c.kind IN (${matterKinds.map((kind) => `'${kind}'`).join(', ')}) AND c._ts >= @since`,
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Each night: where the facts of every matter end that was written since the last seal.',
} as const satisfies AcrossQuery;

export const channelsLinked = {
  name: 'channelsLinked',
  text: "SELECT * FROM c WHERE c.kind = 'channel'",
  container: 'directory',
  reach: 'partition',
  why: 'What a channel was linked to, when someone types in it. One document per agency or team at most.',
} as const satisfies PartitionQuery;

export const everyReference = {
  name: 'everyReference',
  text: 'SELECT c.pk FROM c',
  container: 'cases',
  reach: 'everything',
  why: 'npm run verify: where anything is stored, with or without a case. Without a filter, so that nothing hides.',
} as const satisfies WholeQuery;

export const factsOfForm3 = {
  name: 'factsOfForm3',
  text: "SELECT c.pk FROM c WHERE c.kind = 'fact' AND c.v = 1",
  container: 'cases',
  reach: 'everything',
  page: 1,
  why: 'A start, once in the life of a database, and npm run verify and migrate until then: whether it was begun in form 2 or 3, whose facts this version does not read.',
} as const satisfies WholeQuery;

export const everythingOfCase = {
  name: 'everythingOfCase',
  text: 'SELECT * FROM c',
  container: 'cases',
  reach: 'partition',
  why: 'npm run verify and npm run export: all documents of one case.',
} as const satisfies PartitionQuery;

export const everyLook = {
  name: 'everyLook',
  text: 'SELECT c.look.reference, c.look.what FROM c',
  container: 'looks',
  reach: 'everything',
  why: 'npm run verify: what was looked at and is not there any more.',
} as const satisfies WholeQuery;

export const everyTrouble = {
  name: 'everyTrouble',
  text: "SELECT c.troubles FROM c WHERE c.kind = 'digest' AND c.id = 'troubles'",
  container: 'cases',
  reach: 'everything',
  why: 'npm run verify: what people were told could not be delivered, of a matter that is not there any more.',
} as const satisfies WholeQuery;

export const queries: readonly (PartitionQuery | AcrossQuery | WholeQuery)[] = [
  factsOfMatter,
  markersOfMatter,
  noticesOfMatter,
  postedByIds,
  noticesDue,
  troubleLists,
  noticesForPerson,
  casesOfReferrer,
  casesForCoordinator,
  hostsClosedTo,
  casesInStage,
  casesInStages,
  casesForMeeting,
  dayOfMeeting,
  casesAlike,
  linksAlike,
  keyedAtOnce,
  mentionsWaiting,
  mentionsOfCases,
  entitiesWaiting,
  entitiesOpen,
  entitiesEndedBefore,
  meetingsFrom,
  meetingsBefore,
  openAdvice,
  adviceInGuidance,
  openRegister,
  registerSince,
  casesMerged,
  casesTook,
  closedMatters,
  openPoliceLists,
  policeListsSince,
  policeRowsKept,
  trainingsFrom,
  noticesOutstanding,
  partsOfMatter,
  partsByIds,
  actionRows,
  actionsOnSheet,
  actionRowsOf,
  actionRowsCounted,
  activeActions,
  openActionsOfCases,
  actionsOfCases,
  decisionsOfCases,
  clocksFallenDue,
  mattersAiling,
  looksAtCase,
  channelsLinked,
  everySheet,
  everyReference,
  factsOfForm3,
  everythingOfCase,
  everyLook,
  looksAtCaseBefore,
  idsInPartition,
  tombstones,
  looksBetween,
  looksOfPerson,
  daySealsKept,
  endsOfChains,
  everyTrouble,
  ...rowQueries,
  ...boardQueries,
  ...migrateQueries,
  ...copyQueries,
];
