// What casework needs from the world, and nothing a database or Teams would add to it.
import type { Finding } from '../../domain/look/findings.ts';
import type { LookTally } from '../../domain/look/tally.ts';
import type { LookEnds } from './look-end-ports.ts';
import type { DaySeals, SealsOutside } from './seal-ports.ts';
import type { Gathering } from '../../domain/case/gathering/gathering.ts';
import type { Episode } from '../../domain/case/episode/episode.ts';
import type { Action, ActionRow, HostId, SheetAction } from '../../domain/case/action/action.ts';
import type { DecisionMade } from '../../domain/case/decision/decision.ts';
import type { DecisionLine } from '../../domain/case/state/since-consent.ts';
import type { Glass } from '../../domain/case/state/glass.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Waits } from '../../domain/case/asked/waits.ts';
import type { Shut } from '../../domain/register/shut.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import type { TabLink } from '../../notices/render.ts';
import type { Referred } from '../../domain/case/mention/from-referral.ts';
import type { Mention } from '../../domain/case/mention/mention.ts';
import type { LinkKind, Strength } from '../../domain/link/kinds.ts';
import type { KeyKind } from '../../domain/case/triage/match-keys.ts';
import type { Meeting, MeetingId } from '../../domain/meeting/meeting.ts';
import type { EntityId, ObjectId, Reference } from '../../domain/kernel/ids.ts';
import type { DigestId, PartitionId } from '../../domain/matters/partition.ts';
import type { Trouble, Kept } from '../../notices/told.ts';
import type { Advices } from './advice-ports.ts';
import type { PoliceLists } from './police-list-ports.ts';
import type { CouncilStore } from './council-ports.ts';
import type { Register } from './register-ports.ts';
import type { Says } from './say-ports.ts';
import type { Trainings } from './training-ports.ts';
import type { Entities } from './entity-ports.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import type { Channels, Contacts, Feed, Mailer, Poster } from './chat-ports.ts';
import type { DigestCounts, Morning, Notice, Versioned } from './commit-ports.ts';
import type { Ailing, MatterStore, PartsOf, StoredFactIn } from './matter-ports.ts';
import type { FigureStore } from './figure-ports.ts';
import type { Forms } from './form-ports.ts';
import type { Meetings } from './meeting-ports.ts';
import type { Papers } from './paper-ports.ts';
import type { Log, Telemetry } from './telemetry-ports.ts';
import type { OpenBand } from '../../domain/case/assessment/figures.ts';
import type { Invitee } from '../../domain/case/state/invitations.ts';
import type { Case, CaseRow, Stage } from '../../domain/case/state/stages.ts';
import type { Role } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Relation } from '../../domain/people/reads.ts';
import type { Instant } from '../../domain/time/calendar.ts';

export type { DigestCounts, Marker, Notice, Versioned } from './commit-ports.ts';
export type { Log } from './telemetry-ports.ts';

export type StoredFact = StoredFactIn<CaseTypes>;

/** What a notice is about, and where it lies: in the partition of its matter. */
export interface About {
  readonly matter: PartitionId | DigestId;
  readonly part?: string;
}
export interface PendingNotice extends Omit<Notice, 'part'> {
  readonly about: About;
  readonly attempts: number;
  /** Milliseconds since 1970, machine time. */
  readonly visibleAt: number;
  /** When it was first to be told (machine time). */
  readonly since: number;
  /** `unreachable`: waits for an installation; `failed`: no further attempt is made on its own. */
  readonly trouble?: Trouble;
  /** A post may have arrived although the bot was told otherwise: it is repeated once. */
  readonly ambiguous?: boolean;
  /** What the last attempt came to, in codes: "gone 403 MessageWritesBlocked". */
  readonly why?: string;
}

/** What has a clock that has fallen due: a matter, or a part of it. */
export interface FallenDue {
  readonly matter: PartitionId;
  readonly part?: { readonly kind: string; readonly id: string };
}

/** Which cases a list or a board asks for: all that fit any of these. */
export interface RowsWanted {
  /** What this person leads, of every stage. */
  readonly ledBy?: ObjectId;
  /** What those who coordinate and chair have to deal with; or of that only what waits for seniors. */
  readonly waiting?: Waits;
  /** What this person was called for, or asked to stand in for, and no one has done. */
  readonly called?: ObjectId;
  /** What waits for consent and was sent to one of these managers. */
  readonly askedOf?: readonly ObjectId[];
  /** What these were ever invited to beside the meetings: whether still, the case says. */
  readonly invitedAs?: readonly Invitee[];
  /** For stages that empty themselves. */
  readonly inStages?: readonly Stage[];
  /** Cases in these stages that come to a meeting or a review by that day. */
  readonly dueBy?: { readonly stages: readonly Stage[]; readonly date: IsoDate };
  /** What one of these meetings decided about. */
  readonly decidedAt?: readonly MeetingId[];
  /** What these people lead and is not over, or challenged; not what they have not sent yet. */
  readonly followedOf?: readonly ObjectId[];
  /** What was begun or sent below this manager and is not over; also by people who are elsewhere now, or have left. */
  readonly ofLine?: ObjectId;
  readonly cases?: readonly Reference[];
  /** What ended on this day or later. */
  readonly endedSince?: IsoDate;
}

/** Lines of the decisions of a case. */
export interface DecisionLines {
  readonly reference: Reference;
  readonly lines: readonly Pick<DecisionLine, 'id' | 'at'>[];
}

/** What a meeting has to deal with or has decided about, no matter who may see what of it. */
export interface OnMeeting {
  readonly cases: readonly Case[];
  readonly records: readonly Entity[];
}

/** A case that was opened by break glass, and nothing of whose it is. */
export interface GlassKept extends Pick<Case, 'reference' | 'excluded'> {
  readonly glass: readonly Glass[];
}
/** A case that ended in another one, with how many facts; or up to which fact that one knows it. */
export interface Merged extends Pick<Case, 'reference' | 'facts'> {
  readonly into: Reference;
}
export interface Cases extends MatterStore<CaseTypes> {
  /**
   * Parts of a case by their ids, read at once; each kind as `parts` gives it. `toVerify`: also its actions that are done
   * and not verified. `of`: also all there are of this kind. What an earlier form holds in the case is not among them.
   */
  partsNamed(
    reference: Reference,
    ids: readonly string[],
    toVerify: boolean,
    of?: keyof CaseTypes['parts'],
  ): Promise<PartsOf<CaseTypes>>;
  /** The decisions of these lines as they were made, in no order; of a case without lines the database is not asked. */
  decisionsOf(lines: readonly DecisionLines[]): Promise<readonly DecisionMade[]>;
  /** Every case that someone leads, as its referrer or since it was handed over, of every stage, in no order. */
  ofReferrer(person: ObjectId): Promise<readonly Case[]>;
  /** What the co-ordinator has to deal with, in no order. */
  waitingForCoordinator(): Promise<readonly Case[]>;
  /** The row of every case that fits any of what is wanted, each once, in no order. */
  rows(wanted: RowsWanted): Promise<readonly CaseRow[]>;
  /** The cases and records that ever had an action and are closed to this person or to some (`closedTo` in domain/action). */
  closedTo(person: ObjectId): Promise<ReadonlySet<HostId>>;
  /** Cases whose match keys hold one of these (keyed hashes), whatever their stage. */
  alike(keys: readonly string[]): Promise<readonly CaseMatch[]>;
  /**
   * What other cases name under one of these keys, at most 32 of them: so many as one page holds, in no order. `but`: without what
   * is of this one.
   */
  linksAlike(keys: readonly string[], but?: Reference): Promise<readonly LinkMatch[]>;
  /** What both find, for a card: in one request as a rule. */
  foundByKeys(wanted: WantedByKeys): Promise<FoundByKeys>;
  /** What cases name and the co-ordinator has not looked at yet, in no order. */
  mentionsWaiting(): Promise<readonly Mention[]>;
  /** All that these cases name, in no order. */
  mentionsOf(references: readonly Reference[]): Promise<readonly Mention[]>;
  /** Every case in a stage, in no order. For stages that empty themselves only. */
  inStage(stage: Stage): Promise<readonly Case[]>;
  /** What ended on this day or before, in no order. */
  endedBefore(date: IsoDate): Promise<readonly Reference[]>;
  /** What ended on this day or later, by what it is found by: names and case system ID, as they were answered. */
  namesEnded(since: IsoDate): Promise<readonly { readonly reference: Reference; readonly answers: Answers }[]>;
  /** Every case that ended in another; in no order. */
  mergedAway(): Promise<readonly Merged[]>;
  /** What these cases know of what ended in them, in no order. */
  tookOf(references: readonly Reference[]): Promise<readonly Merged[]>;
  /** Those that were opened by break glass: who did, and who looked into it. */
  openedByGlass(): Promise<readonly GlassKept[]>;
  /** Of several stages at once. */
  inStages(stages: readonly Stage[]): Promise<readonly Case[]>;
  /**
   * Cases in one of these stages that come to a meeting on its day, all that `isOnAgenda` says yes to; and those that it
   * decided about or is told of, whatever became of them since; and the records that are on the agenda of such meetings, or
   * that it decided about. Read at once: a case that is decided meanwhile is there.
   */
  forMeeting(stages: readonly Stage[], meeting: Pick<Meeting, 'id' | 'date'>): Promise<OnMeeting>;
  /** The same, with the meetings from that day on, cancelled ones too. */
  dayOfMeeting(
    stages: readonly Stage[],
    meeting: Pick<Meeting, 'id' | 'date'>,
    from: IsoDate,
  ): Promise<OnMeeting & { readonly ahead: readonly Meeting[] }>;
  /**
   * Actions that are not verified or cancelled yet, each once, in no order: of these agencies; and where `lateBy` is given,
   * of all others what waits for the person who oversees it, and what is late by then.
   */
  actionRows(agencies: readonly string[], lateBy?: Instant): Promise<readonly ActionRow[]>;
  /** Those that are not over, and those that were verified or cancelled on this day or later, in no order. */
  actionsOnSheet(since: IsoDate): Promise<readonly SheetAction[]>;
  /** The same of one person's own actions. */
  actionRowsOf(own: OwnActions, lateBy?: Instant): Promise<readonly ActionRow[]>;
  /** All there are. */
  activeActions(): Promise<readonly Action[]>;
  /** Open actions (not those that are done) of these cases, in no order. */
  openActionsOf(references: readonly Reference[]): Promise<readonly Action[]>;
  /** Every action of these cases, also what is over, in no order. */
  actionsOf(references: readonly Reference[]): Promise<readonly Action[]>;
  /** Of every action of these cases, which case it is of and what set it. */
  actionsSetOn(references: readonly Reference[]): Promise<readonly Pick<Action, 'reference' | 'source'>[]>;
  /** Missing episodes that began on this day or later, in no order. */
  episodesSince(date: IsoDate): Promise<readonly Episode[]>;
  /** Strategy, mapping and daily meetings of this day and later, whatever became of them, in no order. */
  gatheringsSince(date: IsoDate): Promise<readonly Gathering[]>;
  /** Of every case that the panel has opened and follows: its bands. */
  openBands(): Promise<readonly OpenBand[]>;
  /** Every clock that has fallen due by then (business time), the longest due first. */
  fallenDue(now: Instant): Promise<readonly FallenDue[]>;
  /** Every matter, of whatever kind, that the developers have to see to, the gravest first; one for each reason. */
  ailing(): Promise<readonly Ailing[]>;
  /**
   * Who must not hear of each of these cases, records of people and places and entries of the register: as it says now, and what it goes
   * on in; of what was destroyed as it said then. Of what there is none of, nothing.
   */
  shut(ids: Iterable<string>): Promise<Shut>;
}

/** Which actions are someone's own: all of them are asked for at once. */
export interface OwnActions {
  /** Those in which this person is named as the deputy, */
  readonly person: ObjectId;
  /** those of these owners, */
  readonly owners: readonly ObjectId[];
  /** of these agencies all, */
  readonly agencies: readonly string[];
  /** and of these those that are given to no one yet. */
  readonly ownerless: readonly string[];
  /** Where given, of all these only what is to be accepted or verified, what is due before then, and what belongs to these hosts. */
  readonly counted?: { readonly dueBy: Instant; readonly hosts: readonly HostId[] } | undefined;
}

/** The message that carries a card, and which call to act it last answered. */
export interface Posted {
  readonly key: string;
  readonly conversation: string;
  /** Undefined while the first post is under way. */
  readonly activity: string | undefined;
  /** Number of the fact whose call was posted; 0 for none. */
  readonly call: number;
  /** An older message of this card that has still to be taken away. */
  readonly older?: string;
  /** Hash of the card last shown, so that nothing is sent twice. */
  readonly shown: string;
  /** Machine time of the last change, milliseconds. */
  readonly changedMs: number;
  /** Someone was told that this card cannot be delivered, and not yet that it was after all. */
  readonly trouble?: Trouble;
}

/** What is written with the end of an attempt: in one transaction. */
export interface Ended {
  readonly delivery: Delivery;
  readonly posted?: Posted | undefined;
  /** Notices that follow from it: someone is told of trouble, or that it is over. */
  readonly also?: readonly Notice[];
  /** Machine time of the attempt. */
  readonly nowMs: number;
}
/** What a notice that was not delivered is marked with. */
export interface Marks {
  readonly trouble?: Trouble;
  readonly ambiguous?: boolean;
}

/** A notice in one worker's hands, with the message that carries its card so far. */
export interface Claimed extends Versioned<PendingNotice> {
  readonly posted: Posted | undefined;
  /** When it is free again although this worker says nothing (machine time). */
  readonly until: number;
}

/** A keyed hash, and what it is of. */
export interface MatchKey {
  readonly kind: KeyKind;
  readonly key: string;
}
export interface MatchKeysOf {
  (answers: Answers): readonly MatchKey[];
  /** What people, places and things of a kind would share with these answers. Absent in tests: nothing. */
  readonly links?: (kind: LinkKind, said: Answers) => readonly LinkKey[];
}
/** A keyed hash of what a case names, how sure it is, and what of two is alike. */
export interface LinkKey {
  readonly strength: Strength;
  readonly why: string;
  readonly key: string;
}
/** What may be the same: of a case an entry of its own, or the answers of its referral; or a record. */
export interface LinkMatch {
  readonly mention?: Mention;
  readonly referral?: Referred;
  /** Of a referral the row of its case: who may not see that is shown nothing of it. */
  readonly row?: CaseRow;
  readonly entity?: EntityId;
  /** Those of the keys that it has. */
  readonly keys: readonly string[];
}

/** A case that looks like another, and by which keys. */
export interface CaseMatch {
  readonly case: Case;
  readonly keys: readonly string[];
}

export interface WantedByKeys {
  /** As `alike` asks. */
  readonly alike: readonly string[];
  /** As `linksAlike` asks, for each of these. */
  readonly links: readonly (readonly string[])[];
  /** Without what is of this one. */
  readonly but: Reference;
}
export interface FoundByKeys {
  readonly alike: readonly CaseMatch[];
  readonly links: readonly LinkMatch[];
}

/** What became of one attempt to tell someone. */
export interface Delivery {
  readonly id: string;
  readonly key: string;
  readonly at: Instant;
  readonly attempt: number;
  /** `later`: nothing arrived, it is tried again; `maybeTwice`: it may have arrived, it is repeated once. */
  readonly result: 'posted' | 'updated' | 'mailed' | 'unchanged' | 'unreachable' | 'later' | 'maybeTwice' | 'failed';
  readonly detail?: string;
}

export type Wanted = 'committed' | readonly string[];

export interface Outbox {
  /** Notices whose time has come, from all matters, at most `most`. */
  due(nowMs: number, most: number): Promise<readonly PendingNotice[]>;
  /** Notices of one matter or for one person, whatever their time. */
  ofMatter(matter: About['matter']): Promise<readonly PendingNotice[]>;
  forPerson(person: ObjectId): Promise<readonly PendingNotice[]>;
  /**
   * Takes for `leaseMs` what is due of a matter, and what of it was put off but is `wanted`; or only what this process
   * has just `committed`. Not what another worker has, or of which one still sends an earlier order of the same card
   * (the matter may renew a notice while it is sent).
   */
  claim(matter: About['matter'], nowMs: number, leaseMs: number, wanted?: Wanted): Promise<readonly Claimed[]>;
  /**
   * Ends a claimed notice: writes what was posted and the delivery, removes it unless it was renewed meanwhile. What ends
   * at the same moment, of one matter, is written in one batch.
   */
  finish(claimed: Claimed, ended: Ended): Promise<void>;
  /** Gives a claimed notice back, to be tried from `visibleAt`; without a delivery nothing was attempted. */
  postpone(claimed: Claimed, visibleAt: number, ended?: Partial<Ended> & Marks): Promise<void>;
  /**
   * Makes notices of what a claimed notice holds, as many as one write takes, and keeps the rest in it; a notice that was
   * written since for the same card stays as it is. Nothing where the claim is not ours any more.
   */
  spread(claimed: Claimed, nowMs: number): Promise<void>;
  /** All that is still to be told and is not new: tried, in trouble, or older than `before` (machine time). */
  outstanding(before: number): Promise<readonly PendingNotice[]>;
  /** Makes a notice due with all its attempts before it, also one that failed; undefined when it is claimed or gone. */
  tryAgain(matter: About['matter'], key: string): Promise<PendingNotice | undefined>;
  posted(matter: About['matter'], key: string): Promise<Posted | undefined>;
  /** Creates the record before a first post; false when it is there already. */
  reserve(matter: About['matter'], posted: Posted): Promise<boolean>;
  savePosted(matter: About['matter'], posted: Posted): Promise<void>;
}

/** That someone looked, written before content leaves. Same id = same opening and sitting. */
export interface Look {
  readonly id: string;
  /** What was looked at: a matter by its id, or a version of the policy. */
  readonly reference: string;
  readonly person: ObjectId;
  readonly name: string;
  readonly what: string;
  readonly why: string;
  readonly at: Instant;
  /** How they stood to it then; `none`: they were shown nothing. Absent where it is no case or other matter. */
  readonly relation?: Relation;
  readonly agency?: string;
  readonly roles?: readonly Role[];
  /** Absent of a look from before form 4, with the three above. */
  readonly by?: LookedBy;
}
/** Where it was shown: on a card in Teams, on a page of the tab, on one for paper, or in the file of an export. */
export type LookedBy = 'chat' | 'tab' | 'print' | 'export';
/** A version of the policy; that someone has read and understood it is a look at it (docs/process.md P18.6). */
export type PolicyVersionId = `policy-${string}`;
export interface Looks {
  record(look: Look): Promise<void>;
  of(reference: PartitionId | PolicyVersionId): Promise<readonly Look[]>;
}

/** What the rules saw in one day; stored once, and never again. */
export interface FoundInDay {
  /** The day that was sealed; what is found a week later stands with that day, under its own. */
  readonly day: IsoDate;
  readonly looks: number;
  /** How many of them outside office hours: counted, and not listed. */
  readonly outside: number;
  readonly findings: readonly Finding[];
}

/** How often each person looked at each thing in a day that was sealed; stored once, and never again. */
export interface CountedInDay {
  readonly day: IsoDate;
  readonly tallies: readonly LookTally[];
}

/** What is asked of the record of who looked, by those who may read it (docs/process.md P26.3). */
export interface WhoLooked {
  between(from: Instant, before: Instant): Promise<readonly Look[]>;
  ofPerson(person: string, from: Instant): Promise<readonly Look[]>;
  /** Of these days those of which it is known, by day. */
  found(days: readonly IsoDate[]): Promise<readonly FoundInDay[]>;
  /** What is there already stays as it is. */
  keepFound(found: FoundInDay): Promise<void>;
  /** Of these days those whose looks are counted, by day. */
  counted(days: readonly IsoDate[]): Promise<readonly CountedInDay[]>;
  /** What is there already stays as it is. */
  keepCounted(counted: CountedInDay): Promise<void>;
}

/** The daily digests, and one more of an upgrade: each is begun once, by whichever instance comes first. */
export interface Digests {
  /** `of`: its day, or what else it is of. Writes its mark and the notice in one batch; false when the mark was there already. */
  begin(person: ObjectId, of: string, counts: DigestCounts, nowMs: number, besides?: Morning): Promise<boolean>;
}

/** What someone reads of messages that could not be delivered to others; one card a person (docs/decisions/0025). */
export interface TroubleRow extends Kept {
  /** The matter and the notice in trouble: what changes changes this row. */
  readonly key: string;
  /** Since when. */
  readonly day: IsoDate;
}
export interface TroubleList {
  /** How many times it called: a card is new once a day, and for what is urgent. */
  readonly calls: number;
  readonly rows: readonly TroubleRow[];
}
export interface Troubles {
  of(person: ObjectId): Promise<TroubleList>;
  /** Everyone who has a list, also who has left. */
  readers(): Promise<readonly ObjectId[]>;
  /** Replaces the list by what `change` makes of it, and has its card told, in one batch; `undefined` changes nothing. */
  change(person: ObjectId, change: (list: TroubleList) => TroubleList | undefined, nowMs: number): Promise<void>;
}

export interface Directories {
  /** The directory as it was at most two seconds ago: what every press is looked up in. */
  current(): Promise<Directory>;
  /** The directory as it is now; the same object where nothing has changed. What decides something is decided by it. */
  newest(): Promise<Directory>;
  /** Replaces the document that it is in an earlier form; `hash` names the file it came from, `content` is the hash of the directory itself. */
  replace(directory: Directory, hash: string, content?: string): Promise<void>;
  /** What is stored now, and the same object where nothing has changed; undefined: none was imported yet. */
  stored(): Promise<StoredDirectory | undefined>;
}

/** The directory as it is stored, which need not be what was imported. */
export interface StoredDirectory {
  /** As it is in force; absent: it is damaged, and none is. */
  readonly directory?: Directory;
  /** Word for word. */
  readonly stored?: unknown;
  /** Settings, by name, that cannot be kept as they are stored and count as delivered. */
  readonly wrong?: readonly string[];
  /** SHA-256 of the file that it was imported from, as was said then; '' where it is damaged. */
  readonly hash: string;
  /** Of the council: whether its last fact vouches for what is stored; where none does, what is in force is what its facts make. */
  readonly vouched?: boolean;
  /** The same of the directory itself; absent: it was imported before form 4. */
  readonly content?: string;
}

/** Time and chance, so that tests can hold them. */
export interface Machine {
  /** Business time. */
  now(): Instant;
  /** Machine time in milliseconds, for leases, back-off and double presses. */
  nowMs(): number;
  bytes(count: number): Uint8Array;
}

/** Where matters are kept: one for each kind. */
export interface MatterStores {
  readonly cases: Cases;
  readonly meetings: Meetings;
  readonly advice: Advices;
  readonly trainings: Trainings;
  readonly entities: Entities;
  readonly register: Register;
  readonly policeLists: PoliceLists;
  readonly council: CouncilStore;
}

export interface Ports extends MatterStores {
  readonly says: Says;
  /** What another case of the same child would share with these answers. */
  readonly matchKeysOf: MatchKeysOf;
  /** A hash, in hex, that no one outside can compute. Absent in tests: one that anyone can. */
  readonly secretHash?: (...parts: readonly string[]) => string;
  readonly outbox: Outbox;
  readonly looks: Looks;
  readonly contacts: Contacts;
  readonly channels: Channels;
  readonly digests: Digests;
  readonly troubles: Troubles;
  readonly directories: Directories;
  /** Absent in tests that count nothing. */
  readonly figures?: FigureStore;
  /** Absent in tests that no one asks who looked. */
  readonly whoLooked?: WhoLooked;
  readonly daySeals?: DaySeals;
  readonly lookEnds?: LookEnds;
  /** Where the codes of the seals lie outside; absent: nowhere. */
  readonly sealCodes?: SealsOutside;
  /** Absent in tests that print nothing. */
  readonly papers?: Papers;
  readonly poster: Poster;
  readonly mailer: Mailer;
  readonly machine: Machine;
  readonly log: Log;
  /** Absent: nothing goes into the activity feed. */
  readonly feed?: Feed;
  /** Where a page of the tab is; without it cards lead to none. */
  readonly tabLink?: TabLink;
  /** Where anyone may print and read what the settings let them (docs/process.md P18.5). */
  readonly openLink?: string;
  /** Absent: nothing is measured. */
  readonly telemetry?: Telemetry;
  /** Absent: everything is stored in the newest form. */
  readonly forms?: Forms;
}

/** The ports that a store fills. */
export type StorePorts = Pick<
  Ports,
  keyof MatterStores | 'says' | 'outbox' | 'looks' | 'contacts' | 'channels' | 'digests' | 'troubles' | 'directories'
> & { readonly forms: Forms };
