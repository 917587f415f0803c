// The register of the data protection officer: what was shared with the wrong person, why someone looked, which records are held
// or destroyed, who asks for their record (docs/process.md 25, 30, 31).
import { opaqueIds, type ObjectId, type Reference } from '../kernel/ids.ts';
import type { HostId } from '../case/action/action.ts';
import type { Person, PersonRef } from '../people/actor.ts';
import { personIn, reportsTo, type Directory } from '../people/directory.ts';
import { reads } from '../people/reads.ts';
import { may } from '../people/roles.ts';
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
  /** Who must not hear of the case it is about. */
  readonly excluded: readonly ObjectId[];
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
  /** Who is asked whether the child is at risk by it; and their answer. */
  readonly lead?: PersonRef;
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
  readonly proposed?: Said & { readonly ground: string; readonly why: string };
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
  readonly proposed: Said & { readonly why: string };
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
/** Whose answer it waits for. */
export const waitsFor = (entry: RegisterEntry): ObjectId | undefined => {
  if (entry.type === 'question') return entry.state === 'asked' ? entry.asked.objectId : undefined;
  if (entry.type !== 'breach') return undefined;
  return entry.risk === undefined && isOpenEntry(entry) ? entry.lead?.objectId : undefined;
};
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

type About = Pick<RegisterEntry, 'excluded'>;
const officer = ({ excluded }: About, person: Person): boolean =>
  may(person, 'keepRegister') && !excluded.includes(person.objectId);
/** The data protection officers; and where all of them are kept out of the case, the service managers. Of a question never who is asked. */
export const keepsEntry = (
  entry: About & { readonly asked?: PersonRef | undefined },
  person: Person,
  directory: Directory,
): boolean => {
  const free = (one: Person): boolean => one.objectId !== entry.asked?.objectId;
  if (!free(person) || entry.excluded.includes(person.objectId)) return false;
  if (officer(entry, person)) return true;
  return may(person, 'keepRegisterInstead') && !directory.people.some((one) => free(one) && officer(entry, one));
};
export const keeperIds = (entry: About & { readonly asked?: PersonRef }, directory: Directory): readonly ObjectId[] =>
  directory.people.filter((one) => keepsEntry(entry, one, directory)).map(({ objectId }) => objectId);

/** Who is told that an answer is late: the manager of the person, unless they must not hear of the case. */
export const managerAsked = ({ asked, excluded }: Question, directory: Directory): ObjectId | undefined => {
  const manager = personIn(directory, asked.objectId)?.manager;
  return manager === undefined || excluded.includes(manager) ? undefined : manager;
};

/** What waits for a second person. */
type ToAgree = Pick<Disposal, 'acted' | 'excluded'> & { readonly proposed?: Said };
const isToAgree = (entry: RegisterEntry): entry is Disposal | LooksEnd =>
  entry.type === 'looksEnd' || (entry.type === 'disposal' && entry.state !== 'due');
/**
 * Who may agree that a record is destroyed, as a second person: neither above the person who proposes it nor in their team, who
 * never did anything on it (docs/process.md P31.6). By the directory as it is: who has left is no one of these.
 */
export function mayAgreeToDestroy(entry: ToAgree, person: Person, directory: Directory): boolean {
  const { proposed, acted, excluded } = entry;
  const { objectId, team } = person;
  if (proposed === undefined || objectId === proposed.by.objectId || !may(person, 'agreeDisposal')) return false;
  if (acted.includes(objectId) || excluded.includes(objectId)) return false;
  const proposer = personIn(directory, proposed.by.objectId);
  return !(
    reportsTo(directory, proposed.by.objectId, objectId) ||
    (proposer?.team !== undefined && proposer.team === team)
  );
}
export const agreerIds = (entry: ToAgree, directory: Directory): readonly ObjectId[] =>
  directory.people.filter((one) => mayAgreeToDestroy(entry, one, directory)).map(({ objectId }) => objectId);

/**
 * Who may sign what is given, as a second person: another data protection officer, or a service manager, who decided on none of it
 * (docs/process.md P30.5). By the directory as it is: who has left is no one of these.
 */
export const maySignAccess = (entry: Pick<Access, 'reviewers' | 'excluded'>, person: Person): boolean =>
  may(person, 'signAccess') && !entry.reviewers.includes(person.objectId) && !entry.excluded.includes(person.objectId);
export const signerIds = (entry: Pick<Access, 'reviewers' | 'excluded'>, directory: Directory): readonly ObjectId[] =>
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

/** How someone stands to an entry: the first of these that fits. */
export function relationToEntry(entry: RegisterEntry, person: Person, directory: Directory): RegisterRelation {
  const { objectId } = person;
  if (entry.type === 'question' && entry.asked.objectId === objectId) return 'questioned';
  if (isToAgree(entry) && mayAgreeToDestroy(entry, person, directory)) return 'agrees';
  if (keepsEntry(entry, person, directory)) return 'keeper';
  if (entry.type === 'access' && isSecond(entry, person)) return 'agrees';
  if (entry.type === 'breach' && entry.lead?.objectId === objectId) return 'leadAsked';
  if (entry.type === 'breach' && entry.by.objectId === objectId) return 'reporter';
  if (entry.excluded.includes(objectId)) return 'none';
  if (may(person, 'audit')) return 'overseer';
  return entry.type === 'question' && entry.late !== undefined && managerAsked(entry, directory) === objectId
    ? 'above'
    : 'none';
}
export const readsEntry = (entry: RegisterEntry, person: Person, directory: Directory): boolean =>
  reads('register', relationToEntry(entry, person, directory));
/** What the data protection officer decided on a breach, and why. */
export const readsHandling = (entry: RegisterEntry, person: Person, directory: Directory): boolean =>
  reads('breachHandled', relationToEntry(entry, person, directory));
