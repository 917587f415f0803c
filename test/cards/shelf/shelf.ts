// The desk over a shelf of cases in memory: what a press on a card answers, without a database and without Teams.
import { createAsk } from '../../../src/casework/read/ask.ts';
import { chained } from '../../../src/casework/write/hashing.ts';
import type { Assessment } from '../../../src/domain/case/risk/assessment.ts';
import { leadOf } from '../../../src/domain/case/stage-parts.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import type { Episode } from '../../../src/domain/case/missing/episode.ts';
import type { Onward } from '../../../src/domain/case/onward/onward.ts';
import type { Picture } from '../../../src/domain/case/review/picture.ts';
import { isOpen, isOverdue, sayActionId, waitsForOverseer } from '../../../src/domain/case/action/action.ts';
import { closedTo, closedToSome } from '../../../src/domain/case/action/who.ts';
import type { Channel, Contact } from '../../../src/casework/ports/chat-ports.ts';
import type { MatterRecord } from '../../../src/casework/ports/matter-ports.ts';
import type {
  CaseMatch,
  PendingNotice,
  Ports,
  RowsWanted,
  StoredFact,
  Versioned,
} from '../../../src/casework/ports/ports.ts';
import type { Card } from '../../../src/cards/blocks.ts';
import type { Answer, Caller, CallerChannel, Desk } from '../../../src/desk/answer.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Advice } from '../../../src/domain/advice/advice.ts';
import type { Training } from '../../../src/domain/training/training.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { isPart, type CaseTypes, type Fact } from '../../../src/domain/case/case.ts';
import type { MeetingTypes } from '../../../src/domain/meeting/table.ts';
import { isChallenged, waitsForCoordinator } from '../../../src/domain/people/access.ts';
import { decisionAt } from '../../../src/domain/case/meeting/decision.ts';
import { rowOf } from '../../../src/domain/case/row.ts';
import { cardOf } from '../inside.ts';
import { endedOn, followedStages, isLed } from '../../../src/domain/case/stage-table.ts';
import type { Case, Stage } from '../../../src/domain/case/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { matchLabels, type MatchKind } from '../../../src/domain/case/triage/match-keys.ts';
import { dateOfMeeting, type Meeting } from '../../../src/domain/meeting/meeting.ts';
import { mintCommandId, type Reference } from '../../../src/domain/ids.ts';
import { directory, later, moira, monday10 } from '../../people/builders.ts';
import { adviceOn } from './shelf-advice.ts';
import { trainingsOn } from './shelf-trainings.ts';
import { idleOutbox } from './shelf-outbox.ts';

/** When the presses of the gallery happen: an hour after the first page was saved. */
export const tuesday: Instant = later(monday10, 24 * 60 + 60);

export interface Shelf {
  /** The same with what stands around the card. */
  answer(person: Person, verb: string, data?: object): Promise<Answer>;
  /** What this person is answered. `shared`: they press in a channel. */
  press(person: Person, verb: string, data?: object, shared?: boolean): Promise<Card>;
  /** The cards that typed words post, typed in the own chat or in a channel. */
  type(person: Person, words: string, channel?: CallerChannel): Promise<readonly Card[]>;
}

export interface ShelfOptions {
  readonly cases?: readonly Case[];
  readonly actions?: readonly Action[];
  /** What was said of them between panels. */
  readonly pictures?: readonly Picture[];
  readonly episodes?: readonly Episode[];
  readonly records?: readonly Onward[];
  /** Agencies whose channel every channel is. */
  readonly linked?: readonly string[];
  /** For the history of the first case. */
  readonly facts?: readonly Fact[];
  readonly council?: Directory;
  readonly fictional?: boolean;
  /** A card with Start was posted for this reference, and no case begun yet. */
  readonly offered?: Reference;
  /** The store answers nothing but faults. */
  readonly assessments?: readonly Assessment[];
  readonly broken?: boolean;
  readonly meetings?: readonly Meeting[];
  readonly advice?: readonly Advice[];
  readonly trainings?: readonly Training[];
  /** Cases that look like any other, and by which keys: `caseSystemId`, `address` … */
  readonly alike?: readonly CaseMatch[];
  /** Somebody else always writes first. */
  readonly contested?: boolean;
  readonly tabLink?: Ports['tabLink'];
  readonly papers?: Ports['papers'];
  readonly openLink?: string;
}

/** A command id old enough not to be a double press, or as young as one. */
export const commandOf = (age: 'ripe' | 'young'): string =>
  mintCommandId(Date.parse(tuesday) - (age === 'ripe' ? 60_000 : 200), new Uint8Array(8));

export function openShelf(options: ShelfOptions = {}): Shelf {
  const posted: Card[] = [];
  const ports = portsOver(options, posted);
  const desk: Desk = createDesk({
    ports,
    ask: createAsk(ports),
    committed: () => {},
    released: () => {},
    linked: () => {},
    answerWithinMs: 60_000,
    fictional: options.fictional ?? false,
  });
  return {
    answer: async (person, verb, data = {}) => desk.press(callerOf(person, false), verb, data),
    press: async (person, verb, data = {}, shared = false) =>
      cardOf(await desk.press(callerOf(person, shared), verb, data), verb),
    type: async (person, words, channel) => {
      const caller = callerOf(person, channel !== undefined);
      const answered = await desk.typed({ ...caller, ...(channel && { channel }) }, words, 'activity');
      return [...posted.splice(0), ...answered.map((message) => message.card as Card)];
    },
  };
}

const callerOf = (person: Person, shared: boolean): Caller => ({
  objectId: person.objectId,
  contact: contactOf(person),
  shared,
});
const contactOf = (person: Person): Contact => ({
  person: person.objectId,
  conversation: 'chat',
  reference: '{}',
  quietUntil: 0,
  greeted: true,
});

function portsOver(options: ShelfOptions, posted: Card[]): Ports {
  const shelf = new Map(options.cases?.map((one) => [one.reference, recordOf(one)]));
  const all = () => [...shelf.values()].map(({ value }) => value.root);
  const ofMeeting = (stages: readonly Stage[], { id }: Pick<Meeting, 'id'>): readonly Case[] =>
    all().filter((one) => stages.includes(one.stage) || decisionAt(one, id) !== undefined);
  const facts = chainOf(options.facts ?? []);
  const pictures = new Map((options.pictures ?? []).map((one) => [`${one.reference}/${one.id}`, one]));
  const episodes = new Map((options.episodes ?? []).map((one) => [`${one.reference}/${one.id}`, one]));
  const records = new Map((options.records ?? []).map((one) => [`${one.reference}/${one.id}`, one]));
  const assessments = new Map((options.assessments ?? []).map((one) => [`${one.reference}/${one.id}`, one]));
  const actions = new Map((options.actions ?? []).map((one) => [sayActionId(one), one]));
  const links = (options.linked ?? []).map((id) => linkOf(id));
  return {
    cases: {
      load: (reference) =>
        options.broken === true ? Promise.reject(new Error('no store')) : Promise.resolve(shelf.get(reference)),
      marker: () => Promise.resolve(undefined),
      commit: ({ id, record, part }) => {
        if (options.contested === true) return Promise.resolve('conflict');
        if (part !== undefined && isPart('action', part.value)) actions.set(sayActionId(part.value), part.value);
        if (part !== undefined && isPart('review', part.value)) pictures.set(`${id}/${part.value.id}`, part.value);
        if (part !== undefined && isPart('episode', part.value)) episodes.set(`${id}/${part.value.id}`, part.value);
        if (part !== undefined && isPart('onward', part.value)) records.set(`${id}/${part.value.id}`, part.value);
        if (part !== undefined && isPart('assessment', part.value))
          assessments.set(`${id}/${part.value.id}`, part.value);
        shelf.set(id, { value: record, version: String(record.root.facts) });
        return Promise.resolve('done');
      },
      facts: () => Promise.resolve(facts),
      ofReferrer: (id) => Promise.resolve(all().filter((one) => leadOf(one).objectId === id)),
      waitingForCoordinator: () => Promise.resolve(all().filter(waitsForCoordinator)),
      ...rowsOn(all),
      namesEnded: (since) => Promise.resolve(all().filter((one) => (endedOn(one) ?? '') >= since)),
      closedTo: (id) => {
        const closed = all().filter((one) => closedTo(one).some((whom) => whom === closedToSome || whom === id));
        return Promise.resolve(new Set(closed.map(({ reference }) => reference)));
      },
      inStage: (stage) => Promise.resolve(all().filter((one) => one.stage === stage)),
      inStages: (stages) => Promise.resolve(all().filter((one) => stages.includes(one.stage))),
      forMeeting: (stages, meeting) => Promise.resolve(ofMeeting(stages, meeting)),
      dayOfMeeting: (stages, meeting, from) =>
        Promise.resolve({
          cases: ofMeeting(stages, meeting),
          ahead: (options.meetings ?? []).filter(({ date }) => date >= from),
        }),
      alike: () => Promise.resolve(options.alike ?? []),
      ...actionsOn(actions),
      ...partsOn(actions, pictures, episodes, records, assessments),
    },
    meetings: meetingsOn(options.meetings ?? [], options.broken === true),
    advice: adviceOn(options),
    trainings: trainingsOn(options),
    says: {
      of: () => Promise.resolve([]),
      add: () => (options.broken === true ? Promise.reject(new Error('no store')) : Promise.resolve()),
    },
    matchKeysOf: () => (Object.keys(matchLabels) as readonly MatchKind[]).map((kind) => ({ kind, key: kind })),
    looks: { record: () => Promise.resolve(), of: () => Promise.resolve([]) },
    contacts: {
      of: () => Promise.resolve(undefined),
      known: () => Promise.resolve(undefined),
      save: () => Promise.resolve(),
      firstTime: () => Promise.resolve(true),
    },
    channels: {
      of: (target) => Promise.resolve(links.find((one) => one.target === target)),
      lately: (target) => Promise.resolve(links.find((one) => one.target === target)),
      inConversation: () => Promise.resolve(links),
      save: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    },
    digests: { begin: () => Promise.resolve(true) },
    troubles: { of: () => Promise.resolve({ calls: 0, rows: [] }), change: () => Promise.resolve() },
    directories: {
      current: () => Promise.resolve(options.council ?? directory),
      newest: () => Promise.resolve(options.council ?? directory),
      replace: () => Promise.resolve(),
      hash: () => Promise.resolve(undefined),
    },
    outbox: {
      ...idleOutbox(options.offered),
      outstanding: () => Promise.resolve(all().slice(0, 1).flatMap(troublesOf)),
    },
    poster: {
      post: (_contact, message) => {
        posted.push(message.card as Card);
        return Promise.resolve({ ok: true, activity: 'a1' });
      },
      update: () => Promise.resolve({ ok: true, activity: 'a1' }),
      retire: () => Promise.resolve({ ok: true, activity: 'a1' }),
    },
    mailer: { send: () => Promise.resolve({ ok: true, activity: 'm1' }) },
    machine: { now: () => tuesday, nowMs: () => Date.parse(tuesday), bytes: (count) => new Uint8Array(count) },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...(options.tabLink !== undefined && { tabLink: options.tabLink }),
    ...(options.papers !== undefined && { papers: options.papers }),
    ...(options.openLink !== undefined && { openLink: options.openLink }),
  };
}

/** The rows of these cases, as a store gives them. */
export function rowsOn(all: () => readonly Case[]): Pick<Ports['cases'], 'rows'> {
  return {
    rows: (wanted) =>
      Promise.resolve(
        all()
          .filter((one) => fits(one, wanted))
          .map(rowOf),
      ),
  };
}
function fits(one: Case, wanted: RowsWanted): boolean {
  const { ledBy, waiting, inStages, dueBy, decidedAt, followedOf, ofLine, cases, endedSince } = wanted;
  return (
    leadOf(one).objectId === ledBy ||
    (waiting === true && waitsForCoordinator(one)) ||
    inStages?.includes(one.stage) === true ||
    (dueBy?.stages.includes(one.stage) === true && (comesOn(one) ?? '9') <= dueBy.date) ||
    decidedAt?.some((id) => decisionAt(one, id) !== undefined) === true ||
    (followedOf?.includes(leadOf(one).objectId) === true && (sent.has(one.stage) || isChallenged(one))) ||
    (ofLine !== undefined && one.line?.includes(ofLine) === true && isLed(one)) ||
    cases?.includes(one.reference) === true ||
    (endedSince !== undefined && (endedOn(one) ?? '') >= endedSince)
  );
}
const sent: ReadonlySet<string> = new Set(followedStages);
const comesOn = (one: Case): string | undefined =>
  'reviewOn' in one ? one.reviewOn : 'meeting' in one ? dateOfMeeting(one.meeting) : undefined;

const loaded = (one: Meeting): Versioned<MatterRecord<MeetingTypes>> => ({
  value: { root: one, lastHash: '', calls: {} },
  version: String(one.facts),
});

function meetingsOn(meetings: readonly Meeting[], broken: boolean): Ports['meetings'] {
  const byDate = meetings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const written = new Map<string, Meeting>(meetings.map((one) => [one.id, one]));
  return {
    load: (id) =>
      broken
        ? Promise.reject(new Error('no store'))
        : Promise.resolve([written.get(id)].flatMap((one) => one ?? []).map(loaded)[0]),
    marker: () => Promise.resolve(undefined),
    part: () => Promise.resolve(undefined),
    parts: () => Promise.resolve([]),
    commit: ({ id, record }) => {
      written.set(id, record.root);
      return Promise.resolve('done');
    },
    facts: () => Promise.resolve([]),
    from: (date) => Promise.resolve(byDate.filter((one) => one.date >= date)),
    before: (date, most) =>
      Promise.resolve(
        byDate
          .filter((one) => one.date < date)
          .toReversed()
          .slice(0, most),
      ),
  };
}

const linkOf = (agency: string): Channel => ({
  target: `agency:${agency}`,
  conversation: '19:agency',
  reference: '{}',
  linkedBy: moira,
  at: monday10,
});

const isActive = ({ state }: Action): boolean => state.is !== 'verified' && state.is !== 'cancelled';
type OfActions =
  | 'actionRows'
  | 'activeActions'
  | 'openActionsOf'
  | 'actionsOf'
  | 'actionsSetOn'
  | 'episodesSince'
  | 'openBands'
  | 'fallenDue';
function actionsOn(actions: ReadonlyMap<string, Action>): Pick<Ports['cases'], OfActions> {
  const where = (which: (one: Action) => boolean): Promise<readonly Action[]> =>
    Promise.resolve([...actions.values()].filter(which));
  return {
    actionRows: (agencies, lateBy) =>
      where(
        (one) =>
          (isActive(one) && agencies.includes(one.agency)) ||
          (lateBy !== undefined && (waitsForOverseer(one) || isOverdue(one, lateBy))),
      ),
    activeActions: () => where(isActive),
    openActionsOf: (references) => where((one) => isOpen(one) && references.includes(one.reference)),
    actionsOf: (references) => where((one) => references.includes(one.reference)),
    actionsSetOn: (references) => where((one) => references.includes(one.reference)),
    episodesSince: () => Promise.resolve([]),
    openBands: () => Promise.resolve([]),
    fallenDue: () => Promise.resolve([]),
  };
}

function partsOn(
  actions: ReadonlyMap<string, Action>,
  pictures: ReadonlyMap<string, Picture>,
  episodes: ReadonlyMap<string, Episode>,
  records: ReadonlyMap<string, Onward>,
  assessments: ReadonlyMap<string, Assessment>,
): Pick<Ports['cases'], 'part' | 'parts' | 'partsOf'> {
  type Part = Action | Picture | Episode | Onward | Assessment;
  const of: ReadonlyMap<string, ReadonlyMap<string, Part>> = new Map<string, ReadonlyMap<string, Part>>([
    ['action', actions],
    ['review', pictures],
    ['episode', episodes],
    ['onward', records],
    ['assessment', assessments],
  ]);
  const part = (reference: string, kind: string, id: string) => {
    const found = of.get(kind)?.get(`${reference}/${id}`);
    return Promise.resolve(found && { value: found, version: JSON.stringify(found) });
  };
  const parts = (reference: string, kind: string) =>
    Promise.resolve([...(of.get(kind)?.values() ?? [])].filter((one) => one.reference === reference));
  const partsOf = async (reference: string, kinds: readonly string[]) =>
    Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await parts(reference, kind)] as const)));
  return { part, parts, partsOf };
}

const recordOf = (one: Case): Versioned<MatterRecord<CaseTypes>> => ({
  value: { root: one, lastHash: '', calls: {} },
  version: String(one.facts),
});

function chainOf(facts: readonly Fact[]): readonly StoredFact[] {
  let previous = '';
  return facts.map((fact) => {
    const stored = chained(fact, previous);
    previous = stored.hash;
    return stored;
  });
}

/** One notice of every kind of trouble about a case, and a mail. */
const troublesOf = (one: Case): readonly PendingNotice[] =>
  (['unreachable', 'failed', undefined, 'failed'] as const).map((trouble, place) => ({
    about: { matter: one.reference },
    key: `card-${place}`,
    ...(place < 3 && { person: leadOf(one).objectId }),
    attempts: place,
    visibleAt: 0,
    since: Date.parse(tuesday) - 3_600_000,
    ...(trouble !== undefined && { trouble }),
    ...(place < causes.length && { why: causes[place] }),
  }));
const causes = ['gone 403 MessageWritesBlocked', 'twice unknown Timeout'];
