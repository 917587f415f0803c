// The minutes of a meeting that has ended, and the extract for one child: of the cases only what each reader may see.
import type { MinutesItem, RecordMinuted } from '../../cards/meeting/minutes-card.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { sayHeard } from '../../domain/case/action/hear.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import type { Contribution } from '../../domain/case/contribution/contribution.ts';
import { papersFor, papersPairs } from '../case/contributions.ts';
import { wholeOf, type DecisionMade } from '../../domain/case/decision/decision.ts';
import { decisionAt, putRightAt, reportedAt } from '../../domain/case/meeting/decision.ts';
import { recordedAt } from '../../domain/case/meeting/agenda.ts';
import type { Case, ConsentedCase } from '../../domain/case/state/stages.ts';
import { referenceIn, referencesIn, type EntityId, type Reference } from '../../domain/kernel/ids.ts';
import type { Correction, EndedMeeting, MeetingId } from '../../domain/meeting/meeting.ts';
import { readsMinutes } from '../../domain/meeting/who.ts';
import { mayRead, readerOf } from '../../domain/case/access/access.ts';
import { see, type Reader, type Viewer } from '../reader.ts';
import type { Statement } from '../../domain/case/statement/statement.ts';
import { identifiedIn } from '../../domain/case/action/identifying.ts';
import { atItem, readableStatements, statementsOf } from '../case/statements.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import {
  closedAt,
  isCaseItem,
  isRecordItem,
  isUndecided,
  itemsOf,
  shownOf,
  wholeAgenda,
  type AgendaItem,
} from './agenda.ts';
import { kindOfEntity } from '../../cards/entity/say.ts';
import type { RecordItem } from '../../domain/entity/agenda.ts';
import { statedAt } from '../../domain/entity/statements.ts';
import { seeEntity } from '../entity/entities.ts';
import { meetingFor } from './meetings.ts';
import { sayRighted } from '../case/history.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { may } from '../../domain/people/roles.ts';

/** The minutes that someone may read: of a meeting that has ended; undefined for any other. */
export async function minutesFor(reader: Reader, id: MeetingId | undefined): Promise<EndedMeeting | undefined> {
  const meeting = await meetingFor(reader, id);
  return meeting?.state === 'ended' && readsMinutes(meeting, reader.person, reader.directory) ? meeting : undefined;
}

/** Corrections to one item. */
export interface StatedOf {
  readonly reference: Reference;
  readonly statements: readonly Statement[];
}
/** What the minutes of a meeting tell this person. */
export interface Minuted {
  /** The cases decided that this person may see, in the order of the agenda. */
  readonly decided: readonly ConsentedCase[];
  /** What was left undecided, and what was corrected since: as far as this person may see the cases. */
  readonly undecided: readonly Reference[];
  readonly corrections: readonly Correction[];
  /** Corrections to the items that were left undecided, by their reference; those to the others stand at their items. */
  readonly ofUndecided: readonly StatedOf[];
  /** Of those that this chair reads, how many are of an item all the same: from before corrections belonged to items. */
  readonly ofItems: number;
  /** Restricted items that this person is not let in to, and records that they may not read. */
  readonly closed: number;
  /** The records heard that this person may read, and by their ids those of them that were left undecided. */
  readonly records: readonly RecordMinuted[];
  readonly undecidedRecords: readonly EntityId[];
}

export async function minutedFor(reader: Reader, meeting: EndedMeeting): Promise<Minuted> {
  const found = await itemsOf(reader, meeting);
  const all = await wholeAgenda(reader, meeting, found);
  const known = knownFrom(reader, found.cases);
  const corrections = await correctionsFor(reader, meeting, found.cases, known);
  const records = shownOf(reader, all).filter(isRecordItem);
  return {
    decided: decidedOf(reader, meeting, all),
    undecided: await visible(reader, known, meeting.undecided),
    ofUndecided: await statedOfUndecided(reader, meeting, known),
    corrections,
    ofItems: may(reader.person, 'chairMeetings')
      ? corrections.filter(({ text }) => referenceIn(text) !== undefined).length
      : 0,
    closed: closedAt(reader, meeting, all),
    records: await recordsMinuted(reader, meeting, records),
    undecidedRecords: records.filter(isUndecided).map(({ entity: { id } }) => id),
  };
}

/** A record in the minutes; each is a look at it, and who was there is said by name. */
async function recordsMinuted(
  reader: Reader,
  meeting: EndedMeeting,
  records: readonly RecordItem[],
): Promise<readonly RecordMinuted[]> {
  const { directory } = reader;
  const seen = await Promise.all(
    records.map(async ({ entity: { id }, decision }) => {
      const one = await seeEntity(reader, id, 'minutes', 'Minutes');
      if (one === undefined) return [];
      const { entity, reads, actions = [] } = one;
      return [
        {
          id: entity.id,
          kind: kindOfEntity(entity),
          called: entity.name,
          entity,
          ...given({ decision }),
          statements: statedAt(entity, meeting.id),
          absent: (decision?.absent ?? []).map((agency) => agencyName(directory, agency)),
          // What each asks is read by those who read the actions of the record.
          actions: actions
            .map(({ action }) => action)
            .filter((action) => reads('recordActions') && decision?.actions.includes(action.id) === true),
        },
      ];
    }),
  );
  return seen.flat();
}
const decidedOf = (
  reader: Reader,
  meeting: Pick<EndedMeeting, 'id'>,
  all: readonly AgendaItem[],
): readonly ConsentedCase[] =>
  shownOf(reader, all)
    .filter(isCaseItem)
    .filter(({ decision, case: file }) => decision !== undefined || putRightAt(file, meeting.id).length > 0)
    .map(({ case: file }) => file);

type Known = (reference: Reference) => Promise<Case | undefined>;
/** A case of the meeting is there; any other is read. */
function knownFrom({ ports }: Reader, found: readonly Case[]): Known {
  const known = new Map(found.map((file) => [file.reference, file]));
  return async (reference) => known.get(reference) ?? (await ports.cases.load(reference))?.value.root;
}

/** References of cases that this person may see. */
async function visible(
  { person, directory, now }: Reader,
  known: Known,
  references: readonly Reference[],
): Promise<readonly Reference[]> {
  const found = await Promise.all(references.map(known));
  return found.flatMap((file) =>
    file !== undefined && mayRead('decisions', file, person, directory, now) ? [file.reference] : [],
  );
}

/** Each is a look at its case; of a case without a correction there is none. */
async function statedOfUndecided(reader: Reader, meeting: EndedMeeting, known: Known): Promise<readonly StatedOf[]> {
  const found = await Promise.all(
    meeting.undecided.map(async (reference) => {
      const childCase = await known(reference);
      const all = childCase === undefined ? [] : atItem(await statementsOf(reader.ports.cases, childCase), meeting.id);
      const seen = all.length === 0 ? undefined : await see(reader, reference, 'minutes', 'Minutes', childCase);
      return { reference, statements: seen === undefined ? [] : readableStatements(all, seen.reads) };
    }),
  );
  return found.filter(({ statements }) => statements.length > 0);
}

/**
 * A correction is content: of the cases that it names, or else of every case of the meeting. Those read it who may see all of
 * these, and it is a look at each; and so do those who wrote it.
 */
async function correctionsFor(
  reader: Reader,
  meeting: EndedMeeting,
  found: readonly Case[],
  known: Known,
): Promise<readonly Correction[]> {
  const shown = await Promise.all(
    meeting.corrections.map(async (correction) => {
      if (correction.by.objectId === reader.person.objectId) return [correction];
      const named = referencesIn(correction.text);
      const about = named.length > 0 ? named : decidedOrLeft(meeting, found);
      return (await seesAll(reader, known, about)) ? [correction] : [];
    }),
  );
  return shown.flat();
}

/** The cases that the meeting decided about or was told of, and those it left undecided; no matter who may see which. */
function decidedOrLeft(meeting: EndedMeeting, found: readonly Case[]): readonly Reference[] {
  const decided = found.filter(
    (file) =>
      decisionAt(file, meeting.id) !== undefined ||
      reportedAt(file, meeting.id) !== undefined ||
      putRightAt(file, meeting.id).length > 0,
  );
  return [...new Set([...decided.map(({ reference }) => reference), ...meeting.undecided])];
}

/** Whether this person may see all of these; only then it is a look at each. */
async function seesAll(reader: Reader, known: Known, references: readonly Reference[]): Promise<boolean> {
  if ((await visible(reader, known, references)).length < references.length) return false;
  const seen = await Promise.all(
    references.map(async (reference) =>
      see(reader, reference, 'correction to the minutes', 'Minutes', await known(reference)),
    ),
  );
  return seen.every((each) => each?.reads('decisions') === true);
}

/** One case of the minutes as it leaves, as this person may read it; the look is written first. */
export async function minutesOn(
  reader: Reader,
  item: MinutesItem,
  what: 'minutes' | 'extract of the minutes',
): Promise<MinutesItem | undefined> {
  const seen = await see(reader, item.case.reference, what, 'Minutes', item.case);
  return seen?.reads('decisions') === true ? { ...item, reads: seen.reads } : undefined;
}

/** Cases of the minutes, before it is known which are shown: no look, and nothing of them may leave. */
export async function draftsOf(
  reader: Reader,
  meeting: EndedMeeting,
  decided: readonly ConsentedCase[],
): Promise<readonly MinutesItem[]> {
  const { person, directory, now } = reader;
  const acted = decided.filter(hasActions).map(({ reference }) => reference);
  const recorded = decided.map((childCase) => {
    const line = recordedAt(childCase, meeting);
    return { childCase, reference: childCase.reference, lines: line === undefined ? [] : [line] };
  });
  const [stated, acts, made, righted] = await Promise.all([
    Promise.all(decided.map(async (childCase) => statementsOf(reader.ports.cases, childCase))),
    reader.ports.cases.actionsOf(acted),
    reader.ports.cases.decisionsOf(recorded),
    Promise.all(decided.map(async (childCase) => rightedAt(reader, childCase, meeting))),
  ]);
  const all = Map.groupBy(acts, ({ reference }) => reference);
  const whole = new Map(made.map((decision) => [decision.reference, decision]));
  const sent = new Map(
    await Promise.all(made.map(async (one) => [one.reference, await papersIn(reader, one)] as const)),
  );
  return recorded.flatMap(({ childCase, lines: [line] }, place) => {
    const part = whole.get(childCase.reference);
    const counts = line === undefined || part === undefined ? [] : [{ decision: wholeOf(line, part) }];
    const acted = actionsInOrder(all.get(childCase.reference) ?? []);
    const actions = acted.filter(({ source }) => source === meeting.id);
    const owners = ownersOf(reader, acted);
    const heard = acted.flatMap((action) => heardAt(action, meeting.id, owners));
    const reads = readerOf(childCase, person, directory, now);
    const statements = readableStatements(atItem(stated[place] ?? [], meeting.id, line?.id), reads);
    const told = [...(righted[place] ?? []), ...counts];
    return told.map((said, at) => ({
      ...said,
      // Beside what counts.
      ...(at === told.length - 1 && statements.length > 0 && { statements }),
      ...thereFor(said.decision, meeting, reader.directory),
      ...papersThen(reader, childCase, said.decision, meeting, sent.get(childCase.reference) ?? []),
      case: childCase,
      actions,
      heard,
      owners,
      reads,
    }));
  });
}

/** Who was there for an item, where that is not everyone who came to the meeting; and which agencies had no one there for it. */
function thereFor(
  { meeting: at, present, absent }: MeetingDecision,
  { id, attendance }: EndedMeeting,
  directory: Directory,
): Pick<MinutesItem, 'there' | 'absent'> {
  if (at !== id) return {};
  const came = new Map(attendance.map(({ person }) => [person.objectId, person.name]));
  const there = new Set(present.map(({ objectId }) => objectId));
  const without = [...came].filter(([objectId]) => !there.has(objectId)).map(([, name]) => name);
  const also = present.filter(({ objectId }) => !came.has(objectId)).map(({ name }) => name);
  return given({
    there: without.length + also.length === 0 ? undefined : { without, also },
    absent: absent?.map((agency) => agencyName(directory, agency)),
  });
}

/** What agencies had sent for a decision; none, and no request, for most. */
async function papersIn(
  { ports }: Reader,
  { reference, papers = [] }: Pick<DecisionMade, 'reference' | 'papers'>,
): Promise<readonly Contribution[]> {
  if (papers.length === 0) return [];
  const ids = papers.map(({ id }) => id);
  return (await ports.cases.partsNamed(reference, ids, false)).contribution ?? [];
}

/** What each agency had sent for it, as far as this person reads it; where no agency had, the meeting says so. */
function papersThen(
  viewer: Viewer,
  childCase: Case,
  { papers = [], invited }: MeetingDecision,
  meeting: EndedMeeting,
  all: readonly Contribution[],
): Pick<MinutesItem, 'papers'> {
  if (papers.length === 0) return {};
  const told = papersFor(viewer, childCase, meeting, all, invited);
  return told.length === 0 ? {} : { papers: papersPairs(told) };
}

/** What this meeting decided and was put right since: what was said of it only its fact knows. Seldom any. */
async function rightedAt(
  { ports, now }: Reader,
  childCase: Case,
  { id }: EndedMeeting,
): Promise<readonly Pick<Required<MinutesItem>, 'decision' | 'righted'>[]> {
  const rights = putRightAt(childCase, id);
  if (rights.length === 0) return [];
  const facts = await ports.cases.facts(childCase.reference);
  return rights.flatMap(({ fact, at }) => {
    const taken = facts.find(({ number }) => number === fact);
    const right = facts.find((one) => one.step === 'putRight' && one.at === at && one.data.fact === fact);
    if (taken?.step !== 'recordDecision' && taken?.step !== 'decideNow') return [];
    if (right?.step !== 'putRight') return [];
    return [{ decision: { ...taken.data.decided, by: taken.by, at: taken.at }, righted: sayRighted(right, now) }];
  });
}
/** "Late action A1, Northumbria Police: Sgt Ravi Mock", and what this meeting said of it. */
const heardAt = (
  action: Action,
  at: MeetingId,
  owners: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] =>
  (action.heard ?? [])
    .filter(({ meeting }) => meeting === at)
    .map(({ as, reason, ...said }) => [
      `Late action ${action.id}, ${owners.get(sayActionId(action)) ?? ''}`,
      `${sayHeard(as, said)}. ${reason}`,
    ]);

/** A9 before A10: their ids count them. */
const actionsInOrder = (actions: readonly Action[]): readonly Action[] =>
  actions.toSorted((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));

const ownersOf = ({ directory }: Viewer, actions: readonly Action[]): ReadonlyMap<string, string> =>
  new Map(
    actions.map((action) => {
      const agency = agencyName(directory, action.agency);
      return [sayActionId(action), action.owner === undefined ? agency : `${agency}: ${action.owner.name}`];
    }),
  );

/** The case of the minutes that was asked for; the look is written first. */
export async function extractFor(
  reader: Reader,
  meeting: EndedMeeting,
  reference: Reference | undefined,
): Promise<MinutesItem | undefined> {
  const all = await wholeAgenda(reader, meeting, await itemsOf(reader, meeting));
  const file = decidedOf(reader, meeting, all).filter((childCase) => childCase.reference === reference);
  // What counts, where something was put right and decided again.
  const item = (await draftsOf(reader, meeting, file)).at(-1);
  return item && minutesOn(reader, item, 'extract of the minutes');
}
/** Who was present when it was decided. */
export const presentAt = ({ decision }: MinutesItem) => decision.present.map((person) => ({ person }));

/** Whether a text names a child of the meeting, of those whose cases this person may read: of the others nothing is said. */
export async function namesChildOf(reader: Reader, id: MeetingId): Promise<(text: string) => boolean> {
  const { person, directory, now } = reader;
  const meeting = await meetingFor(reader, id);
  const found = meeting === undefined ? [] : (await itemsOf(reader, meeting)).cases;
  const theirs = found.filter((file) => mayRead('decisions', file, person, directory, now));
  return (text) => theirs.some((file) => identifiedIn(text, file) === 'a name');
}
