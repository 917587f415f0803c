// The desk over matters in memory: what a press on a card answers, without a database and without Teams.
import { goingOnIn } from '../../src/store/matters/goes-on.ts';
import { goingOn } from '../../src/domain/case/ended/goes-on.ts';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Channel, Contact } from '../../src/casework/ports/chat-ports.ts';
import type { Look, OnMeeting, OwnActions } from '../../src/casework/ports/ports.ts';
import type { Finding } from '../../src/domain/look/findings.ts';
import type {
  CaseMatch,
  LinkKey,
  MatchKey,
  PendingNotice,
  Ports,
  RowsWanted,
  TroubleRow,
} from '../../src/casework/ports/ports.ts';
import { linesOfReferral } from '../../src/domain/case/mention/entry.ts';
import { mentionRefOf, type Mention } from '../../src/domain/case/mention/mention.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { linkTexts, type LinkKind } from '../../src/domain/link/kinds.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { Answer, Caller, CallerChannel } from '../../src/desk/scene/answer.ts';
import type { Advice } from '../../src/domain/advice/advice.ts';
import { adviceMatter } from '../../src/domain/advice/table.ts';
import {
  endOf,
  isOpen,
  isOverdue,
  waitsForOverseer,
  type Action,
  type ActionRow,
} from '../../src/domain/case/action/action.ts';
import { closedTo, closedToSome } from '../../src/domain/case/action/who.ts';
import { caseMatter, isPart, type CaseTypes, type Fact } from '../../src/domain/case/whole/case.ts';
import { decisionAt } from '../../src/domain/case/meeting/decision.ts';
import { rowOf } from '../../src/domain/case/owed/row.ts';
import { leadOf } from '../../src/domain/case/state/stage-parts.ts';
import { endedOn, followedStages, isLed } from '../../src/domain/case/state/stage-table.ts';
import { decisionsOf, type Case, type Stage } from '../../src/domain/case/state/stages.ts';
import { matchLabels, matchTexts, type MatchKind } from '../../src/domain/case/triage/match-keys.ts';
import { mintCommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import type { AnyPartIn } from '../../src/domain/matter/matter.ts';
import { dateOfMeeting, type Meeting } from '../../src/domain/meeting/meeting.ts';
import { meetingMatter } from '../../src/domain/meeting/table.ts';
import { standInsOf } from '../../src/domain/case/access/consenters.ts';
import { calledIn } from '../../src/domain/case/owed/owed.ts';
import { asksManagers, waitsOf } from '../../src/domain/case/asked/waits.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { localDate, type Instant } from '../../src/domain/time/calendar.ts';
import { closingAdvice } from '../../src/casework/ports/advice-ports.ts';
import { closingRegister } from '../../src/casework/ports/register-ports.ts';
import type { PoliceRows } from '../../src/casework/ports/police-list-ports.ts';
import type { PoliceList } from '../../src/domain/police-list/list.ts';
import { policeListMatter } from '../../src/domain/police-list/table.ts';
import { shutFrom, type ClosedMatter } from '../../src/domain/register/shut.ts';
import { isOpenEntry, waitsFor, type RegisterEntry } from '../../src/domain/register/entry.ts';
import type { Council } from '../../src/domain/council/council.ts';
import { councilMatter } from '../../src/domain/council/table.ts';
import { registerMatter, type RegisterFact } from '../../src/domain/register/table.ts';
import { trainingMatter } from '../../src/domain/training/table.ts';
import type { Training } from '../../src/domain/training/training.ts';
import { recordDecidedAt } from '../../src/domain/entity/agenda.ts';
import { isOpenRecord, type Entity } from '../../src/domain/entity/entity.ts';
import { foundIn } from '../../src/domain/entity/found.ts';
import { entityMatter, type EntityFact } from '../../src/domain/entity/table.ts';
import { cardOf } from '../cards/inside.ts';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { directory, later, moira, monday10 } from '../people/builders.ts';
import { madeOfLine } from '../people/decisions.ts';
import { remembers, type Memory, type Mood } from './memory.ts';

/** When the presses of the gallery happen: an hour after the first page was saved. */
export const tuesday: Instant = later(monday10, 24 * 60 + 60);

export interface DeskInMemory {
  readonly ports: Ports;
  /** The same with what stands around the card. */
  answer(person: Person, verb: string, data?: unknown): Promise<Answer>;
  /** What this person is answered. `shared`: they press in a channel. */
  press(person: Person, verb: string, data?: object, shared?: boolean): Promise<Card>;
  /** What this person is answered on a page of the tab. */
  onPage(person: Person, verb: string, data?: object): Promise<Card>;
  /** The cards that typed words post, typed in the own chat or in a channel. */
  type(person: Person, words: string, channel?: CallerChannel): Promise<readonly Card[]>;
}

export interface Remembered extends Mood {
  readonly cases?: readonly Case[];
  /** Actions, reviews, missing episodes and whatever else is a part of a case. */
  readonly parts?: readonly AnyPartIn<CaseTypes>[];
  readonly meetings?: readonly Meeting[];
  readonly advice?: readonly Advice[];
  readonly trainings?: readonly Training[];
  readonly entities?: readonly Entity[];
  /** Of the first of them. */
  readonly entityFacts?: readonly EntityFact[];
  readonly actionsOfRecords?: readonly Action[];
  readonly register?: readonly RegisterEntry[];
  /** Of the first of them. */
  readonly registerFacts?: readonly RegisterFact[];
  readonly policeLists?: readonly PoliceList[];
  readonly policeRows?: readonly PoliceRows[];
  /** Match keys are those of the child, not hashed; a case is found by its own. */
  readonly keyed?: true;
  /** The council as a matter; `council` is what it says. */
  readonly kept?: Council;
  /** Looks that are recorded. */
  readonly looked?: readonly Pick<Look, 'reference' | 'person' | 'at'>[];
  /** What the rules saw in them; without a day: whatever the day. */
  readonly found?: readonly (Pick<Finding, 'person' | 'rule' | 'references'> & Partial<Finding>)[];
  /** For the history of the first case. */
  readonly facts?: readonly Fact[];
  /** Agencies whose channel every channel is. */
  readonly linked?: readonly string[];
  readonly council?: Directory;
  readonly fictional?: boolean;
  /** A card with Start was posted for this reference, and no case begun yet. */
  readonly offered?: Reference;
  /** Cases that look like any other, and by which keys: `caseSystemId`, `address` … */
  readonly alike?: readonly CaseMatch[];
  readonly tabLink?: Ports['tabLink'];
  readonly papers?: Ports['papers'];
  readonly openLink?: string;
  /** Whom this person has to tell, since they could not be reached. */
  readonly untold?: readonly TroubleRow[];
}

/** A command id old enough not to be a double press, or as young as one. */
export const commandOf = (age: 'ripe' | 'young'): string =>
  mintCommandId(Date.parse(tuesday) - (age === 'ripe' ? 60_000 : 200), new Uint8Array(8));

export function deskOver(options: Remembered = {}, own: Partial<Ports> = {}): DeskInMemory {
  const posted: Card[] = [];
  const ports = { ...portsOver(options, posted), ...own };
  const desk = createDesk({
    ports,
    ask: createAsk(ports),
    committed: () => {},
    released: () => {},
    linked: () => {},
    answerWithinMs: 60_000,
    fictional: options.fictional ?? false,
  });
  return {
    ports,
    answer: async (person, verb, data = {}) => desk.press(callerOf(person, false), verb, data),
    press: async (person, verb, data = {}, shared = false) =>
      cardOf(await desk.press(callerOf(person, shared), verb, data), verb),
    onPage: async (person, verb, data = {}) => cardOf(await desk.press(tabCaller(person.objectId), verb, data), verb),
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

/** What a desk works with, over these matters; what it posts is put into `posted`. */
export function portsOver(options: Remembered, posted: Card[] = []): Ports {
  const {
    council = directory,
    linked = [],
    broken,
    offered,
    tabLink,
    papers,
    openLink,
    untold = [],
    found = [],
  } = options;
  const advice = remembers(adviceMatter, options.advice ?? [], options);
  const entities = remembers(
    entityMatter,
    options.entities ?? [],
    options,
    options.actionsOfRecords,
    options.entityFacts,
  );
  const register = remembers(registerMatter, options.register ?? [], options, [], options.registerFacts);
  const kept = new Map((options.policeRows ?? []).map((rows) => [rows.list, rows]));
  const rowsKept = () =>
    [...kept.values()].filter(({ rows }) => rows.length > 0).map((value) => ({ value, version: '1' }));
  const lists = remembers(policeListMatter, options.policeLists ?? [], options);
  const councilKept = remembers(councilMatter, options.kept === undefined ? [] : [options.kept], options);
  const trainings = remembers(trainingMatter, options.trainings ?? [], options);
  const meetings = remembers(meetingMatter, options.meetings ?? [], { broken });
  const byDate = meetings.all().toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const cases = remembers(caseMatter, options.cases ?? [], options, options.parts, options.facts);
  const links = linked.map(linkOf);
  const shut: Ports['cases']['shut'] = async (ids) => {
    const closed = [
      ...cases.all().map((one) => ({ id: one.reference, ...one })),
      ...entities.all(),
      ...register.all().map(({ id, excluded }) => ({ id, excluded })),
    ];
    const known = new Map<string, ClosedMatter>(closed.map((one) => [one.id, one]));
    return new Map(
      [...ids].flatMap((id) => {
        const out = shutFrom(known, id);
        return out === undefined ? [] : [[id, out] as const];
      }),
    );
  };
  return {
    cases: { ...goingOnIn(cases.store), ...casesOf(cases, options, () => entities.all()), shut },
    meetings: {
      ...meetings.store,
      from: async (date) => byDate.filter((one) => one.date >= date),
      before: async (date, most) =>
        byDate
          .filter((one) => one.date < date)
          .toReversed()
          .slice(0, most),
    },
    advice: closingAdvice(
      {
        ...advice.store,
        open: async (person, waiting) =>
          advice
            .all()
            .filter(
              ({ asker, state }) => (waiting && state === 'asked') || (state !== 'closed' && asker.objectId === person),
            ),
        guidance: async () =>
          advice.all().flatMap(({ id, guidance }) => (guidance === undefined ? [] : [{ ...guidance, id }])),
      },
      shut,
    ),
    trainings: {
      ...trainings.store,
      from: async (date) => trainings.all().filter(({ startsAt }) => startsAt >= date),
    },
    entities: {
      ...entities.store,
      waiting: async (date) =>
        entities.all().filter((one) => one.state === 'reported' || (one.state === 'open' && one.dueOn <= date)),
      open: async () => entities.all().filter(isOpenRecord),
      ofIds: async (ids) => entities.all().filter(({ id }) => ids.includes(id)),
      endedBefore: async (date) =>
        entities
          .all()
          .filter(
            ({ ended, into }) => ended !== undefined && into === undefined && ended.at.slice(0, date.length) <= date,
          )
          .map(({ id }) => id),
      isDestroyed: async () => false,
    },
    policeLists: {
      ...lists.store,
      open: async () => lists.all().filter(({ open }) => open.length > 0),
      since: async (date) => lists.all().filter(({ on }) => on >= date),
      rowsOf: async (id) => rowsKept().find(({ value }) => value.list === id),
      rowsKept: async () => rowsKept(),
      keepRows: async (rows) => {
        kept.set(rows.list, rows);
        return true;
      },
    },
    council: councilKept.store,
    register: closingRegister(
      {
        ...register.store,
        open: async (person, all) =>
          register.all().filter((entry) => isOpenEntry(entry) && (all || waitsFor(entry) === person)),
        since: async (date) => register.all().filter(({ at }) => localDate(at) >= date),
      },
      shut,
    ),
    says: {
      of: async () => [],
      add: async () => {
        if (broken === true) throw new Error('no store');
      },
    },
    matchKeysOf: Object.assign(
      (answers: Answers): readonly MatchKey[] =>
        options.keyed === true
          ? keyed(answers)
          : [
              ...(Object.keys(matchLabels) as readonly MatchKind[]).map((kind) => ({ kind, key: kind })),
              ...matchTexts(answers, () => []).flatMap(({ kind, text }) =>
                kind === 'name' ? [{ kind, key: text }] : [],
              ),
            ],
      { links: linksPlain },
    ),
    looks: {
      record: nothing,
      of: async (reference) =>
        (options.looked ?? [])
          .filter((look) => look.reference === reference)
          .map((look): Look => ({ id: look.at, name: '', what: '', why: '', ...look })),
    },
    whoLooked: {
      between: async () => [],
      ofPerson: async () => [],
      found: async (days) =>
        days.map((day) => ({
          day,
          looks: 0,
          outside: 0,
          findings: found
            .filter((one) => (one.day ?? day) === day)
            .map((one) => ({ day, name: '', looks: 1, at: `${day}T00:00:00.000Z`, ...one })),
        })),
      keepFound: nothing,
      counted: async () => [],
      keepCounted: nothing,
    },
    contacts: { of: nothing, known: nothing, save: nothing, firstTime: async () => true },
    channels: {
      of: async (target) => links.find((one) => one.target === target),
      lately: async (target) => links.find((one) => one.target === target),
      inConversation: async () => links,
      save: nothing,
      remove: nothing,
    },
    digests: { begin: async () => true },
    troubles: { of: async () => ({ calls: 0, rows: untold }), readers: async () => [], change: nothing },
    directories: { current: async () => council, newest: async () => council, replace: nothing, stored: nothing },
    outbox: {
      due: async () => [],
      ofMatter: async () => [],
      forPerson: async () => [],
      claim: async () => [],
      finish: nothing,
      postpone: nothing,
      outstanding: async () => cases.all().slice(0, 1).flatMap(troublesOf),
      tryAgain: nothing,
      spread: nothing,
      posted: async (reference) => (reference === offered ? postedCard : undefined),
      reserve: async () => true,
      savePosted: nothing,
    },
    poster: {
      post: async (_contact, message) => {
        posted.push(message.card as Card);
        return { ok: true, activity: 'a1' };
      },
      update: async () => ({ ok: true, activity: 'a1' }),
      retire: async () => ({ ok: true, activity: 'a1' }),
    },
    mailer: { send: async () => ({ ok: true, activity: 'm1' }) },
    machine: { now: () => tuesday, nowMs: () => Date.parse(tuesday), bytes: (count) => new Uint8Array(count) },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...(tabLink !== undefined && { tabLink }),
    ...(papers !== undefined && { papers }),
    ...(openLink !== undefined && { openLink }),
  };
}
const nothing = async (): Promise<undefined> => undefined;
const postedCard = { key: 'card', conversation: 'a:1', activity: 'a1', call: 0, shown: '', changedMs: 0 };

/** By the letter, where the deployment hashes. */
const linksPlain = (kind: LinkKind, said: Answers): readonly LinkKey[] =>
  linkTexts(kind, said, (word) => [word.toUpperCase()]).map(({ text, ...one }) => ({ ...one, key: text }));
const keysIn = (
  keys: readonly string[],
  named: readonly { readonly kind: LinkKind; readonly said: Answers }[],
): readonly string[] =>
  named.flatMap(({ kind, said }) => linksPlain(kind, said).flatMap(({ key }) => (keys.includes(key) ? [key] : [])));

function keysOfRecord(keys: readonly string[], entity: Entity, mentions: readonly Mention[]): readonly string[] {
  const found = foundIn(entity);
  if (found === undefined) return [];
  return keysIn(keys, [...found.said, ...mentions.filter((one) => found.members.includes(mentionRefOf(one)))]);
}

/** What is asked of cases beside a matter's own. */
function casesOf(
  memory: Memory<CaseTypes>,
  { meetings = [], alike = [], keyed: isKeyed }: Remembered,
  records: () => readonly Entity[],
): Omit<Ports['cases'], keyof Memory<CaseTypes>['store'] | 'shut'> {
  const byReference = (reference: Reference): Case | undefined =>
    memory.all().find((one) => one.reference === reference);
  const withGoesOn = (one: Case, passed: readonly Reference[] = []): Case => {
    const goesOn = one.stage === 'merged' && !passed.includes(one.into) ? byReference(one.into) : undefined;
    return goesOn === undefined ? one : goingOn(one, withGoesOn(goesOn, [...passed, one.reference]));
  };
  const all = () => memory.all().map((one) => withGoesOn(one));
  const ofMeeting = (stages: readonly Stage[], { id }: Pick<Meeting, 'id'>): OnMeeting => ({
    cases: all().filter((childCase) => stages.includes(childCase.stage) || decisionAt(childCase, id) !== undefined),
    records: records().filter((one) => one.agenda !== undefined || recordDecidedAt(one, id) !== undefined),
  });
  /** A case that a test made up has the lines of its decisions alone. */
  const unstored = (reference: Reference, stored: readonly { readonly id: string }[]) => {
    const root = all().find((one) => one.reference === reference);
    return (root === undefined ? [] : decisionsOf(root))
      .filter(({ id }) => stored.every((one) => one.id !== id))
      .map((line) => madeOfLine(reference, line));
  };
  const actions = async (which: (one: Action) => boolean) => memory.parts('action').filter(which);
  const found: Pick<Ports['cases'], 'alike' | 'linksAlike'> = {
    alike: async (keys) => (isKeyed === true ? keyedAlike(all(), keys) : alike),
    linksAlike: async (keys, but) => [
      ...memory
        .parts('mention')
        .filter(({ reference, state }) => reference !== but && state !== 'taken' && state !== 'placed')
        .map((mention) => ({ reference: mention.reference, mention, keys: keysIn(keys, [mention]) }))
        .filter((one) => one.keys.length > 0),
      ...all()
        .filter(({ reference }) => reference !== but)
        .map((referral) => ({
          reference: referral.reference,
          referral,
          row: rowOf(referral),
          keys: keysIn(keys, linesOfReferral(referral)),
        }))
        .filter((one) => one.keys.length > 0),
      ...records()
        .map((entity) => ({ entity: entity.id, keys: keysOfRecord(keys, entity, memory.parts('mention')) }))
        .filter((one) => one.keys.length > 0),
    ],
  };
  return {
    partsNamed: async (reference, ids, toVerify, of) => {
      const kinds = Object.keys(caseMatter.parts) as readonly (keyof CaseTypes['parts'])[];
      const named = kinds.map(async (kind) => {
        const stored: readonly AnyPartIn<CaseTypes>[] = await memory.store.parts(reference, kind);
        const all = kind === 'decision' ? [...stored, ...unstored(reference, stored)] : stored;
        return [
          kind,
          all.filter((part) => kind === of || ids.includes(part.id) || (toVerify && isToVerify(part))),
        ] as const;
      });
      return Object.fromEntries(await Promise.all(named));
    },
    decisionsOf: async (wanted) =>
      wanted.flatMap(({ reference, lines }) =>
        lines.map((line) => {
          const made = memory.parts('decision').find((one) => one.reference === reference && one.id === line.id);
          return made ?? madeOfLine(reference, line);
        }),
      ),
    ofReferrer: async (id) => all().filter((childCase) => leadOf(childCase).objectId === id),
    waitingForCoordinator: async () => all().filter((childCase) => waitsOf(childCase) !== undefined),
    ...rowsOn(all),
    endedBefore: async (date) =>
      all()
        .filter((childCase) => (endedOn(childCase) ?? '9') <= date)
        .map(({ reference }) => reference),
    namesEnded: async (since) => all().filter((childCase) => (endedOn(childCase) ?? '') >= since),
    mergedAway: async () => all().flatMap((one) => (one.stage === 'merged' ? [one] : [])),
    tookOf: async (references) =>
      all().flatMap(({ reference: into, took = [] }) =>
        references.includes(into) ? took.map(({ from, facts }) => ({ reference: from, into, facts })) : [],
      ),
    openedByGlass: async () =>
      all().flatMap(({ reference, excluded, glass }) => (glass === undefined ? [] : [{ reference, excluded, glass }])),
    closedTo: async (id) => {
      const closed = all().filter((childCase) =>
        closedTo(childCase).some((whom) => whom === closedToSome || whom === id),
      );
      return new Set(closed.map(({ reference }) => reference));
    },
    inStage: async (stage) => all().filter((childCase) => childCase.stage === stage),
    inStages: async (stages) => all().filter((childCase) => stages.includes(childCase.stage)),
    forMeeting: async (stages, meeting) => ofMeeting(stages, meeting),
    dayOfMeeting: async (stages, meeting, from) => ({
      ...ofMeeting(stages, meeting),
      ahead: meetings.filter(({ date }) => date >= from),
    }),
    alike: found.alike,
    linksAlike: found.linksAlike,
    foundByKeys: async ({ alike: keys, links, but }) => ({
      alike: keys.length === 0 ? [] : await found.alike(keys),
      links: (await Promise.all(links.map((some) => found.linksAlike(some, but)))).flat(),
    }),
    mentionsOf: async (references) => memory.parts('mention').filter(({ reference }) => references.includes(reference)),
    mentionsWaiting: async () => memory.parts('mention').filter(({ state }) => state === 'new'),
    actionRows: (agencies, lateBy) =>
      actions(
        (one) =>
          (isActive(one) && agencies.includes(one.agency)) ||
          (lateBy !== undefined && (waitsForOverseer(one) || isOverdue(one, lateBy))),
      ),
    actionsOnSheet: (since) => actions((one) => isActive(one) || (endOf(one) ?? '') >= since),
    actionRowsOf: (own, lateBy) =>
      actions(
        (one) =>
          (isActive(one) && isAmong(own, one)) ||
          (lateBy !== undefined && (waitsForOverseer(one) || isOverdue(one, lateBy))),
      ),
    activeActions: () => actions(isActive),
    openActionsOf: (references) => actions((one) => isOpen(one) && references.some((each) => each === one.reference)),
    actionsOf: (references) => actions((one) => references.some((each) => each === one.reference)),
    actionsSetOn: (references) => actions((one) => references.some((each) => each === one.reference)),
    episodesSince: async () => [],
    gatheringsSince: async (date) => memory.parts('gathering').filter(({ startsAt }) => startsAt >= date),
    openBands: async () => [],
    fallenDue: async () => [],
    ailing: async () => [],
  };
}
/** As the query of the store asks for them. */
export const isAmong = (own: OwnActions, action: ActionRow): boolean => isOwn(own, action) && isCounted(own, action);
const isOwn = (own: OwnActions, { owner, deputy, agency }: ActionRow): boolean =>
  own.agencies.includes(agency) ||
  (owner === undefined ? own.ownerless.includes(agency) : own.owners.includes(owner.objectId)) ||
  deputy === own.person;
const isCounted = ({ counted }: OwnActions, action: ActionRow): boolean =>
  counted === undefined ||
  ['proposed', 'done'].includes(action.state.is) ||
  isOverdue(action, counted.dueBy) ||
  counted.hosts.includes(action.reference);
const isToVerify = (part: AnyPartIn<CaseTypes>): boolean => isPart('action', part) && part.state.is === 'done';
const isActive = ({ state }: Action): boolean => state.is !== 'verified' && state.is !== 'cancelled';

/** The rows of these cases, as a store gives them. */
export function rowsOn(all: () => readonly Case[]): Pick<Ports['cases'], 'rows'> {
  return {
    rows: (wanted) =>
      Promise.resolve(
        all()
          .filter((childCase) => fits(childCase, wanted))
          .map(rowOf),
      ),
  };
}
function fits(childCase: Case, wanted: RowsWanted): boolean {
  const {
    ledBy,
    waiting,
    called,
    askedOf,
    invitedAs,
    inStages,
    dueBy,
    decidedAt,
    followedOf,
    ofLine,
    cases,
    endedSince,
  } = wanted;
  return (
    leadOf(childCase).objectId === ledBy ||
    (waiting !== undefined && (waitsOf(childCase) ?? '') >= waiting) ||
    (called !== undefined && [...calledIn(childCase), ...standInsOf(childCase)].some((id) => id === called)) ||
    (childCase.stage === 'awaitingConsent' &&
      askedOf?.some((id) => id === childCase.submission.consenter?.objectId) === true) ||
    childCase.invitations?.some(({ invitee }) => invitedAs?.includes(invitee)) === true ||
    inStages?.includes(childCase.stage) === true ||
    (dueBy?.stages.includes(childCase.stage) === true && (comesOn(childCase) ?? '9') <= dueBy.date) ||
    decidedAt?.some((id) => decisionAt(childCase, id) !== undefined) === true ||
    (followedOf?.includes(leadOf(childCase).objectId) === true &&
      (sent.has(childCase.stage) || asksManagers(childCase))) ||
    (ofLine !== undefined && childCase.line?.includes(ofLine) === true && isLed(childCase)) ||
    cases?.includes(childCase.reference) === true ||
    (endedSince !== undefined && (endedOn(childCase) ?? '') >= endedSince)
  );
}
const sent: ReadonlySet<string> = new Set(followedStages);
const comesOn = (childCase: Case): string | undefined =>
  'reviewOn' in childCase ? childCase.reviewOn : 'meeting' in childCase ? dateOfMeeting(childCase.meeting) : undefined;

const linkOf = (agency: string): Channel => ({
  target: `agency:${agency}`,
  conversation: '19:agency',
  reference: '{}',
  linkedBy: moira,
  at: monday10,
});

/** One notice of every kind of trouble about a case, and a mail. */
const troublesOf = (childCase: Case): readonly PendingNotice[] =>
  (['unreachable', 'failed', undefined, 'failed'] as const).map((trouble, place) => ({
    about: { matter: childCase.reference },
    key: `card-${place}`,
    ...(place < 3 && { person: leadOf(childCase).objectId }),
    attempts: place,
    visibleAt: 0,
    since: Date.parse(tuesday) - 3_600_000,
    ...(trouble !== undefined && { trouble }),
    ...(place < causes.length && { why: causes[place] }),
  }));
const causes = ['gone 403 MessageWritesBlocked', 'twice unknown Timeout'];

/** By what a child is found, as plain text. */
const keyed = (answers: Answers): readonly MatchKey[] =>
  matchTexts(answers, () => []).map(({ kind, text }) => ({ kind, key: text }));
const keyedAlike = (all: readonly Case[], keys: readonly string[]): readonly CaseMatch[] =>
  all
    .map((one) => ({
      case: one,
      keys: keyed(one.answers)
        .map(({ key }) => key)
        .filter((key) => keys.includes(key)),
    }))
    .filter((one) => one.keys.length > 0);
