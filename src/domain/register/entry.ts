// The register of the data protection officer: what was shared with the wrong person, why someone looked, which records are held
// or destroyed, who asks for their record (docs/process.md 25, 30, 31).
import { given } from '../kernel/given.ts';
import { opaqueIds, type ObjectId, type Reference } from '../kernel/ids.ts';
import type { HostId } from '../case/action/action.ts';
import { clockActor, type Person, type PersonRef } from '../people/actor.ts';
import { personIn, reportsTo, type Directory } from '../people/directory.ts';
import { reads } from '../people/reads.ts';
import { may, peopleWho } from '../people/roles.ts';
import type { Instant } from '../time/calendar.ts';
import type { Due, Ladder } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import type { ItemChoice, SeenCase } from './bundle.ts';
import type { KeptUntil } from './retention.ts';

export const { mint: mintRegisterId, read: toRegisterId } = opaqueIds('REG');
/** An entry, for people: `REG-4F7K-2Q9X`, opaque. */
export type RegisterId = ReturnType<typeof mintRegisterId>;

/**
 * Of a breach: so many plain hours after someone was aware, and `late` from the end of its time on. Of a question: when the
 * manager of the person hears (`manager`), and the data protection officer (`dpo`). Of a record or of looks that are to end, and of
 * a hold: when it is asked about again (`again`). Of a request for access: two weeks and three days before its time is over
 * (`first`, `last`), then `late`; and while it waits for a second reviewer `again`.
 */
export type RegisterRung = 'first' | 'second' | 'third' | 'last' | 'late' | 'manager' | 'dpo' | 'again';

interface Said {
  readonly by: PersonRef;
  readonly at: Instant;
}

interface Entered {
  readonly id: RegisterId;
  /** Who reported it, or asks. */
  readonly by: PersonRef;
  readonly at: Instant;
  /** Who must not hear of what it is about, as it was stored last. */
  readonly excluded: readonly ObjectId[];
  /** The same as it is now: asked of the case or record with each read, and stored nowhere (docs/process.md P25.9). */
  readonly closedTo?: readonly ObjectId[];
  readonly due: Due;
  readonly ladder: Ladder<RegisterRung>;
  readonly facts: number;
  readonly changedAt: Instant;
}

/** Something was shared with the wrong person. */
export interface Breach extends Entered {
  readonly type: 'breach';
  /** The case, as the person who reports it named it: there need not be one. */
  readonly about?: Reference;
  /**
   * Its papers are held: the person who reported it read the case (by break glass too) or an action of it, or an officer has said
   * that it is this case. A reference that anyone can type, or mistype, holds none.
   */
  readonly holds?: true;
  /** A choice of `breachWhats`. */
  readonly what: string;
  readonly whom: string;
  /** Whether the other person still has it: yes, no, notKnown. */
  readonly still: string;
  /** From then on the 72 hours count. */
  readonly aware: Instant;
  /** Who reported it named a case that they were kept out of: to them it is a reference like any other. */
  readonly outside?: true;
  /** Who is asked whether the child is at risk by it; and the answer. */
  readonly lead?: PersonRef;
  /** The co-ordinators are: its lead worker is kept out of the case, and no one took it over. */
  readonly unled?: true;
  readonly risk?: Said & { readonly risk: string; readonly why: string };
  readonly contained?: Said & { readonly how: string };
  readonly assessed?: Said & {
    readonly harm: string;
    readonly ico: string;
    readonly icoWhy: string;
    readonly people: string;
    readonly peopleWhy: string;
  };
  readonly ico?: Said & { readonly number: string };
  readonly closed?: Said & { readonly learnt: string };
}

/** Why did you look? */
export interface Question extends Entered {
  readonly type: 'question';
  readonly about: Reference;
  readonly asked: PersonRef;
  /** When they looked: the newest first, five at most. */
  readonly looks: readonly Instant[];
  /** Which rule calls for it, or that it was drawn by chance. */
  readonly because: Because;
  readonly state: 'asked' | 'answered' | 'withDpo' | 'closed';
  /** Their manager heard that it is late; and the data protection officer. */
  readonly late?: 'manager' | 'dpo';
  readonly answer?: Said & { readonly whatFor: string; readonly reason: string };
  readonly settled?: Said & { readonly how?: string };
}

/** One matter that goes with a record: where its facts ended (docs/process.md P31.7). */
export interface Destroyed {
  readonly id: HostId;
  readonly facts: number;
  readonly lastHash: string;
}
/** How the person who proposed it stood in the council then: for when they have left (docs/process.md P31.6). */
export interface Apart {
  readonly above?: readonly ObjectId[];
  readonly team?: string;
}
/** Whether a record is destroyed: by two people, and what is left of it. */
export interface Disposal extends Entered {
  readonly type: 'disposal';
  readonly about: HostId;
  /** The cases of the child, or the records that were merged, which go together; this one is among them. */
  readonly record: readonly HostId[];
  /** Of all of them, when it was last looked. */
  readonly count: number;
  readonly kept: KeptUntil;
  readonly state: 'due' | 'proposed' | 'kept' | 'agreed' | 'done';
  /** Those who could agree and have done something on it. */
  readonly acted: readonly ObjectId[];
  readonly proposed?: Said & Apart & { readonly ground: string; readonly why: string };
  readonly agreed?: Said;
  readonly longer?: Said & { readonly until: IsoDate; readonly why: string };
  /** It was agreed, and something stopped it before anything was gone. */
  readonly returned?: { readonly at: Instant; readonly why: string };
  readonly certificate?: { readonly at: Instant; readonly matters: readonly Destroyed[] };
}

/** Nothing of a case, or of a record of a person or place, is destroyed. */
export interface Hold extends Entered {
  readonly type: 'hold';
  readonly about: HostId;
  readonly ground: string;
  readonly why: string;
  readonly state: 'holding' | 'lifted';
  readonly lifted?: Said & { readonly why: string };
}

/** Whether old looks end, by two people (docs/process.md P31.10). It names no case. */
export interface LooksEnd extends Entered {
  readonly type: 'looksEnd';
  /** About no case. */
  readonly about?: never;
  /** Looks up to this day, the last of a month, at what was destroyed up to that one. */
  readonly upTo: IsoDate;
  readonly gone: IsoDate;
  /** How many looks; days whose counts and findings go; entries of the register. */
  readonly looks: number;
  readonly days: number;
  readonly entries: number;
  /** The days whose seals vouch for nothing that is left: up to which, how many, and the code of the last of them. */
  readonly seals?: { readonly upTo: IsoDate; readonly days: number; readonly code: string };
  readonly state: 'toEnd' | 'ending' | 'ended' | 'closed';
  readonly acted: readonly ObjectId[];
  readonly proposed: Said & Apart & { readonly why: string };
  readonly agreed?: Said;
  readonly refused?: Said & { readonly why: string };
  readonly endedAt?: Instant;
}
/** What there is to end, counted by the server. */
export type LooksDue = Pick<LooksEnd, 'upTo' | 'gone' | 'looks' | 'days' | 'entries' | 'seals'>;
/** A person asks for what is held of them (docs/process.md 30). What is given is made of the record each time; here is what is decided. */
export interface Access extends Entered {
  readonly type: 'access';
  readonly about: Reference;
  /** The cases of the child, which are given together; this one is among them. */
  readonly record: readonly Reference[];
  readonly who: string;
  readonly capacity: string;
  readonly identity: string;
  readonly received: IsoDate;
  /** What was written from this day on is asked for; absent: all of it. */
  readonly since?: IsoDate;
  readonly state: 'marking' | 'second' | 'signed' | 'released' | 'refused';
  /** Of each item that a reviewer decided on; once it was sent to the second, of each that is not given whole. */
  readonly choices: readonly ItemChoice[];
  /** Who decided on any of it: none of these signs. */
  readonly reviewers: readonly ObjectId[];
  /** What the second reviewer reads, and how it was then; by the number of the fact. */
  readonly sent?: Said & { readonly number: number; readonly seen: readonly SeenCase[] };
  readonly back?: Said & { readonly why: string };
  readonly signed?: Said;
  readonly extended?: Said & { readonly why: string };
  readonly refused?: Said & { readonly ground: string; readonly why: string };
  readonly released?: Said & { readonly how: string };
}
export type RegisterEntry = Breach | Question | Disposal | Hold | LooksEnd | Access;

const becauseNames = ['sameSurname', 'notOpen', 'noWork', 'burst', 'endedCase', 'taken', 'byChance', 'other'] as const;
export type Because = (typeof becauseNames)[number];
/** Each is a sentence that the person who is asked may read (docs/process.md P25.6). */
const becauses: Readonly<Record<Because, string>> = {
  sameSurname: 'Your surname is the child’s.',
  notOpen: 'You looked for three or more cases in a day that are not open to you.',
  noWork: 'You read it by your role, and did nothing on the case a week before or after.',
  burst: 'You opened more than ten cases in an hour, and far more than usual.',
  endedCase: 'The case has ended, and nothing is open in it.',
  taken: 'It was printed or exported.',
  byChance: 'It was drawn by chance, as some are each month.',
  other: 'It was chosen by the person who asks.',
};
/** The same as others read it; those that are not here say nothing of the person. */
const becausesOfThem: Readonly<Partial<Record<Because, string>>> = {
  sameSurname: 'Their surname is the child’s.',
  notOpen: 'They looked for three or more cases in a day that are not open to them.',
  noWork: 'They read it by their role, and did nothing on the case a week before or after.',
  burst: 'They opened more than ten cases in an hour, and far more than usual.',
};
/** To the person who is asked, or to others. */
export const sayBecause = (because: Because, isOwn: boolean): string =>
  isOwn ? becauses[because] : (becausesOfThem[because] ?? becauses[because]);
export const toBecause = (text: string): Because | undefined => becauseNames.find((one) => one === text);

/** A breach is reported to the Information Commissioner within so many plain hours (UK GDPR, article 33). */
export const breachHours = 72;
export const mostLooks = 5;

export const isBreach = (entry: RegisterEntry): entry is Breach => entry.type === 'breach';
const overStates: readonly string[] = ['closed', 'done', 'ended', 'lifted', 'released', 'refused'];
export const isOpenEntry = (entry: RegisterEntry): boolean =>
  entry.type === 'breach' ? entry.closed === undefined : !overStates.includes(entry.state);
/** Who must not hear of it: of an entry that has just been made as its case said then. */
export const shutOut = ({ closedTo, excluded }: About): readonly ObjectId[] => closedTo ?? excluded;
export const isShutOut = (entry: About, person: ObjectId): boolean => shutOut(entry).includes(person);
/** What is stored of that is as it is now. */
export const isHeeded = (entry: About): boolean => {
  const { excluded } = entry;
  const now = shutOut(entry);
  return excluded.every((one) => now.includes(one)) && now.every((one) => excluded.includes(one));
};

/** Whose answer it waits for. */
export const waitsFor = (entry: RegisterEntry): ObjectId | undefined => {
  const asked = askedIn(entry)?.objectId;
  return asked === undefined || isShutOut(entry, asked) ? undefined : asked;
};
const askedIn = (entry: RegisterEntry): PersonRef | undefined => {
  if (entry.type === 'question') return entry.state === 'asked' ? entry.asked : undefined;
  return entry.type === 'breach' && asksOfChild(entry) ? entry.lead : undefined;
};
/** Whether the child is at risk by it is still to be said. */
const asksOfChild = (breach: Breach): boolean => breach.risk === undefined && isOpenEntry(breach);
/**
 * Who is asked whether the child is at risk by it: the lead worker; where they are kept out of the case their successor, who is the
 * lead by then, or else, and where they have left, the co-ordinators; where no one of them is left, the service managers
 * (docs/process.md P25.2).
 */
export const askedOfChild = (breach: Breach, directory: Directory): readonly Person[] => {
  if (!asksOfChild(breach)) return [];
  if (isUnled(breach, directory)) return insteadOfLead(breach, directory).people;
  const lead = leadIn(breach, directory);
  return lead === undefined || isShutOut(breach, lead.objectId) ? [] : [lead];
};
/** Who stands in for a lead worker, and what they are called. */
function insteadOfLead(
  breach: Breach,
  directory: Directory,
): { readonly people: readonly Person[]; readonly they: string } {
  const free = (people: readonly Person[]) => people.filter(({ objectId }) => !isShutOut(breach, objectId));
  const coordinators = free(peopleWho(directory, 'triage'));
  return coordinators.length > 0
    ? { people: coordinators, they: 'The co-ordinators' }
    : { people: free(peopleWho(directory, 'keepRegisterInstead')), they: 'The service managers' };
}
/** The lead worker, as long as they are in the directory and of those who may refer and lead (docs/process.md P10.3). */
export const leadIn = ({ lead }: Pick<Breach, 'lead'>, directory: Directory): Person | undefined => {
  const person = lead && personIn(directory, lead.objectId);
  return person !== undefined && may(person, 'refer') ? person : undefined;
};
/** Others are asked in place of a lead worker: there is none, or who was asked has left. */
export const isUnled = ({ lead, unled }: Pick<Breach, 'lead' | 'unled'>, directory: Directory): boolean =>
  unled === true || (lead !== undefined && leadIn({ lead }, directory) === undefined);
/** "Priya has", or "The co-ordinators have": who still has to answer. */
export function sayAskedOfChild(breach: Breach, directory: Directory): string | undefined {
  const [first] = askedOfChild(breach, directory);
  const { lead } = breach;
  // Who is asked in their place is said within the minute.
  if (asksOfChild(breach) && lead !== undefined && isShutOut(breach, lead.objectId)) return 'The lead worker has';
  if (first === undefined) return undefined;
  return isUnled(breach, directory) ? `${insteadOfLead(breach, directory).they} have` : `${first.name} has`;
}
/** Nothing of its case leaves on paper or in a file (docs/process.md P25.4). */
export const holdsPapers = (entry: RegisterEntry): entry is Breach & { readonly about: Reference } =>
  entry.type === 'breach' &&
  entry.holds === true &&
  entry.contained === undefined &&
  entry.closed === undefined &&
  entry.about !== undefined;
/** Whether it is decided what the Commissioner is told, and done. */
export const isDecided = ({ assessed, ico }: Pick<Breach, 'assessed' | 'ico'>): boolean =>
  assessed !== undefined && (assessed.ico === 'no' || ico !== undefined);

type About = Pick<Entered, 'excluded' | 'closedTo'>;
const officer = (entry: About, person: Person): boolean =>
  may(person, 'keepRegister') && !isShutOut(entry, person.objectId);
/** The data protection officers; and where all of them are kept out of the case, the service managers. Of a question never who is asked. */
export const keepsEntry = (
  entry: About & { readonly asked?: PersonRef | undefined },
  person: Person,
  directory: Directory,
): boolean => {
  const free = (one: Person): boolean => one.objectId !== entry.asked?.objectId;
  if (!free(person) || isShutOut(entry, person.objectId)) return false;
  if (officer(entry, person)) return true;
  return may(person, 'keepRegisterInstead') && !directory.people.some((one) => free(one) && officer(entry, one));
};
export const keeperIds = (entry: About & { readonly asked?: PersonRef }, directory: Directory): readonly ObjectId[] =>
  directory.people.filter((one) => keepsEntry(entry, one, directory)).map(({ objectId }) => objectId);

/** Drawn by chance: no person has chosen. */
export const isDrawn = ({ by }: { readonly by: PersonRef }): boolean => by.objectId === clockActor.objectId;
/** Who reads the answer to a question: who asked; where that was chance, or they may not hear of it any more, those who may. */
export const askersOf = (question: Question, directory: Directory): readonly ObjectId[] =>
  isDrawn(question) || isShutOut(question, question.by.objectId)
    ? peopleWho(directory, 'audit')
        .filter((one) => ['keeper', 'overseer'].includes(relationToEntry(question, one, directory)))
        .map(({ objectId }) => objectId)
    : [question.by.objectId];

/** Who is told that an answer is late: the manager of the person, unless they must not hear of the case. */
export const managerAsked = (question: Question, directory: Directory): ObjectId | undefined => {
  const manager = personIn(directory, question.asked.objectId)?.manager;
  return manager === undefined || isShutOut(question, manager) ? undefined : manager;
};

/** What waits for a second person. */
type ToAgree = About & Pick<Disposal, 'acted'> & { readonly proposed?: Said & Apart };
const isToAgree = (entry: RegisterEntry): entry is Disposal | LooksEnd =>
  entry.type === 'looksEnd' || (entry.type === 'disposal' && entry.state !== 'due');
/** How they stand to others: kept with what they propose. */
export const apartFrom = ({ objectId, team }: Person, directory: Directory): Apart => ({
  above: directory.people.filter((one) => reportsTo(directory, objectId, one.objectId)).map((one) => one.objectId),
  ...given({ team }),
});
/**
 * Who may agree that a record is destroyed, as a second person: neither above the person who proposes it nor in their team, who
 * never did anything on it (docs/process.md P31.6). By the directory as it is, where who has left is no one of these; of a proposer
 * who has left also as they stood then, and where that is not known no one may.
 */
export function mayAgreeToDestroy(entry: ToAgree, person: Person, directory: Directory): boolean {
  const { proposed, acted } = entry;
  const { objectId, team } = person;
  if (proposed === undefined || objectId === proposed.by.objectId || !may(person, 'agreeDisposal')) return false;
  if (acted.includes(objectId) || isShutOut(entry, objectId)) return false;
  const proposer = personIn(directory, proposed.by.objectId);
  if (proposer === undefined && proposed.above === undefined) return false;
  const teams = [proposer?.team, proposed.team];
  return !(
    proposed.above?.includes(objectId) === true ||
    reportsTo(directory, proposed.by.objectId, objectId) ||
    (team !== undefined && teams.includes(team))
  );
}
export const agreerIds = (entry: ToAgree, directory: Directory): readonly ObjectId[] =>
  directory.people.filter((one) => mayAgreeToDestroy(entry, one, directory)).map(({ objectId }) => objectId);

/**
 * Who may sign what is given, as a second person: another data protection officer, or a service manager, who decided on none of it
 * (docs/process.md P30.5). By the directory as it is: who has left is no one of these.
 */
export const maySignAccess = (entry: About & Pick<Access, 'reviewers'>, person: Person): boolean =>
  may(person, 'signAccess') && !entry.reviewers.includes(person.objectId) && !isShutOut(entry, person.objectId);
export const signerIds = (entry: About & Pick<Access, 'reviewers'>, directory: Directory): readonly ObjectId[] =>
  directory.people.filter((one) => maySignAccess(entry, one)).map(({ objectId }) => objectId);
/** While it waits for a second reviewer those who may sign, and from then on who has signed. */
const signs = (entry: Access, person: Person): boolean =>
  maySignAccess(entry, person) && (entry.state === 'second' || entry.signed?.by.objectId === person.objectId);
/** Who sent it back reads how it goes on, and not the record. */
const isSecond = (entry: Access, person: Person): boolean =>
  signs(entry, person) || (maySignAccess(entry, person) && entry.back?.by.objectId === person.objectId);
/** Who reads the record for it: those who keep the register, and the second reviewer. */
export const readsBundle = (entry: Access, person: Person, directory: Directory): boolean =>
  entry.state !== 'refused' && (keepsEntry(entry, person, directory) || signs(entry, person));

export type RegisterRelation =
  | 'keeper'
  | 'overseer'
  | 'reporter'
  | 'leadAsked'
  | 'questioned'
  | 'above'
  | 'agrees'
  | 'none';

/** To who reported a case that they were kept out of it is what it is where there is no such case. */
const isOutside = (entry: RegisterEntry, person: ObjectId): boolean =>
  entry.type === 'breach' && entry.outside === true && entry.by.objectId === person;
/** Whether there is no such entry for them. */
export const isClosedTo = (entry: RegisterEntry, person: ObjectId): boolean =>
  isShutOut(entry, person) && !isOutside(entry, person);

/** How someone stands to an entry: the first of these that fits. To who is kept out of what it is about there is none (docs/process.md P25.9). */
export function relationToEntry(entry: RegisterEntry, person: Person, directory: Directory): RegisterRelation {
  const { objectId } = person;
  if (isShutOut(entry, objectId)) return isOutside(entry, objectId) ? 'reporter' : 'none';
  if (entry.type === 'question' && entry.asked.objectId === objectId) return 'questioned';
  if (isToAgree(entry) && mayAgreeToDestroy(entry, person, directory)) return 'agrees';
  if (keepsEntry(entry, person, directory)) return 'keeper';
  if (entry.type === 'access' && isSecond(entry, person)) return 'agrees';
  if (entry.type === 'breach' && isAskedOfChild(entry, person, directory)) return 'leadAsked';
  if (entry.type === 'breach' && entry.by.objectId === objectId) return 'reporter';
  if (may(person, 'audit')) return 'overseer';
  return entry.type === 'question' && entry.late !== undefined && managerAsked(entry, directory) === objectId
    ? 'above'
    : 'none';
}
/** They read on once it is answered. */
const isAskedOfChild = (breach: Breach, person: Person, directory: Directory): boolean =>
  leadIn(breach, directory)?.objectId === person.objectId ||
  (isUnled(breach, directory) &&
    insteadOfLead(breach, directory).people.some(({ objectId }) => objectId === person.objectId));
export const readsEntry = (entry: RegisterEntry, person: Person, directory: Directory): boolean =>
  reads('register', relationToEntry(entry, person, directory));
/** What the data protection officer decided on a breach, and why. */
export const readsHandling = (entry: RegisterEntry, person: Person, directory: Directory): boolean =>
  reads('breachHandled', relationToEntry(entry, person, directory));
